import { expect, test } from '@jest/globals'
import { samples } from './samples.ts'

// The texts of every kind of section, in one place: `npm test -- __tests__/report -u` takes new ones.
test.each(Object.entries(samples))('the job summary of %s', (_, markdown) => {
  expect(markdown).toMatchSnapshot()
})
