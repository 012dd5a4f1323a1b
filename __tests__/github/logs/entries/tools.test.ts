import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { entryReader } from '../../../../src/github/logs/entries/entry-reader.ts'
import type { ErrorEntry } from '../../../../src/model/report/failure.ts'
import type { ErrorTotal } from '../../../../src/model/shapes/failure.ts'

/** Each log has its total and its entries above a rule: `entry: title | detail | position`. */
const LOGS = readFileSync(join(import.meta.dirname, 'tools.txt'), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const [tool = '', ...lines] = section.trimEnd().split('\n')
    const rule = lines.indexOf('---')
    const labels = lines.slice(0, rule)
    const labelled = (name: string) =>
      labels
        .filter((label) => label.startsWith(`${name}:`))
        .map((label) => label.slice(name.length + 2))
    return {
      tool,
      total: labelled('total')[0],
      entries: labelled('entry'),
      log: lines.slice(rule + 1),
    }
  })

function listErrors(log: readonly string[]) {
  const reader = entryReader()
  for (const line of log) reader.add(line)
  return reader.list(undefined, false)
}

function describeEntry({ title = '', detail = '', position }: ErrorEntry): string {
  const parts = [position?.path, position?.line, position?.column].filter(
    (part) => part !== undefined,
  )
  return `${title} | ${detail} | ${parts.join(':')}`.trimEnd()
}

function describeTotal(total: ErrorTotal | undefined): string | undefined {
  return total && [total.failed, total.total].filter((count) => count !== undefined).join(' of ')
}

describe('entryReader', () => {
  it.each(LOGS)('lists what failed in the log of $tool', ({ total, entries, log }) => {
    const listed = listErrors(log)
    expect(listed.entries.map(describeEntry)).toEqual(entries)
    expect(describeTotal(listed.total)).toBe(total)
  })

  it.each([
    {
      log: ['--- FAIL: TestA (0.00s)', '4 tests, 1 failed'],
      total: { counts: 'tests', failed: 1, total: 4 },
    },
    {
      log: ['4 tests, 1 failed', 'Total: 9', 'Failed: 0'],
      total: { counts: 'findings', failed: 1, total: 4 },
    },
    {
      log: ['Tests:  1 failed, 3 passed, 4 total', '✖ 2 problems (2 errors, 0 warnings)'],
      total: { counts: 'findings', failed: 2, total: undefined },
    },
  ])('counts in $log: $total', ({ log, total }) => {
    expect(listErrors(log).total).toEqual(total)
  })

  it('has logs of at least 40 tools', () => {
    expect(LOGS.length).toBeGreaterThanOrEqual(40)
  })
})
