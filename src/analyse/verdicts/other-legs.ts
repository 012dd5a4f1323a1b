// The tests of a leg that failed, in another leg of its job on the base branch.
import { type BaseRequest, jobsKey } from '../../model/base-branch.ts'
import { isFailure } from '../../model/conclusion.ts'
import {
  type ComparedVerdict,
  type LoggedFailure,
  loggedFailure,
} from '../../model/report/cause.ts'
import { isWholeList, type LoggedEntry, type StepExcerpt } from '../../model/report/failure.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import { stepsOf } from '../failures/report-failures.ts'
import { legsOf } from '../jobs/matrix-legs.ts'
import { greenOf } from './green-of.ts'
import type { Beside } from './read-runs.ts'

/** Requests the log of the first other leg that failed in the run which passed this leg, if nothing but named tests is new. */
export function legRequest(beside: Beside, verdict: ComparedVerdict): readonly BaseRequest[] {
  const [leg] = isOfTests(beside.failure) ? failedLegs(beside, verdict) : []
  if (leg === undefined || beside.base.responses.excerpts.has(leg.job.listed.id)) return []
  const { run, job } = leg
  return [{ kind: 'log', run, job: job.listed, steps: stepsOf(loggedFailure(job, [])) }]
}

/** Returns the name of another leg of the base branch in which each test failed that fails here, with the same error. */
export function legWithTests(beside: Beside, verdict: ComparedVerdict): string | undefined {
  const { failure, base } = beside
  const [leg] = isOfTests(failure) ? failedLegs(beside, verdict) : []
  if (leg === undefined) return undefined
  const { id, name } = leg.job.listed
  const there = new Set(entriesIn(base.responses.excerpts.get(id)).map(identityOf))
  return entriesIn(failure.excerpts).every((test) => there.has(identityOf(test))) ? name : undefined
}

/** Whether all that failed is a list of tests. */
function isOfTests({ excerpts }: LoggedFailure): boolean {
  const isWhole = excerpts.every(({ errors }) => errors !== undefined && isWholeList(errors))
  return excerpts.length > 0 && isWhole && entriesIn(excerpts).every(({ isTest }) => isTest)
}

function entriesIn(excerpts: readonly StepExcerpt[] = []): readonly LoggedEntry[] {
  return excerpts.flatMap(({ errors }) => errors?.entries ?? [])
}

function identityOf({ isTest, identity: { name, error } }: LoggedEntry): string {
  return JSON.stringify([isTest, name, error])
}

/** Lists the other legs that failed in the run of the base branch that passed what is new. */
function failedLegs(beside: Beside, verdict: ComparedVerdict) {
  const { failure, attempts } = beside
  const green = verdict.kind === 'new' ? greenOf(verdict, beside) : undefined
  if (green === undefined || !isLeg(failure.job)) return []
  const jobs = attempts.get(jobsKey(green.run.id, green.attempt))?.values() ?? []
  return [...jobs].flat().flatMap((job) => {
    const isOther = job.listed.name !== failure.job.listed.name && isLeg(job)
    const hasFailed = isFailure(job.outcome)
    const isOfKey = isOther && hasFailed && legsOf(job) === legsOf(failure.job)
    return isOfKey ? { run: green.run, job } : []
  })
}

function isLeg({ levels }: JobReport): boolean {
  return levels.some((level) => level.isLeg)
}
