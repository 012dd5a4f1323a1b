import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Report } from '../../../src/model/report/report.ts'
import type { Job } from '../../../src/model/run.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { makeVerdict, withVerdicts } from '../../../testing/failure-report.ts'
import {
  cancelledAt,
  EXPLAINED,
  exitCodeOf,
  explain,
  failedAt,
  gated,
  LIMIT,
  PASSES,
  PERSON,
  skippedJob,
  VERDICTS,
} from '../../../testing/gate.ts'
import { reportOn, running, workflowJob } from '../../../testing/make-run.ts'
import { declaredRun, jobIn } from '../../../testing/plain-jobs.ts'

/** GitHub's annotations by what they say. */
const MESSAGES: Readonly<Record<string, string>> = { limit: LIMIT, person: PERSON }
const gate = { id: 99, ...jobIn(running(70), 'gate') }

/** A generated workflow, what happened to each of its jobs, and what GitHub shows of that. */
interface GeneratedRun {
  readonly jobs: readonly GeneratedJob[]
  readonly inside: boolean
  readonly file: boolean
  readonly allowed: readonly string[]
}

interface GeneratedJob {
  readonly key: string
  readonly name: string | undefined
  /** One per leg. */
  readonly outcomes: readonly string[]
  readonly continueOnError: boolean
  readonly needed: boolean
  /** Whether GitHub still lists the finished legs as running. */
  readonly lags: boolean
}

interface Leg extends GeneratedJob {
  readonly listedName: string
  readonly outcome: string
}

