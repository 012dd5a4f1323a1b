import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { findingsIn } from '../../../src/render/findings/findings.ts'
import type { Job } from '../../../src/model/run.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/model/time.ts'
import { disarm, disarmJson } from '../../../src/render/text/chat.ts'
import { labelOf, verbOf } from '../../../src/render/text/labels.ts'
import {
  formatDifference,
  formatDuration,
  formatPrecisely,
  toSeconds,
} from '../../../src/render/text/units.ts'
import { shortenToWidth, textWidth } from '../../../src/render/text/width.ts'
import { MASK_COMMANDS } from '../../../testing/fixtures/attacks.ts'
import { fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'
import {
  at,
  finished,
  makeRun,
  reportOn,
  reportOnJobs,
  workflowJob,
} from '../../../testing/make-run.ts'
import { jobFailedAt, noting, runOfFile, stepOf } from '../../../testing/make-steps.ts'
import { pathOf } from '../../../testing/report-words.ts'
import { renderSummary } from '../../../src/render/summary/summary.ts'
import { MAX_SUMMARY_BYTES, renderWithin, sizeOf } from '../../../src/render/text/fit-to-size.ts'

describe('textWidth', () => {
  it('grows with the font size and with wider letters', () => {
    expect(textWidth('test', 20)).toBe(2 * textWidth('test', 10))
    expect(textWidth('mmmm', 10)).toBeGreaterThan(textWidth('iiii', 10))
    expect(textWidth('試験', 10)).toBeGreaterThan(20)
    expect(textWidth('', 10)).toBe(0)
  })
})

describe('shortenToWidth', () => {
  const name = 'integration tests (windows-latest, 24)'

  it.each([
    [400, 0.5, name],
    [150, 0.5, 'integration…latest, 24)'],
    [150, 0, 'integration tests (wi…'],
    [5, 0.5, '…'],
  ])('truncates to %d pixels with a tail share of %d: %s', (maxWidth, tailShare, short) => {
    expect(shortenToWidth(name, 13, maxWidth, tailShare)).toBe(short)
    if (short !== '…') expect(textWidth(short, 13)).toBeLessThanOrEqual(maxWidth)
  })

  it('never splits a character', () => {
    expect(shortenToWidth('👨'.repeat(20), 10, 100)).toMatch(/^👨+…👨+$/u)
  })
})

describe('formatDuration and toSeconds', () => {
  it.each([
    [undefined, '–'],
    [0, '0s'],
    [499, '0s'],
    [500, '1s'],
    [SECOND, '1s'],
    [59 * SECOND, '59s'],
    [59.5 * SECOND, '1m'],
    [MINUTE, '1m'],
    [61 * SECOND, '1m 1s'],
    [12 * MINUTE + 4 * SECOND, '12m 4s'],
    [6 * MINUTE, '6m'],
    [HOUR - SECOND, '59m 59s'],
    [HOUR - 1, '1h'],
    [HOUR, '1h'],
    [HOUR + 29 * SECOND, '1h'],
    [HOUR + 30 * SECOND, '1h 1m'],
    [HOUR + 2 * MINUTE, '1h 2m'],
    [DAY - 31 * SECOND, '23h 59m'],
    [DAY - 30 * SECOND, '1d'],
    [DAY, '1d'],
    [DAY + HOUR, '1d 1h'],
    [2 * DAY + 3 * HOUR + 10 * MINUTE, '2d 3h'],
    [35 * DAY, '35d'],
  ])('formatDuration(%p) returns %s', (duration, expected) => {
    expect(formatDuration(duration)).toBe(expected)
  })

  it('formatDuration uses one or two units and never shows 60s, 60m or 24h', () => {
    fc.assert(
      fc.property(fc.nat(40 * DAY), (duration) => {
        const read = formatDuration(duration)
        expect(read).toMatch(/^(\d+d( \d+h)?|\d+h( \d+m)?|\d+m( \d+s)?|\d+s)$/)
        expect(read).not.toMatch(/\b(60s|60m|24h)\b/)
      }),
    )
  })

  it.each([
    [undefined, '–'],
    [0, '0ms'],
    [420.4, '420ms'],
    [999.4, '999ms'],
    [999.6, '1.0s'],
    [1_440, '1.4s'],
    [9_949, '9.9s'],
    [9_950, '10s'],
    [61 * SECOND, '1m\u00A01s'],
  ])('formatPrecisely(%p) returns %s', (duration, expected) => {
    expect(formatPrecisely(duration)).toBe(expected)
  })

  it('toSeconds rounds to at most three decimals', () => {
    const seconds = [undefined, 0, 1, 250, 1_000, 1_000.6, 90_500].map((time) => toSeconds(time))
    expect(seconds).toEqual([null, 0, 0.001, 0.25, 1, 1.001, 90.5])
  })
})

it.each([
  [164, 100, '+1m 4s'],
  [88, 100, '−12s'],
  [100.4, 99.6, '0s'],
  [111.6, 111.4, '+1s'],
  [94.5, 60.4, '+35s'],
  // 34m 5s and 16m 18s
  [2_045, 977.5, '+17m 47s'],
  // 1h 2m and 58m 10s
  [3_749, 3_490, '+3m 50s'],
  // 2h 5m and 1h 58m
  [7_480, 7_100, '+7m'],
])('formatDifference subtracts the rounded values of %d s and %d s: %s', (value, median, shown) => {
  expect(formatDifference(value * SECOND, median * SECOND)).toBe(shown)
})

describe('iconOf, labelOf and verbOf', () => {
  it('return one line for a conclusion of several lines', () => {
    expect([labelOf('odd\n::error::x'), verbOf('odd\n::error::x')]).toEqual([
      'odd ::error::x',
      'finished as odd ::error::x',
    ])
  })
})

/** What the runner obeys, in a reader that ends a line at every kind of line break. */
const COMMAND = /(?:^|[\n\v\f\r\u0085\u2028\u2029])[\s\p{C}]*::|##\[/u
const PARTS = ['##[', '::', ':', '#', '[', 'a', ' ', '\t', '\n', '\r', '\u2028', '\u0085']

describe('disarm', () => {
  it.each([
    ['##[add-mask]x', '# #[add-mask]x'],
    ['###[error]x', '## #[error]x'],
    ['  ::error::x', '  : :error::x'],
    ['\uFEFF::error::x', '\uFEFF: :error::x'],
    ['a\n::error::x', 'a\n: :error::x'],
    ['a\r\n ::error::x\n\n::debug::y', 'a\r\n : :error::x\n\n: :debug::y'],
    ['a::b::c, #1 and # [x]', 'a::b::c, #1 and # [x]'],
  ])('writes %j as %j', (text, expected) => {
    expect(disarm(text)).toBe(expected)
  })

  it.each(MASK_COMMANDS)('breaks up the command in %j', (text) => {
    expect(disarm(text)).not.toMatch(COMMAND)
  })

  it('breaks up every command', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PARTS)), (parts) => {
        expect(disarm(parts.join(''))).not.toMatch(COMMAND)
      }),
    )
  })
})

