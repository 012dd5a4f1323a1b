import { expect } from '@jest/globals'
import { decodeWorkflowFile } from '../src/github/workflow/workflow-file.ts'
import type { CriticalPath } from '../src/model/report/report.ts'
import type { Job, Run } from '../src/model/run.ts'
import { at, finished, makeRun, reportOn } from './make-run.ts'

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

export const pathOf = (run: Run): CriticalPath | undefined => reportOn(run).criticalPath

/** The path as `build, test: needs`, with what held each job after the first. */
export function linksOf(run: Run): string | undefined {
  const jobs = pathOf(run)?.jobs.map(({ job: { job }, heldBy }) => {
    return heldBy === undefined ? job.name : `${job.name}: ${heldBy}`
  })
  return jobs?.join(', ')
}

/** What a row expects of the critical path. */
interface ExpectedPath {
  readonly links?: string
  readonly path?: object
  /** Why there is no path. */
  readonly missing?: string
}

export type PathRow = readonly [
  title: string,
  jobs: string | readonly Partial<Job>[],
  file: string | undefined,
  expected: ExpectedPath,
]

export function expectPath(run: Run, expected: ExpectedPath): void {
  const { links, path = {}, missing } = expected
  expect(reportOn(run).criticalPathMissing).toBe(missing)
  if (links !== undefined) expect(linksOf(run)).toBe(links)
  if (missing === undefined) expect(pathOf(run)).toMatchObject(path)
}
