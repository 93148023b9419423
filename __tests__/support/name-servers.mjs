// Loaded into the action's process with `--import`: it asks a test's DNS server instead of the machine's.
import { setServers } from 'node:dns'

setServers([process.env.TEST_NAME_SERVER])
