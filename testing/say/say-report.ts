import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toolkit } from '../../src/github/http/transport.ts'
import type { CommitReportJson } from '../../src/model/shapes/commit-report.ts'
import type { ReportJson } from '../../src/model/shapes/report.ts'
import type { FakeState } from '../fake-github/state.ts'
import { replaceMethod } from '../captured-process.ts'
import { connectWorld, type Sent } from '../connect-world.ts'
import { at } from '../make-run.ts'
import { readRun } from '../read-run.ts'
import { type ActionOptions, runAction } from '../run-action.ts'
import { DEFAULT_JOB, type JobContext } from '../runner/environment.ts'
import { runInProcess } from '../runner/run-in-process.ts'
import { eventOf, ownJobOf, RUN, startOf, stateOf, type World } from '../world.ts'
import { sayVerdicts } from './say-causes.ts'
import { joined } from './say-jobs.ts'

/** The run of an action that is in none of the case. */
const OTHER_RUN = 99

/** Runs an action as a step does, in this process and without a socket. */
export async function actIn(
  world: World,
  options: Omit<ActionOptions, 'job'> & { readonly job: Partial<JobContext> },
  kept?: Partial<FakeState>,
) {
  const { transport, requests, state } = connectWorld(world, kept)
  const restore = [
    replaceMethod(toolkit, 'send', transport.send),
    replaceMethod(toolkit, 'openHost', transport.openHost),
    replaceMethod(Date, 'now', () => at(startOf(world) + (world.now ?? 600))),
  ]
  const given = Object.entries(world.inputs ?? {})
  const lines = Object.fromEntries(given.map(([name, text = []]) => [name, text.join('\n')]))
  const undeclared = Object.entries(world.undeclared ?? {}).map(([name, text]) => [
    `INPUT_${name.toUpperCase()}`,
    text,
  ])
  try {
    const result = await runAction({
      ...options,
      job: { apiUrl: DEFAULT_JOB.apiUrl, ...options.job },
      inputs: { ...options.inputs, ...lines },
      env: { ...options.env, ...(Object.fromEntries(undeclared) as Record<string, string>) },
      runInstead: (step) => {
        writeWorkspace(world, step.folder)
        return runInProcess(step)
      },
    })
    return { ...result, sent: requests, state }
  } finally {
    for (const undo of restore) undo()
  }
}

function writeWorkspace(world: World, folder: string): void {
  for (const { path, text, writtenAt = 600 } of world.workspace ?? []) {
    const file = join(folder, path)
    writeFileSync(file, text)
    const time = new Date(at(startOf(world) + writtenAt))
    utimesSync(file, time, time)
  }
}

async function makeReport(world: World) {
  const { own, results } = world
  const needs = (results ?? own?.needs)?.map(({ key, result }) => [key, { result }])
  return await actIn(world, {
    job: {
      ...{ ...eventOf(world), jobStatus: (own?.status ?? 'success') as 'success' },
      ...(own === undefined
        ? { runId: OTHER_RUN }
        : { runId: RUN, runAttempt: world.attempts.length }),
      checkRunId: ownJobOf(world, stateOf(world)),
    },
    inputs: {
      ...(needs && { needs: JSON.stringify(Object.fromEntries(needs)) }),
      'run-id': String(RUN),
    },
  })
}

/** Returns a request in few words: `runs event=push`, `jobs 12.1`, `log 12.1`, `compare main...f`. */
function shortRequest({ shown, body }: Sent): string {
  const [, path = '', query = ''] = /^\S+ ([^?]*)\??(.*)$/.exec(shown) ?? []
  const of = (form: RegExp) => form.exec(path)?.slice(1).join('.')
  const filter = new URLSearchParams(query.replaceAll('>', '%3E'))
  for (const name of ['per_page', 'page', 'exclude_pull_requests', 'created']) filter.delete(name)
  const jobs = of(/runs\/(\d+)\/attempts\/(\d+)\/jobs$/)
  const log = of(/jobs\/(\d+)(\d)\d{3}\/logs$/)
  if (jobs !== undefined) return `jobs ${jobs}`
  if (log !== undefined) return `log ${log}`
  if (path.endsWith('graphql')) return /history/.test(body ?? '') ? 'commits' : 'issues'
  const end = path.replace(/^.*\/(?=runs$)/, '')
  return [end, ...Array.from(filter, ([name, value]) => `${name}=${value}`)]
    .join(' ')
    .replaceAll(/(\w{2})\1{19}|(\w)\2{39}/g, '$1$2')
}

/** Whether a request is about the reported run itself, or a file. */
function isOwn({ shown }: Sent): boolean {
  return new RegExp(`runs/${RUN}\\b|jobs/${RUN}\\d{4}\\b|check-runs/|contents/|git/trees`).test(
    shown,
  )
}

