import { describe, expect, it } from '@jest/globals'
import { listSkipped } from '../../testing/skipped-tests.ts'

const test = (status: string, ...ancestorTitles: string[]) => ({ status, ancestorTitles })

const RESULTS = [
  { testFilePath: '__tests__/files.test.ts', testResults: [test('pending', 'a pipe')] },
  {
    testFilePath: '__tests__/browser/heading.test.ts',
    testResults: [
      test('passed', 'headings'),
      test('pending', 'headings', 'skipped: Chromium is not installed', 'on a phone'),
      test('pending', 'skipped: Chromium is not installed', 'on a phone'),
      test('pending', 'skipped: this is Windows'),
    ],
  },
]

const WITH_REASON = [
  'SKIPPED __tests__/browser/heading.test.ts: Chromium is not installed (2 tests)',
  'SKIPPED __tests__/browser/heading.test.ts: this is Windows (1 test)',
]

describe('listSkipped', () => {
  it('names each file once for a reason, and tests that have none', () => {
    expect(listSkipped(RESULTS, false)).toEqual([
      ...WITH_REASON,
      'SKIPPED __tests__/files.test.ts: no reason is given (1 test)',
    ])
  })

  it('ignores tests without a reason if only tests with some name are run', () => {
    expect(listSkipped(RESULTS, true)).toEqual(WITH_REASON)
  })
})
