export default function notBundled() {
  throw new Error('This package is left out of the bundle.')
}
