// tsyringe, which @peculiar/x509 loads, refuses to start without the Reflect metadata API. Nothing here is decorated
// with metadata, so one that never has any is enough: https://github.com/microsoft/tsyringe#installation
const none = () => undefined
Object.assign(Reflect, { getMetadata: none, getOwnMetadata: none, defineMetadata: none })

/** Loaded late, since the API above must be there first whatever order the imports are carried out in. */
export const x509 = await import('@peculiar/x509')
