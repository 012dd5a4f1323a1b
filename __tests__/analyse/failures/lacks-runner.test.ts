import { describe, expect, it } from '@jest/globals'
import { unstartedToAnnotate } from '../../../src/analyse/failures/lacks-runner.ts'
import type { Job } from '../../../src/model/run.ts'
import { DAY, MINUTE, SECOND } from '../../../src/model/time.ts'
import { cancelledJob, failedJob, neverStarted } from '../../../testing/explained-job.ts'
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

const TWO = [unstarted('build'), unstarted('x')]
const PERSON = 'The run was canceled by @octocat.'
const NEWER = "Canceling since a higher priority waiting request for 'ci' exists"
const FAIL_FAST = 'The strategy configuration was canceled because "test.b" failed'

describe('unstartedOf', () => {
  it.each([
    ['for 15 minutes', unstarted('build'), 15 * MINUTE],
    ['for a second, as in actions/runner#4684', unstarted('build', 0, 1), SECOND],
    ['beside a job that passed', unstarted('build', 70), 830 * SECOND],
  ])('reports the lack of a runner of a job that waited %s', (_, job, waited) => {
    const facts = factsOf([job, { name: 'lint' }])
    expect(facts).toEqual({ by: 'unknown', waited, infrastructure: true })
  })

  it('reports nothing of a job that had a runner', () => {
    expect(factsOf([cancelledJob()])).toEqual({ by: 'unknown' })
  })

  it('reports the lack of a runner of several jobs', () => {
    const jobs = [unstarted('build'), unstarted('test', 0, 901)]
    expect(factsOf(jobs, { 1: [], 2: [] })).toMatchObject({ infrastructure: true })
  })

  const leg = unstarted('test (a)')
  const failedLeg = failedJob({ name: 'test (b)', state: finished(5, 60, 'failure') })
  const deploy = [workflowJob('deploy', { environment: 'production' })]

  it.each<[string, Parameters<typeof reportWith>]>([
    ['its annotations were not read', [[unstarted('build')], {}]],
    ['a person is named', [[unstarted('build')], { 1: [PERSON] }]],
    ['a person is named for another job', [TWO, { 1: [], 2: [PERSON] }]],
    ['a person stopped the rest', [[unstarted('a', 0, 1), unstarted('x')], { 1: [], 2: [PERSON] }]],
    ['a newer run is named', [[unstarted('build')], { 1: [NEWER] }]],
    ['a newer run is named for another', [TWO, { 1: [], 2: [NEWER] }, { conclusion: 'failure' }]],
    ['fail-fast is named', [[leg], { 1: [FAIL_FAST] }]],
    ['a leg of its matrix failed long before', [[leg, failedLeg], { 1: [], 2: [] }]],
    ['GitHub says something unknown', [[unstarted('build')], { 1: ['Stopped by a policy.'] }]],
    ['the annotations of another job were not read', [TWO, { 1: [] }]],
    ['a running job was', [[unstarted('build'), cancelledJob({ name: 'x' })], { 1: [], 2: [] }]],
    [
      'a job that it may need was cancelled when it was ready',
      [[unstarted('build', 60, 61), unstarted('x', 0, 60)], { 1: [], 2: [] }],
    ],
    ['it may have waited for an approval', [[unstarted('deploy')], { 1: [] }, { graph: deploy }]],
    ['it waited for a day', [[unstarted('build', 0, DAY / SECOND)]]],
    ['the time is unknown', [[{ ...unstarted('build'), createdAt: undefined }]]],
  ])('reports no lack of a runner if %s', (_, options) => {
    expect(factsOf(...options)).toMatchObject({ infrastructure: false })
  })

  it('reports that no runner took a job within a day, maybe for its labels', () => {
    const text =
      'The job has exceeded the maximum execution time while awaiting a runner for 24h0m0s'
    const { failures, causes } = reportWith([unstarted('build', 0, 86_400)], { 1: [text] })
    const expected = { kind: 'never-started', reason: text, infrastructure: false }
    expect(failures[0]?.failure).toEqual(expected)
    expect(causes[0]?.verdict.kind).toBe('unknown')
  })
})

describe('fail-on for a job that lacked a runner', () => {
  const decide = (messages: Messages, value: string) => {
    const report = reportWith([unstarted('build')], messages)
    const { gate, causes } = gated(report, { failOn: [value] })
    return [causes[0]?.verdict.kind, gate?.fails]
  }
  const NOT_ACQUIRED =
    'The job was not acquired by Runner of type hosted even after multiple attempts'

  it.each([
    ['new', 'fails', 'GitHub only names nobody', [], true],
    ['new', 'passes', 'GitHub says so', [NOT_ACQUIRED], false],
    ['any', 'fails', 'GitHub says so', [NOT_ACQUIRED], true],
    ['failure', 'passes', 'GitHub only names nobody', [], false],
  ])('with "%s" %s if %s', (value, _, __, texts, fails) => {
    expect(decide({ 1: texts }, value)).toEqual(['infrastructure', fails])
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
