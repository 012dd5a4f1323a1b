import { describe, expect, it } from '@jest/globals'
import { unstartedToAnnotate } from '../../../src/analyse/failures/lacks-runner.ts'
import { isFailedRun } from '../../../src/model/report/job-report.ts'
import type { Job } from '../../../src/model/run.ts'
import { DAY, MINUTE, SECOND } from '../../../src/model/time.ts'
import { cancelledJob, neverStarted } from '../../../testing/explained-job.ts'
import { makeAnnotation } from '../../../testing/failure-report.ts'
import { gated } from '../../../testing/gate.ts'
import {
  at,
  finished,
  makeRun,
  NO_RUNNER,
  reportOn,
  workflowJob,
} from '../../../testing/make-run.ts'

/** A job that was ready at one second and cancelled at another one, without a runner. */
const unstarted = (name: string, ready = 0, end = 900): Partial<Job> => ({
  name,
  createdAt: at(ready),
  state: finished(end, end, 'cancelled'),
  runner: NO_RUNNER,
})

type Messages = Readonly<Record<number, readonly string[]>>

/** The report on jobs whose annotations were read, by id: those of job 1, without any, by default. */
function reportWith(
  jobs: readonly Partial<Job>[],
  messages: Messages = { 1: [] },
  run: Parameters<typeof makeRun>[0] = {},
) {
  const annotations = new Map(
    Object.entries(messages).map(
      ([id, texts]) => [Number(id), texts.map((text) => makeAnnotation(text))] as const,
    ),
  )
  const explanations = { excerpts: new Map(), annotations }
  return reportOn(makeRun({ jobs, conclusion: 'cancelled', ...run }), { explanations })
}

/** What is known of the first job. */
function factsOf(...options: Parameters<typeof reportWith>) {
  const { failure } = reportWith(...options).failures.find(({ job }) => job.job.id === 1) ?? {}
  if (failure?.kind !== 'cancelled') return failure?.kind
  return { by: failure.by.kind, ...failure.unstarted }
}

const A_DAY = DAY / SECOND
const TOO_LONG =
  'The job has exceeded the maximum execution time while awaiting a runner for 24h0m0s'
const NOT_ACQUIRED =
  'The job was not acquired by Runner of type hosted even after multiple attempts'
const PERSON = 'The run was canceled by @octocat.'
const NEWER = "Canceling since a higher priority waiting request for 'ci' exists"
const FAIL_FAST = 'The strategy configuration was canceled because "test.b" failed'

describe('a job that was cancelled before a runner took it', () => {
  it.each([
    ['for 39 minutes, as behind a newer deployment', unstarted('build', 0, 2_340), 39 * MINUTE],
    ['for a second', unstarted('build', 0, 1), SECOND],
    ['for 20 hours', unstarted('build', 0, 72_000), 20 * 60 * MINUTE],
    ['beside a job that passed', unstarted('build', 70), 830 * SECOND],
  ])('is not red and unknown if it waited %s', (_, job, waited) => {
    const report = reportWith([job, { name: 'lint' }])
    expect(report.failures[0]?.failure).toMatchObject({
      by: { kind: 'unknown' },
      unstarted: { waited },
    })
    expect(report.causes[0]?.verdict.kind).toBe('unknown')
    expect(isFailedRun(report)).toBe(false)
  })

  it('has no wait if it had a runner', () => {
    expect(factsOf([cancelledJob()])).toEqual({ by: 'unknown' })
  })

  it.each<[string, Parameters<typeof reportWith>, boolean]>([
    ['it waited for a day', [[unstarted('build', 0, A_DAY)]], true],
    [
      'GitHub says that it waited for a day',
      [[unstarted('build', 0, A_DAY)], { 1: [TOO_LONG] }],
      true,
    ],
    ['GitHub says that no runner acquired it', [[unstarted('build')], { 1: [NOT_ACQUIRED] }], true],
    ['a person is named after a day', [[unstarted('build', 0, A_DAY)], { 1: [PERSON] }], false],
    ['a newer run is named after a day', [[unstarted('build', 0, A_DAY)], { 1: [NEWER] }], false],
    ['its annotations were not read', [[unstarted('build', 0, A_DAY)], {}], false],
    [
      'a job beside it ran and was cancelled',
      [[unstarted('build', 0, A_DAY), cancelledJob({ name: 'x' })], { 1: [], 2: [] }],
      false,
    ],
    [
      'it may have waited for an approval',
      [
        [unstarted('deploy', 0, A_DAY)],
        { 1: [] },
        { graph: [workflowJob('deploy', { environment: 'production' })] },
      ],
      false,
    ],
    ['the time is unknown', [[{ ...unstarted('build', 0, A_DAY), createdAt: undefined }]], false],
    ['fail-fast is named', [[unstarted('test (a)')], { 1: [FAIL_FAST] }], false],
  ])('makes the run red or not if %s', (_, options, isRed) => {
    expect(isFailedRun(reportWith(...options))).toBe(isRed)
  })

  it.each([
    ['new', [], true],
    ['new', [NOT_ACQUIRED], false],
    ['any', [NOT_ACQUIRED], true],
    ['failure', [], false],
  ] as const)('lets fail-on: %s decide beside %j: fails %s', (value, texts, fails) => {
    const { gate } = gated(reportWith([unstarted('build')], { 1: texts }), { failOn: [value] })
    expect(gate?.fails).toBe(fails)
  })
})

describe('unstartedToAnnotate', () => {
  const idsOf = (...options: Parameters<typeof reportWith>) =>
    unstartedToAnnotate(reportWith(...options).failures, new Map([[1, []]]))
  const legs = [unstarted('a (1)'), unstarted('a (2)'), unstarted('a (3)')]

  it.each<[string, readonly number[], Parameters<typeof reportWith>]>([
    ['those that were not read', [2, 3], [legs, { 1: [] }]],
    ['none if a person is named', [], [legs, { 1: [PERSON] }]],
    ['none if a job that ran was cancelled', [], [[...legs, cancelledJob()], { 1: [] }]],
    ['no failed job', [2], [[...legs.slice(0, 2), neverStarted()], { 1: [] }]],
  ])('lists %s: %j', (_, ids, options) => {
    expect(idsOf(...options)).toEqual(ids)
  })
})
