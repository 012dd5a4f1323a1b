import { aloneIn, flakyBefore } from '../../analyse/analyse.ts'
import type { FlakyReason } from '../../analyse/history/attempts.ts'
import { judgeCauses } from '../../analyse/verdicts/judge-causes.ts'
import { isFailure } from '../../model/conclusion.ts'
import { type Note, collapseBlanks } from '../../model/note.ts'
import { BUDGETS } from '../budgets.ts'
import { type Facts, judgeInput } from '../facts.ts'
import { type Gathering, questionOf, startGathering } from '../gather.ts'
import type { ExplainOptions, FailureOptions } from '../options.ts'
import { wantReasons } from './reasons.ts'
import { wantBase } from './witnesses.ts'

const MAX_NAMES = 5
/** Limits of what is read of one job alone. */
const ONE_LOG = { maxAnnotated: 0, maxRead: 1, partJobs: [] }

/**
 * Says what is new by name in the first forgiven job that failed, since nothing else shows it. What cannot be read is no
 * news: its failure counts for nothing.
 */
export async function notesOnForgiven(
  { facts, shared }: Gathering,
  options: ExplainOptions,
): Promise<readonly Note[]> {
  const [explained] = facts().runs
  const first = explained?.jobs?.find(
    ({ forgiven, outcome = 'success' }) => forgiven && isFailure(outcome),
  )
  if (!explained || !first || options.logLines === 0) return []
  const alone = startGathering(shared, { ...options, allowedFailures: [] })
  const run = aloneIn(explained.run, first.listed)
  alone.addRuns([{ ...explained, run, current: undefined }])
  const reasons = questionOf('reasons', BUDGETS.forgiven, (all) =>
    wantReasons(all, { ...options, ...ONE_LOG }),
  )
  const wants = (all: Facts) => wantBase(all, 0, options)
  await alone.settle([reasons, questionOf('base', BUDGETS.forgiven, wants, [reasons])])
  const { compared, ...more } = judgeInput(alone.facts(), 0)
  const judged = compared ? judgeCauses({ ...more, ...compared }) : []
  return judged.flatMap(({ verdict }): Note[] => {
    if (verdict.kind !== 'beside') return []
    const { failingSet: set, branch = '' } = verdict
    const names = set.new.names.slice(0, MAX_NAMES).map(collapseBlanks).join(', ')
    const beside = set.lines === undefined ? `${set.same.count} as on` : 'the error of'
    const text = `${collapseBlanks(first.listed.name)}, whose failure is forgiven, has ${set.new.count} new beside ${beside} ${branch}: ${names}.`
    return [{ severity: 'notice', text, jobId: first.listed.id }]
  })
}

/** Reads why the first flaky job of a run that passed failed before. What cannot be read is no news. */
export async function reasonOfFlaky(
  { facts, shared }: Gathering,
  options: FailureOptions,
): Promise<FlakyReason | undefined> {
  const { found, earlierAttempts = [] } = judgeInput(facts(), 0)
  const run = found && flakyBefore(found.run, found, earlierAttempts)
  if (run === undefined || options.logLines === 0) return undefined
  const alone = startGathering(shared, { ...options, allowedFailures: [] })
  alone.addRuns([{ run }])
  // The annotations of the attempt were read with it.
  const reading = { ...options, ...ONE_LOG, maxFirst: 0 }
  await alone.settle([
    questionOf('attempts', BUDGETS.attemptsOfGreen, (all) => wantReasons(all, reading)),
  ])
  const [cause] = alone.facts().runs.flatMap(({ causes }) => causes)
  return cause && { message: cause.message, messageCertain: cause.isMessageCertain }
}
