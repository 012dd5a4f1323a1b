/**
 * The tests of what `npm run mutate` changes, in one file: jest then loads what they import once for
 * each change, and not again for every file of tests.
 */
import fc from 'fast-check'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// The same runs each time; and a law that is broken is enough, whatever the smallest example is.
fc.configureGlobal({ seed: 1, endOnFailure: true })

const root = join(import.meta.dirname, '../..')
const globs = ['__tests__/analyse/**/*.test.ts', '__tests__/github/run/decode.test.ts']
const files = globSync(globs, { cwd: root }).map((file) => join(root, file))

// Laws take longest, so they come last: mostly a plain example has failed before.
const hasLaws = (file: string) => readFileSync(file, 'utf8').includes('fast-check')
const plain = files.filter((file) => !hasLaws(file))
for (const file of [...plain, ...files.filter(hasLaws)]) await import(file)
