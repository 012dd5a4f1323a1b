import { expect } from '@jest/globals'
import { isRead, type SeenRequest } from './fake-github/server.ts'
import type { CommitReportJson } from '../src/model/shapes/commit-report.ts'
import type { ReportJson } from '../src/model/shapes/report.ts'
import { SHA } from './fake-github/api-run.ts'
import { CLOSED_URL } from './fake-github/host.ts'
import {
  type FakeGitHub,
  type FakeGitHubOptions,
  startFakeGitHub,
} from './fake-github/start-fake-github.ts'
import { expectInvariants, expectSameValues } from './report-invariants.ts'
import { expectValidCommitReport, expectValidReport } from './report-schema.ts'
import { type ActionOptions, type ActionResult, runAction } from './run-action.ts'
import { type JobContext, DEFAULT_JOB } from './runner/environment.ts'
import { runInProcess } from './runner/run-in-process.ts'
import { needsProcess } from './runner/run-process.ts'
import { SHORT_DEADLINES, WITHOUT_DEADLINES } from './runner/timers.ts'

export interface Scenario extends Omit<ActionOptions, 'job'> {
  /** The fake GitHub; by default it has no run. */
  readonly github?: FakeGitHubOptions
  /** Changes to the current job. */
  readonly job?: Partial<JobContext>
  /** Whether nothing listens at the address of the API. */
  readonly down?: boolean
  /** Whether requests use TLS, which the server does not support. */
  readonly overTls?: boolean
  /** Whether deadlines pass, in a fraction of their time. @default false, so that a busy machine misses none */
  readonly deadlines?: boolean
  /** Whether the action's source runs in this process. @default for all but the first that can */
  readonly inProcess?: boolean
}

export type ScenarioResult = Awaited<ReturnType<typeof runScenario>>

/**
 * Runs an action in a job on a fake GitHub. In every scenario, the report only reads, and no action
 * shows its token.
 */
export async function runScenario(scenario: Scenario) {
  const { github: options = {}, job, env, ...rest } = scenario
  const { down = false, overTls = false, deadlines = false } = scenario
  const github = await startFakeGitHub(options)
  const { url } = github
  const apiUrl = down ? CLOSED_URL : overTls ? url.replace('http:', 'https:') : url
  try {
    const result = await runAction({
      ...rest,
      job: { ...job, apiUrl },
      // Held responses are sent when this process is idle.
      ...(options.held !== undefined || !needsProcess(scenario)
        ? { env: env ?? {}, runInstead: (options) => runInProcess(options, deadlines) }
        : { env: { ...(deadlines ? SHORT_DEADLINES : WITHOUT_DEADLINES), ...env } }),
    })
    if (rest.entry === undefined) expectOnlyReads(github.requests)
    expect(`${result.stdout}${result.stderr}`).not.toContain('An error of Run Report lost')
    expectTokenHidden(rest.inputs?.['github-token'] ?? job?.token ?? DEFAULT_JOB.token, result)
    return {
      ...{ ...result, github },
      /** Valid by the schema and the invariants; the latter with `scope: commit`. */
      ...{ report: checkReport(result), commitReport: checkCommitReport(result) },
      /** The requested URLs without their common beginning, in order of arrival. */
      requested: github.requests.map(({ path }) => path.replace(BEGINNING, '')),
      /** The whole run as one text for a snapshot. */
      snapshot: describeRun(result, github),
    }
  } finally {
    await github.close()
  }
}

/** Runs a scenario without earlier runs and logs, so that only the run is requested. */
export async function runAlone(scenario: Scenario): Promise<ScenarioResult> {
  const inputs = { 'history-runs': '0', 'log-lines': '0', ...scenario.inputs }
  return await runScenario({ ...scenario, inputs })
}

/** Checks that no request could change anything. */
export function expectOnlyReads(requests: readonly SeenRequest[]): void {
  expect(requests.filter((request) => !isRead(request))).toEqual([])
}

function expectTokenHidden(token: string, result: ActionResult): void {
  const { stdout, stderr, summary, summaryCopy, outputs, report, runLines } = result
  const texts = { stdout, stderr, summary, summaryCopy, outputs, report, runLines }
  const written = JSON.stringify(texts)
  if (token !== '') expect(written).not.toContain(token)
}

/** The common beginning of a run's URLs and a file's. */
const BEGINNING = /^.*\/(?:actions\/runs\/|(?=contents\/))/

/** The request for the workflow file of the default run. */
export const WORKFLOW_FILE = `contents/.github%2Fworkflows%2Fci.yml?ref=${SHA}`

function checkReport({ report, outputs }: ActionResult): ReportJson | undefined {
  if (report === undefined || isOfCommit(report)) return undefined
  expectValidReport(report)
  const valid = report as ReportJson
  expectInvariants(valid)
  expectSameValues(valid, outputs)
  return valid
}

function checkCommitReport({ report }: ActionResult): CommitReportJson | undefined {
  if (report === undefined || !isOfCommit(report)) return undefined
  expectValidCommitReport(report)
  for (const run of report.runs) expectInvariants(run.report)
  return report
}

function isOfCommit(report: unknown): report is CommitReportJson {
  return (report as { readonly kind?: unknown }).kind === 'commit'
}

/**
 * Returns all that an action did as one text. Requests are sorted, since parallel ones arrive in any
 * order; URLs and folders of this machine are replaced, and the jobs as JSON, which the report repeats.
 */
function describeRun(result: ActionResult, github: FakeGitHub): string {
  const end = result.signal === null ? `exit code ${result.exitCode}` : `killed by ${result.signal}`
  const requests = github.requests.map(({ method, path }) => `${method} ${path}`)
  const annotations = result.annotations.map(({ level, properties, message }) => {
    const details = Object.entries(properties).map(([name, value]) => ` (${name}: ${value})`)
    return `${level}${details.join('')}: ${message}`
  })
  const { jobs = '' } = result.outputs
  const count = jobs.startsWith('[') && {
    jobs: `(JSON of ${(JSON.parse(jobs) as object[]).length})`,
  }
  const outputs = Object.entries({ ...result.outputs, ...count }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const parts = [
    end,
    section('requests', requests.sort(compareNaturally)),
    section('stdout', [result.stdout.trimEnd()]),
    section('stderr', [result.stderr.trimEnd()]),
    section('annotations', annotations),
    section('outputs', outputs),
    section('summary', [result.summary.trimEnd()]),
  ]
  return parts
    .join('\n\n')
    .replaceAll(result.folder, '<runner>')
    .replaceAll(github.serverUrl, '<github>')
    .replaceAll(/run-report-\w{6}/g, 'run-report-XXXXXX')
}

function section(title: string, entries: readonly string[]): string {
  const text = entries.join('\n')
  return text === '' ? `--- ${title}: none` : `--- ${title}\n${text}`
}

const { compare: compareNaturally } = new Intl.Collator('en', { numeric: true })
