import { type Answer, type Service, text } from './wire/http.ts'

/** How a public service tells its caller's IPv4 address. */
interface AddressService {
  readonly path: string
  /** What follows the address. */
  readonly ending: '' | '\n'
}

const built: Readonly<Record<string, AddressService>> = {
  'api.ipify.org': { path: '/', ending: '' },
  'api4.ipify.org': { path: '/', ending: '' },
  'api4.my-ip.io': { path: '/ip', ending: '' },
  'checkip.amazonaws.com': { path: '/', ending: '\n' },
  'icanhazip.com': { path: '/', ending: '\n' },
  'ifconfig.me': { path: '/ip', ending: '' },
  'ip4.seeip.org': { path: '/', ending: '' },
  'ipecho.net': { path: '/plain', ending: '' },
  'ipinfo.io': { path: '/ip', ending: '\n' },
  'ipv4.icanhazip.com': { path: '/', ending: '\n' },
  'v4.ident.me': { path: '/', ending: '' },
}

export interface AddressServices {
  readonly service: Service
  isAddressService(host: string): boolean
  /** Makes one lie, or fail, or one more exist; the function that comes back makes it honest again. */
  answer(host: string, answer: string | Answer): () => void
}

export function createAddressServices(): AddressServices {
  const scripted = new Map<string, Answer>()
  return {
    isAddressService: (host) => host in built || scripted.has(host),
    answer(host, answer) {
      const named = answer === 'hang' || answer === 'reset' || typeof answer !== 'string'
      scripted.set(host, named ? answer : text(200, answer))
      return () => scripted.delete(host)
    },
    service({ url, caller }) {
      const script = scripted.get(url.host)
      if (script !== undefined) return script
      const honest = built[url.host]
      if (honest === undefined || honest.path !== url.pathname) return text(404, 'Not found')
      return text(200, caller + honest.ending)
    },
  }
}
