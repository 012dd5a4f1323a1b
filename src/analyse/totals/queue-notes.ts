import { type Note, oneLine } from '../../model/note.ts'
import type { Report } from '../../model/report/report.ts'

/**
 * Returns the note that a merge queue waits for jobs of a workflow that does not run for merge groups. The names of
 * jobs are those of their checks, so it names only jobs that this run had, the current one first.
 *
 * @param branch the one to merge into
 * @param checks names of what the queue waits for
 */
export function queueNotes(
  { run: { workflowPath = 'its file' }, jobs = [] }: Report,
  branch: string | undefined,
  checks: readonly string[],
): Note[] {
  const [first, ...others] = checks
    .flatMap((name) => jobs.find(({ job }) => job.name === name) ?? [])
    .toSorted((a, b) => Number(b.current) - Number(a.current))
  if (first === undefined || branch === undefined) return []
  const { id, name } = first.job
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  const text = `The merge queue of ${oneLine(branch)} waits for ${oneLine(name)}${more}, but this workflow does not run for \`merge_group\`. If no other workflow reports that check, the queue drops every pull request: add \`merge_group:\` to \`on\` in ${oneLine(workflowPath)}.`
  return [{ severity: 'notice', text, jobId: id }]
}
