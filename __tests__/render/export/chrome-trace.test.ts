import { describe, expect, it } from '@jest/globals'
import { buildModel, type EventModel } from '@tracerbench/trace-model'
import fc from 'fast-check'
import type { ChromeTrace, SliceEvent } from '../../../src/render/export/chrome-events.ts'
import { lanesOf, toChromeTrace } from '../../../src/render/export/chrome-trace.ts'
import type { Span } from '../../../src/render/timeline/bars.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import type { JobJson, StepJson } from '../../../src/model/shapes/job.ts'
import type { ReportJson } from '../../../src/model/shapes/report.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  RUN_URL,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

type ReaderInput = Parameters<typeof buildModel>[0]

/** Parses the trace with a library for traces. */
function read(trace: ChromeTrace): ReturnType<typeof buildModel> {
  return buildModel(JSON.parse(JSON.stringify(trace)) as ReaderInput)
}

/** Returns each thread with its slices, as `name start-end`, in seconds since the start of the run. */
function drawn(...input: Parameters<typeof reportOn>): Record<string, Record<string, string[]>> {
  const { processes } = read(toChromeTrace(reportOn(...input)))
  return Object.fromEntries(
    processes.map(({ name, threads }) => [
      name,
      Object.fromEntries(
        threads
          .filter((thread) => thread.name !== '')
          .map((thread) => [thread.name, thread.events.filter(isSlice).map(describeSlice)]),
      ),
    ]),
  )
}

function isSlice(event: EventModel): boolean {
  return !event.isMetadata()
}

function describeSlice({ name, start, end, parent }: EventModel): string {
  const seconds = (microseconds: number) => (microseconds / 1_000 - at(0)) / 1_000
  return `${parent === undefined ? '' : '  '}${name} ${seconds(start)}-${seconds(end)}`
}

function slicesOf({ traceEvents }: ChromeTrace): SliceEvent[] {
  return traceEvents.filter((event) => event.ph !== 'M')
}

