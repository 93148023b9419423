import { json, type Request, type Response, type Service, text } from './wire/http.ts'

export interface ApiServerSettings {
  /** What a caller without a credential gets; that depends on whether the API server lets anonymous callers in. */
  anonymousStatus: 200 | 401 | 403
}

/** A cluster's Kubernetes API server, as far as a probe and a deployment need one. Any bearer token is good. */
export function createApiServer(settings: ApiServerSettings): Service {
  return (request) => {
    const isKnown = request.headers.authorization?.startsWith('Bearer ') ?? false
    if (!isKnown && settings.anonymousStatus === 401) return status(401, 'Unauthorized', 'Unauthorized')
    if (!isKnown && settings.anonymousStatus === 403) return forbidden(request.url.pathname)
    return resource(request, isKnown)
  }
}

function resource({ method, url: { pathname }, body }: Request, isKnown: boolean): Response {
  if (pathname === '/readyz' || pathname === '/livez' || pathname === '/healthz') return text(200, 'ok')
  if (pathname === '/version')
    return json(200, { major: '1', minor: '33', gitVersion: 'v1.33.0', platform: 'linux/amd64' })
  if (!isKnown) return forbidden(pathname)
  if (method === 'POST' && /^\/apis\/apps\/v1\/namespaces\/[^/]+\/deployments$/.test(pathname)) {
    return { ...json(201, {}), body }
  }
  return status(404, 'NotFound', 'the server could not find the requested resource')
}

function forbidden(path: string): Response {
  return status(403, 'Forbidden', `forbidden: User "system:anonymous" cannot get path "${path}"`)
}

function status(code: number, reason: string, message: string): Response {
  return json(code, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, code })
}
