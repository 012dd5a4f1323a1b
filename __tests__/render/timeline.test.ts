import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { timelineOf, type TimelineRow } from '../../src/render/timeline/timeline.ts'
import { safeLine } from '../../src/render/text/markdown.ts'
import { MAX_DIAGRAM_LENGTH, renderGantt } from '../../src/render/timeline/gantt.ts'
import type { Segment } from '../../src/render/timeline/segments.ts'
import { anyCharacter, anyName, anyRun } from '../../testing/arbitrary-run.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { reportOnCommit } from '../../testing/make-commit.ts'
import {
  at,
  finished,
  reportOn,
  reportOnJob,
  reportOnJobs,
  running,
  skipped,
} from '../../testing/make-run.ts'
import { jobIn, stepOf } from '../../testing/make-steps.ts'
import { countsOf } from '../../testing/report-words.ts'
import { codeOf, readGantt } from '../../testing/read-gantt.ts'

describe('timelineOf of a run', () => {
  it('overlaps parallel steps, at most three at a time', () => {
    const steps = Array.from({ length: 5 }, (_, index) =>
      stepOf(index + 1, `step ${index + 1}`, 10, 90 - index),
    )
    const job = { name: 'test', createdAt: at(0), state: finished(0, 100), steps }
    expect(drawn([job])).toEqual([
      [
        'test',
        'running 0-10: ',
        'running 10-90: 1m 20s step 1',
        'running 10-89: 1m 19s step 2',
        'running 10-88: 1m 18s step 3',
        'running 90-100: ',
      ],
    ])
  })

  it('says of a job that it still runs', () => {
    const job = { createdAt: at(0), state: finished(0, 100) }
    const open = { ...job, state: running(0) }
    expect(
      drawn([
        { ...job, name: 'a' },
        { ...open, name: 'b' },
      ]),
    ).toEqual([
      ['a', 'running 0-100: 1m 40s'],
      ['b', 'running 0-100: 1m 40s so far'],
    ])
  })

  it('draws failed jobs without a row of their own as part of their group', () => {
    const legs = Array.from({ length: 60 }, (_, index) => ({
      name: `test (${index})`,
      state: finished(20 + index, 100 + index, index === 0 ? 'timed_out' : 'failure'),
    }))
    const { rows, hidden } = timelineOf(reportOnJobs(legs), { maxRows: 10, maxStepped: 0 })
    expect(rows).toHaveLength(6)
    const others = rows.find(({ name }) => name === 'test (55 other jobs)')
    expect(others?.trouble).toBe('failure')
    expect(others?.segments.at(-1)?.kind).toBe('failed')
    expect(hidden.crowded).toBe(0)
  })

  it('keeps the row of a failed job rather than that of a longer cancelled one', () => {
    const jobs = Array.from({ length: 6 }, (_, index) => ({
      name: `test (${index})`,
      state: finished(0, 10 + index, index === 0 ? 'failure' : 'cancelled'),
    }))
    const { rows } = timelineOf(reportOnJobs(jobs), { maxRows: 2, maxStepped: 0 })
    expect(rows.map(({ name }) => name)).toEqual(['test (0)', 'test (5 other jobs)'])
  })

  it('draws two legs as one row', () => {
    const jobs = ['build', 'test (1)', 'test (2)', 'lint'].map((name, index) => ({
      name,
      state: finished(0, 10 + index),
    }))
    const { rows } = timelineOf(reportOnJobs(jobs), { maxRows: 3, maxStepped: 0 })
    expect(rows.map(({ name }) => name)).toEqual(['build', 'test (2 jobs)', 'lint'])
  })

  it('hides the shortest jobs and counts them', () => {
    const single = Array.from({ length: 60 }, (_, index) => ({
      name: `job${index}`,
      createdAt: at(0),
      state: finished(0, 10 + index),
    }))
    const { rows, hidden } = timelineOf(reportOnJobs(single))
    expect(rows.map(({ name }) => name)).toEqual(single.slice(20).map(({ name }) => name))
    expect(hidden.crowded).toBe(20)
  })

  it('shows or counts every job, and keeps to maxRows, for any run', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 1, max: 12 }), (run, maxRows) => {
        const report = reportOn(run)
        const { rows, hidden } = timelineOf(report, { maxRows, maxStepped: 3 })
        expect(rows.length).toBeLessThanOrEqual(maxRows)
        const drawn = rows.flatMap((row) => row.jobs.map(({ listed: job }) => job.id))
        expect(new Set(drawn).size).toBe(drawn.length)
        const { skipped, carriedOver, untimed, crowded } = hidden
        expect(drawn.length + skipped + carriedOver + untimed + crowded).toBe(countsOf(report).jobs)
        for (const { segments } of rows) {
          expect(segments.length).toBeGreaterThan(0)
          for (const { from, to } of segments) expect(to).toBeGreaterThanOrEqual(from)
        }
      }),
    )
  })
})

