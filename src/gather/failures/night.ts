import { BUDGETS } from '../budgets.ts'
import type { Facts } from '../facts.ts'
import { type Question, questionOf, type Want } from '../gather.ts'
import { annotations } from '../read.ts'
import { wantResults } from './test-results.ts'
import { wantReasons } from './reasons.ts'

const LOG_LINES = 20
const MAX_LOGS = 2

/** Reads why the jobs of an attempt failed, for a memory: a log of each group of jobs, and what else names it. */
export function nightQuestions(): readonly Question[] {
  const options = { logLines: LOG_LINES, maxRead: MAX_LOGS, maxFirst: 0, partJobs: [] }
  const results = { ...options, testResults: {} }
  const reasons = questionOf('reasons', BUDGETS.names, (facts) => wantReasons(facts, options))
  // Without a name, the runner may say what stopped it, or the job may have uploaded its results.
  const wantNames = (facts: Facts) =>
    areNamed(facts) ? [] : [...wantFirst(facts), ...wantResults(facts, results)]
  return [reasons, questionOf('results', BUDGETS.names, wantNames, [reasons])]
}

function areNamed({ runs }: Facts): boolean {
  return runs.some(({ failures }) => failures.some(({ errors }) => errors.length > 0))
}

/** Wants the annotations of the first failed job, if its log could not be read. */
function wantFirst({ runs, excerpts, annotations: read, unannotated }: Facts): readonly Want[] {
  const { id } = runs[0]?.failures[0]?.job.listed ?? {}
  const isKnown = id === undefined || excerpts.has(id) || read.has(id) || unannotated.has(id)
  return isKnown ? [] : [annotations(id)]
}