describe('disarmJson', () => {
  it('breaks up every command without a change of the value', () => {
    const text = MASK_COMMANDS.join('')
    const json = disarmJson(JSON.stringify({ [text]: text }))
    expect(json).not.toMatch(COMMAND)
    expect(JSON.parse(json)).toEqual({ [text]: text })
  })
})

/** Returns jobs with long hostile names; every third job fails. */
function longJobs(count: number, steps: number, filler = '|<&$_@a'): Partial<Job>[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `job ${index} ${filler.repeat(13)}`.slice(0, 100),
    state: finished(5, 65 + index, index % 3 === 0 ? 'failure' : 'success'),
    steps: Array.from({ length: steps }, (_, step) =>
      stepOf(step + 1, `step ${step} ${filler.repeat(8)}`, 5, 15),
    ),
  }))
}

describe('sizeOf', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['é😀', 6],
    ['a\nb\n', 6],
  ])('counts %j as %i bytes, with two per line end', (text, bytes) => {
    expect(sizeOf(text)).toBe(bytes)
  })
})

describe('renderWithin', () => {
  it('renders the heaviest pieces in their order and stops at the first that does not fit', () => {
    const rendered: number[] = []
    const pieces = [1, 5, 2, 4, 3].map((weight) => ({
      weight,
      render: () => {
        rendered.push(weight)
        return `${weight}`.repeat(10)
      },
    }))
    const block = { open: 'open', pieces, close: '', omitted: (count: number) => `${count} more` }
    expect(renderWithin(block, 45)).toBe('open\n5555555555\n4444444444\n\n3 more')
    expect(rendered).toEqual([5, 4, 3])
  })
})

describe('renderSummary within its size limit', () => {
  it.each([
    [1_000, 50],
    [3_000, 12],
  ])('stays below 300 kB for %i jobs of %i steps, and reports what it omits', (jobs, steps) => {
    const summary = renderSummary(findingsIn(reportOnJobs(longJobs(jobs, steps))))
    expect(sizeOf(summary)).toBeLessThan(300_000)
    expect(summary).toMatch(/The steps of \d+ jobs were omitted .*; the JSON report has them\./)
  })

  it('keeps the steps of jobs that failed, are on the critical path or were slow', () => {
    const jobs = longJobs(1_000, 12, 'x').map((job, id) => ({
      ...job,
      state: finished(5, id === 7 ? 900 : 65 + (id % 9), id === 8 ? 'failure' : 'success'),
    }))
    // A short job that started when the longest job had finished.
    const last = { ...jobs[0], name: 'last', createdAt: at(900), state: finished(901, 902) }
    const graph = [...jobs, last].map(({ name = '' }) => workflowJob(name))
    const report = reportOn(runOfFile([...jobs, last], graph))
    expect(pathOf(report)).toContain('last')
    const shown = renderSummary(findingsIn(report), { sections: ['jobs'], maxBytes: 40_000 })
    for (const name of ['last', jobs[7]?.name, jobs[8]?.name])
      expect(shown).toContain(`<details><summary>${name}:`)
  })

  it('never exceeds maxBytes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5_000, max: 60_000 }),
        fc.nat(120),
        fc.nat(8),
        fc.constantFrom('|<&$_@a', 'x ', '😀'),
        (maxBytes, jobs, steps, filler) => {
          const report = reportOnJobs(longJobs(jobs, steps, filler))
          expect(sizeOf(renderSummary(findingsIn(report), { maxBytes }))).toBeLessThanOrEqual(
            maxBytes,
          )
        },
      ),
      fuzzOptions(10, 400),
    )
  })

  it('never exceeds the limit with a long name, note, need or step name', () => {
    const long = 'x'.repeat(MAX_SUMMARY_BYTES)
    const own = { needs: [{ key: long, result: 'failure' }] }
    const sizes = [
      renderSummary(
        findingsIn(reportOn(makeRun({ jobs: [], workflow: long, branch: long, actor: long }))),
      ),
      renderSummary(findingsIn(reportOn(makeRun({ ...noting(long), jobs: [] })))),
      renderSummary(findingsIn(reportOn(makeRun({ jobs: undefined }), { own }))),
      renderSummary(findingsIn(reportOnJobs([jobFailedAt(long)]))),
    ].map((summary) => sizeOf(summary) <= MAX_SUMMARY_BYTES)
    expect(sizes).toEqual([true, true, true, true])
  })
})