describe('toChromeTrace', () => {
  it('writes a process per kind of runner, a thread per job, and slices for queue, job and steps', () => {
    const steps = [
      makeStep({ number: 1, name: 'Set up job', state: finished(5, 6) }),
      makeStep({ number: 2, name: 'Run make', state: finished(6, 64.5) }),
    ]
    const mac = { name: 'a mac', group: undefined, labels: ['self-hosted', 'macOS'] }
    const jobs = [
      { name: 'build', steps },
      { name: 'test', createdAt: at(66), state: finished(70, 80), runner: mac },
      { name: 'lint', createdAt: at(5) },
      { name: 'docs', state: skipped() },
    ]
    expect(drawn(makeRun({ jobs }))).toEqual({
      Run: { run: ['CI #7 0-80'] },
      'ubuntu-latest': {
        build: ['Waiting for a runner 0-5', 'build 5-65', '  Set up job 5-6', '  Run make 6-64.5'],
        lint: ['lint 5-65'],
      },
      'macOS, self-hosted': { test: ['Waiting for a runner 66-70', 'test 70-80'] },
    })
  })

  it('writes a step of less than a second as an instant event', () => {
    const steps = [
      makeStep({ number: 1, name: 'Wait', state: finished(6, 6) }),
      makeStep({ number: 2, name: 'Post', state: finished(6, 7) }),
    ]
    const report = reportOn(makeRun({ jobs: [{ steps }] }))
    const events = slicesOf(toChromeTrace(report)).slice(3)
    expect(events).toMatchObject([
      { ph: 'I', s: 't', name: 'Wait', ts: at(6) * 1_000, args: { conclusion: 'success' } },
      { ph: 'X', name: 'Post', ts: at(6) * 1_000, dur: 1_000_000 },
    ])
  })

  it('puts parallel steps, and steps beyond their job, in another thread', () => {
    const steps = [
      makeStep({ number: 1, name: 'Upload', state: finished(5, 20) }),
      makeStep({ number: 2, name: 'Test', state: finished(10, 40) }),
      makeStep({ number: 3, name: 'Wait', state: finished(40, 40) }),
      makeStep({ number: 4, name: 'Late', state: finished(60, 68) }),
    ]
    expect(drawn(makeRun({ jobs: [{ name: 'e2e', steps }] }))['ubuntu-latest']).toEqual({
      e2e: ['Waiting for a runner 0-5', 'e2e 5-65', '  Upload 5-20', 'Wait 40-40'],
      'e2e (at the same time)': ['Test 10-40', 'Late 60-68'],
    })
  })

  it('clips a step that is just outside its job, and keeps its times in args', () => {
    const steps = [
      makeStep({ number: 1, name: 'Set up job', state: finished(4, 7) }),
      makeStep({ number: 2, name: 'Test', state: finished(7, 66) }),
    ]
    const run = makeRun({ jobs: [{ name: 'build', steps }] })
    expect(drawn(run)['ubuntu-latest']).toEqual({
      build: ['Waiting for a runner 0-5', 'build 5-65', '  Set up job 5-7', '  Test 7-65'],
    })
    expect(slicesOf(toChromeTrace(reportOn(run)))[3]?.args).toMatchObject({
      startedAt: '2026-03-01T10:00:04Z',
      completedAt: '2026-03-01T10:00:07Z',
      durationSeconds: 3,
    })
  })

  it('gives a run with unfinished jobs no end if another run reports it', () => {
    const jobs = [{ name: 'build' }, { name: 'slow', state: running(90) }]
    const slices = slicesOf(toChromeTrace(reportOn(makeRun({ jobs }))))
    expect(slices.filter(({ cat }) => cat === 'run').map(({ ph }) => ph)).toEqual(['B'])
  })

  it('gives unfinished jobs and steps no end', () => {
    const steps = [
      makeStep({ number: 1, name: 'Set up job', state: finished(70, 71) }),
      makeStep({ number: 2, name: 'Report', state: running(71) }),
      makeStep({ number: 3, name: 'Later', state: waiting() }),
    ]
    const jobs = [
      { name: 'report', createdAt: at(66), state: running(70), steps },
      { name: 'late', createdAt: at(67), state: waiting() },
    ]
    const trace = toChromeTrace(reportOn(makeRun({ jobs }), { own: { jobId: 1 } }))
    const slices = slicesOf(trace).map((slice) => [slice.ph, slice.name])
    expect(slices).toEqual([
      ['X', 'CI #7'],
      ['X', 'Waiting for a runner'],
      ['B', 'report'],
      ['X', 'Set up job'],
      ['B', 'Report'],
      ['B', 'Waiting for a runner'],
    ])
    expect(slicesOf(trace)[2]?.args).toMatchObject({ status: 'in_progress', conclusion: null })
    expect(trace.otherData).toMatchObject({ omitted: 0 })
  })

  it('counts jobs and steps whose times are unknown', () => {
    const steps = [
      makeStep({ number: 1, state: finished(20, 10) }),
      makeStep({ number: 2, state: finished(undefined, 10) }),
      makeStep({ number: 3, state: skipped() }),
      makeStep({ number: 4, state: running(30) }),
      makeStep({ number: 5, name: 'Test', state: finished(30, 31) }),
    ]
    const jobs = [{ name: 'build', state: finished(5, undefined), steps }]
    const trace = toChromeTrace(reportOn(makeRun({ jobs })))
    expect(trace.otherData).toMatchObject({ repository: 'octo-org/octo-shop', omitted: 4 })
    expect(drawn(makeRun({ jobs }))['ubuntu-latest']).toEqual({
      build: ['Waiting for a runner 0-5', 'Test 30-31'],
    })
  })

  it('adds the conclusion and the URL to each slice', () => {
    const steps = [makeStep({ number: 3, state: finished(5, 9, 'failure') })]
    const run = makeRun({ jobs: [{ state: finished(5, 10, 'failure'), steps }] })
    expect(slicesOf(toChromeTrace(reportOn(run))).slice(2)).toMatchObject([
      { cname: 'terrible', args: { conclusion: 'failure', url: `${RUN_URL}/job/1` } },
      {
        cname: 'terrible',
        args: { number: 3, conclusion: 'failure', url: `${RUN_URL}/job/1#step:3:1` },
      },
    ])
  })

  it('writes names as text on one line', () => {
    const name = '\ud800<b>\u202e"\n☃'
    const run = makeRun({ workflow: name, jobs: [{ name, steps: [makeStep({ name })] }] })
    const names = slicesOf(toChromeTrace(reportOn(run))).map((slice) => slice.name)
    const shown = '\ufffd<b>" ☃'
    expect(names).toEqual([`${shown} #7`, 'Waiting for a runner', shown, shown])
  })

  it('writes a readable trace with each job and step at its time, for any run', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const report = reportOn(run)
        const trace = toChromeTrace(report)
        const events = read(trace).processes.flatMap(({ threads }) =>
          threads.flatMap((thread) => thread.events.filter(isSlice)),
        )
        expect(events).toHaveLength(slicesOf(trace).length)
        for (const { start, end, parent } of events) {
          if (parent === undefined) continue
          expect(start).toBeGreaterThanOrEqual(parent.start)
          expect(end).toBeLessThanOrEqual(parent.end)
        }
        const ended = slicesOf(trace).filter(
          ({ cat, ph }) => ph !== 'B' && (cat === 'job' || cat === 'step'),
        )
        expect(ended.map(timesOf).sort()).toEqual(timesIn(encodeReport(report)).sort())
        for (const slice of ended) expectDrawn(slice)
      }),
    )
  })

  it('nests the slices of each thread', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const slices = slicesOf(toChromeTrace(reportOn(run)))
        for (const thread of Map.groupBy(slices, ({ tid }) => tid).values()) {
          for (const one of thread)
            for (const other of thread) expect(cross(one, other)).toBe(false)
        }
      }),
    )
  })
})

