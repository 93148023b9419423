import { test } from '@jest/globals'

/** Windows lacks signals that a process can catch, named pipes among files, and scripts that start as programs. */
export const isPosix = process.platform !== 'win32'

export const testOnPosix = isPosix ? test : test.skip
