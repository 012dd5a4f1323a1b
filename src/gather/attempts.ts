import { hasNotPassed } from '../analyse/jobs/state.ts'
import { fetchQueueChecks } from '../github/commit/fetch-branch-rules.ts'
import { fetchAttempts } from '../github/history/fetch-attempts.ts'
import { attemptOf } from '../github/run/attempt-jobs.ts'
import type { RunResponses } from '../github/run/run-responses.ts'
import { fileText } from '../github/workflow/fetch-workflow.ts'
import { mayRunInQueue } from '../github/workflow/queue-trigger.ts'
import { BASE_EVENTS } from '../model/event.ts'
import type { Run } from '../model/run.ts'
import type { CurrentRun } from '../model/target.ts'
import { BUDGETS } from './budgets.ts'
import type { Question } from './gather.ts'
import { once } from './read.ts'

/** The jobs of earlier attempts while enough requests remain: more for those of a run that has passed so far. */
export function attemptsQuestion(
  { id: runId, jobs = [] }: Run,
  { run, latestOnly }: RunResponses,
  maxAttempts: number | undefined,
): Question {
  const attempt = attemptOf(run)
  const isWanted = attempt > 1 && latestOnly !== true
  return {
    name: 'attempts',
    budget: jobs.some(hasNotPassed) ? BUDGETS.attempts : BUDGETS.attemptsOfGreen,
    wants: (facts) =>
      isWanted
        ? once(facts, 'attempts', async (source) => {
            const read = await fetchAttempts(source, { runId, attempt }, maxAttempts)
            return { fact: { read: read.attempts }, notes: read.notes }
          })
        : [],
  }
}

interface QueueOptions {
  readonly current: CurrentRun | undefined
  readonly baseBranch?: string | undefined
  readonly failOn?: readonly string[]
}

/** What the merge queue waits for, if this is a gate whose file would be merged and is not for merge groups. */
export function queueQuestion(
  { event, graph }: Run,
  { workflow }: RunResponses,
  { current, baseBranch, failOn = [] }: QueueOptions,
): Question {
  const isOfMerge = current?.workflowFile !== undefined && !BASE_EVENTS.has(event)
  const file = graph && fileText(workflow?.file)
  const isWanted = failOn.length > 0 && isOfMerge && file !== undefined && !mayRunInQueue(file)
  return {
    name: 'queue',
    budget: BUDGETS.queue,
    wants: (facts) =>
      isWanted && baseBranch !== undefined
        ? once(facts, 'queueChecks', async (source) => {
            return { fact: { read: await fetchQueueChecks(source, baseBranch) } }
          })
        : [],
  }
}
