import { expect } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import type { ReportJson } from '../../src/render/json/types.ts'
import { SHA } from './fake-github/api-run.ts'
import {
  type FakeGitHub,
  type FakeGitHubOptions,
  startFakeGitHub,
} from './fake-github/start-fake-github.ts'
import { expectInvariants, expectSameValues } from './report-invariants.ts'
import { expectValidReport } from './report-schema.ts'
import { type ActionOptions, type ActionResult, runAction } from './run-action.ts'
import { type JobContext, USUAL_JOB } from './runner/job-context.ts'
import { runInProcess } from './runner/run-in-process.ts'
import { snapshotOf } from './runner/snapshot-of.ts'

export interface Scenario extends Omit<ActionOptions, 'job'> {
  /** What the GitHub is like; without it, it knows no run. */
  readonly github?: FakeGitHubOptions
  /** The job in which the action runs, where it is not the builders' own. */
  readonly job?: Partial<JobContext>
  /** Whether nothing listens any longer where the GitHub was. */
  readonly down?: boolean
  /** Whether it is asked over TLS, which it does not speak. */
  readonly overTls?: boolean
  /**
   * Whether waits of more than 200 ms take a hundredth of their time; `pauses` for those between
   * requests alone, so that no deadline is missed for a machine that is busy.
   */
  readonly fastTimers?: boolean | 'pauses'
  /** Whether the action's source runs in this process. @default for all but the first that can */
  readonly inProcess?: boolean
}

export interface Played extends Omit<ActionResult, 'report'> {
  readonly github: FakeGitHub
  /** Has kept the schema and the invariants. */
  readonly report: ReportJson | undefined
  /** What GitHub was asked, without the addresses' common beginning, in order of arrival. */
  readonly asked: readonly string[]
  /** All that happened, as one text for a snapshot. */
  readonly told: string
}

/**
 * Runs the committed bundle in a job on a fake GitHub, as a whole. Whatever the scenario, the report
 * has only read, and no action has told its token to anybody else.
 */
export async function play(scenario: Scenario): Promise<Played> {
  const { github: options = {}, job, env, ...rest } = scenario
  const { down = false, overTls = false, fastTimers = false } = scenario
  const github = await startFakeGitHub(options)
  if (down) await github.close()
  try {
    const result = await runAction({
      ...rest,
      job: { ...job, apiUrl: overTls ? github.url.replace('http:', 'https:') : github.url },
      ...(runsInProcess(scenario)
        ? { env: env ?? {}, runInstead: (options) => runInProcess(options, fastTimers === true) }
        : { env: { ...(fastTimers !== false && load(TIMERS[`${fastTimers}`])), ...env } }),
    })
    if (rest.entry === undefined) expectOnlyReads(github.requests)
    expectUntold(rest.inputs?.['github-token'] ?? job?.token ?? USUAL_JOB.token, result)
    return {
      ...result,
      github,
      report: checkReport(result),
      asked: github.requests.map(({ path }) => path.replace(BEGINNING, '')),
      told: tell(result, github),
    }
  } finally {
    await github.close()
  }
}

let isFirst = true

/** The first scenario of a test file runs the bundle, and so do those that need a process. */
function runsInProcess({ inProcess, measure, onStart, env = {} }: Scenario): boolean {
  const needsProcess =
    measure === true ||
    onStart !== undefined ||
    Object.keys(env).some((name) => /^(?:NODE_|TMPDIR$)/.test(name))
  const isSample = isFirst
  isFirst = false
  return process.env['BUNDLES'] !== 'always' && (inProcess ?? !(isSample || needsProcess))
}

/** The same with nothing compared and no log read: what is asked for is the run alone. */
export async function playAlone(scenario: Scenario): Promise<Played> {
  const inputs = { 'history-runs': '0', 'log-lines': '0', ...scenario.inputs }
  return await play({ ...scenario, inputs })
}

/** Holds where nothing was asked for that could change anything. */
export function expectOnlyReads(requests: readonly { readonly method: string }[]): void {
  expect(requests.filter(({ method }) => method !== 'GET')).toEqual([])
}

function expectUntold(token: string, result: ActionResult): void {
  const { stdout, stderr, summary, summaryCopy, outputs, report } = result
  const told = JSON.stringify({ stdout, stderr, summary, summaryCopy, outputs, report })
  if (token !== '') expect(told).not.toContain(token)
}

/** Of a run's addresses, and of a file's. */
const BEGINNING = /^.*\/(?:actions\/runs\/|(?=contents\/))/

/** What is asked for the workflow file of the builders' run. */
export const WORKFLOW_FILE = `contents/.github%2Fworkflows%2Fci.yml?ref=${SHA}`

const TIMERS = {
  true: new URL('fast-timers.ts', import.meta.url).href,
  // Without its types, which each process would take 40 ms to strip.
  pauses: `data:text/javascript,${encodeURIComponent(
    stripTypeScriptTypes(readFileSync(new URL('fast-pauses.ts', import.meta.url), 'utf8')),
  )}`,
}

/** Has Node load a module before the action. */
function load(module: string): { readonly NODE_OPTIONS: string } {
  return { NODE_OPTIONS: `--import=${module}` }
}

/** Variables with which long waits take little time. */
export const FAST_TIMERS = load(TIMERS.true)

function checkReport({ report, outputs }: ActionResult): ReportJson | undefined {
  if (report === undefined) return undefined
  expectValidReport(report)
  const valid = report as ReportJson
  expectInvariants(valid)
  expectSameValues(valid, outputs)
  return valid
}

/** Without what differs from run to run, and without the jobs as JSON, which the report repeats. */
function tell(result: ActionResult, github: FakeGitHub): string {
  const { jobs = '', ...outputs } = result.outputs
  const shown = jobs === '' ? {} : { jobs: `(JSON of ${(JSON.parse(jobs) as object[]).length})` }
  const told = snapshotOf({ ...result, outputs: { ...outputs, ...shown } }, github)
  return told.replaceAll(/run-report-\w{6}/g, 'run-report-XXXXXX')
}
