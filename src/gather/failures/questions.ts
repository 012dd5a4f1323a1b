import {
  notesOnBase,
  notesOnResults,
  notesOnUnread,
} from '../../analyse/failures/notes-on-failures.ts'
import { isFromFork } from '../../github/pull-request/pull-request.ts'
import { MAX_LOGS } from '../../github/logs/fetch-log.ts'
import { isGatedByTests } from '../../model/reasons.ts'
import type { Job } from '../../model/run.ts'
import { type Budget, BUDGETS, MAX_LAST_READ, MIN_REQUESTS_PER_RUN } from '../budgets.ts'
import type { Facts } from '../facts.ts'
import type { Gathering, Question } from '../gather.ts'
import type { ExplainOptions } from '../options.ts'
import { wantBaseTests, wantFiles, wantResults } from './test-results.ts'
import { wantReasons } from './reasons.ts'
import {
  comparableRuns,
  wantBase,
  wantBranch,
  wantGreens,
  wantIssues,
  wantMonth,
  wantOthers,
  wantProof,
} from './witnesses.ts'

interface Options extends ExplainOptions {
  /** Jobs whose logs are read for their inner steps. */
  readonly partJobs: readonly Job[]
  /** Whether test results need as many requests left as a run that passed leaves: nothing failed, and nothing waits for them. */
  readonly areOptional: boolean
  /** Whether requests remain only for the first failures. */
  readonly areFew: boolean
}

/** Reads why the runs among the facts failed, and whose failures these are. Notes say what was not read. */
export async function explainFailures(gathering: Gathering, options: Options): Promise<void> {
  const start = gathering.facts()
  const budget = options.areFew ? BUDGETS.lastBase : BUDGETS.base
  const branches = chooseCompared(start, options).map((at): Question => ({
    ...questionOf('base', budget, [], (facts) => wantBranch(facts, at, options)),
    // The time for what runs of the branch show begins when the reasons are read, however late that is.
    deadline: 'reasons',
  }))
  // Not awaited: the logs may show that no run needs its base branch.
  void gathering.settle(branches)
  await gathering.settle(failureQuestions(start.runs.length, options))
  const facts = gathering.facts()
  const failures = facts.runs.flatMap((run) => run.failures)
  const compared = chooseCompared(facts, options).flatMap((at) => facts.branches.get(at) ?? [])
  const ofFork = facts.runs.some(({ current, responses }) => !current && isFromFork(responses.run))
  gathering.add({
    notes: [
      ...notesOnUnread(failures, facts.unannotated),
      ...notesOnResults(failures, { ...facts, ofFork }),
      ...(options.signal.aborted
        ? []
        : notesOnBase(compared, comparableRuns(facts, options).length)),
    ],
  })
}

/** Lists what explains the failures of `count` runs, and whose they are. */
function failureQuestions(count: number, options: Options): readonly Question[] {
  const { areFew, areOptional } = options
  const maxFirst = areFew ? MAX_LAST_READ : undefined
  const reading = { ...options, maxRead: maxFirst ?? MAX_LOGS, maxFirst }
  const issues = questionOf('issues', BUDGETS.issues, [], (facts) => wantIssues(facts, options))
  const reasons = questionOf('reasons', BUDGETS.reasons, [], (facts) => wantReasons(facts, reading))
  const base: Question[] = []
  for (let at = 0; at < count; at += 1) {
    base.push({
      name: 'base',
      // Not the comparison with earlier runs, whose lists of jobs can be late.
      after: [issues, reasons, ...base],
      budget: areFew ? BUDGETS.lastBase : BUDGETS.base,
      sharedBy: (facts) => chooseCompared(facts, options).filter((other) => other >= at).length,
      wants: (facts) =>
        chooseCompared(facts, options).includes(at) ? wantBase(facts, at, options) : [],
    })
  }
  const compared = [issues, ...base]
  const proof = base.map((_, at) =>
    questionOf('proof', BUDGETS.proof, compared, (facts) => wantProof(facts, at, options)),
  )
  const after = [...compared, ...proof]
  const names = areOptional ? BUDGETS.namesOfGreen : BUDGETS.names
  const results = questionOf('results', names, [reasons], (facts) => wantResults(facts, options))
  const tests = isGatedByTests(options) ? BUDGETS.gatedTests : BUDGETS.tests
  const wantsGreens = (facts: Facts) => wantGreens(facts, options)
  const green = questionOf('green', BUDGETS.green, after, wantsGreens)
  return [
    issues,
    reasons,
    ...base,
    ...proof,
    results,
    ...base.map((_, at) =>
      questionOf('results', tests, [results, ...after], (facts) =>
        wantBaseTests(facts, at, options),
      ),
    ),
    questionOf('files', BUDGETS.names, [results], (facts) => wantFiles(facts, options)),
    green,
    questionOf('green', BUDGETS.moreGreens, [...after, green], wantsGreens),
    questionOf('others', BUDGETS.others, after, (facts) => wantOthers(facts, options)),
    questionOf('month', BUDGETS.month, after, (facts) => wantMonth(facts, options)),
  ]
}

function questionOf(
  name: Question['name'],
  budget: Budget,
  after: readonly Question[],
  wants: Question['wants'],
): Question {
  return { name, budget, after, wants }
}

/** Lists the positions of the runs that are compared with their base branch, the most important first. */
function chooseCompared(facts: Facts, options: Options): readonly number[] {
  const { requests } = options.areFew ? BUDGETS.lastBase : BUDGETS.base
  return comparableRuns(facts, options).slice(0, Math.floor(requests / MIN_REQUESTS_PER_RUN))
}
