import { BUDGETS } from '../budgets.ts'
import type { Facts } from '../facts.ts'
import type { Question } from '../gather.ts'
import { annotations } from '../read.ts'
import { wantResults } from './names.ts'
import { wantReasons } from './reasons.ts'

const LOG_LINES = 20
const MAX_LOGS = 2

/** Why the jobs of an attempt failed, for a memory: a log of each group of jobs, and what else names it. */
export function nightQuestions(): readonly Question[] {
  const options = { logLines: LOG_LINES, maxRead: MAX_LOGS, maxFirst: 0, partJobs: [] }
  const budget = BUDGETS.names
  const after = ['reasons']
  return [
    { name: 'reasons', budget, wants: (facts) => wantReasons(facts, options) },
    // Without a name, the runner may say what stopped it, or the job may have uploaded its results.
    {
      name: 'results',
      after,
      budget,
      wants: (facts) => (isNamed(facts) ? [] : wantResults(facts, { ...options, testResults: {} })),
    },
    {
      name: 'annotations',
      after,
      budget,
      wants: (facts) => (isNamed(facts) ? [] : wantFirst(facts)),
    },
  ]
}

function isNamed({ runs }: Facts): boolean {
  return runs.some(({ failures }) => failures.some(({ errors }) => errors.length > 0))
}

/** Wants the annotations of the first failed job, if its log could not be read. */
function wantFirst({ runs, reasons }: Facts) {
  const { job } = runs[0]?.failures[0]?.job ?? {}
  if (job === undefined || reasons.excerpts.has(job.id)) return []
  const isRead = reasons.annotations.has(job.id) || reasons.unannotated.has(job.id)
  return isRead ? [] : [annotations(job.id)]
}
