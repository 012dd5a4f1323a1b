import { decodeWorkflowFile } from '../src/github/workflow/workflow-file.ts'
import type { Job, Run } from '../src/model/run.ts'
import { at, finished, makeRun } from './make-run.ts'

/** Jobs such as `unit 1/5/65, lint 2/70/90@rack-1`: created, started and finished, and a runner. */
export function ran(text: string): Partial<Job>[] {
  return text.split(', ').map((one) => {
    const [, name = '', times = '', runner] = /^(.*) ([\d/]+)(?:@(.*))?$/.exec(one) ?? []
    const [created = 0, started, ended] = times.split('/').map(Number)
    const own = { name: runner, group: 'Default', labels: ['self-hosted', 'linux'] }
    const job = { name, createdAt: at(created), state: finished(started, ended) }
    return runner === undefined ? job : { ...job, runner: own }
  })
}

export function runOf(
  jobs: string | readonly Partial<Job>[],
  file?: string,
  fields: Partial<Run> = {},
): Run {
  const graph = file === undefined ? undefined : decodeWorkflowFile(file, new Map()).graph
  return { ...makeRun({ jobs: typeof jobs === 'string' ? ran(jobs) : jobs, graph }), ...fields }
}
