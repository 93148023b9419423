/** The only source of time: milliseconds since the epoch. */
export interface Clock {
  now(): number
}