/** Returns for each row its name and `kind from-to: label`, in seconds since the start of the run. */
function drawn(jobs: Parameters<typeof reportOnJobs>[0]): string[][] {
  return timelineOf(reportOnJobs(jobs)).rows.map(({ name, segments }) => [
    name,
    ...segments.map(({ kind, from, to, duration, label }) => {
      const [start = NaN, end = NaN] = [from, to].map((instant) => (instant - at(0)) / 1000)
      return `${kind} ${start}-${end}: ${duration}${label === '' ? '' : ` ${label}`}`
    }),
  ])
}

describe('timelineOf of a commit', () => {
  it('has a row for each run by start, with its jobs below it', () => {
    const { rows, hidden } = timelineOf(
      reportOnCommit([
        { workflow: 'CI', jobs: [{ name: 'b' }, { name: 'a' }, jobIn('c', skipped())] },
        { workflow: 'Lint', startedAt: at(-20), jobs: [{ name: 'lint' }] },
      ]),
    )
    expect(rows.map(({ name }) => name)).toEqual(['Lint', 'CI', '↳ b', '↳ a'])
    expect(rows[0]?.bars).toEqual({
      waiting: { from: at(-20), to: at(5) },
      running: { from: at(5), to: at(65) },
    })
    expect(hidden).toEqual({ skipped: 1, carriedOver: 0, untimed: 0, crowded: 0 })
  })

  it('omits one row for all jobs, which would repeat that of the run', () => {
    const jobs = Array.from({ length: 50 }, (_, index) => ({ name: `test (${index})` }))
    const { rows } = timelineOf(reportOnCommit([{ workflow: 'CI', jobs }]))
    expect(rows.map(({ name }) => name)).toEqual(['CI'])
  })
})

/** Names with a meaning to Mermaid, its preprocessor or Markdown. */
const HOSTILE = [
  ...'gantt|section|section x|title x|dateFormat x|axisFormat %d|tickInterval 1day'.split('|'),
  ...'excludes x|includes x|todayMarker off|click x call y()|weekday monday|topAxis'.split('|'),
  ...'weekend friday|inclusiveEndDates|accTitle: x|accDescr { x|accDescr: x|vert|end'.split('|'),
  ...'2023-01-01|2024-01-01, 1d|x : crit, 2024-01-01, 1d|:|;|#|%|%%|%% x|---'.split('|'),
  ...'%%{init: {"theme": "forest"}}%%|%%{wrap}%%|---\ntitle: x\n---|#12;|#colon;|&#35;'.split('|'),
  ...'<script>alert(1)</script>|<br/>|<b a="c">|"|\'|```|~~~|`|$x$|\\|{|}'.split('|'),
  ...'a\nsection b|a\r\n```\n# x|\u0085|\u2028|\u200B|\u0000|\uD800|ﬂ°°60¶ß|ﬂ°lt¶ß'.split('|'),
  ...'__proto__|constructor|toString|22|0|style x:#12;|classDef a:b#c;|style|'.split('|'),
]

const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  anyName,
  fc.string({ unit: anyCharacter, maxLength: 300 }),
  fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), anyName), { maxLength: 4 })
    .map((all) => all.join(' ')),
)

