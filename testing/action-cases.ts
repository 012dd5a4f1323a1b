import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { attackedGitHub, FAILED_ID, OWN_ID } from './attacked-github.ts'
import { apiIssue, apiPull } from './fake-github/api-conversation.ts'
import { SHA } from './fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from './fake-github/fake-run.ts'
import { apiAnnotation } from './fake-github/run-details.ts'
import { startLogHost } from './fake-github/start-log-host.ts'
import { finished, makeRun, makeStep, reportOn } from './make-run.ts'
import { writeReportFile } from './report-file.ts'
import {
  failedLog,
  type LogScenario,
  runSubAction,
  type SubActionResult,
  runWithLogs,
} from './run-with-logs.ts'
import type { ScenarioResult } from './scenario.ts'
import { startCollector } from './start-collector.ts'
import { zipArchive } from './zip-archive.ts'

type ActionScenario = Partial<LogScenario> & { readonly close?: () => Promise<void> }

export const FAILED = { id: 71, name: 'e2e', conclusion: 'failure' }
const runOf = (id: number, conclusion: string, branch = 'main'): BuiltRun =>
  fakeRun({ run: { id, run_number: id, conclusion, head_branch: branch }, jobs: [FAILED] })

/**
 * Each action in a case in which it prints or writes names, by its name and what follows a comma.
 *
 * @param text what reports that it reads, logs and archives contain
 */
export const CASES: Readonly<
  Record<string, (text?: string) => ActionScenario | Promise<ActionScenario>>
> = {
  report: (text) => {
    const attacked = attackedGitHub((_, normal) => text ?? normal)
    const { runs, annotations, files, issues, log, job } = attacked
    return {
      github: { runs, annotations, files, issues },
      logs: { [FAILED_ID]: log },
      job: { ...job, runAttempt: 2, checkRunId: OWN_ID },
      inputs: { 'fail-on': 'any' },
    }
  },
  'report, of a commit': () => ({
    github: { runs: [fakeRun(), runOf(7, 'failure')] },
    inputs: { scope: 'commit' },
  }),
  rerun: () => {
    const never = { ...FAILED, steps: [], runner_id: null, runner_name: null }
    const message = 'The job was not acquired by Runner of type hosted even after multiple attempts'
    return {
      github: {
        runs: [fakeRun({ run: { id: 7, conclusion: 'failure' }, jobs: [never] })],
        annotations: { 71: [apiAnnotation({ message })] },
      },
      inputs: { 'run-id': '7', when: 'flaky' },
    }
  },
  'rerun, of what a log shows': (text = 'npm error code ECONNRESET') => ({
    github: { runs: [runOf(7, 'failure')] },
    logs: { 71: failedLog([text, 'npm error code ECONNRESET']) },
    inputs: { 'run-id': '7', when: 'flaky' },
  }),
  cancel: () => ({ github: { runs: [runOf(6, 'success'), fakeRun()] }, inputs: { older: 'true' } }),
  'download-logs': async (text = 'a.txt') => {
    const host = await startLogHost({ logs: { '/blob': zipArchive([{ name: text, data: 'a' }]) } })
    const run = { ...runOf(7, 'failure'), archive: `${host.url}/blob` }
    return { github: { runs: [run] }, inputs: { 'run-id': '7' }, close: () => host.close() }
  },
  'delete-logs': () => ({
    github: { runs: [{ ...runOf(6, 'success'), archive: 'https://logs.example/6' }, fakeRun()] },
    inputs: { 'older-than': '1d', 'dry-run': 'false' },
  }),
  runs: () => ({ github: { runs: [runOf(6, 'failure'), runOf(7, 'success')] } }),
  comment: async (text) => ({
    github: { pulls: [apiPull()] },
    job: { eventName: 'pull_request', event: { pull_request: { number: 12, head: { sha: SHA } } } },
    inputs: { 'report-path': await reportFile('pull_request', text) },
  }),
  issue: async (text) => ({
    github: { runs: [runOf(40, 'success'), runOf(42, 'failure')], issues: [apiIssue()] },
    job: {
      eventName: 'workflow_run',
      event: { repository: { full_name: 'octo-org/octo-shop', default_branch: 'main' } },
    },
    inputs: { 'report-path': await reportFile('push', text) },
  }),
  'comment, on a run that triggered the workflow': (text) => ({
    github: { runs: [runOf(42, 'failure', 'topic')], pulls: [apiPull()] },
    logs: { 71: failedLog([text ?? 'not ok']) },
    job: { eventName: 'workflow_run', event: triggeredBy(42, 'pull_request', 'topic') },
  }),
  'issue, on a run that triggered the workflow': (text) => ({
    github: { runs: [runOf(40, 'success'), runOf(42, 'failure')] },
    logs: { 71: failedLog([text ?? 'not ok']) },
    job: { eventName: 'workflow_run', event: triggeredBy(42, 'push', 'main') },
  }),
  otlp: async (text) => {
    const refused = { status: 400, body: JSON.stringify({ message: text ?? 'a' }) }
    const collector = await startCollector([refused])
    const inputs = { 'report-path': await reportFile('push', text), endpoint: collector.url }
    return { inputs, close: () => collector.close() }
  },
}

