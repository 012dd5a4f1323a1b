// Why a job was skipped, by the workflow file and the conclusions alone. If anything is uncertain, there is no reason.
import { type Conclusion, isFailure, isPass } from '../../model/conclusion.ts'
import type { Job, Run } from '../../model/run.ts'
import { groupsOf } from '../../model/some.ts'
import type { SkippedBecause } from '../../model/shapes/job.ts'
import type { CurrentRun } from '../../model/target.ts'
import { EXPRESSION } from '../../model/workflow-file.ts'
import { conclusionOf, sum } from '../jobs/timing.ts'
import {
  type CertainContext,
  contextOf,
  parseCondition,
  truthOf,
  type Certain,
} from './condition.ts'
import { type GraphMatch, inOwnFile } from './match-needs.ts'

interface SkipEvidence extends Pick<GraphMatch, 'needs' | 'matches'> {
  readonly run: Run
  readonly currentRun: CurrentRun | undefined
  readonly jobs: readonly Job[]
  /** Ids of jobs that did not pass although `needs` reports success. */
  readonly forgiven: ReadonlySet<number>
}

/** From the worst to the best. */
const RESULTS = ['failure', 'cancelled', 'skipped', 'success'] as const
type Result = (typeof RESULTS)[number]

interface SkipContext extends SkipEvidence {
  readonly conclusions: ReadonlyMap<number, Conclusion | undefined>
  /** The certain results of jobs for those that need them, by id. */
  readonly results: ReadonlyMap<number, Result | undefined>
  /** Of any run what GitHub's API says of it; the ref and the payload of the event of the run that makes the report. */
  readonly github: CertainContext
  /** Those found so far, by the id of the job: one can follow from another. */
  readonly reasons: ReadonlyMap<number, SkippedBecause>
}

/** A job before another one, as the file of that one has it. */
type JobBefore = ReturnType<typeof jobsBefore>[number]

/** Far more than workflows cost: a YAML alias repeats a long list of needs in a few characters. */
const MAX_STEPS = 10_000_000

/**
 * Explains skipped jobs by the rules of GitHub:
 *
 * 1. A condition without a status function requires by `success()` that all jobs before passed, not only those in `needs`:
 *    https://github.com/actions/runner/issues/2205. A job that was skipped did not pass:
 *    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idneeds
 * 2. `failure()` is about them, too: https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 * 3. The legs of a matrix, and the jobs of a called workflow, count together.
 * 4. In a called workflow, only the needs of its own file are known to count.
 * 5. A part of its `if` that is false decides, whatever the jobs before did.
 *
 * @returns the reasons that are certain, by the id of the job
 */
export function whySkipped(evidence: SkipEvidence): ReadonlyMap<number, SkippedBecause> {
  const { repository, event: event_name, actor, attempt } = evidence.run
  const { ref, payload: event } = evidence.currentRun?.event ?? {}
  // Of a re-run, the API names who started that.
  const github = contextOf({ repository, event_name, ref, event, ...(attempt === 1 && { actor }) })
  const results = new Map(evidence.jobs.map((job) => [job.id, certainResult(job, evidence)]))
  const reasons = new Map<number, SkippedBecause>()
  const skipped = [...results].filter(([, result]) => result === 'skipped')
  const edges = sum(Array.from(evidence.needs.values(), ({ length }) => length))
  if (skipped.length * edges > MAX_STEPS) return reasons
  const conclusions = new Map(evidence.jobs.map((job) => [job.id, conclusionOf(job)]))
  // They are in an order in which each follows those that it needs.
  for (const [id] of skipped) {
    const reason = skipReasonOf(id, { ...evidence, github, conclusions, results, reasons })
    if (reason !== undefined) reasons.set(id, reason)
  }
  return reasons
}

const NOTHING = {
  job: undefined,
  jobId: undefined,
  conclusion: undefined,
  before: undefined,
  condition: undefined,
  isDue: false,
}

function skipReasonOf(id: number, context: SkipContext): SkippedBecause | undefined {
  const { run, conclusions, results, matches } = context
  const written = matches.get(id)?.at(-1)?.job.condition
  const condition = parseCondition(written ?? 'success()')
  if (condition === undefined) return undefined
  const { parts, requires } = condition
  const values = valuesOf(id, context)
  const isFalse = parts.some((one) => truthOf(one, values) === false)
  const byIf = { ...NOTHING, kind: 'if', condition: written } as const
  if (isFalse) return { ...byIf, kind: requires === 'failure' ? 'no-failure' : 'if' } // 2, 5
  const isTrue = parts.every((one) => truthOf(one, values) === true)
  const failed = requires === 'success' ? whichFailed(id, context) : undefined // 1
  if (failed?.kind === 'ancestor') return { ...failed, condition: written, isDue: isTrue }
  if (failed !== undefined || requires === 'unclear' || requires === 'failure') return failed
  const havePassed = [...idsBefore(id, context)].every((one) => results.get(one) === 'success') // 4
  if (requires === 'success' && !havePassed) return undefined
  const isCancelled = run.conclusion === 'cancelled'
  if (written === undefined) return isCancelled ? { ...NOTHING, kind: 'cancelled' } : undefined
  // A run that is cancelled can skip a job whose condition is true.
  const isStopped = isCancelled || [...conclusions.values()].includes('cancelled')
  return isStopped || isTrue ? undefined : byIf
}

