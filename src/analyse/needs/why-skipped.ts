// Why a job was skipped, by the workflow file and the conclusions alone. If anything is uncertain, there is no reason.
import { isFailure, isPass } from '../../model/conclusion.ts'
import type { Job, Run } from '../../model/run.ts'
import type { SkippedBecause } from '../../model/shapes/job.ts'
import type { CurrentRun } from '../../model/target.ts'
import { EXPRESSION, type WorkflowJob } from '../../model/workflow-file.ts'
import { groupsOf, mapSome, type Some } from '../../model/some.ts'
import { keyPosition, type NameMatch } from '../jobs/job-name.ts'
import { conclusionOf } from '../jobs/timing.ts'
import {
  type CertainContext,
  contextOf,
  falsePartOf,
  parseCondition,
  truthOf,
} from './condition.ts'
import type { GraphMatch } from './match-needs.ts'

interface SkipEvidence {
  readonly run: Run
  readonly currentRun: CurrentRun | undefined
  readonly jobs: readonly Job[]
  readonly matches: GraphMatch['matches']
  /** Ids of jobs that did not pass although `needs` reports success. */
  readonly forgiven: ReadonlySet<number>
}

/** A key of the workflow file, in one leg of its callers. */
interface Place {
  readonly match: NameMatch
  readonly level: number
  readonly declared: WorkflowJob
  readonly jobs: Some<Job>
  /** The result of all its jobs for those that need it; `undefined` if it is not certain. */
  readonly result: Result | undefined
}

/** Keyed by their positions. */
type Places = ReadonlyMap<string, Place>

/** From the worst to the best. */
const RESULTS = ['failure', 'cancelled', 'skipped', 'success'] as const
type Result = (typeof RESULTS)[number]

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
  const places = placesOf(evidence)
  return new Map(
    [...places.values()].flatMap((place) => {
      const reason = place.result === 'skipped' ? reasonAt(place, places, evidence) : undefined
      return reason === undefined ? [] : [[place.jobs[0].id, reason]]
    }),
  )
}

const NOTHING = {
  ...{ job: undefined, conclusion: undefined, before: undefined },
  ...{ condition: undefined, falsePart: undefined },
}

function reasonAt(
  place: Place,
  places: Places,
  evidence: SkipEvidence,
): SkippedBecause | undefined {
  const written = place.declared.condition
  const condition = parseCondition(written ?? 'success()')
  if (condition === undefined) return undefined
  const { parts, requires } = condition
  const contexts = contextsAt(place, places, evidence)
  const part = parts.find((one) => truthOf(one, contexts) === false)
  const byIf = { ...NOTHING, kind: 'if', condition: written } as const
  if (part !== undefined) return { ...byIf, falsePart: falsePartOf(part, contexts) } // 5
  const failed = requires === 'success' ? notPassedBefore(place, places, evidence) : undefined // 1
  if (requires === 'unclear' || failed !== undefined) return failed
  const before = place.match
    .slice(0, place.level + 1)
    .flatMap((_, level) => ancestorsOf({ ...place, level }, places)) // 4
  const havePassed = before.every(({ result }) => result === 'success')
  const { conclusion } = evidence.run
  if (requires === 'failure') {
    const hasFailed = before.some(({ jobs }) => jobs.some(isFailedJob))
    const isKnown = before.every(({ result }) => result !== undefined)
    return isKnown && !hasFailed ? { ...byIf, kind: 'no-failure' } : undefined // 2
  }
  if (requires === 'success' && !havePassed) return undefined
  if (written === undefined)
    return conclusion === 'cancelled' ? { ...NOTHING, kind: 'cancelled' } : undefined
  // A run that is cancelled can skip a job whose condition is true.
  const isStopped =
    conclusion === 'cancelled' || evidence.jobs.some((job) => conclusionOf(job) === 'cancelled')
  const isTrue = parts.every((one) => truthOf(one, contexts) === true)
  return isStopped || isTrue ? undefined : byIf
}

function isFailedJob(job: Job): boolean {
  return isFailure(conclusionOf(job) ?? 'unknown')
}

