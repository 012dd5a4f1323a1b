import type { Run } from '../../model/run.ts'
import type { WorkflowJob } from '../../model/workflow-file.ts'
import { listNameMatches } from './job-name.ts'

/** What shows which jobs a run has, and which its workflow file declares. */
type NamedRun = Pick<Run, 'workflowPath' | 'graph' | 'takenKeys'> & {
  readonly jobs?: readonly { readonly name: string }[] | undefined
}

/**
 * Returns the lines of an input that names jobs, and the names of the jobs that a line means as the key of their
 * workflow: the legs of a matrix, the jobs of the workflow that the key calls, or the one job of the key, if the file of
 * this run was read and can give the name to no other key. A line means the key only letter by letter, and not if a job
 * of another key has or can have that name, in this run or in those of the same report.
 */
export function withLegs(lines: readonly string[], run: NamedRun): readonly string[] {
  const { graph = [], jobs = [], takenKeys = [] } = run
  const isKey = (line: string) => graph.some((job) => writtenKey(job) === line)
  const meant = lines.filter(
    (line) => isKey(line) && !takenKeys.includes(line) && !hasOther(run, line),
  )
  if (meant.length === 0) return lines
  const names = jobs.map(({ name }) => name)
  // As a line, a name with a star would mean other jobs, too.
  const legs = names.filter((name) => !name.includes('*') && meant.includes(keyOf(run, name) ?? ''))
  return [...lines, ...legs]
}

/** Whether the workflow file can show what a line means: it is no name of a job. */
export function mayHaveKeys(lines: readonly string[], { jobs = [] }: NamedRun): boolean {
  return lines.some((line) => !line.includes('*') && !jobs.some(({ name }) => name === line))
}

function writtenKey({ key, writtenKey }: WorkflowJob): string {
  return writtenKey ?? key
}

/** Lists the keys of the file of a run that are names of jobs in other runs of the same report. */
export function takenKeys(run: NamedRun, others: readonly NamedRun[]): readonly string[] {
  const isSame = ({ workflowPath: path }: NamedRun) =>
    path !== undefined && path === run.workflowPath
  return (run.graph ?? [])
    .map(writtenKey)
    .filter((key) => others.some((other) => (isSame(other) ? hasOther : hasName)(other, key)))
}

/** Returns the key that a job has at the level of the file; `undefined` if it can have several, or none. */
function keyOf({ graph = [] }: NamedRun, name: string): string | undefined {
  const [key, ...others] = new Set(
    listNameMatches(name, graph).map(([first]) => first && writtenKey(first.job)),
  )
  return others.length === 0 ? key : undefined
}

/** Whether a run has a job of this name, or declares one that can have it. */
function hasName({ graph = [], jobs = [] }: NamedRun, name: string): boolean {
  return jobs.some((job) => job.name === name) || listNameMatches(name, graph).length > 0
}

/** Whether it has such a job of another key than the name. */
function hasOther(run: NamedRun, name: string): boolean {
  return hasName(run, name) && keyOf(run, name) !== name
}