/** Returns whether one slice starts within the other and ends after it. */
function cross(one: SliceEvent, other: SliceEvent): boolean {
  const ends = (slice: SliceEvent) =>
    slice.ts + (slice.ph === 'X' ? slice.dur : slice.ph === 'I' ? 0 : Infinity)
  return one.ts < other.ts && other.ts < ends(one) && ends(one) < ends(other)
}

/** Returns the reported times of a slice. */
function timesOf({ cat, args }: SliceEvent): string {
  return `${cat} ${Date.parse(String(args['startedAt']))} ${Number(args['durationSeconds'])}`
}

/** Expects a slice at its reported time; a step can be clipped by 2 s. */
function expectDrawn(slice: SliceEvent): void {
  const start = Date.parse(String(slice.args['startedAt'])) * 1_000
  const end = start + Number(slice.args['durationSeconds']) * 1_000_000
  const drawnEnd = slice.ts + (slice.ph === 'X' ? slice.dur : 0)
  const maxClipped = slice.cat === 'step' ? 2_000_000 : 0
  expect(slice.ts - start).toBeGreaterThanOrEqual(0)
  expect(slice.ts - start).toBeLessThanOrEqual(maxClipped)
  expect(end - drawnEnd).toBeGreaterThanOrEqual(0)
  expect(end - drawnEnd).toBeLessThanOrEqual(maxClipped)
}

function timesIn({ jobs }: ReportJson): string[] {
  const times = (cat: string, item: JobJson | StepJson) =>
    item.status === 'completed' && item.startedAt !== null && item.durationSeconds !== null
      ? [`${cat} ${Date.parse(item.startedAt)} ${item.durationSeconds}`]
      : []
  return jobs
    .filter(({ carriedOver }) => !carriedOver)
    .flatMap((job) => [...times('job', job), ...job.steps.flatMap((step) => times('step', step))])
}

const EVER = { from: -Infinity, to: Infinity }

/** `0-5` */
function slices(...texts: string[]): Span[] {
  return texts.map((text) => {
    const [from = NaN, to = Infinity] = text.split('-').map(Number)
    return { from, to }
  })
}

function written(lanes: Span[][]): string[][] {
  return lanes.map((lane) =>
    lane.map(({ from, to }) => (to === Infinity ? `${from}` : `${from}-${to}`)),
  )
}

describe('lanesOf', () => {
  it.each([
    ['in sequence', ['0-5', '5-5', '5-9'], EVER, [['0-5', '5-5', '5-9']]],
    ['in parallel', ['0-5', '4-9', '9-10'], EVER, [['0-5', '9-10'], ['4-9']]],
    ['within another', ['0-9', '2-3'], EVER, [['0-9'], ['2-3']]],
    ['without an end', ['0', '5-9'], EVER, [['0'], ['5-9']]],
    ['beyond the end', ['0-5', '5-11'], { from: 0, to: 10 }, [['0-5'], ['5-11']]],
    ['before the start', ['0-5', '5-9'], { from: 1, to: 10 }, [['5-9'], ['0-5']]],
    ['in any order', ['5-9', '0-5'], EVER, [['0-5', '5-9']]],
    ['none', [], EVER, [[]]],
  ])('arranges slices %s', (_, texts, bounds, lanes) => {
    expect(written(lanesOf(slices(...texts), bounds))).toEqual(lanes)
  })

  it('puts every slice into one lane, without overlaps', () => {
    const anySpan = fc
      .record({ from: fc.nat(20), length: fc.oneof(fc.nat(5), fc.constant(Infinity)) })
      .map(({ from, length }) => ({ from, to: from + length }))
    fc.assert(
      fc.property(fc.array(anySpan), (given) => {
        const lanes = lanesOf(given, { from: 5, to: 15 })
        expect(new Set(lanes.flat())).toEqual(new Set(given))
        expect(lanes.flat()).toHaveLength(given.length)
        expect(lanes[0]?.every(({ from, to }) => from >= 5 && to <= 15)).toBe(true)
        for (const lane of lanes) {
          for (const [position, { from }] of lane.entries()) {
            expect(from).toBeGreaterThanOrEqual(lane[position - 1]?.to ?? -Infinity)
          }
        }
      }),
    )
  })
})
