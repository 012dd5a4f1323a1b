import { type Conclusion, isPass } from '../../model/conclusion.ts'
import { type Verdict, wordOf, verdictOn } from '../../model/report/cause.ts'
import { BY_TESTS } from '../../model/reasons.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { GateFinding } from '../../model/shapes/gate.ts'
import type { UnlistedNeed } from '../../model/shapes/report.ts'
import { matchesName } from '../failures/conclusion.ts'
import { isJobUnfinished } from '../jobs/job-report.ts'
import { withLegs } from '../jobs/key-legs.ts'
import { conclusionOf } from '../jobs/state.ts'
import { explainedFailures } from './explained-failures.ts'

/** Value of `fail-on` for every conclusion that is not a pass. */
export const ANY = 'any'

/** Value of `fail-on` for every job that did not pass, unless other runs explain its failure. */
export const NEW = 'new'

/** Value of `fail-on` for unfinished jobs, except the current one. */
export const UNFINISHED = 'unfinished'

/** Lists the artifacts of whose tests a value of `fail-on` fails for. A run of the base branch itself has no base. */
export function findTests({ run, tests }: Report, value: string): readonly GateFinding[] {
  const reason = value === 'no-tests' ? value : 'fewer-tests'
  const findings = (tests?.findings ?? []).filter(
    ({ kind }) =>
      BY_TESTS[value]?.includes(kind) === true &&
      (kind === 'none' || tests?.base?.current === false),
  )
  return findings.map(({ artifact: name, jobId }) => {
    return { kind: 'tests', runId: run.id, jobId, name, conclusion: undefined, reason }
  })
}

/** Names of jobs that may be skipped; `*` stands for any text. */
type AllowedSkips = readonly string[]

/** Lists the jobs of a run that a value of `fail-on` fails for. */
export function failingJobs(
  report: Report,
  value: string,
  allowedSkips: AllowedSkips,
): readonly GateFinding[] {
  if (value === UNFINISHED) return findUnfinished(report)
  const novelty = value === NEW ? unexplainedJobs(report) : new Map<number, never>()
  const forgivenIds = new Set(
    (report.jobs ?? []).flatMap(({ forgiven, job: { id } }) => (forgiven ? [id] : [])),
  )
  const skips = withLegs(allowedSkips, report.run)
  return (report.jobs ?? []).flatMap(({ forgiven, ...job }): GateFinding[] => {
    const { id, name } = job.job
    const covered = conclusionsOf(job).find((conclusion) => coversConclusion(value, conclusion))
    const conclusion = covered ?? job.outcome
    const found = covered === undefined ? novelty.get(id) : 'conclusion'
    if (forgiven || conclusion === undefined || found === undefined) return []
    const reason = wasStoppedBy(forgivenIds, job) ? 'not-tested' : found
    if (isAllowedSkip(name, conclusion, skips)) return []
    return [{ kind: 'job', runId: report.run.id, jobId: id, name, conclusion, reason }]
  })
}

/** Whether fail-fast cancelled a job because of such a job. */
function wasStoppedBy(ids: ReadonlySet<number>, { failure }: Pick<JobReport, 'failure'>): boolean {
  const by = failure?.kind === 'cancelled' ? failure.by : undefined
  return by?.kind === 'fail-fast' && by.failed !== undefined && ids.has(by.failed.id)
}

/** Lists the jobs that have not finished, or else the run if GitHub has not concluded it. */
export function findUnfinished({ run, jobs = [], unfinished }: Report): readonly GateFinding[] {
  const open = jobs.filter(isJobUnfinished)
  const rest = { runId: run.id, conclusion: undefined, reason: 'unfinished' } as const
  if (open.length > 0 || !unfinished)
    return open.map(({ job: { id, name } }) => ({ kind: 'job', jobId: id, name, ...rest }))
  return [{ kind: 'run', jobId: undefined, name: undefined, ...rest }]
}

/**
 * Lists the results in `needs` that a value of `fail-on` fails for. No other run shows such a result.
 *
 * @param runId of the run that reports them; `undefined` if it is not reported
 */
export function findNeeds(
  needs: readonly UnlistedNeed[],
  value: string,
  { allowedSkips, runId }: { readonly allowedSkips: AllowedSkips; readonly runId?: number },
): readonly GateFinding[] {
  return needs.flatMap(({ key: name, result: conclusion, forgiven }): GateFinding[] => {
    const isCovered = coversConclusion(value, conclusion) || (value === NEW && !isPass(conclusion))
    return forgiven || !isCovered || isAllowedSkip(name, conclusion, allowedSkips)
      ? []
      : [{ kind: 'need', runId, jobId: undefined, name, conclusion, reason: 'conclusion' }]
  })
}

/** Returns the run as a whole if a value of `fail-on` covers its conclusion. */
export function findRun(report: Report, value: string): readonly GateFinding[] {
  const { run, conclusion } = report
  if (isPass(conclusion)) return []
  const isNew = value === NEW && !isRunExplained(report)
  if (!coversConclusion(value, conclusion) && !isNew) return []
  const reason = 'conclusion'
  return [{ kind: 'run', runId: run.id, jobId: undefined, name: undefined, conclusion, reason }]
}

/** Whether a value of `fail-on` covers a conclusion, whatever explains it. */
export function coversConclusion(value: string, conclusion: Conclusion): boolean {
  return value === conclusion || (value === ANY && !isPass(conclusion))
}

function isAllowedSkip(name: string, conclusion: Conclusion, allowedSkips: AllowedSkips): boolean {
  return conclusion === 'skipped' && matchesName(name, allowedSkips)
}

/** Returns the outcome of a job and GitHub's own conclusion: the user can list either. */
function conclusionsOf({ job, outcome }: Pick<JobReport, 'job' | 'outcome'>): Conclusion[] {
  return [outcome, conclusionOf(job)].filter((conclusion) => conclusion !== undefined)
}

/** Returns why each failure is not explained, by job id, also one of an earlier attempt whose job was skipped since. */
function unexplainedJobs(report: Report): ReadonlyMap<number, Unexplained> {
  const explained = new Set(explainedFailures(report).map(({ failure }) => failure))
  const reasons = new Map(
    report.causes.flatMap((cause) =>
      cause.failures.map((failure) => [
        failure.job.job.id,
        whyUnexplained(verdictOn(cause, failure)),
      ]),
    ),
  )
  const skipped = (report.attempts?.notRerun ?? []).map(
    ({ job: { id } }) => [id, 'unexplained'] as const,
  )
  return new Map<number, Unexplained>([
    ...skipped,
    ...report.failures
      .filter((failure) => !explained.has(failure))
      .map(({ job: { job } }) => [job.id, reasons.get(job.id) ?? 'unexplained'] as const),
  ])
}

type Unexplained = 'new' | 'known-issue' | 'unexplained'

function whyUnexplained(verdict: Verdict): Unexplained {
  if (wordOf(verdict) === 'new') return 'new'
  return verdict.kind === 'listed' ? 'known-issue' : 'unexplained'
}

/** Whether GitHub concluded the run, every job is listed, and an explained failure is the reason for the conclusion. */
function isRunExplained(report: Report): boolean {
  return (
    report.complete &&
    !report.unfinished &&
    explainedFailures(report).some(({ failure: { job } }) =>
      conclusionsOf(job).includes(report.conclusion),
    )
  )
}
