import { describe, expect, it } from '@jest/globals'
import { labelSplitter } from '../../../src/logs/lines/label.ts'
import { causeWords } from '../../../testing/report-words.ts'
import { showFailure } from '../../../testing/accuracy/shown-failure.ts'
import { type FailedLog, simulateLogs } from '../../../testing/simulate/failed-logs.ts'
import { LABELS } from '../../../testing/simulate/labels.ts'

/** Lines among which one is empty or indented, so that a label before each is known as one. */
const FIRST_LINES = 40
const MAX_LINES = 60

/** A log in which pip retried a download: only without a label is that taken for the kind of the failure. */
const UNLIKE = 'pip: log 36'

/** The arrow of fastlane before an empty line has no blank behind it, and is not split. */
const FORMS = LABELS.filter(([form]) => form !== 'fastlane')

/** Labels within labels, as of pnpm in a log of Turborepo, are not split, so logs with labels of their own are not tried. */
const logs = (['known', 'held-out', 'blind'] as const)
  .flatMap((set) => simulateLogs(set))
  .filter(({ name, lines }) => {
    const first = lines.slice(headerOf(lines)).slice(0, FIRST_LINES)
    const isOpen = first.some((line) => /^\s|^$/.test(line))
    return isOpen && lines.length <= MAX_LINES && !isLabelled(lines) && name !== UNLIKE
  })

/** Returns how many lines the header of the step has, which the runner writes without a label. */
function headerOf(lines: readonly string[]): number {
  const hasHeader = lines.some((line) => line.startsWith('##[group]Run '))
  return hasHeader ? lines.indexOf('##[endgroup]') + 1 : 0
}

function isLabelled(lines: readonly string[]): boolean {
  let found = false
  const splitter = labelSplitter((_, { label }) => {
    found ||= label !== ''
  })
  for (const text of lines) splitter.add({ text: text.trimEnd() })
  splitter.end()
  return found
}

/** Returns what the report shows of the lines, without their labels and without empty lines. */
function show(lines: readonly string[], labels: readonly string[] = []) {
  const { excerpt, cause } = showFailure({ lines })
  const cut = (text: string) => {
    const label = labels.find((one) => text.startsWith(one))
    if (label !== undefined) return text.slice(label.length)
    return labels.some((one) => one.trimEnd() === text) ? '' : text
  }
  return {
    cause: causeWords(cause),
    entries: excerpt?.errors?.entries.map(({ isTest, title, detail, position }) => ({
      ...{ isTest, title, detail, position },
    })),
    total: excerpt?.errors?.total,
    lines: excerpt?.lines.map(({ text }) => cut(text)).filter((text) => text.trim() !== ''),
  }
}

const shown = new Map(logs.map((log) => [log, show(log.lines)]))

/** Each form is tried on one of so many parts of the logs, so that each log meets several forms. */
const PARTS = 8

/** Names the logs that are read differently with a label before each line. */
function changedLogs(labelOf: (at: number) => string, part: number): string[] {
  const isChanged = (log: FailedLog) => {
    const header = headerOf(log.lines)
    const labels = log.lines.map((_, at) => labelOf(at))
    const lines = log.lines.map((line, at) =>
      at < header || line.startsWith('##[') ? line : `${labels[at]}${line}`,
    )
    return JSON.stringify(show(lines, labels)) !== JSON.stringify(shown.get(log))
  }
  return logs
    .filter((_, at) => at % PARTS === part % PARTS)
    .filter(isChanged)
    .map(({ name }) => name)
}

describe('a label before each line', () => {
  it('is tried on at least 30 logs', () => {
    expect(logs.length).toBeGreaterThanOrEqual(30)
  })

  it.each(FORMS.map(([form, labelOf], part) => [form, labelOf, part] as const))(
    'changes nothing but the label: %s',
    (_, labelOf, part) => {
      expect(changedLogs(labelOf, part)).toEqual([])
    },
  )
})

describe('two processes that print in parallel', () => {
  const test = (name: string, expected: number) => [
    '',
    `  ● ${name} › adds`,
    '',
    `    Expected: ${expected}`,
    `    Received: ${expected + 1}`,
    '',
    'Tests:       1 failed, 2 passed, 3 total',
  ]
  const cart = test('cart', 3).map((line) => `cart:test: ${line}`)
  const login = test('login', 7).map((line) => `login:test: ${line}`)

  it.each([
    ['in sequence', [...cart, ...login]],
    ['line by line', cart.flatMap((line, at) => [line, login[at] ?? ''])],
    ['in parts', [...cart.slice(0, 2), ...login.slice(0, 4), ...cart.slice(2), ...login.slice(4)]],
  ])('say of each test what its own lines say, %s', (_, lines) => {
    const { entries, total } = show(lines)
    expect(entries?.map(({ title, detail }) => [title, detail])).toEqual([
      ['cart › adds', 'Expected: 3, Received: 4'],
      ['login › adds', 'Expected: 7, Received: 8'],
    ])
    expect(total).toEqual({ counts: 'tests', failed: 2, total: 6 })
  })
})
