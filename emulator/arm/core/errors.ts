import { json, type Response } from '../../wire/http.ts'

/** An error of ARM's front door: wrapped in `error`, and marked as the gateway's own. */
export function gatewayError(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return json(status, { error: { code, message } }, { 'x-ms-failure-cause': 'gateway', ...headers })
}

/** An error of the AKS resource provider: not wrapped, which clients that read `error.code` alone trip over. */
export function providerError(
  status: number,
  code: string,
  message: string,
  more: { readonly target?: string; readonly subcode?: string; readonly details?: readonly unknown[] } = {},
  headers: Record<string, string> = {},
): Response {
  const { target, subcode = '', details = null } = more
  const body = JSON.stringify({ code, details, message, subcode, ...(target !== undefined && { target }) })
  return { status, headers: { 'content-type': 'application/json', ...headers }, body }
}

export function invalidParameter(message: string, target: string): Response {
  return providerError(400, 'InvalidParameter', message, { target })
}

export function resourceNotFound(type: string, name: string, resourceGroup: string): Response {
  const message = `The Resource '${type}/${name}' under resource group '${resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`
  return gatewayError(404, 'ResourceNotFound', message)
}

export function resourceGroupNotFound(resourceGroup: string): Response {
  return gatewayError(404, 'ResourceGroupNotFound', `Resource group '${resourceGroup}' could not be found.`)
}

// ARM's generic answers below were written down from memory: AKS traffic holds no recording of them.

export function subscriptionNotFound(subscription: string): Response {
  return gatewayError(404, 'SubscriptionNotFound', `The subscription '${subscription}' could not be found.`)
}

export function noSuchPath(
  type: string,
  provider: string,
  apiVersion: string,
  versions: readonly string[] = [],
): Response {
  const served = versions.length === 0 ? '' : ` The supported api-versions are '${versions.join(',')}'.`
  const message = `The resource type '${type}' could not be found in the namespace '${provider}' for api version '${apiVersion}'.${served}`
  return gatewayError(404, 'InvalidResourceType', message)
}

export function methodNotAllowed(method: string, type: string): Response {
  return gatewayError(
    405,
    'MethodNotAllowed',
    `The method '${method}' is not supported for the resource type '${type}'.`,
  )
}

export function invalidRequestContent(): Response {
  const message = 'The request content was invalid and could not be deserialized: a JSON object was expected.'
  return gatewayError(400, 'InvalidRequestContent', message)
}

export function missingApiVersion(): Response {
  const message = 'The api-version query parameter (?api-version=) is required for all requests.'
  return gatewayError(400, 'MissingApiVersionParameter', message)
}

/** ARM itself checks it for every tracked resource. */
export function locationRequired(): Response {
  return gatewayError(400, 'LocationRequired', 'The location property is required for this definition.')
}

export function parentNotFound(type: string, parentId: string): Response {
  const message = `Failed to perform 'write' on resource(s) of type '${type}', because the parent resource '${parentId}' could not be found.`
  return gatewayError(404, 'ParentResourceNotFound', message)
}
