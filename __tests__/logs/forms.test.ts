import { describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { entryReader } from '../../src/logs/entries/entry-reader.ts'
import { totalReader } from '../../src/logs/entries/total-reader.ts'
import { classifyLine } from '../../src/logs/forms/classify-line.ts'
import { findForm } from '../../src/logs/forms/find-form.ts'
import { isApart, isNaming } from '../../src/logs/forms/form.ts'
import { FORMS } from '../../src/logs/forms/forms.ts'
import type { ErrorEntry } from '../../src/model/report/failure.ts'
import type { ErrorTotal } from '../../src/model/shapes/failure.ts'
import { linesOfExamples } from '../../testing/listed-rules.ts'
import { readLogCases, readRows } from '../../testing/read-log-cases.ts'

const forms = FORMS.flatMap((form) =>
  linesOfExamples(form.example).map((example) => ({ form, ...form, example })),
)
const naming = forms.filter(({ role }) => isNaming(role))
const found = forms.filter(({ role }) => isNaming(role) || isApart(role))
const failures = forms.filter(({ after }) => after !== undefined)
const totals = forms.filter(({ role }) => role === 'total')
const noise = forms.filter(({ role }) => role === 'noise' || role === 'warning')

describe('FORMS', () => {
  it.each(forms)('follows the rules: $tool, $role, $example', ({ form, example }) => {
    const { pattern, role, before = 0, after = 0 } = form
    expect(pattern.source).toMatch(/^\^/)
    expect(pattern.flags).toBe('')
    expect(pattern.test(example)).toBe(true)
    expect(before).toBeLessThanOrEqual(12)
    expect(after).toBeLessThanOrEqual(16)
    expect(form.before === undefined || form.after !== undefined).toBe(true)
    expect(form.noise !== undefined).toBe(role === 'noise')
    expect(form.counts !== undefined).toBe(role === 'total' || form.counts === 'files')
  })

  it('has no example twice', () => {
    expect(new Set(forms.map(({ example }) => example)).size).toBe(forms.length)
  })

  it('takes under 2 ms for a line that nearly matches', () => {
    const starts = forms.map(({ example }) => example.slice(0, 40))
    const fills = ['a', ' ', '1', ':', '1:', 'a.', '| ', '(', '=', '>', ' > ', 'E ', '\t', 'error ']
    const lines = starts.flatMap((start) => fills.map((fill) => start + fill.repeat(500)))
    const from = process.cpuUsage()
    for (const line of lines) {
      classifyLine(line)
      findForm(line)
    }
    const { user } = process.cpuUsage(from)
    // A pattern with exponential time takes seconds for one line; these take 0.05 ms.
    expect(user / 1000 / lines.length).toBeLessThan(2)
  })
})

// A row above can match the example, or a sign can reject it.
describe('findForm', () => {
  it.each(found)('finds the $role line of $tool: $example', ({ form, example }) => {
    expect(findForm(example).form).toBe(form)
  })
})

describe('entryReader', () => {
  it.each(naming)('lists one entry for the line of $tool: $example', ({ example }) => {
    const reader = entryReader()
    reader.add(example)
    const { entries } = reader.list(example, false)
    expect(entries).toHaveLength(1)
    expect(entries[0]?.title ?? entries[0]?.detail ?? entries[0]?.position).toBeDefined()
  })
})

describe('classifyLine', () => {
  it.each(failures)('recognises the $role of $tool: $example', ({ form, role, example }) => {
    const kind = role === 'error' ? 'error' : 'failure'
    expect(classifyLine(example)).toEqual({ kind, form })
  })

  it.each(forms.filter(({ role }) => role === 'total' || role === 'summary'))(
    'recognises the $role of $tool: $example',
    ({ example }) => {
      expect(classifyLine(example).kind).toBe('summary')
    },
  )

  it.each(noise)('recognises $role of $tool: $example', ({ role, example }) => {
    expect(classifyLine(example).kind).toBe(role)
  })

  // The prefix of one tool before the line of another.
  it.each([
    ['#12 3.456 src/cart.ts(14,7): error TS2304: Cannot find name totl.', 'failure'],
    ['web:test:   ● cart › adds an item', 'failure'],
    ['packages/web test: AssertionError: expected 1 to be 2', 'failure'],
    ['api-1  | panic: runtime error: index out of range', 'failure'],
    ['➤ YN0000: [@shop/web]: error TS18003: No inputs were found in config file', 'failure'],
    ['[api] --- FAIL: TestTotal (0.00s)', 'failure'],
  ])('recognises a form after the prefix of another tool: %s', (line, kind) => {
    expect(classifyLine(line).kind).toBe(kind)
  })

  it.each(readRows(new URL('forms/classified-lines.txt', import.meta.url)))(
    'classifies a line that is not a failure: $text is $result',
    ({ text, result }) => {
      expect(classifyLine(text).kind).toBe(result)
    },
  )

  it('reads only the start of a long line', () => {
    expect(classifyLine(`${' '.repeat(900)}error TS1: x`).kind).toBe('text')
    expect(classifyLine(`panic: ${'x'.repeat(100_000)}`).kind).toBe('failure')
  })
})

describe('totalReader', () => {
  it.each(totals)('finds the total of $tool: $example', ({ tool, example }) => {
    expect(totalReader().add(example, example)).toBe(tool)
  })

  it.each([
    ['failures and errors', ['9 tests, 31 assertions, 1 errors, 1 failures.'], 2, [2, 9]],
    [
      'what timed out',
      ['     Summary [ 62.1s] 40 tests run: 38 passed, 1 failed, 1 timed out'],
      2,
      [2, 40],
    ],
    ['what is undefined', ['9 scenarios (1 failed, 1 undefined, 7 passed)'], 2, [2, 9]],
    [
      'all files by the table below them',
      [
        '  1 failing',
        '  3 passing (1s)',
        '  1 failing',
        '    ✖  2 of 2 failed (100%)   00:17   7   3   2   -   2',
      ],
      2,
      [2, 7],
    ],
    ['what more tests failed than are named', ['5 examples, 3 failures'], 2, [3, 5]],
    ['nothing of a part of tests', ['\t Executed 2 tests, with 1 failure (0 unexpected)'], 2, []],
  ])('counts %s', (_, lines, named, [failed, total]) => {
    const reader = totalReader()
    for (const line of lines) reader.add(line, line)
    expect(reader.total(named)).toEqual(failed && { counts: 'tests', failed, total })
  })
})

const TOOLS = join(import.meta.dirname, 'forms/tools')

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

const readCases = (name: string) => readLogCases(new URL(`forms/${name}`, import.meta.url))

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
