import { describe, expect, it } from '@jest/globals'
import { reportOutputs } from '../src/actions/report/outputs.ts'
import type { Report } from '../src/model/report/report.ts'
import { failuresOf } from '../src/render/findings/failures.ts'
import { PLAIN } from '../src/render/text/inline.ts'
import { decode } from '../src/report-json/decode.ts'
import { encodeReport } from '../src/report-json/encode/encode-report.ts'
import { gated } from '../testing/gate.ts'
import { type Attempt, readAttempts } from '../testing/read-attempts.ts'
import { expectValidReport } from '../testing/report-schema.ts'

const FILES = { 'report-path': '', 'html-path': '', 'summary-path': '' }
const LISTED = '```known-failure\nerror: b.ts: expected 5, got 6\n```'

const entriesOf = (report: Report) =>
  failuresOf(gated(report, { failOn: ['new'] }), PLAIN).entries.flatMap((entry) =>
    'verdicts' in entry ? [{ ...entry, lines: entry.verdicts.map(({ line }) => line) }] : [],
  )

/** What the entries call the verdicts: `known at test`. */
const labelsOf = (report: Report) =>
  entriesOf(report)
    .flatMap(({ lines }) => lines)
    .map((line) =>
      line
        .split(':', 1)[0]
        ?.replace(/Run npm (?:run )?/, '')
        .toLowerCase(),
    )
    .join(', ')

/** In the issues of this test, b.ts is listed without `gate: pass`. */
describe('a job with several failed steps is judged at each', () => {
  it.each<[said: string, ours: string, main: string, labels: string, named: string]>([
    [
      'infrastructure; open; none; not re-run',
      ...([
        'ok code disk',
        'ok code ok',
        'known at test, infrastructure at e2e',
        'neither',
      ] as const),
    ],
    [
      'infrastructure; open; none; not re-run',
      ...([
        'ok disk code',
        'ok ok code',
        'infrastructure at test, known at e2e',
        'neither',
      ] as const),
    ],
    [
      'new; closed; fix; not re-run',
      ...(['ok code disk', 'ok ok ok', 'new at test, infrastructure at e2e', 'new'] as const),
    ],
    [
      'new; closed; fix; not re-run',
      ...(['ok code code', 'ok code ok', 'known at test, new at e2e', 'new'] as const),
    ],
    [
      'known; open; none; not re-run',
      ...(['ok code code', 'ok code code', 'known', 'known'] as const),
    ],
    [
      'known; closed; look; not re-run',
      ...(['ok code other', 'ok code ok', 'known at test, known at e2e', 'known'] as const),
    ],
    [
      'known; closed; look; not re-run',
      ...([
        'ok other disk',
        'ok ok ok',
        'known at test, infrastructure at e2e',
        'neither',
      ] as const),
    ],
    [
      'infrastructure; open; none; re-run',
      ...([
        'ok registry disk',
        'ok ok ok',
        'infrastructure at test, infrastructure at e2e',
        'neither',
      ] as const),
    ],
    [
      'new; closed; fix; not re-run',
      ...([
        'registry code other',
        'ok ok ok',
        'infrastructure at ci, new at test, known at e2e',
        'new',
      ] as const),
    ],
  ])('%s: %s, on main %s', async (said, ours, main, labels, named) => {
    const options = { main: { test: main }, issue: LISTED }
    const read = await readAttempts([{ test: ours }], options)
    expect(read.said).toBe(said)
    expect(labelsOf(read.report)).toBe(labels)
    const outputs = reportOutputs(read.report, FILES)
    expect(outputs['failures-new']).toBe(named === 'new' ? '["test"]' : '[]')
    expect(outputs['failures-known']).toBe(named === 'known' ? '["test"]' : '[]')
    const json = encodeReport(gated(read.report, { failOn: ['new'] }))
    expectValidReport(json)
    const failed = ours.split(' ').filter((end) => end !== 'ok')
    expect(json.failures.flatMap(({ verdicts }) => verdicts)).toHaveLength(failed.length)
    const again = decode(JSON.parse(JSON.stringify(json))) as Report
    expect(labelsOf(again)).toBe(labels)
  })

  it.each([
    ['ok code disk', 'ok code ok', 'test failed at Run npm test, and main fails with'],
    ['ok disk code', 'ok ok code', 'at Run npm test, and at Run npm run e2e, main fails with'],
    ['registry code disk', 'ok ok ok', 'at Run npm ci, and at Run npm test, nothing shows'],
  ])('says which keeps it from a re-run: %s, on main %s', async (ours, main, reason) => {
    const read = await readAttempts([{ test: ours }], { main: { test: main } })
    expect(read.reason).toContain(reason)
  })

  it('shows legs with the same verdicts on the same steps as one, and others apart', async () => {
    const leg: Attempt = { 'test (1)': 'ok code disk', 'test (2)': 'ok code disk' }
    const main = { 'test (1)': 'ok code ok', 'test (2)': 'ok code ok', 'test (3)': 'ok code ok' }
    const alike = await readAttempts([{ ...leg, 'test (3)': 'ok ok ok' }], { main })
    expect(labelsOf(alike.report)).toBe('known at test, infrastructure at e2e')
    const apart = await readAttempts([{ ...leg, 'test (3)': 'ok code ok' }], { main })
    expect(labelsOf(apart.report)).toBe('known at test, infrastructure at e2e, known')
    const [entry] = entriesOf(apart.report)
    expect(entry?.lines.at(-1) ?? '').toContain('the same step of test (3)')
  })

  it('counts it once among several causes, with what each step is', async () => {
    const attempt = { test: 'ok code disk', lint: 'ok other -' }
    const main = { test: 'ok code ok', lint: 'ok ok ok' }
    const { report } = await readAttempts([attempt], { main })
    const { adviceText } = encodeReport(gated(report, { failOn: ['new'] }))
    expect(adviceText).toBe(
      'Yours: fix it (1 of 2 causes: 1 new, 1 known from main and infrastructure)',
    )
  })

  it('counts a step that passed in an earlier attempt of its own', async () => {
    const { said, report } = await readAttempts([{ test: 'ok ok ok' }, { test: 'ok code disk' }])
    expect(labelsOf(report)).toBe('unsteady at test, infrastructure at e2e')
    expect(said).toBe('unsteady; open; none; not re-run')
  })
})

