/** An API version that the action asks for, and how old one may be that stands in for it in a cloud that lags behind. */
export interface PinnedVersion {
  /** What is asked for in it: a provider, or one of its types. */
  readonly of: string
  readonly version: string
  readonly oldest: string
}

export const pinned = {
  /**
   * The newest version in which `nodeImageVersion` is read-only. From 2026-04-01 on, sending it back orders the pool to
   * be rolled back (azure-rest-api-specs, containerservice 2026-04-01). Before 2024-09-01 AKS had no ETags.
   */
  managedClusters: { of: 'Microsoft.ContainerService/managedClusters', version: '2026-03-01', oldest: '2024-09-01' },
  /**
   * The first version in which a network shows the NAT gateway that serves all of it. Where no version has that, there is
   * no such gateway either, so that an older one tells all there is; the oldest is the one that hub firewalls are recorded in.
   */
  network: { of: 'Microsoft.Network', version: '2024-10-01', oldest: '2022-01-01' },
  /** Names and tags are all that is read, and have been there from the beginning. */
  scaleSets: { of: 'Microsoft.Compute/virtualMachineScaleSets', version: '2024-07-01', oldest: '2018-10-01' },
} as const satisfies Readonly<Record<string, PinnedVersion>>
