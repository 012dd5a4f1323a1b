import { BUDGETS } from '../budgets.ts'
import type { Facts } from '../facts.ts'
import type { Question, Want } from '../gather.ts'
import { annotations } from '../read.ts'
import { wantResults } from './test-results.ts'
import { wantReasons } from './reasons.ts'

const LOG_LINES = 20
const MAX_LOGS = 2

/** Reads why the jobs of an attempt failed, for a memory: a log of each group of jobs, and what else names it. */
export function nightQuestions(): readonly Question[] {
  const options = { logLines: LOG_LINES, maxRead: MAX_LOGS, maxFirst: 0, partJobs: [] }
  const results = { ...options, testResults: {} }
  const budget = BUDGETS.names
  const reasons: Question = {
    name: 'reasons',
    budget,
    wants: (facts) => wantReasons(facts, options),
  }
  return [
    reasons,
    // Without a name, the runner may say what stopped it, or the job may have uploaded its results.
    {
      name: 'results',
      after: [reasons],
      budget,
      wants: (facts) =>
        areNamed(facts) ? [] : [...wantFirst(facts), ...wantResults(facts, results)],
    },
  ]
}

function areNamed({ runs }: Facts): boolean {
  return runs.some(({ failures }) => failures.some(({ errors }) => errors.length > 0))
}

/** Wants the annotations of the first failed job, if its log could not be read. */
function wantFirst({ runs, excerpts, annotations: read, unannotated }: Facts): readonly Want[] {
  const { id } = runs[0]?.failures[0]?.job.job ?? {}
  const isKnown = id === undefined || excerpts.has(id) || read.has(id) || unannotated.has(id)
  return isKnown ? [] : [annotations(id)]
}
