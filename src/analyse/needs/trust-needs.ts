import { oneLine } from '../../model/note.ts'
import type { Run } from '../../model/run.ts'
import type { CurrentRun } from '../../model/target.ts'
import { jobStart } from '../jobs/job-report.ts'
import { accountForNeeds } from './account-for-needs.ts'

/**
 * Returns a run in which the jobs that `needs` reports as successful have finished, although GitHub still lists
 * them as unfinished. A note names them, since their end is unknown.
 */
export function trustNeeds(run: Run, currentRun: CurrentRun | undefined): Run {
  const { late } = accountForNeeds(run, currentRun)
  const trusted = (run.jobs ?? []).filter(({ id }) => late.has(id))
  const [first] = trusted
  if (first === undefined) return run
  const more = trusted.length === 1 ? '' : ` and ${trusted.length - 1} more`
  const text = `\`needs\` reports success for ${oneLine(first.name)}${more}, which GitHub still lists as unfinished. The report counts what \`needs\` says.`
  return {
    ...run,
    jobs: run.jobs?.map((job) => {
      const times = { startedAt: jobStart(job), completedAt: undefined }
      return late.has(job.id)
        ? { ...job, state: { kind: 'finished', conclusion: 'success', ...times } }
        : job
    }),
    notes: [...run.notes, { severity: 'notice', text, jobId: first.id }],
  }
}
