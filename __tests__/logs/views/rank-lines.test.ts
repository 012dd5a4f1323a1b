import { describe, expect, it } from '@jest/globals'
import { errorsOf } from '../../../testing/failure-report.ts'
import { readLogCases } from '../../../testing/read-log-cases.ts'

/** No tool of these is in the tables of forms. */
const LOGS = readLogCases(new URL('ranked-lines.txt', import.meta.url))

describe('rankLines', () => {
  it.each(LOGS)('chooses $title: $expected', ({ lines, expected }) => {
    expect(errorsOf(lines)?.message).toBe(expected)
  })
})