function triggeredBy(id: number, event: string, head_branch: string): object {
  const run = { id, run_attempt: 1, event, head_branch, head_sha: SHA, conclusion: 'failure' }
  const head_repository = { full_name: 'octo-org/octo-shop', owner: { login: 'octo-org' } }
  return {
    repository: { full_name: 'octo-org/octo-shop', default_branch: 'main' },
    workflow_run: { ...run, path: '.github/workflows/ci.yml', name: 'CI', head_repository },
  }
}

async function reportFile(event: string, text = 'build'): Promise<string> {
  const steps = [makeStep({ number: 3, name: text, state: finished(10, 30, 'failure') })]
  const jobs = [{ name: text, state: finished(5, 65, 'failure'), steps }]
  return await writeReportFile(reportOn(makeRun({ jobs, event, branch: 'main', number: 812 })))
}

/** Runs a case, with changes to it. */
export async function runCase(
  name: string,
  change: (scenario: Omit<ActionScenario, 'close'>) => Omit<ActionScenario, 'close'>,
  text?: string,
): Promise<ScenarioResult | SubActionResult> {
  const { close, ...scenario } = (await CASES[name]?.(text)) ?? {}
  const changed = change(scenario)
  const [action = ''] = name.split(',')
  try {
    return action === 'report'
      ? await runWithLogs({ logs: {}, ...changed })
      : await runSubAction(action, changed)
  } finally {
    await close?.()
  }
}

/** Replaces each text of a JSON value, by the name of the field that has it or has its list. */
export function mapTexts(
  value: unknown,
  map: (key: string, text: string) => string,
  key = '',
): unknown {
  if (typeof value === 'string') return map(key, value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, mapTexts(item, map, name)]),
  )
}

/** Texts that decide what an action does next, so that they are changed one at a time. */
export const DECISIVE =
  /^(?:status|conclusion|message|event|type|state|full_name|login|head_sha|sha|path|url|content|encoding|name_with_owner|default_branch|ref|head_branch|html_url)$|_(?:at|sha|level)$/

/** Lists the inputs of the action of a case. */
export function inputsOf(name: string): string[] {
  const [action = ''] = name.split(',')
  const file = new URL(`../${action === 'report' ? '.' : action}/action.yml`, import.meta.url)
  const { inputs } = parse(readFileSync(file, 'utf8')) as { inputs: object }
  return Object.keys(inputs)
}

/** Whether all that is tried is tried in every action: `npm run faults`. */
export const IS_ALL = process.env['BUNDLES'] === 'always'

/**
 * Returns every fourth entry, and others for the next action: all actions request, read inputs and print by
 * the same functions.
 */
export function everyFourth<Entry>(entries: readonly Entry[], action: number): Entry[] {
  return entries.filter((_, at) => IS_ALL || (at + action) % 4 === 0)
}
