import { it } from '@jest/globals'
import type { ReportJson } from '../../../src/model/shapes/report.ts'
import { IS_ALL } from '../../../testing/action-cases.ts'
import type { Effect, Fault } from '../../../testing/fake-github/faults.ts'
import { type LogScenario, runWithLogs } from '../../../testing/run-with-logs.ts'
import type { ScenarioResult } from '../../../testing/scenario.ts'
import { describeEnd, type End, expectEnd, expectPartOf } from './end.ts'
import type { Request } from './requests.ts'
import { JOB, LOGS, NEEDS, wholeGitHub } from './whole-run.ts'

/** A fault, where it occurs, and how the report then ends. */
export interface Case {
  readonly fault: string
  readonly at: string
  /** How many jobs the run has. @default FEW_JOBS */
  readonly jobs?: number | undefined
  readonly scenario: Partial<LogScenario>
  readonly end: End
  /** Whether the run is reported as one that the job is not part of. */
  readonly asOther?: boolean
  /** Cases of one kind and request take the same path, so `npm test` runs one of them. */
  readonly kind?: string
}

/** Returns a fault of a request as a part of a scenario. */
export function hitting(
  { host, hit }: Pick<Request, 'host' | 'hit'>,
  effect: Effect & Pick<Fault, 'times'>,
): Partial<LogScenario> {
  const faults = [{ ...hit, ...effect }]
  return host === 'logs' ? { faults } : { github: { faults } }
}

/** After this time a process hangs, however busy the machine is. */
export const HANGS_MS = 30_000

/** Runs the action on the whole run, with the changes of the scenario. */
export async function runWhole(
  scenario: Partial<LogScenario> = {},
  jobs?: number,
): Promise<ScenarioResult> {
  return await runWithLogs({
    logs: LOGS,
    timeoutMs: HANGS_MS,
    ...scenario,
    github: { ...wholeGitHub(jobs), ...scenario.github },
    job: { ...JOB, ...scenario.job },
    inputs: { needs: NEEDS, ...scenario.inputs },
  })
}

const wholeReports = new Map<number | undefined, Promise<ReportJson>>()

/** Returns the report without any fault; made once, by the source. */
function wholeReport(jobs: number | undefined): Promise<ReportJson> {
  const made =
    wholeReports.get(jobs) ??
    runWhole({ inProcess: true }, jobs).then(({ report }) => {
      if (report === undefined) throw new Error('there is no report to compare with')
      return report
    })
  wholeReports.set(jobs, made)
  return made
}

let isFirst = true

/**
 * Tests rows with `test`. The first row of a file runs the bundle in a process; the others run the source
 * in this process, in a tenth of the time, unless they need a process or all cases are to run the bundle.
 */
export function testEach<Row extends object>(
  rows: readonly (readonly [title: string, row: Row & { readonly needsProcess?: boolean }])[],
  test: (row: Row, inProcess: boolean) => Promise<void>,
): void {
  const { bundle = [], source = [] } = Object.groupBy(rows, ([, { needsProcess = false }]) => {
    const isSample = isFirst
    isFirst = false
    return IS_ALL || needsProcess || isSample ? 'bundle' : 'source'
  })
  if (bundle.length > 0) {
    it.concurrent.each(bundle)('%s', (_, row) => test(row, false), 2 * HANGS_MS)
  }
  if (source.length > 0) it.each(source)('%s', (_, row) => test(row, true), 2 * HANGS_MS)
}

/** Of the kinds of faults of a request, `npm test` runs one in so many. */
const PART = 5

/**
 * Tests cases of the table. `npm test` runs one of each kind, and if the same kinds are of other requests too,
 * every fifth kind, so that each kind occurs, and each request fails in some way.
 *
 * @param request position of the request among all
 */
export function itEnds(
  cases: readonly (Case & { readonly needsProcess?: boolean })[],
  request?: number,
): void {
  const kinds = [...Map.groupBy(cases, ({ kind, fault, at }) => `${kind ?? fault} ${at}`).values()]
  const isChosen = (at: number) => request === undefined || at % PART === request % PART
  const chosen = IS_ALL
    ? cases
    : kinds.flatMap((alike, at) => (isChosen(at) && alike[(request ?? 0) % alike.length]) || [])
  const rows = chosen.map((row) => {
    const end = { ...(row.jobs === undefined ? {} : { jobs: row.jobs }), ...row.end }
    const title = `${row.fault} · ${row.at} · ${describeEnd(end)}`
    return [title, { ...row, end }] as const
  })
  testEach(rows, async ({ scenario, end, jobs, asOther = false }, inProcess) => {
    const report = await wholeReport(jobs)
    const result = await runWhole({ ...scenario, inProcess }, jobs)
    expectEnd(result, end)
    if (result.report !== undefined && !asOther) expectPartOf(result.report, report)
  })
}