// Names that are, or begin with, the keys of other jobs.
const NAMES_LIKE_KEYS = ['build', 'test', 'test (e2e)', 'test / e2e', 'e2e', 'Build app']
const LEGS: Readonly<Record<string, Partial<Job>>> = {
  success: {},
  skipped: skippedJob,
  failure: failedAt(60),
  'fail-fast': cancelledAt(62),
  person: cancelledAt(64),
  limit: cancelledAt(66),
}
const anyRun: fc.Arbitrary<GeneratedRun> = fc.record({
  jobs: fc.uniqueArray(
    fc.record({
      key: fc.constantFrom('build', 'test', 'e2e', 'lint'),
      name: fc.option(fc.constantFrom(...NAMES_LIKE_KEYS), { nil: undefined }),
      outcomes: fc.array(fc.constantFrom(...Object.keys(LEGS)), { minLength: 1, maxLength: 3 }),
      continueOnError: fc.boolean(),
      needed: fc.boolean(),
      lags: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4, selector: ({ key }) => key },
  ),
  inside: fc.boolean(),
  file: fc.boolean(),
  allowed: fc.subarray([...NAMES_LIKE_KEYS, 'build (1)', 'test (1)', 'lint']),
})

function legsOf({ jobs }: GeneratedRun): Leg[] {
  return jobs.flatMap((job) => {
    const { key, name = key, outcomes } = job
    return outcomes.map((outcome, index) => ({
      ...job,
      outcome: outcome === 'fail-fast' && !hasFailed(job) ? 'person' : outcome,
      listedName: outcomes.length > 1 ? `${name} (${index + 1})` : name,
    }))
  })
}

function hasFailed({ outcomes, continueOnError }: GeneratedJob): boolean {
  return outcomes.includes('failure') && !continueOnError
}

/** What GitHub concludes from all of these jobs: the run's conclusion, or a key's result in `needs`. */
function resultOf(jobs: readonly GeneratedJob[]): string {
  const outcomes = jobs.flatMap((job) => job.outcomes)
  if (jobs.some(hasFailed)) return 'failure'
  if (outcomes.some(isCancelled)) return 'cancelled'
  return outcomes.every((outcome) => outcome === 'skipped') ? 'skipped' : 'success'
}

function isCancelled(outcome: string): boolean {
  return ['fail-fast', 'person', 'limit'].includes(outcome)
}

function reportOnGenerated(generated: GeneratedRun): Report {
  const legs = legsOf(generated)
  const jobs = legs.map(({ listedName, outcome, lags }) => {
    return lags ? jobIn(running(5), listedName) : { name: listedName, ...LEGS[outcome] }
  })
  const needed = generated.jobs.filter((job) => job.needed)
  const graph = [
    ...generated.jobs.map(({ key, name = key, outcomes, continueOnError }) =>
      workflowJob(key, { name, continueOnError, matrix: outcomes.length > 1 }),
    ),
    workflowJob('gate', { needs: needed.map(({ key }) => key) }),
  ]
  const needs = needed.map((job) => ({ key: job.key, result: resultOf([job]) }))
  const isUnderWay = generated.inside || legs.some(({ lags }) => lags)
  return reportOn(
    declaredRun(generated.file ? graph : undefined, {
      jobs: generated.inside ? [...jobs, gate] : jobs,
      conclusion: isUnderWay ? undefined : resultOf(generated.jobs),
    }),
    {
      ...(generated.inside ? { own: { jobId: gate.id, needs } } : {}),
      allowedFailures: generated.allowed,
      explanations: explain(
        legs.flatMap(({ outcome }, index) => {
          const message = MESSAGES[outcome]
          return message === undefined ? [] : [[index + 1, message] as const]
        }),
      ),
    },
  )
}

/** Whether GitHub's list or `needs` shows that the leg failed. */
function isShown(leg: Leg, { inside }: GeneratedRun): boolean {
  if (!leg.lags) return true
  const isCause = resultOf([leg]) === (isCancelled(leg.outcome) ? 'cancelled' : 'failure')
  return inside && leg.needed && isCause
}

/** Whether the workflow or the user forgives the leg, or the failed leg that cancelled it. */
function isExcused(leg: Leg, generated: GeneratedRun): boolean {
  const { key, name = key, outcome } = leg
  if (outcome === 'person') return false
  if (outcome === 'fail-fast') {
    const legs = legsOf(generated).filter(
      (other) => other.key === key && other.outcome === 'failure',
    )
    return legs.some((other) => isExcused(other, generated))
  }
  // `needs` shows a key as a whole.
  const names = leg.lags ? [leg.listedName, key, name] : [leg.listedName]
  // As the key of the file, unless another job has that name.
  const isKey =
    generated.file &&
    !generated.jobs.some((job) => job.key !== key && (job.name ?? job.key) === key)
  const isAllowed = [...names, ...(isKey ? [key] : [])].some((text) =>
    generated.allowed.includes(text),
  )
  return isAllowed || (outcome === 'failure' && leg.continueOnError)
}

/**
 * Whether the jobs of each key can be found. Names alone suffice, even if a job is named after another
 * key of `needs`, as long as `needs` has its own key too, that other key has no `name:`, and no job lags.
 */
function isDecidable({ jobs, inside, file }: GeneratedRun): boolean {
  const isClear = ({ key, name = key, needed }: GeneratedJob) => {
    const other = jobs.find((job) => job.needed && job.key === name.replace(/ .*/, ''))
    if (other === undefined || other.key === key) return true
    return needed && other.name === undefined && !jobs.some(({ lags }) => lags)
  }
  return !inside || file || jobs.every(isClear)
}

describe('the gate', () => {
  it('exits with fail-on "new" as with "any" if nothing was compared, and never with 1 if "any" exits with 0', () => {
    const anyVerdicts = fc.array(fc.constantFrom(...VERDICTS), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(anyRun, anyVerdicts, (generated, kinds) => {
        const report = reportOnGenerated(generated)
        const any = exitCodeOf(report, 'any')
        expect(exitCodeOf(report, 'new')).toBe(any)
        const judged = withVerdicts(report, ...kinds.map((kind) => makeVerdict(kind)))
        expect(exitCodeOf(judged, 'new')).toBeLessThanOrEqual(any)
        const verdicts = encodeReport(judged).causes.map(({ judged: { verdict } }) => verdict)
        const isAnyOpen = verdicts.some((verdict) => !EXPLAINED.includes(verdict))
        if (isAnyOpen) expect(exitCodeOf(judged, 'new')).toBe(1)
      }),
      { numRuns: 60 },
    )
  })

  it('decides with fail-on-jobs "*" as without it, and with each name alone as all together', () => {
    fc.assert(
      fc.property(anyRun, (generated) => {
        const report = reportOnGenerated(generated)
        const exitCodeFor = (...failOnJobs: readonly string[]) =>
          Number(gated(report, { failOn: ['any'], failOnJobs, needs: report.needs }).gate?.fails)
        expect(exitCodeFor('*')).toBe(exitCodeFor())
        const others = encodeReport(report).jobs.filter(({ current }) => !current)
        const names = others.map(({ name }) => name)
        const alone = names.map((name) => exitCodeFor(name))
        if (!legsOf(generated).some(({ lags }) => lags))
          expect(Math.max(...alone)).toBe(exitCodeFor())
      }),
      { numRuns: 100 },
    )
  })

  it('is never open if a job failed that is neither forgiven nor a consequence of a forgiven one', () => {
    fc.assert(
      fc.property(anyRun.filter(isDecidable), (generated) => {
        const report = reportOnGenerated(generated)
        const isShut = exitCodeOf(report, 'failure, timed_out, cancelled') === 1
        const failed = legsOf(generated).filter(({ outcome }) => !PASSES.includes(outcome))
        if (failed.some((leg) => isShown(leg, generated) && !isExcused(leg, generated))) {
          expect(isShut).toBe(true)
        }
        if (failed.length === 0) expect(isShut).toBe(false)
      }),
      { numRuns: 100 },
    )
  })
})
