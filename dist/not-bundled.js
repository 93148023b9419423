export default function notBundled() {
  throw new Error('This package is left out of the bundle.')
}

export const fetch = notBundled

/** `@actions/github` makes one where a proxy is set, and asks nothing through it. */
export class ProxyAgent {}
