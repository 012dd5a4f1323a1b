// What to read next of the base branch and of issues to judge the failures of a run.
import type { BaseRequest } from '../../model/base-branch.ts'
import type { Job, Step } from '../../model/run.ts'
import { uniqueBy } from '../../model/some.ts'
import type { LogFactsOf } from '../../model/logged/log-facts.ts'
import { greenOf } from './green-of.ts'
import { failedHostOf } from '../causes/cause-kinds.ts'
import { roundRobin } from '../causes/choose-logs.ts'
import { comparableSteps, type ComparedRun } from './compare-run.ts'
import type { ProofRequest } from './next-of-step.ts'
import { joinRequests } from './unread-runs.ts'

/**
 * Lists what to read next of the base branch; empty as soon as every verdict is clear. What decides a verdict is read before
 * what only adds to one, and the first failure of each cause before others.
 *
 * @param isAhead whether what is read after a log, whatever that shows, is read beside it; not if few requests remain
 */
export function nextRequests(compared: ComparedRun, isAhead = false): readonly BaseRequest[] {
  const next = stepsOf(compared).flatMap((failed) => compared.byRuns(failed)?.next ?? [])
  const ofBase = next.filter(({ question }) => question === 'base')
  const stage = Math.min(...ofBase.map((one) => one.stage))
  const ahead = isAhead ? next.filter(({ question }) => question === 'ahead') : []
  const first = ofBase.filter((one) => one.stage === stage)
  return joinRequests([...first, ...ahead].map(({ request }) => request))
}

/** Lists what to read next to show that nothing but what issues list failed in steps that they let pass. */
export function proofRequests(compared: ComparedRun): readonly ProofRequest[] {
  const next = stepsOf(compared).flatMap((failed) => compared.byIssues(failed)?.next ?? [])
  const requests = next.map(({ request }) => request)
  const seen = requests.flatMap((request) => (request.kind === 'seen' ? request.id : []))
  return [
    ...joinRequests(requests.flatMap((request) => (request.kind === 'seen' ? [] : request))),
    ...Array.from(new Set(seen), (id) => ({ kind: 'seen' as const, id })),
  ]
}

/** A job that passed, and its step that failed here. */
export interface GreenStep {
  readonly job: Job
  readonly step: Step | undefined
}

interface GreenRequests {
  /** Of what is new: with the lines of the step. */
  readonly logs: readonly BaseRequest[]
  /** Of what is known or unsteady: what their start names, since their lines could change a verdict. */
  readonly starts: readonly GreenStep[]
}

/**
 * Lists the logs of the jobs that passed what fails here, one for each cause: they show what else changed, and for what is new
 * also what the step prints when it passes. Beyond the first cause, none is read for a test with what it says.
 */
export function greenRequests(compared: ComparedRun, logFacts: LogFactsOf): GreenRequests {
  const wanted = comparableSteps(compared.causes, compared.stepsOf).flatMap(([failure], at) => {
    const read = failure && compared.byRuns(failure)
    if (failure === undefined || read === undefined) return []
    const isUnread = logFacts.get(failure.job.listed.id)?.versions === undefined
    if (isUnread && failedHostOf(failure) === undefined) return []
    const { verdict, beside, next } = read
    const green = greenOf(verdict, beside, logFacts)
    const [first] = failure.excerpts[0]?.errors?.entries ?? []
    if (green === undefined || (at > 0 && first?.isTest && first.detail !== undefined)) return []
    const { job, step } = green.result
    if (beside.base.responses.excerpts.has(job.id) || logFacts.has(job.id)) return []
    return { job, step, isNew: verdict.kind === 'new', next }
  })
  const ofNew = wanted.filter(({ isNew }) => isNew).flatMap(({ next }) => next)
  return {
    logs: joinRequests(
      ofNew.filter(({ question }) => question === 'green').map(({ request }) => request),
    ),
    starts: uniqueBy(
      wanted.filter(({ isNew }) => !isNew),
      ({ job }) => job.id,
    ),
  }
}

function stepsOf({ causes, stepsOf: split }: ComparedRun) {
  return roundRobin(comparableSteps(causes, split))
}
