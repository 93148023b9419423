import type { JsonObject } from '../arm/json.ts'
import type { Cluster } from './cluster.ts'
import type { Place } from './places.ts'

/** One cluster in AKS. All methods throw an `ArmError`. */
export interface ManagedClusters {
  read(): Promise<Cluster>
  /**
   * Sends the cluster back as it was read, with another list. Refused with 412 where its ETag has moved.
   * @throws {UnknownField} where AKS doesn't know a field of what was sent
   */
  write(cluster: Cluster, ranges: readonly string[], leaveOut: ReadonlySet<Place>): Promise<Accepted>
  /** Asks how an operation goes, at the signed URL that the write was answered with. */
  poll(operationUrl: string): Promise<JsonObject>
}

export interface Accepted {
  /** Absent where the service didn't say where to look. */
  readonly operationUrl: string | undefined
}
