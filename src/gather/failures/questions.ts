import { MAX_LOGS } from '../../github/logs/fetch-log.ts'
import type { Note } from '../../model/note.ts'
import type { Job } from '../../model/run.ts'
import { BUDGETS, MAX_LAST_READ, MIN_REQUESTS_PER_RUN } from '../budgets.ts'
import { type Facts, notesOn } from '../facts.ts'
import type { Gathering, Question } from '../gather.ts'
import type { ExplainOptions } from '../options.ts'
import { notesOnResults, wantFiles, wantResults } from './names.ts'
import { noteOnUnread, wantParts, wantReasons } from './reasons.ts'
import {
  comparableRuns,
  unexplainedOf,
  wantBase,
  wantBranch,
  wantIssues,
  wantMonth,
  wantOthers,
  wantRunner,
} from './witnesses.ts'

interface QuestionOptions extends ExplainOptions {
  /** Jobs whose logs are read for their inner steps. */
  readonly partJobs: readonly Job[]
  /** Whether requests remain only for the first failures. */
  readonly areFew: boolean
}

/** Reads why the runs among the facts failed, and whose failures these are. Never throws: notes say what was not read. */
export async function explainFailures(
  gathering: Gathering,
  options: QuestionOptions,
): Promise<readonly Note[]> {
  const start = gathering.facts()
  const budget = options.areFew ? BUDGETS.lastBase : BUDGETS.base
  const branches = chooseCompared(start, options).map((at): Question => {
    return { name: `branch of ${at}`, budget, wants: (facts) => wantBranch(facts, at, options) }
  })
  // Not awaited: the logs may show that no run needs its base branch.
  void gathering.settle(branches)
  await gathering.settle(failureQuestions(start.runs.length, options))
  const facts = gathering.facts()
  gathering.add((all) => ({ ...all, notes: [...all.notes, ...baseNotes(facts, options)] }))
  return [...facts.reasons.notes, ...noteOnUnread(facts), ...notesOnResults(facts)]
}

/** Lists what explains the failures of `count` runs, and whose they are. */
function failureQuestions(count: number, options: QuestionOptions): readonly Question[] {
  const { areFew, client } = options
  const maxFirst = areFew ? MAX_LAST_READ : undefined
  const reading = { ...options, maxRead: maxFirst ?? MAX_LOGS, maxFirst }
  const budget = areFew ? BUDGETS.lastBase : BUDGETS.base
  const chosen = (facts: Facts) => chooseCompared(facts, options)
  const base = Array.from({ length: count }, (_, at): Question => {
    return {
      name: `base of ${at}`,
      after: ['issues', 'reasons', 'history', `base of ${at - 1}`],
      budget,
      sharedBy: (facts) => chosen(facts).filter((other) => other >= at).length,
      wants: (facts) => (chosen(facts).includes(at) ? wantBase(facts, at, options) : []),
    }
  })
  const after = ['issues', ...base.map(({ name }) => name)]
  let known: ReturnType<typeof unexplainedOf> | undefined
  const unexplained = (facts: Facts) => (known ??= unexplainedOf(facts, client.now()))
  return [
    { name: 'issues', budget: BUDGETS.issues, wants: (facts) => wantIssues(facts, options) },
    { name: 'reasons', budget: BUDGETS.reasons, wants: (facts) => wantReasons(facts, reading) },
    { name: 'parts', budget: BUDGETS.reasons, wants: (facts) => wantParts(facts, reading) },
    ...base,
    {
      name: 'results',
      after: ['reasons'],
      budget: BUDGETS.names,
      wants: (facts) => wantResults(facts, options),
    },
    {
      name: 'files',
      after: ['results'],
      budget: BUDGETS.names,
      wants: (facts) => (options.links === false ? [] : wantFiles(facts)),
    },
    {
      name: 'runner',
      after,
      budget: BUDGETS.runner,
      wants: wantRunner,
    },
    {
      name: 'others',
      after,
      budget: BUDGETS.others,
      wants: (facts) => wantOthers(facts, unexplained(facts), options),
    },
    {
      name: 'month',
      after,
      budget: BUDGETS.month,
      wants: (facts) => wantMonth(facts, unexplained(facts), options),
    },
  ]
}

/** Lists the positions of the runs that are compared with their base branch, the most important first. */
function chooseCompared(facts: Facts, options: QuestionOptions): readonly number[] {
  const { requests } = options.areFew ? BUDGETS.lastBase : BUDGETS.base
  return comparableRuns(facts, options).slice(0, Math.floor(requests / MIN_REQUESTS_PER_RUN))
}

/** Says why runs were not compared with their base branches. */
function baseNotes(facts: Facts, options: QuestionOptions): readonly Note[] {
  const compared = chooseCompared(facts, options)
  const branches = compared.flatMap((at) => facts.branches.get(at) ?? [])
  const { length: wanted } = comparableRuns(facts, options)
  if (branches.length === 0 || options.signal.aborted) return []
  if (compared.length === wanted) return notesOn(branches)
  const text = `${compared.length} of ${wanted} failed workflow runs were compared with the base branch, so it is unknown whether the failures of the others are new.`
  return [...notesOn(branches), { severity: 'notice', text }]
}