/** Returns which job before a skipped one did not pass. */
function notPassedBefore(
  place: Place,
  places: Places,
  evidence: SkipEvidence,
): SkippedBecause | undefined {
  const direct = neededBy(place, places)
  const need = firstFailed(direct)
  if (need !== undefined) {
    const known = need.result === 'skipped' ? reasonAt(need, places, evidence) : undefined
    if (known?.kind === 'need') return known
    const byIf = known?.kind === 'if' || known?.kind === 'no-failure' ? known : NOTHING
    return { ...byIf, kind: 'need', job: nameAt(need), conclusion: need.result }
  }
  const all = ancestorsOf(place, places)
  const ancestor = firstFailed(all)
  const before = direct.find(
    (one) => ancestor !== undefined && ancestorsOf(one, places).includes(ancestor),
  )
  if (ancestor === undefined || before === undefined) return undefined
  if (all.some(({ result }) => result === undefined)) return undefined
  const { condition } = place.declared
  const names = { job: nameAt(ancestor), before: nameAt(before) }
  return { ...NOTHING, kind: 'ancestor', ...names, conclusion: ancestor.result, condition }
}

/** Returns the worst place that did not pass. */
function firstFailed(places: readonly Place[]): Place | undefined {
  const worst = RESULTS.find((result) => places.some((one) => one.result === result)) ?? 'success'
  return worst === 'success' ? undefined : places.find(({ result }) => result === worst)
}

/** Returns the name of a job as the file has it, or its key if expressions decide the name. */
function nameAt({ declared: { name, key, writtenKey = key } }: Place): string {
  return EXPRESSION.test(name) ? writtenKey : name
}

function neededBy({ match, level }: Pick<Place, 'match' | 'level'>, places: Places): Place[] {
  const needs = match[level]?.job.needs ?? []
  return needs.flatMap((key) => places.get(keyPosition(match, level, key)) ?? [])
}

/** Lists all places before one in its own file, the nearest first. */
function ancestorsOf(place: Pick<Place, 'match' | 'level'>, places: Places): readonly Place[] {
  const all = new Set(neededBy(place, places))
  // The iteration includes the places that it adds.
  for (const one of all) for (const next of neededBy(one, places)) all.add(next)
  return [...all]
}

/**
 * Returns the certain values of the contexts: of any run what GitHub's API says of it, the ref and the payload of the event
 * only of the run that makes the report, and the result of a key if all of its jobs concluded so.
 */
function contextsAt(
  place: Place,
  places: Places,
  { run, currentRun }: SkipEvidence,
): CertainContext {
  const { repository, event: event_name, actor, attempt } = run
  const { ref, payload: event } = currentRun?.event ?? {}
  const needs = neededBy(place, places).map(({ declared, jobs, result }) => {
    const isExact = jobs.every((job) => conclusionOf(job) === result)
    return [declared.key, contextOf({ result: isExact ? result : undefined })] as const
  })
  return contextOf({
    // Of a re-run, the API names who started that.
    github: contextOf({ repository, event_name, ref, event, ...(attempt === 1 && { actor }) }),
    needs: contextOf(Object.fromEntries(needs)),
  })
}

function placesOf(evidence: SkipEvidence): Places {
  const all = evidence.jobs.flatMap((job) => {
    const match = evidence.matches.get(job.id) ?? []
    const result = resultOfJob(job, match, evidence)
    return match.map(({ job: declared }, level) => ({ job, match, level, declared, result }))
  })
  const groups = groupsOf(all, ({ match, level }) => keyPosition(match, level))
  return new Map(
    groups.map((group) => {
      const [{ match, level, ...first }] = group
      const results = group.map(({ result }) => result)
      const [worst] = RESULTS.filter((result) => results.includes(result))
      // Whether a call passes of which a job was skipped is not documented.
      const isPart = worst === 'skipped' && (group.length > 1 || match.length > level + 1)
      const hasFailed = worst === 'failure' || worst === 'cancelled'
      const isCertain = hasFailed || !(isPart || results.includes(undefined))
      const jobs = mapSome(group, ({ job }) => job)
      const result = isCertain ? worst : undefined
      return [keyPosition(match, level), { ...first, match, level, jobs, result }]
    }),
  )
}

/** Returns the result of a job for those that need it; `undefined` if it is not certain. */
function resultOfJob(
  job: Job,
  match: NameMatch,
  { forgiven, run }: SkipEvidence,
): Result | undefined {
  const last = match.at(-1)
  const mayFail = last?.job.continueOnError
  // In a called workflow whose file was not read, any job may be forgiven.
  const isUnread = last?.job.called === 'unread' && last.leg !== job.name
  const conclusion = RESULTS.find((result) => result === conclusionOf(job))
  if (conclusion === 'success' || forgiven.has(job.id)) return 'success'
  if (conclusion === 'failure' && mayFail) return 'success'
  const isForgiven = mayFail !== false || isPass(run.conclusion ?? 'failure')
  return isUnread || (conclusion !== 'skipped' && isForgiven) ? undefined : conclusion
}
