import { expect } from '@jest/globals'
import type { ReportJson } from '../../../src/model/shapes/report.ts'
import type { ScenarioResult } from '../../../testing/scenario.ts'
import { FEW_JOBS } from './whole-run.ts'

/** How a report ends. What is not given is as without a fault. */
export interface End {
  /** @default 0 */
  readonly exit?: 0 | 1
  /** How many jobs are reported; `null` if none could be listed. @default FEW_JOBS */
  readonly jobs?: number | null
  /** Whether the report has every job that GitHub counts. */
  readonly complete?: boolean
  /** The missing parts of the report. */
  readonly lost?: readonly Part[]
  /** Texts of the one warning; `undefined` for no warning. */
  readonly warning?: readonly string[]
  /** Texts of each notice, in the order of the report. @default none */
  readonly notes?: readonly (readonly string[])[]
}

/** The parts that a report may lack, and how to see that they are present. */
const PARTS = {
  run: ({ run }: ReportJson) => run.title !== null,
  needs: ({ criticalPath }: ReportJson) => criticalPath.length > 0,
  history: ({ history }: ReportJson) => history !== null,
  'one of two earlier runs': ({ history }: ReportJson) => history?.runs.length !== 1,
  attempts: ({ attempts }: ReportJson) => attempts !== null,
  annotations: ({ failures }: ReportJson) =>
    failures.some(({ annotations }) => annotations.length > 0),
  log: ({ failures }: ReportJson) => failures.some(({ logs }) => logs.length > 0),
  links: ({ failures }: ReportJson) =>
    failures.every(({ errors }) => errors.every(({ inRepository }) => inRepository)),
}

export type Part = keyof typeof PARTS

/** Describes in one line what is still reported, and the messages. */
export function describeEnd(end: End): string {
  const { exit = 0, jobs = FEW_JOBS, complete = true, lost = [], warning, notes = [] } = end
  const listed = jobs === null ? 'no jobs' : `${jobs} jobs`
  const line = [
    `exit ${exit}`,
    `${listed}${complete ? '' : ', incomplete'}`,
    lost.length === 0 ? 'all parts' : `without ${lost.join(', ')}`,
    warning !== undefined ? `warning: ${warning.join(' … ')}` : '',
    ...notes.map((says) => `note: ${says.join(' … ')}`),
  ]
  return line
    .filter((part) => part !== '')
    .join(' · ')
    .replace(/\s+/g, ' ')
}

/** Checks the end of a report. */
export function expectEnd(result: ScenarioResult, end: End): void {
  const { exit = 0, jobs = FEW_JOBS, complete = true, lost = [], warning = [], notes = [] } = end
  expectSafeOutput(result)
  expect(result.exitCode).toBe(exit)
  const { report } = result
  // How long an output is depends on the address of the server.
  const annotations = result.annotations.filter(
    ({ message }) => warning.length > 0 || !message.startsWith('No output has'),
  )
  if (report === undefined) throw new Error('there is no report')
  const notices = report.notes
    .filter(({ severity }) => severity === 'notice')
    .map(({ text }) => text)
  expect({
    jobs: report.jobsTotal,
    complete: report.complete,
    lost: Object.entries(PARTS).flatMap(([part, isThere]) => (isThere(report) ? [] : [part])),
    annotations: annotations.length,
    notices: notices.length,
  }).toEqual({
    jobs,
    complete,
    lost: Object.keys(PARTS).filter((part) => (lost as readonly string[]).includes(part)),
    annotations: warning.length === 0 ? 0 : 1,
    notices: notes.length,
  })
  for (const text of warning) expect(annotations[0]?.message).toContain(text)
  for (const [index, says] of notes.entries()) {
    for (const text of says) expect(notices[index]).toContain(text)
  }
}

/** Checks what holds after any fault: no stack trace, no token, one annotation at most. */
export function expectSafeOutput(result: ScenarioResult, token = 'ghs_fakeTokenOfTheJob'): void {
  const { stdout, stderr, summary, summaryCopy = '', outputs, report, annotations } = result
  expect(stderr).toBe('')
  expect(stdout).not.toMatch(/^\s+at /m)
  const written = [stdout, summary, summaryCopy, JSON.stringify({ outputs, report })]
  expect(written.filter((text) => text.includes(token))).toEqual([])
  expect(annotations.length).toBeLessThanOrEqual(1)
}

/** Checks that each value is that of the report without the fault, or unknown; sums may be of fewer jobs. */
export function expectPartOf(report: ReportJson, whole: ReportJson): void {
  const byId = new Map(whole.jobs.map((job) => [job.id, job]))
  for (const { steps, ...job } of report.jobs) {
    expect(byId.get(job.id)).toMatchObject({ ...known(job), steps: steps.map(known) })
  }
  const { title, startedAt, ...facts } = report.run
  expect(whole.run).toMatchObject(known(facts))
  expect(report.conclusion).toBe(whole.conclusion)
  const sums = (of: ReportJson) => [
    ...[of.jobsTotal, of.jobsFailed, of.jobsUnfinished, of.durationSeconds, of.queueSeconds],
    ...[of.executionSeconds, of.criticalPathSeconds, of.minutes?.minutes ?? null],
  ]
  // Without the run, its start is that of its first job.
  if (report.complete && startedAt !== null) {
    expect(known(sums(whole))).toMatchObject(known(sums(report)))
  }
  for (const [index, sum] of sums(report).entries()) {
    expect(sum ?? 0).toBeLessThanOrEqual(sums(whole)[index] ?? 0)
  }
  expect(title).toBe(title === null ? null : whole.run.title)
}

function known<Value extends object>(value: Value): Partial<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== null),
  ) as Partial<Value>
}
