import fc from 'fast-check'

/**
 * Generated cases are the same in every run of `npm test`, so that it says the same of the same code. `SEED=random` or
 * `SEED=42` tries others, and `npm run soak` tries millions of schedules.
 */
const { SEED: asked = '20261124' } = process.env
fc.configureGlobal({ seed: asked === 'random' ? Date.now() | 0 : Number(asked) })

export default fc
