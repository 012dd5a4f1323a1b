import { oneLine } from '../../model/note.ts'
import type { Job, Run } from '../../model/run.ts'
import type { CurrentRun } from '../../model/target.ts'
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
    jobs: run.jobs?.map((job) => (late.has(job.id) ? passed(job) : job)),
    notes: [...run.notes, { severity: 'notice', text, jobId: first.id }],
  }
}

function passed(job: Job): Job {
  const startedAt = job.state.kind === 'waiting' ? undefined : job.state.startedAt
  const state = {
    kind: 'finished',
    conclusion: 'success',
    startedAt,
    completedAt: undefined,
  } as const
  return { ...job, state }
}