/** Says the runs of a commit, whose the causes are, and what the checks show that the base branch requires. */
function sayCommit({ runs, causes, requiredChecks }: CommitReportJson): string {
  const all = runs.map(({ label, report, finished }) =>
    joined(`${label} ${report.conclusion}`, !finished && 'so far'),
  )
  const jobs = runs.flatMap(({ report }) => report.jobs)
  const checks =
    requiredChecks?.checks.map(
      ({ name, status, skippedAs }) => `${name} ${status}${skippedAs ? ` as ${skippedAs}` : ''}`,
    ) ?? []
  return [
    ...(all.length === 0 ? ['no run'] : all),
    ...(causes.length === 0 ? [] : [sayVerdicts({ jobs, causes })]),
    ...(checks.length === 0 ? [] : [`required: ${checks.join(', ')}`]),
  ].join('; ')
}

type AnyJson = ReportJson | CommitReportJson

/** Returns what `outputs:` of a case can name beside outputs: fields of the first verdict, and what only texts say. */
export function valuesOf(json: AnyJson, summary = ''): Readonly<Record<string, unknown>> {
  const reports = 'runs' in json ? json.runs.map(({ report }) => report) : [json]
  const notes = ('runs' in json ? [json, ...reports] : reports).flatMap((one) => one.notes)
  const logs = reports.flatMap(({ failures }) => failures.flatMap((one) => one.logs))
  const notEnded = logs.flatMap((log) => log.notEnded.map(({ name }) => name))
  const [green = 'none'] = /^.* last green log .*$/m.exec(summary) ?? []
  const [changed = 'nothing'] =
    /^(?:Changed since|Unlike in|None of) .*?(?=<br>|$)/m.exec(summary) ?? []
  const below = Array.from(
    summary.matchAll(/^(?:GitHub publishes the log|.*tests? failed|no failure in).*?(?=<br>|$)/gm),
    ([line]) => plain(line),
  )
  const [flaky = 'none'] = /(?<=^(?:- )?⚠️ )Flaky.*?(?=<br>|$)/m.exec(summary) ?? []
  const suspects = json.causes.map(({ judged }) =>
    judged.redSince?.commits.map(({ title }) => /\d+/.exec(title)?.[0]).join(' + '),
  )
  return {
    ...json.causes[0]?.judged,
    notes: notes.map(({ text }) => text).join(' / '),
    message: json.causes[0]?.message,
    advised: json.adviceText,
    below: below.join(' / ') || 'none',
    'not-ended': notEnded.join(' + '),
    green: plain(green),
    flaky: plain(flaky),
    changed: plain(changed),
    'changed-files':
      /^(?:This pull request|The only commit since) changes .*?(?=<br>|$)/m.exec(summary)?.[0] ??
      'none',
    // Their numbers, as the fake GitHub calls them.
    suspects: suspects.map((one) => (one === undefined || one === '' ? 'none' : one)).join(', '),
  }
}

/** Returns a line of a summary without links. */
function plain(line: string): string {
  return line
    .replaceAll(/\[(?:#\u2060?)?(\d+)\]\(.*?\)/g, '#$1')
    .replaceAll(/\[(attempt \d+)\]\(.*?\)/g, '$1')
    .replaceAll(/\*\*\[(.*?)\]\(.*?\)\*\*/g, '$1')
}

/** Says the exit code, verdicts, annotations, the outputs of the case and the requests that it is about. */
export async function sayReport(input: string): Promise<string> {
  const world = readRun(input)
  const { exitCode, report, annotations, outputs, summary, sent } = await makeReport(world)
  const { reads, outputs: named = [] } = world
  const isShown = (one: Sent) =>
    reads === 'others' ? !isOwn(one) : reads !== undefined && shortRequest(one).includes(reads)
  const printed = annotations.map(
    ({ level, message }) => ` [${level}: ${message.replaceAll(/\n+/g, ' / ')}]`,
  )
  const json = report as AnyJson | undefined
  const values: Readonly<Record<string, unknown>> = {
    ...(json && valuesOf(json, summary)),
    ...outputs,
  }
  const valueOf = (name: string) => (typeof values[name] === 'string' ? values[name] : '')
  const set = named.map((name) => ` [${name} ${valueOf(name)}]`)
  const requests = sent.filter(isShown).map((one) => ` [${shortRequest(one)}]`)
  const verdicts =
    json === undefined ? 'no report' : 'runs' in json ? sayCommit(json) : sayVerdicts(json)
  const end = exitCode === 0 ? 'passes' : `exits with ${exitCode}`
  return `${end}: ${verdicts}${[...printed, ...set, ...requests].join('')}`
}
