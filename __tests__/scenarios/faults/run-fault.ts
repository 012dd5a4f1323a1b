import { it } from '@jest/globals'
import type { ReportJson } from '../../../src/render/json/types.ts'
import type { Effect, Fault } from '../../helpers/fake-github/faults.ts'
import { type LogScenario, playWithLogs } from '../../helpers/run-with-logs.ts'
import type { Played } from '../../helpers/scenario.ts'
import { describeEnd, type End, expectEnd, expectPartOf } from './end.ts'
import type { Request } from './requests.ts'
import { JOB, LOGS, NEEDS, wholeGitHub } from './whole-run.ts'

/** Something that goes wrong, where it does, and how the report then ends. */
export interface Case {
  readonly fault: string
  readonly at: string
  /** How many jobs the run has. @default FEW_JOBS */
  readonly jobs?: number | undefined
  readonly scenario: Partial<LogScenario>
  readonly end: End
  /** Whether the run is reported as one that the job is no part of. */
  readonly asOther?: boolean
}

/** A fault of a request as a part of a scenario. */
export function hitting(
  { host, hit }: Pick<Request, 'host' | 'hit'>,
  effect: Effect & Pick<Fault, 'times'>,
): Partial<LogScenario> {
  const faults = [{ ...hit, ...effect }]
  return host === 'logs' ? { faults } : { github: { faults } }
}

/** Whoever needs longer hangs, however busy the machine is. */
export const HANGS_MS = 30_000

/** Runs the action on the whole run, with what the scenario changes. */
export async function playWhole(
  scenario: Partial<LogScenario> = {},
  jobs?: number,
): Promise<Played> {
  return await playWithLogs({
    logs: LOGS,
    timeoutMs: HANGS_MS,
    ...scenario,
    github: { ...wholeGitHub(jobs), ...scenario.github },
    job: { ...JOB, ...scenario.job },
    inputs: { needs: NEEDS, ...scenario.inputs },
  })
}

const wholeReports = new Map<number | undefined, Promise<ReportJson>>()

/** The report without any fault; made once. */
function wholeReport(jobs: number | undefined): Promise<ReportJson> {
  const made =
    wholeReports.get(jobs) ??
    playWhole({}, jobs).then(({ report }) => {
      if (report === undefined) throw new Error('there is no report to compare with')
      return report
    })
  wholeReports.set(jobs, made)
  return made
}

/** Tests of a table, a few at a time, since each waits for a process. */
export function itEnds(cases: readonly Case[]): void {
  const rows = cases.map((row) => {
    const end = { ...(row.jobs === undefined ? {} : { jobs: row.jobs }), ...row.end }
    return [`${row.fault} · ${row.at} · ${describeEnd(end)}`, { ...row, end }] as const
  })
  it.concurrent.each(rows)(
    '%s',
    async (_, { scenario, end, jobs, asOther = false }) => {
      const [played, report] = await Promise.all([playWhole(scenario, jobs), wholeReport(jobs)])
      expectEnd(played, end)
      if (played.report !== undefined && !asOther) expectPartOf(played.report, report)
    },
    2 * HANGS_MS,
  )
}
