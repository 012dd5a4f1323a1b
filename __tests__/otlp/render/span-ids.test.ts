import { describe, expect, it } from '@jest/globals'
import {
  attemptContext,
  jobSpanId,
  queueSpanId,
  stepSpanId,
  traceOf,
} from '../../../src/otlp/render/spans.ts'
import { finished, makeRun, reportOn, reportOnJobs, skipped } from '../../../testing/make-run.ts'
import {
  elsewhereNamed,
  jobIn,
  jobWith,
  stepIn,
  stepOf,
  stepsCalled,
} from '../../../testing/make-steps.ts'

// The ids were printed by the Go functions of the receiver, `newTraceID`, `newParentSpanID` and
// `newSpanIDFromCheckRun`, with the formats that it calls them with.

describe('attemptContext', () => {
  it.each([
    [42, 1, '0330c15a8d3e153086738dd3191a6497', 'e93171e2ef746fb5'],
    [42, 2, '40e47d023fdf039f55e8a65d241f6133', '84888e4926237125'],
    [42, undefined, '81f6d9b3478c8fffdb22d407f337c7b4', 'dffe526d0be711ea'],
    [19876543210, 1, 'dfe585adbb69b17bd4ab7d4cbc234fcc', 'cd358dca5de50260'],
    [19876543210, 2, '43d884470d82f3fd982eae0a258c04de', '3d3be491078b41bd'],
    [19876543210, 12, '9e2b3ef85c5b4bee877b5296f90361ab', 'dbbbbc73d7ed533a'],
  ])("returns the receiver's ids for run %i, attempt %s: %s, %s", (id, attempt, ...ids) => {
    const [traceId, spanId] = ids
    expect(attemptContext({ id, attempt })).toEqual({ traceId, spanId })
  })
})

describe('jobSpanId, queueSpanId and stepSpanId', () => {
  it.each([
    [1, '661a22ad538034f6', '624fe4e382a6ab87', 'Set up job', '30f7dd12978b063a'],
    [1, '661a22ad538034f6', '624fe4e382a6ab87', 'Prüfe 🧪 100%', '107db9019d4cedb7'],
    [56789012345, '779fc4030dbbcffe', '46a57132ebaf00e3', 'Run make', 'd056c304fbf876f1'],
    [
      ...([56789012345, '779fc4030dbbcffe', '46a57132ebaf00e3'] as const),
      ...(['Post Run actions/checkout@v4', '32cda23deeb7331b'] as const),
    ],
  ])("return the receiver's ids for job %i: %s, %s, %s: %s", (id, jobId, queueId, name, stepId) => {
    const [first, , step] = stepsCalled('step 1', 'step 2', name)
    if (first === undefined || step === undefined) throw new Error('no step')
    const job = jobWith([first, step], undefined, id)
    expect([jobSpanId(job), queueSpanId(job), stepSpanId(job, step)]).toEqual([
      ...[jobId, queueId, stepId],
    ])
  })
})

describe('stepSpanId', () => {
  it("returns the receiver's id for the first step of a name, and others for the later ones", () => {
    const names = ['Run make', 'Run make', 'Run make-s-2', 'Run make-1', 'Run make', 'j', 'q']
    const steps = stepsCalled(...names)
    const job = jobWith(steps)
    const ids = steps.map((step) => stepSpanId(job, step))
    expect(ids[0]).toBe('25b27d1239e931c6')
    expect(new Set([...ids, jobSpanId(job), queueSpanId(job)]).size).toBe(names.length + 2)
  })
})

describe('traceOf', () => {
  it('keeps the ids of an attempt if times, names of the run and later steps change', () => {
    const idsOf = (fields: Parameters<typeof makeRun>[0]) => {
      const { id, spans } = traceOf(reportOn(makeRun(fields)))
      return [id, ...spans.map((span) => span.id)]
    }
    const ids = idsOf({ jobs: [jobIn('job 1', finished(5, 65), stepsCalled('a', 'a'))] })
    expect(ids).toEqual([
      ...['0330c15a8d3e153086738dd3191a6497', 'e93171e2ef746fb5', '624fe4e382a6ab87'],
      ...['661a22ad538034f6', ...Array<unknown>(2).fill(expect.stringMatching(/^[\da-f]{16}$/))],
    ])
    const jobs = [jobIn('other', finished(5, 70), stepsCalled('a', 'a', 'a'))]
    const renamed = idsOf({ ...elsewhereNamed('octo-org/renamed', 'other'), jobs })
    expect(renamed.slice(0, ids.length)).toEqual(ids)
  })

  it('gives a step the same id whether an earlier one of its name ran or not', () => {
    const idOfSecond = (state = finished(6, 7)) => {
      const steps = [stepIn(state, 'a'), stepOf(2, 'a', 5, 15)]
      return traceOf(reportOnJobs([jobIn('job 1', finished(5, 65), steps)])).spans.at(-1)?.id
    }
    expect(idOfSecond(skipped())).toBe(idOfSecond())
  })
})
