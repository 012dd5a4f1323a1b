import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { entryReader } from '../../../src/logs/entries/entry-reader.ts'
import type { ErrorEntry } from '../../../src/model/report/failure.ts'
import type { ErrorTotal } from '../../../src/model/shapes/failure.ts'
import { readLogCases } from '../../../testing/read-log-cases.ts'

const TOOLS = join(import.meta.dirname, 'tools')

/** Logs of tools, each with its total and its entries above a rule: `entry: title | detail | position`. */
const LOGS = globSync('*.txt', { cwd: TOOLS })
  .flatMap((file) => readFileSync(join(TOOLS, file), 'utf8').split(/^## /m).slice(1))
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
  for (const line of log) reader.add(line.replace('##[error]', ''))
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

const readCases = (name: string) => readLogCases(new URL(name, import.meta.url))

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

  it.each(readCases('above-totals.txt'))(
    'lists no test of $title above its total: $lines',
    ({ lines }) => {
      expect(listErrors(lines.slice(0, -1)).entries).toHaveLength(1)
      expect(listErrors(lines).entries).toEqual([])
    },
  )

  it.each([
    ['1 of 901', '  900 passing (12s)', '  1 failing'],
    ['1 of 48', '  1 failed', '  47 passed (1.2m)'],
    ['1 of 13', '# fail 1', '# pass 12'],
    ['1 of 13', ' 12 pass', ' 1 fail'],
    ['1 of 12', 'Ran 12 tests in 0.012s', 'FAILED (failures=1)'],
    ['1 of 12', '[==========] 12 tests from 3 suites ran.', '[  FAILED  ] 1 test, listed below:'],
  ])('counts %s in two lines of one tool: %s', (total, ...log) => {
    expect(describeTotal(listErrors(log).total)).toBe(total)
  })

  it.each(readCases('titles.txt'))('names $title by two lines of one tool', ({ title, lines }) => {
    expect(listErrors(lines).entries.map((entry) => entry.title)).toEqual([title])
  })

  it('lists no test of go that is not announced: a test printed the line', () => {
    const failed = '--- FAIL: TestPays (0.00 seconds)'
    expect(listErrors([failed]).entries).toHaveLength(1)
    expect(listErrors(['=== RUN   TestAdds', failed]).entries).toEqual([])
  })

  it('has logs of at least 40 tools', () => {
    expect(LOGS.length).toBeGreaterThanOrEqual(40)
  })
})
