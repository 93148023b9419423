/** How much of the list the log, the annotations and the job summary show: everybody reads them on a public repository. */
export const details = ['own', 'full', 'none'] as const
export type Detail = (typeof details)[number]
