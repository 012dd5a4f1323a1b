import { choosePartJobs } from '../analyse/causes/choose-logs.ts'
import { remainsFor, scarceNote } from '../github/http/rate-limit.ts'
import { MAX_LOGS } from '../github/logs/fetch-log.ts'
import { isGatedByTests } from '../model/reasons.ts'
import { announceUnboundedText } from '../github/http/unbounded-texts.ts'
import { unreadResults } from '../model/results/test-results.ts'
import { MAX_LAST_READ } from './budgets.ts'
import type { Facts } from './facts.ts'
import type { Gathering } from './gather.ts'
import type { ExplainOptions } from './options.ts'

const NOT_NAMED =
  'test-results names no file: write the names of artifacts with test results, or paths that begin with ./'
const ONLY_FIRST = `at most ${MAX_LAST_READ} logs and ${MAX_LAST_READ} annotations of failed jobs were read`

/**
 * Reads why the runs among the facts failed, and whose failures these are, within one limit for all. Never throws.
 */
export async function explainRuns(gathering: Gathering, options: ExplainOptions): Promise<void> {
  const { runs } = gathering.facts()
  const limit = options.client.rateLimit()
  const partJobs =
    options.parts === true ? runs.flatMap(choosePartJobs).map(({ listed: job }) => job) : []
  if (isGatedByTests(options)) gathering.add({ namedResults: resultsBefore(runs, options) })
  const hasPassed = runs.every(({ failures }) => failures.length === 0)
  // What the user names is read of green runs, too. What is in the workspace takes no request.
  const { named = new Map(), inWorkspace } = options.testResults ?? {}
  const areNamed = named.size > 0 || inWorkspace !== undefined
  const areOptional = hasPassed && named.size > 0 && !isGatedByTests(options)
  const mayRead = areNamed && (!areOptional || remainsFor(limit, 'comparison'))
  if (hasPassed && partJobs.length === 0 && !mayRead) return
  const scarce = hasPassed
    ? scarceNote(limit, 'explanation', 'no log was read')
    : scarceNote(limit, 'reasons', 'the failures were not explained')
  const few = scarce ?? scarceNote(limit, 'explanation', ONLY_FIRST)
  if (few !== undefined) gathering.add({ notes: [few] })
  if (scarce !== undefined) return
  announceUnboundedText()
  // Most runs pass, and need none of it.
  const { explainFailures } = await import(
    /* webpackChunkName: "failures" */ './failures/questions.ts'
  )
  const limits =
    few === undefined ? { maxRead: MAX_LOGS } : { maxRead: MAX_LAST_READ, maxFirst: MAX_LAST_READ }
  await explainFailures(gathering, { ...options, ...limits, partJobs, areOptional })
}

/** Returns what a gate on tests sees of each run until its files are read. */
function resultsBefore(
  runs: Facts['runs'],
  { testResults: { named = new Map(), inWorkspace } = {} }: ExplainOptions,
): Facts['namedResults'] {
  const before =
    named.size > 0 || inWorkspace !== undefined
      ? unreadResults('tests-unread', 'too few API requests or too little time remained')
      : unreadResults('tests-unnamed', NOT_NAMED)
  return new Map(runs.map(({ run }) => [run.id, before]))
}
