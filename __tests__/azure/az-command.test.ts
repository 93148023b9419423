import { describe, expect, test } from '@jest/globals'
import { azCommand } from '../../src/azure/az-command.ts'

const args = ['account', 'show']
const secrets = {
  'INPUT_GITHUB-TOKEN': 's',
  Input_Cluster: 's',
  STATE_undo: 's',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 's',
  ACTIONS_RUNTIME_TOKEN: 's',
  GITHUB_TOKEN: 's',
  GH_TOKEN: 's',
  AZURE_CLIENT_SECRET: 's',
  azure_client_secret: 's',
}

describe('az is started without a shell, with nothing of the workspace and no secret', () => {
  test('on Linux and macOS', () => {
    const env = {
      ...secrets,
      PATH: '/repo/shop:/repo/shop/:/repo/shop/../shop::.:bin:./bin:/usr/bin:/repo/shop/.venv/bin:/opt/my az/bin',
      HOME: '/home/me',
      AZURE_CONFIG_DIR: '/home/me/.azure',
      AZURE_FEDERATED_TOKEN_FILE: '/var/run/token',
      unset: undefined,
    }
    for (const platform of ['linux', 'darwin'] as const)
      expect(azCommand(args, { platform, env, workspace: '/repo/shop' })).toEqual({
        file: 'az',
        args,
        options: {
          cwd: '/bin',
          allowWindowsBatchFiles: false,
          env: {
            // A folder inside of the workspace is there only where a step of the job has named it.
            PATH: '/usr/bin:/repo/shop/.venv/bin:/opt/my az/bin',
            HOME: '/home/me',
            AZURE_CONFIG_DIR: '/home/me/.azure',
            AZURE_FEDERATED_TOKEN_FILE: '/var/run/token',
          },
        },
      })
  })

  test('on Windows, where variables and folders have any letter case', () => {
    const az = 'C:\\Program Files\\Azure CLI\\wbin'
    const env = {
      ...secrets,
      Path: `D:\\Shop;"d:\\SHOP\\";D:/shop;.;;bin;"${az}"; C:\\Windows`,
      SYSTEMROOT: 'C:\\Windows',
    }
    expect(azCommand(args, { platform: 'win32', env, workspace: 'D:\\shop' })).toEqual({
      file: 'az',
      args,
      options: {
        cwd: 'C:\\Windows',
        allowWindowsBatchFiles: true,
        env: { Path: `"${az}"; C:\\Windows`, SYSTEMROOT: 'C:\\Windows' },
      },
    })
    expect(azCommand(args, { platform: 'win32', env: {}, workspace: 'D:\\shop' }).options.cwd).toBe('C:\\Windows')
  })
})
