import type { BranchRules } from '../../model/branch-rules.ts'
import type { Conclusion } from '../../model/conclusion.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Note } from '../../model/note.ts'
import type { CommitTarget } from '../../model/target.ts'
import type { ChosenRuns } from './choose-runs.ts'

interface Listed extends Pick<ChosenRuns<ListedRun>, 'runs' | 'omitted' | 'replaced'> {
  /** Whether GitHub listed the runs of the commit. */
  readonly isListed: boolean
  readonly rules: BranchRules | undefined
}

/** Says which runs and workflows of a commit its report does not have. */
export function commitNotes(
  target: CommitTarget,
  { runs, omitted, replaced, isListed, rules }: Listed,
): readonly Note[] {
  return [
    ...noteOnOmittedRuns(omitted, runs.length),
    ...(isListed && runs.length === 0 ? [noteOnNoRuns(target)] : []),
    ...noteOnReplaced(replaced),
    ...noteOnWorkflows(rules),
  ]
}

function noteOnNoRuns({ commit, owner, repo }: CommitTarget): Note {
  return {
    severity: 'warning',
    text: `GitHub lists no workflow run of commit ${commit} in ${owner}/${repo}. Runs for workflow_run are listed with the default branch, and those of a fork with the repository that they ran in.`,
  }
}

function noteOnOmittedRuns(omitted: readonly ListedRun[], read: number): Note[] {
  if (omitted.length === 0) return []
  const counts = Map.groupBy(omitted, ({ run }): Conclusion => run.conclusion ?? 'unfinished')
  const which = [...counts].map(([conclusion, { length }]) => `${length} ${conclusion}`).join(', ')
  const text = `The report covers ${read} workflow runs of the commit. It omits others: ${which}.`
  return [{ severity: 'warning', text }]
}

const MAX_REPLACED = 3

function noteOnReplaced(replaced: readonly ListedRun[]): Note[] {
  if (replaced.length === 0) return []
  const names = replaced.map(({ run }) => {
    const number = run.number === undefined ? run.id : `#${run.number}`
    return `${run.workflow ?? 'run'} ${number} (${run.conclusion ?? 'unfinished'})`
  })
  const rest = names.length - MAX_REPLACED
  const which = [...names.slice(0, MAX_REPLACED), ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
  const text = `Not in the report, because a newer run of the same workflow, event and branch replaces them: ${which}.`
  return [{ severity: 'notice', text }]
}

function noteOnWorkflows({ branch, workflows = [] }: Partial<BranchRules> = {}): Note[] {
  if (workflows.length === 0) return []
  const text = `The rules of ${branch} also require these workflows as a whole, whose jobs they do not name: ${workflows.join(', ')}.`
  return [{ severity: 'notice', text }]
}
