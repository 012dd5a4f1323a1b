// What to read next of the base branch and of issues to judge the failures of a run.
import type { BaseRequest } from '../../model/base-branch.ts'
import type { RunnerFacts } from '../../model/logged/log-facts.ts'
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
  const next = stepsOf(compared).flatMap((step) => compared.byRuns(step)?.next ?? [])
  const ofBase = next.filter(({ question }) => question === 'base')
  const stage = Math.min(...ofBase.map((one) => one.stage))
  const ahead = isAhead ? next.filter(({ question }) => question === 'ahead') : []
  const first = ofBase.filter((one) => one.stage === stage)
  return joinRequests([...first, ...ahead].map(({ request }) => request))
}

/** Lists what to read next to show that nothing but what issues list failed in steps that they let pass. */
export function proofRequests(compared: ComparedRun): readonly ProofRequest[] {
  const next = stepsOf(compared).flatMap((step) => compared.byIssues(step)?.next ?? [])
  const requests = next.map(({ request }) => request)
  const seen = requests.flatMap((request) => (request.kind === 'seen' ? request.id : []))
  return [
    ...joinRequests(requests.flatMap((request) => (request.kind === 'seen' ? [] : request))),
    ...Array.from(new Set(seen), (id) => ({ kind: 'seen' as const, id })),
  ]
}

/**
 * Lists the logs of the jobs that passed what is new here, one for each cause: they show what else differs, and what the
 * step prints when it passes. Beyond the first cause, none is read for a test with what it says.
 */
export function greenRequests(
  compared: ComparedRun,
  runners: ReadonlyMap<number, RunnerFacts | undefined>,
): readonly BaseRequest[] {
  const wanted = comparableSteps(compared.causes, compared.stepsOf).flatMap(([step], at) => {
    if (step === undefined) return []
    const isUnread = runners.get(step.job.listed.id)?.runnerVersion === undefined
    if (isUnread && failedHostOf(step) === undefined) return []
    const [first] = step.excerpts[0]?.errors?.entries ?? []
    if (at > 0 && first?.isTest && first.detail !== undefined) return []
    return compared.byRuns(step)?.next.filter(({ question }) => question === 'green') ?? []
  })
  return joinRequests(wanted.map(({ request }) => request))
}

function stepsOf({ causes, stepsOf: split }: ComparedRun) {
  return roundRobin(comparableSteps(causes, split))
}