/** Returns which job before a skipped one did not pass. */
function whichFailed(id: number, context: SkipContext): SkippedBecause | undefined {
  const direct = jobsBefore(id, context)
  const need = firstFailed(direct)
  if (need !== undefined) {
    const known = context.reasons.get(need.id)
    if (known?.kind === 'need') return known
    const byIf = known?.kind === 'if' || known?.kind === 'no-failure' ? known : NOTHING
    return { ...byIf, kind: 'need', ...refTo(need) }
  }
  const all = jobsBefore(id, context, idsBefore(id, context))
  const ancestor = firstFailed(all)
  if (ancestor === undefined || all.some(({ result }) => result === undefined)) return undefined
  const before = direct.find((one) => idsBefore(one.id, context).has(ancestor.id))
  return { ...NOTHING, kind: 'ancestor', ...refTo(ancestor), before: before && refTo(before).job }
}

/** Returns the worst job that did not pass. */
function firstFailed(jobs: readonly JobBefore[]): JobBefore | undefined {
  return RESULTS.slice(0, -1).flatMap((worst) => jobs.filter(({ result }) => result === worst))[0]
}

/** Names a job as the file has it, or by its key if expressions decide the name. */
function refTo({ id: jobId, declared, result: conclusion }: JobBefore) {
  const { name, key, writtenKey = key } = declared
  return { job: EXPRESSION.test(name) ? writtenKey : name, jobId, conclusion }
}

/** Lists those of some jobs before one that are in its own file, by default those that it needs. */
function jobsBefore(id: number, context: SkipContext, ids?: Iterable<number>) {
  return inOwnFile(id, context, ids).map(({ isWhole, ...one }) => {
    const result = context.results.get(one.id)
    // Whether a call passes of which a job was skipped is not documented.
    return { ...one, result: result === 'skipped' && !isWhole ? undefined : result }
  })
}

/** Lists all jobs before one, also before its callers, the nearest first. */
function idsBefore(id: number, { needs }: SkipContext) {
  const ids = new Set(needs.get(id))
  // The iteration includes the ids that it adds.
  for (const one of ids) for (const next of needs.get(one) ?? []) ids.add(next)
  return ids
}

/** Returns what is certain for a job: of `needs`, the result of a key if all of its jobs concluded so. */
function valuesOf(id: number, context: SkipContext): Certain {
  const { github, conclusions, results, run, matches } = context
  const direct = groupsOf(jobsBefore(id, context), ({ declared }) => declared.key)
  const known = direct.map((group) => {
    const [{ declared, result }] = group
    const isExact = group.every((one) => conclusions.get(one.id) === result)
    return [declared.key, contextOf({ result: isExact ? result : undefined })] as const
  })
  const needs = contextOf(Object.fromEntries(known))
  needs.isWhole = known.length === matches.get(id)?.at(-1)?.job.needs.length
  const before = [...idsBefore(id, context)]
  const isKnown = before.every((one) => results.get(one) !== undefined)
  const hasFailed = before.some((one) => isFailure(conclusions.get(one)))
  const isStopped =
    run.conclusion === 'cancelled' || [...conclusions.values()].includes('cancelled')
  const status = {
    always: true,
    failure: isKnown && !hasFailed ? false : undefined,
    cancelled: isStopped ? undefined : false,
  }
  return { contexts: contextOf({ github, needs }), status }
}

/** Returns the result of a job for those that need it; `undefined` if it is not certain. */
function certainResult(job: Job, { matches, forgiven, run }: SkipEvidence): Result | undefined {
  const last = matches.get(job.id)?.at(-1)
  const mayFail = last?.job.continueOnError
  // In a called workflow whose file was not read, any job may be forgiven.
  const isUnread = last?.job.called === 'unread' && last.leg !== job.name
  const conclusion = RESULTS.find((result) => result === conclusionOf(job))
  if (conclusion === 'success' || forgiven.has(job.id)) return 'success'
  if (conclusion === 'failure' && mayFail) return 'success'
  const isForgiven = mayFail !== false || isPass(run.conclusion ?? 'failure')
  return isUnread || (conclusion !== 'skipped' && isForgiven) ? undefined : conclusion
}
