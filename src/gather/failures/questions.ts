import {
  notesOnBase,
  notesOnResults,
  notesOnUnread,
} from '../../analyse/failures/notes-on-failures.ts'
import { MAX_LOGS } from '../../github/logs/fetch-log.ts'
import { isGatedByTests } from '../../model/reasons.ts'
import { BUDGETS, MIN_REQUESTS_PER_RUN } from '../budgets.ts'
import type { Facts } from '../facts.ts'
import { type Gathering, type Question, questionOf } from '../gather.ts'
import type { QuestionOptions } from '../options.ts'
import { wantBaseTests, wantFiles, wantResults } from './test-results.ts'
import { wantReasons } from './reasons.ts'
import {
  comparableRuns,
  wantBase,
  wantBranch,
  wantChangedFiles,
  wantGreens,
  wantIssues,
  wantMonth,
  wantOthers,
  wantProof,
} from './witnesses.ts'

/** Reads why the runs among the facts failed, and whose failures these are. Notes say what was not read. */
export async function explainFailures(
  gathering: Gathering,
  options: QuestionOptions,
): Promise<void> {
  const start = gathering.facts()
  const branches = chooseCompared(start, options).map((at): Question => ({
    ...questionOf('base', baseBudget(options), (facts) => wantBranch(facts, at, options)),
    // The time for what runs of the branch show begins when the reasons are read, however late that is.
    deadline: 'reasons',
  }))
  // Not awaited: the logs may show that no run needs its base branch.
  void gathering.settle(branches)
  await gathering.settle(failureQuestions(start.runs.length, options))
  const facts = gathering.facts()
  const failures = facts.runs.flatMap((run) => run.failures)
  const compared = chooseCompared(facts, options).flatMap((at) => facts.bases.get(at) ?? [])
  const ofFork = facts.runs.some(({ current, run }) => !current && run.fork !== undefined)
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
function failureQuestions(count: number, options: QuestionOptions): readonly Question[] {
  const issues = questionOf('issues', BUDGETS.issues, (facts) => wantIssues(facts, options))
  const reasons = questionOf('reasons', BUDGETS.reasons, (facts) => wantReasons(facts, options))
  const base: Question[] = []
  for (let at = 0; at < count; at += 1) {
    const wants = (facts: Facts) =>
      chooseCompared(facts, options).includes(at)
        ? wantBase(facts, at, options, baseBudget(options) === BUDGETS.base)
        : []
    base.push({
      // Not the comparison with earlier runs, whose lists of jobs can be late.
      ...questionOf('base', baseBudget(options), wants, [issues, reasons, ...base]),
      sharedBy: (facts) => chooseCompared(facts, options).filter((other) => other >= at).length,
    })
  }
  const compared = [issues, ...base]
  const proof = base.map((_, at) =>
    questionOf('proof', BUDGETS.proof, (facts) => wantProof(facts, at, options), compared),
  )
  const after = [...compared, ...proof]
  const names = options.areOptional ? BUDGETS.namesOfGreen : BUDGETS.names
  const results = questionOf('results', names, (facts) => wantResults(facts, options), [reasons])
  const tests = isGatedByTests(options) ? BUDGETS.gatedTests : BUDGETS.tests
  const wantTestsAt = (at: number) => (facts: Facts) => wantBaseTests(facts, at, options)
  const wantsGreens = (facts: Facts) => wantGreens(facts, options)
  const files = questionOf('files', BUDGETS.names, (facts) => wantFiles(facts, options), [results])
  const green = questionOf('green', BUDGETS.green, wantsGreens, after)
  const moreGreens = questionOf('green', BUDGETS.moreGreens, wantsGreens, [...after, green])
  const wantsChangedFiles = (facts: Facts) => wantChangedFiles(facts, options)
  return [
    issues,
    reasons,
    ...base,
    ...proof,
    results,
    ...base.map((_, at) => questionOf('results', tests, wantTestsAt(at), [results, ...after])),
    files,
    questionOf('files', BUDGETS.names, wantsChangedFiles, [files, ...after]),
    green,
    moreGreens,
    // Green logs show whether the error names what changed.
    questionOf('files', BUDGETS.names, wantsChangedFiles, [moreGreens]),
    questionOf('others', BUDGETS.others, (facts) => wantOthers(facts, options), after),
    questionOf('month', BUDGETS.month, (facts) => wantMonth(facts, options), after),
  ]
}

/** Lists the positions of the runs that are compared with their base branch, the most important first. */
function chooseCompared(facts: Facts, options: QuestionOptions): readonly number[] {
  const { requests } = baseBudget(options)
  return comparableRuns(facts, options).slice(0, Math.floor(requests / MIN_REQUESTS_PER_RUN))
}

function baseBudget({ maxRead }: QuestionOptions) {
  return maxRead < MAX_LOGS ? BUDGETS.lastBase : BUDGETS.base
}