const anySegments = fc
  .array(
    fc.record({
      kind: fc.constantFrom('waiting', 'running', 'path', 'failed'),
      length: fc.nat(500),
      label: anyText,
      isLabelled: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((drawn) => {
    let end = 0
    return drawn.map(({ kind, length, label, isLabelled }): Segment => {
      const from = end
      end += length
      return {
        kind,
        from: at(from),
        to: at(end),
        duration: isLabelled ? '1m 5s' : '',
        label: isLabelled ? label : '',
      }
    })
  })

const anyRow: fc.Arbitrary<TimelineRow> = fc
  .record({
    name: anyText,
    onPath: fc.boolean(),
    trouble: fc.constantFrom(undefined, 'failure'),
    segments: anySegments,
  })
  .map((fields) => row(fields))

describe('renderGantt', () => {
  it('shows any name literally, with one row per entry and one bar per segment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 8 }), async (rows) => {
        const drawn = await readGantt(renderGantt(rows, 'Jobs.'))
        expect(drawn).toHaveLength(rows.length)
        rows.forEach(({ name, segments }, index) => {
          expect(isShown(safeLine(name), drawn[index]?.name ?? '')).toBe(true)
          expect(drawn[index]?.bars).toHaveLength(segments.length)
        })
      }),
      fuzzOptions(10, 400),
    )
  }, 60_000)

  it('writes no line that comes from a name', () => {
    fc.assert(
      fc.property(anyRow, (drawn) => {
        const lines = codeOf(renderGantt([drawn], 'Jobs.'))
          .trimEnd()
          .split('\n')
        const body = lines.slice(lines.indexOf('gantt') + 7)
        expect(body).toHaveLength(1 + drawn.segments.length)
        expect(body[0]).toMatch(/^section #\d+;[^:%<>&]*$/)
        for (const line of body.slice(1)) expect(line).toMatch(/^(?:#8203;|1m 5s[^#:;%<>&]*) : /)
      }),
    )
  })

  it.each([
    [200, '9s npm test'],
    [18, '9s npm run buil…'],
    [6, '9s'],
    [2, '\u200B'],
  ])('shows as much text as fits into a bar of %d of 100 seconds: %s', async (length, shown) => {
    const label = shown.includes('…') ? 'npm run build -- --no-cache' : 'npm test'
    const segments = [
      segment({ to: at(length), duration: '9s', label }),
      segment({ from: at(length), to: at(100) }),
    ]
    const drawn = await readGantt(
      renderGantt([row({ segments: length > 100 ? segments.slice(0, 1) : segments })], 'x'),
    )
    expect(drawn[0]?.bars[0]?.label).toBe(shown)
  })

  it('draws correct positions beyond a day', async () => {
    const far = 30 * 86_400
    const segments = [segment({ to: at(far) }), segment({ from: at(far), to: at(far + 3600 * 8) })]
    const [drawn] = await readGantt(renderGantt([row({ segments })], 'x'))
    expect(drawn?.bars).toMatchObject([
      { from: 0, to: far },
      { from: far, to: far + 3600 * 8 },
    ])
  })

  it('stays below the size limit of Mermaid with 40 rows of very long names', () => {
    const names = ['&'.repeat(255), '\u{1F468}'.repeat(255), '\u0301'.repeat(255), '#'.repeat(255)]
    const segments = Array.from({ length: 20 }, (_, index) =>
      segment({
        from: at(index * 60),
        to: at(index * 60 + 60),
        duration: '1m',
        label: names[index % 4] ?? '',
      }),
    )
    const two = segments.slice(0, 2)
    const rows = Array.from({ length: 40 }, (_, index) =>
      row({ name: `${names[index % 4] ?? ''} ${index}`, segments: index < 12 ? segments : two }),
    )
    expect(renderGantt(rows, 'x').length).toBeLessThan(MAX_DIAGRAM_LENGTH)
  })
})

function segment(fields: Partial<Segment> = {}): Segment {
  return { kind: 'running', from: at(0), to: at(60), duration: '', label: '', ...fields }
}

function row(fields: Partial<TimelineRow>): TimelineRow {
  const job = reportOnJob(jobIn('job 1', finished(0, 9, 'failure')))
  return {
    name: 'test',
    jobs: [job],
    bars: { waiting: undefined, running: { from: at(0), to: at(60) } },
    onPath: false,
    trouble: undefined,
    segments: [segment()],
    ...fields,
  }
}

/** Returns whether a drawn name, without icons and number, is the name or a truncated form of it. */
function isShown(name: string, drawn: string): boolean {
  const bare = drawn.replace(/^(?:◆ )?(?:❌ )?/, '')
  return [bare, bare.replace(/ #\d+$/, '')].some((text) => {
    if (text === name) return true
    return [...text.matchAll(/…/g)].some(
      // Passes if changed: no name is drawn with another's start or end.
      ({ index }) => name.startsWith(text.slice(0, index)) && name.endsWith(text.slice(index + 1)),
    )
  })
}
