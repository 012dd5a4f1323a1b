import { nameWithin } from '../model/report/entry-words.ts'
import { type ErrorEntry, MAX_ENTRIES } from '../model/report/failure.ts'
import type { TestResult, TestResults } from '../model/results/test-results.ts'

/** What failed, as a file of test results says it. */
interface StatedEntry extends ErrorEntry {
  /** What the tool wrote, with the stack: it shows the position if attributes do not. */
  readonly text: string
  /** `undefined` if it is no test. */
  readonly test: TestResult | undefined
}

/** Lists what failed in the form in which logs list it. */
export function listFailed({ kind, tests, suiteErrors }: TestResults): readonly StatedEntry[] {
  const failed = tests.filter(({ outcome }) => outcome === 'failed')
  const entries = failed.map((test): StatedEntry => {
    const { message: detail, text = '', position = test.position } = test.reason ?? {}
    return { title: titleOf(test), detail, position, isTest: true, text, test }
  })
  // Errors of the run in TRX repeat what the tool printed of its tests.
  const others = kind === 'trx' && failed.length > 0 ? [] : suiteErrors
  const errors = others.map(({ suite, message: detail, ...rest }): StatedEntry => {
    return { ...rest, title: suite || undefined, detail, isTest: false, test: undefined }
  })
  return [...entries, ...errors].slice(0, MAX_ENTRIES)
}

/** Returns the name of a test after its class, as its tool prints it; without a class, after its innermost suite. */
function titleOf({ class: className = 'test', suite, name }: TestResult): string {
  // Node calls each class `test`.
  const outer = className === 'test' ? (suite.split(' > ').at(-1) ?? '') : className
  const isIn = name.endsWith(` ${outer}`) || /^(?:\W|$)/.test(name.slice(outer.length))
  if (outer === '' || name === '' || (isIn && name.includes(outer))) return name || outer
  const separator = / [›>»] /.exec(name)?.[0] ?? (outer.includes('\\') ? '::' : undefined)
  return separator === undefined ? nameWithin(outer, name) : `${outer}${separator}${name}`
}
