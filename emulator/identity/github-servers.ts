/** Where a GitHub server answers. */
export interface GithubServer {
  /** `GITHUB_SERVER_URL` of its jobs. */
  readonly url: string
  /** `GITHUB_API_URL` of its jobs. */
  readonly apiUrl: string
  /** The issuer in its ID tokens. */
  readonly issuer: string
  /** The root of what jobs ask for ID tokens. */
  readonly idTokenUrl: string
}

export const githubCom: GithubServer = {
  url: 'https://github.com',
  apiUrl: 'https://api.github.com',
  issuer: 'https://token.actions.githubusercontent.com',
  idTokenUrl: 'https://pipelines.actions.githubusercontent.com',
}

/**
 * GitHub Enterprise Server has one host for all of it
 * (https://docs.github.com/enterprise-server/actions/reference/security/oidc,
 * https://github.com/actions/runner/blob/main/docs/checks/actions.md).
 */
export const enterpriseServer: GithubServer = {
  url: 'https://github.octo.example',
  apiUrl: 'https://github.octo.example/api/v3',
  issuer: 'https://github.octo.example/_services/token',
  idTokenUrl: 'https://github.octo.example/_services/pipelines',
}

export const githubServers: readonly GithubServer[] = [githubCom, enterpriseServer]
