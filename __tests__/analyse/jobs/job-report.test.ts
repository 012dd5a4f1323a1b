import { describe, expect, it } from '@jest/globals'
import { currentJobId, findCurrentJob } from '../../../src/analyse/jobs/current-job.ts'
import { jobTimings } from '../../../src/analyse/jobs/job-timing.ts'
import type { Job } from '../../../src/model/run.ts'
import type { CurrentRun } from '../../../src/model/target.ts'
import {
  at,
  finished,
  makeJob,
  makeOwn,
  makeRun,
  makeStep,
  NO_RUNNER,
  reportOn,
  reportOnJob,
  reportOnJobs,
  running,
  runWithoutJobs,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'

const CURRENT = { own: { jobId: 1 } }

/** Steps that took so many seconds. */
const took = (...seconds: readonly number[]) => ({
  steps: seconds.map((length, index) => {
    return makeStep({ number: index + 1, state: finished(0, length) })
  }),
})

const placeholder = { runner: NO_RUNNER, steps: [] }
const unstarted = (...state: Parameters<typeof finished>) => {
  return { ...placeholder, state: finished(...state) }
}
const ENDED = { state: finished(5, 65) }

describe('reportJob: queue and duration', () => {
  it.each<[string, Partial<Job>, number | undefined, number | undefined]>([
    ['that succeeded', { state: finished(5, 65) }, 5_000, 60_000],
    ['that failed', { state: finished(5, 65, 'failure') }, 5_000, 60_000],
    ['of an unknown word', { state: finished(5, 65, 'a_new_word') }, 5_000, 60_000],
    ['that started immediately and took no time', { state: finished(0, 0) }, 0, 0],
    ['that started 2 s before it was ready', { state: finished(-2, 65) }, 0, 67_000],
    ['that started 3 s before it was ready', { state: finished(-3, 65) }, undefined, 68_000],
    ['that ended 2 s before it started', { state: finished(5, 3) }, 5_000, 0],
    ['that ended 3 s before it started', { state: finished(5, 2) }, 5_000, undefined],
    ['without createdAt, as on old GHES', { createdAt: undefined }, undefined, 60_000],
    ['without a start', { state: finished(undefined, 65) }, undefined, undefined],
    ['that GitHub gives no end', { state: finished(5) }, 5_000, undefined],
    ['that was skipped', { ...placeholder, state: skipped() }, undefined, undefined],
    ['that was skipped, on a runner', { state: finished(5, 65, 'skipped') }, undefined, undefined],
    ['skipped, on another day', unstarted(1_906_073, 0, 'skipped'), undefined, undefined],
    ['cancelled before it got a runner', unstarted(0, 300, 'cancelled'), undefined, undefined],
    ['that failed before it got a runner', unstarted(0, 300, 'failure'), undefined, undefined],
    ['cancelled while it ran', { ...took(9), state: finished(5, 65, 'cancelled') }, 5_000, 60_000],
    ['that succeeded, without a listed runner', { runner: NO_RUNNER }, 5_000, 60_000],
    ['that is queued', { ...placeholder, state: waiting() }, undefined, undefined],
    ['that waits for an approval', { state: waiting('waiting') }, undefined, undefined],
    ['that runs', { state: running(5) }, 5_000, undefined],
    ['that runs without a known start', { state: running() }, undefined, undefined],
  ])('returns the queue and duration of a job %s', (_, job, queue, duration) => {
    const report = reportOnJob(job)
    expect([report.queue, report.duration]).toEqual([queue, duration])
  })

  it.each<[string, Job['steps'], number | undefined]>([
    ['to the last of its steps that ended', [ended(1, 5, 15), ended(2, 15, 30), open(3)], 25_000],
    ['to the latest end if steps overlap', [ended(1, 5, 40), ended(2, 15, 30), open(3)], 35_000],
    [
      'without the times of skipped steps',
      [ended(1, 5, 15), makeStep({ number: 2, state: finished(90, 90, 'skipped') }), open(3)],
      10_000,
    ],
    ['as 0 if a step ended just before the start', [ended(1, 3, 4)], 0],
    ['as unknown if a step ended long before the start', [ended(1, 1, 2)], undefined],
    ['not at all before a step has ended', [open(1)], undefined],
    ['not at all without steps', [], undefined],
  ])('counts the duration of the current job %s', (_, steps, duration) => {
    const job = { state: running(5), steps }
    expect(reportOnJob(job, CURRENT).duration).toBe(duration)
    expect(reportOnJob(job).duration).toBeUndefined()
  })
})

describe('reportJob: duration of a step', () => {
  it.each([
    ['that took ten seconds', finished(5, 15), 10_000],
    ['that began and ended in one second', finished(5, 5), 0],
    ['that ended 2 s before it started', finished(5, 3), 0],
    ['that ended 3 s before it started', finished(5, 2), undefined],
    ['that failed', finished(5, 15, 'failure'), 10_000],
    ['that was skipped', finished(5, 15, 'skipped'), undefined],
    ['without a start', finished(undefined, 15), undefined],
    ['without an end', finished(5), undefined],
    ['that runs', running(5), undefined],
    ['that waits', waiting(), undefined],
  ])('returns the duration of a step %s', (_, state, duration) => {
    const [step] = reportOnJob({ steps: [makeStep({ state })] }).steps
    expect(step?.duration).toBe(duration)
  })
})

describe('reportJob: carriedOver', () => {
  const inAttempt = (attempt: number | undefined, job: Partial<Job>, startedAt = at(0)) =>
    reportOn(makeRun({ attempt, startedAt, jobs: [job] })).jobs?.[0]

  it.each<[string, Partial<Job>, boolean]>([
    ['that ended before this one began', { state: finished(-5_000, -4_000) }, true],
    ['that finished when this attempt started', { state: finished(-500, 0) }, true],
    ['with a new time of creation', { state: finished(-5_000, -4_000), createdAt: at(1) }, true],
    ['whose end is not known', { state: finished(-5_000) }, true],
    ['that was skipped, whatever its end says', unstarted(-5_000, 90, 'skipped'), true],
    ['that failed', { state: finished(-5_000, -4_000, 'failure') }, true],
    ['is another than one that started early by the clock', { state: finished(-1, 65) }, false],
    ['is another than one that still runs', { state: running(-5_000) }, false],
    ['is another than one that ran in this one', { state: finished(5, 65) }, false],
    ['is another than one that began with this one and has no end', { state: finished(0) }, false],
    ['is not concluded from an end alone', { state: finished(undefined, -4_000) }, false],
  ])('%s: %j', (_, job, carriedOver) => {
    expect(inAttempt(2, job)?.carriedOver).toBe(carriedOver)
  })

  it('is false in attempt 1 and in an unknown attempt', () => {
    const job = { state: finished(-5_000, -4_000) }
    expect(inAttempt(1, job)?.carriedOver).toBe(false)
    expect(inAttempt(undefined, job)?.carriedOver).toBe(false)
  })

  it.each([
    ['ended before it was created', at(0), true],
    ['did not', at(-5_001), false],
    ['has no time of creation', undefined, false],
  ])('without the start of the attempt, depends on whether it %s', (_, createdAt, is) => {
    const jobs = [{ state: finished(-5_000, -4_000), createdAt }]
    const run = makeRun({ attempt: 2, startedAt: undefined, jobs })
    expect(reportOn(run).jobs?.[0]?.carriedOver).toBe(is)
  })
})

describe('reportJob: outcome', () => {
  it.each([
    [finished(5, 65, 'failure'), undefined, 'failure'],
    [finished(5, 65, 'a_new_word'), undefined, 'a_new_word'],
    [running(5), undefined, undefined],
    [waiting(), undefined, undefined],
    [running(5), 'success', undefined],
    [running(5), 'failure', 'failure'],
    [running(5), 'cancelled', 'cancelled'],
    [waiting(), 'failure', 'failure'],
  ])('returns for %j and current status %p: %p', (state, jobStatus, outcome) => {
    expect(reportOnJob({ state }, { own: { jobId: 1, jobStatus } }).outcome).toBe(outcome)
    expect(reportOnJob({ state }, { own: { jobId: 2, jobStatus } }).outcome).toBe(
      state.kind === 'finished' ? state.conclusion : undefined,
    )
  })
})

function ended(number: number, start: number, end: number) {
  return makeStep({ number, state: finished(start, end) })
}

function open(number: number) {
  return makeStep({ number, state: running(30) })
}

const timingsOf = (jobs: readonly Partial<Job>[], jobId?: number) =>
  jobTimings(
    reportOnJobs(jobs, jobId === undefined ? {} : { own: { jobId } }).jobs?.toReversed() ?? [],
  )

describe('jobTimings', () => {
  const toStep = (end: number) => ({
    state: running(20),
    steps: [makeStep({ state: finished(20, end) })],
  })

  it.each<[string, Partial<Job>, (number | undefined)[]]>([
    ['returns readiness, start and end', {}, [0, 5, 65]],
    ['uses the start as readiness if it was created later', { createdAt: at(30) }, [5, 5, 65]],
    ['has no ready without its creation', { createdAt: undefined }, [undefined, 5, 65]],
    ['has no end while it runs', { state: running(5) }, [0, 5, undefined]],
    ['has neither while it waits', { state: waiting() }, [0, undefined, undefined]],
    ['ends with its last completed step, if it is the current one', toStep(30), [0, 20, 30]],
    ['never ends before it started by clocks that differ', { state: finished(5, 4) }, [0, 5, 5]],
    ['has no end before its start', { state: finished(65, 5) }, [0, 65, undefined]],
    ['has no end without a start', { state: finished(undefined, 65) }, [0, undefined, undefined]],
    ['has no end that GitHub does not give', { state: finished(5) }, [0, 5, undefined]],
    ['is its end alone, if it never had a runner', unstarted(5, 65, 'cancelled'), [0, 65, 65]],
    ['uses the creation for a skipped job', { state: finished(900, 5, 'skipped') }, [0, 0, 0]],
  ])('%s', (_, job, expected) => {
    const [timing] = timingsOf([job], job.steps && 1)
    expect([timing?.ready, timing?.start, timing?.end]).toEqual(
      expected.map((second) => (second === undefined ? undefined : at(second))),
    )
  })

  it('sorts by readiness, then by id, and without readiness by start', () => {
    const jobs = [
      { createdAt: at(2) },
      { createdAt: at(1) },
      { createdAt: at(2) },
      { createdAt: undefined, state: finished(1, 9) },
      { createdAt: undefined, state: finished() },
    ]
    expect(timingsOf(jobs).map(({ id }) => id)).toEqual([2, 4, 1, 3, 5])
  })
})

describe('findCurrentJob', () => {
  const on = (id: number, name: string | undefined, fields: Partial<Job> = {}) =>
    makeJob({ id, state: running(5), runner: { name, group: undefined, labels: [] }, ...fields })

  it.each<[string, Partial<CurrentRun>, Job[], number | undefined]>([
    ['by its id', { jobId: 2 }, [on(1, 'a'), on(2, 'a')], 2],
    ['by its id, even if it is listed as queued', { jobId: 1 }, [on(1, undefined)], 1],
    ['only by its id if it has one', { jobId: 9, runnerName: 'mine' }, [on(1, 'mine')], undefined],
    ['by its runner', { runnerName: 'mine' }, [on(1, 'other'), on(2, 'mine')], 2],
    ['in capitals or not', { runnerName: 'MINE' }, [on(1, 'Mine')], 1],
    [
      'by the name of a hosted runner in both spellings',
      { runnerName: 'GitHub-Actions-12' },
      [on(1, 'GitHub Actions 1'), on(2, 'GitHub Actions 12')],
      2,
    ],
    ['of the unfinished', { runnerName: 'mine' }, [on(1, 'mine', ENDED), on(2, 'mine')], 2],
    ['not by its name', { runnerName: undefined }, [on(1, 'mine', { name: 'report' })], undefined],
    [
      'not by a runner that two have',
      { runnerName: 'GitHub Actions' },
      [on(1, 'GitHub Actions'), on(2, 'GitHub Actions')],
      undefined,
    ],
    ['not by a runner that nobody has', { runnerName: 'mine' }, [on(1, undefined)], undefined],
  ])('finds the current job %s', (_, own, jobs, id) => {
    expect(findCurrentJob(jobs, makeOwn(own))?.id).toBe(id)
  })
})

describe('currentJobId', () => {
  it.each([
    ['is known though it is not listed', makeOwn({ jobId: 9 }), makeRun({ jobs: [{}] }), 9],
    ['is known though nothing is listed', makeOwn({ jobId: 9 }), runWithoutJobs(), 9],
    ['is unknown without both', makeOwn({ runnerName: 'x' }), runWithoutJobs(), undefined],
    ['is not known on another run', undefined, makeRun({ jobs: [{}] }), undefined],
  ])('%s', (_, own, run, id) => {
    expect(currentJobId(run, own)).toBe(id)
  })
})

it('reportJob marks one job as current, which counts as neither finished nor unfinished', () => {
  const jobs = [{}, { state: running(5) }, { state: waiting() }]
  const { jobs: reports, totals, currentJobId } = reportOnJobs(jobs, { own: { jobId: 2 } })
  expect(reports?.map(({ job, current }) => [job.id, current])).toEqual([
    [1, false],
    [2, true],
    [3, false],
  ])
  expect(totals).toMatchObject({ jobsUnfinished: 1, byConclusion: [['success', 1]] })
  expect(currentJobId).toBe(2)
})

describe('slowestJob', () => {
  it.each<[string, readonly Partial<Job>[], number | undefined]>([
    ['ran longest', [{ state: finished(5, 20) }, { state: finished(5, 99) }, {}], 2],
    ['is the first of two that ran as long', [{ createdAt: at(2) }, { createdAt: at(1) }], 2],
    ['returns undefined if no job ran', [{ state: skipped(), runner: NO_RUNNER }], undefined],
    ['may have taken no time', [{ state: finished(5, 5) }], 1],
    ['ignores running jobs', [{ state: running(5) }], undefined],
  ])('%s', (_, jobs, id) => {
    expect(reportOnJobs(jobs).slowestJob?.job.id).toBe(id)
  })

  it('ignores jobs that were carried over', () => {
    const run = makeRun({ attempt: 2, jobs: [{ state: finished(-9_000, -1_000) }, {}] })
    expect(reportOn(run).slowestJob?.job.id).toBe(2)
  })
})

describe('slowestSteps', () => {
  const of = (jobs: readonly Partial<Job>[], attempt = 1) =>
    reportOn(makeRun({ attempt, jobs })).slowestSteps.map(
      ({ job, step, duration }) => [job.job.id, step.number, duration / 1_000] as const,
    )

  it('returns the longest step of each name, longest first', () => {
    expect(of([took(5, 30), took(40, 1)])).toEqual([
      [2, 1, 40],
      [1, 2, 30],
    ])
  })

  it.each([
    ['omits the steps of the runner', ['Set up job', 'lint', 'Post lint', 'Complete job'], [2]],
    ['keeps what is called like one', ['lint', 'Set up job', 'Complete job', 'x'], [1, 2, 3, 4]],
    ['keeps `Post` before the step that it names', ['Post comment', 'comment'], [1, 2]],
    ['keeps `Post` without such a step', ['lint', 'Post comment'], [1, 2]],
  ])('%s: %j', (_, names, kept) => {
    const steps = names.map((name, index) =>
      makeStep({ number: index + 1, name, state: finished(0, 30) }),
    )
    expect(of([{ steps }]).map(([, step]) => step)).toEqual(kept)
  })
})
