import { describe } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './find-browser.ts'
import { SKIPPED_TITLE } from './skipped-tests.ts'

interface Requirement {
  readonly isMet: () => boolean
  /** Why the tests are skipped. */
  readonly otherwise: string
}

/** Real responses of GitHub. */
export const CORPUS = join(import.meta.dirname, '../../shared/corpus')

const REQUIREMENTS = {
  Chromium: {
    isMet: () => findBrowser() !== undefined,
    otherwise: 'Chromium is not installed',
  },
  Linux: { isMet: () => process.platform === 'linux', otherwise: 'this is not Linux' },
  corpus: { isMet: () => existsSync(CORPUS), otherwise: '../shared/corpus is missing' },
  jq: {
    isMet: () => spawnSync('jq', ['--version']).status === 0,
    otherwise: 'jq is not installed',
  },
  POSIX: { isMet: () => process.platform !== 'win32', otherwise: 'this is Windows' },
} as const satisfies Readonly<Record<string, Requirement>>

/** Defines tests that need something of the machine, and are skipped without it: `npm test` lists these at its end. */
export function describeWith(
  requirement: keyof typeof REQUIREMENTS,
  title: string,
  defineTests: () => void,
): void {
  const { isMet, otherwise } = REQUIREMENTS[requirement]
  if (isMet()) describe(title, defineTests)
  else
    describe.skip(`${SKIPPED_TITLE}${otherwise}`, () => {
      describe(title, defineTests)
    })
}
