import { findDetail, findPosition } from '../logs/entries/entry-details.ts'
import { MAX_ENTRIES } from '../model/report/failure.ts'
import { type StatedEntry, type TestResults, titleOf } from '../model/results/test-results.ts'

/** Lines of what a tool wrote, with the stack, that show the position if attributes do not. */
const MAX_LINES = 100

/** Lists what failed in the form in which logs list it. */
export function listFailed({ kind, tests, suiteErrors }: TestResults): readonly StatedEntry[] {
  const failed = tests.filter(({ outcome }) => outcome === 'failed')
  const entries = failed.map((test): StatedEntry => {
    const { message, text = '', position: stated = test.position } = test.reason ?? {}
    const title = titleOf(test)
    const lines = text.split('\n', MAX_LINES)
    const detail = findDetail(message === undefined ? lines : [message, ...lines], true) ?? message
    const position = stated ?? findPosition(lines, undefined, title)
    return { title, detail, position, isTest: true, test }
  })
  // Errors of the run in TRX repeat what the tool printed of its tests.
  const others = kind === 'trx' && failed.length > 0 ? [] : suiteErrors
  const errors = others.map(({ suite, message: detail, position }): StatedEntry => {
    return { title: suite || undefined, detail, position, isTest: false, test: undefined }
  })
  return [...entries, ...errors].slice(0, MAX_ENTRIES)
}