it.each([
  [86_400 + 600, 'passed this step 1 day ago, in #800'],
  [3.9 * 86_400, 'passed this step 3 days ago, in #800'],
  [20 * 3_600, 'passed this step in #800'],
])('a step that main passed %s seconds before, and that fails now: %s', async (mainAgo, words) => {
  const { report } = await readAttempts([{ test: 'ok code ok' }], { mainAgo })
  const lines = entriesOf(report).flatMap((entry) => entry.lines)
  expect(lines).toEqual([expect.stringContaining(words)])
})

describe('more jobs than logs that are read', () => {
  const NAMES = 'a b c d e f g h i j k l m n o p'.split(' ')
  const all = (end: string): Attempt => Object.fromEntries(NAMES.map((name) => [name, end]))

  it('are one entry if they fail alike, and each is judged by its own log', async () => {
    const { report, said } = await readAttempts([all('ok code -')], { main: all('ok code -') })
    const [entry, ...others] = entriesOf(report)
    expect(others).toEqual([])
    expect(entry?.sentence).toBe('10 jobs failed at Run npm test')
    expect(entry?.facts[0]).toBe('6 more at the same step (logs not read)')
    const outputs = reportOutputs(report, FILES)
    expect(outputs['failures-new']).toBe('[]')
    const known = JSON.parse(outputs['failures-known']) as readonly string[]
    expect(NAMES.slice(0, 10)).toEqual(expect.arrayContaining([...known]))
    expect(known.length).toBeGreaterThan(5)
    expect(said).toBe('unknown not-read; closed; look; not re-run')
  })

  it.each<[string, Attempt, number]>([
    ['one of the read logs has another error', { ...all('ok code -'), b: 'ok other -' }, 3],
    ['some fail at another step', { ...all('ok code -'), p: 'ok ok code' }, 2],
  ])('are not one entry if %s', async (_, attempt, entries) => {
    const { report } = await readAttempts([attempt])
    expect(entriesOf(report)).toHaveLength(entries)
  })
})
