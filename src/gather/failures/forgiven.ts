import { judgeCauses } from '../../analyse/verdicts/judge-causes.ts'
import { isFailure } from '../../model/conclusion.ts'
import { type Note, collapseBlanks } from '../../model/note.ts'
import { BUDGETS } from '../budgets.ts'
import { type Facts, judgeInput } from '../facts.ts'
import { type Gathering, questionOf, startGathering } from '../gather.ts'
import type { ExplainOptions } from '../options.ts'
import { wantReasons } from './reasons.ts'
import { wantBase } from './witnesses.ts'

const MAX_NAMES = 5

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
  // As the only job, and without what forgives it.
  const run = { ...explained.run, jobs: [first.listed], conclusion: undefined, graph: undefined }
  const alone = startGathering(shared, { ...options, allowedFailures: [] })
  alone.addRuns([{ ...explained, run, current: undefined }])
  const reading = { ...options, maxAnnotated: 0, maxRead: 1, partJobs: [] }
  const reasons = questionOf('reasons', BUDGETS.forgiven, (all) => wantReasons(all, reading))
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
