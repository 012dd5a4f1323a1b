/**
 * The tests of what `npm run mutate` changes, in one file: jest then loads what they import once for
 * each change, and not again for every file of tests.
 */
import fc from 'fast-check'
import { globSync } from 'node:fs'
import { join } from 'node:path'

// The same runs each time; and a law that is broken is enough, whatever the smallest example is.
fc.configureGlobal({ seed: 1, endOnFailure: true })

const root = join(import.meta.dirname, '../..')
const files = ['__tests__/analyse/*.test.ts', '__tests__/github/decode.test.ts']
for (const file of globSync(files, { cwd: root }).sort()) await import(join(root, file))
