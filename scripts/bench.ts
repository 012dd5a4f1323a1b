// Measures time, memory and requests of the bundled action for large runs and logs:
// npm run bench [-- --rounds <n>] [--against <commit>]
import { median } from '../src/model/some.ts'
import { globSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { countRounds } from '../testing/fake-github/count-rounds.ts'
import { bigRun } from '../testing/fake-github/big-run.ts'
import { apiAnnotation } from '../testing/fake-github/run-details.ts'
import {
  type BuiltRun,
  commitRuns,
  earlierRuns,
  fakeRun,
  jobId,
} from '../testing/fake-github/fake-run.ts'
import {
  type FakeGitHubOptions,
  startFakeGitHub,
} from '../testing/fake-github/start-fake-github.ts'
import {
  type FakeLog,
  type FakeLogHost,
  startLogHost,
} from '../testing/fake-github/start-log-host.ts'
import type { SeenRequest } from '../testing/fake-github/server.ts'
import { logLine } from '../testing/log-text.ts'
import { runAction } from '../testing/run-action.ts'
import { alignColumns } from '../src/render/terminal/write-section.ts'
import { bundleOf, bundlePlainList } from './bench/compared-bundles.ts'
import { compareByTurns, isSteady, type Ratios } from './bench/compare-by-turns.ts'
import { measureCommand } from './bench/measure-command.ts'
import { measureHostile } from './bench/measure-hostile.ts'
import { measureLogs } from './bench/measure-logs.ts'
import { measurePage } from './bench/measure-page.ts'
import { measurePatterns } from './bench/measure-patterns.ts'

/** Numbers of jobs, and the most processor time and time that the report may take, as multiples of the plain list. */
const SIZES = [
  [10, { cpu: 2.9, elapsed: 2 }],
  // Measured 2.94 and 2.96, some 0.06 of it for the package that parses workflow files.
  [100, { cpu: 3, elapsed: 2 }],
  // Measured 2.21, 2.24 and 2.36.
  [1_000, { cpu: 2.6, elapsed: 1.1 }],
  [3_000, { cpu: 2.6, elapsed: 0.8 }],
  [5_000, { cpu: 2.6, elapsed: 0.7 }],
] as const
const STEPS = 12
const LATENCY_MS = 50
/** Measured 179 with the page, with some 15 MiB for the thread that ends the process late, which these runs no longer start. */
const MAX_PEAK_MIB = 190
/** Of one log: V8 frees what was received when some 64 MiB of it are left, which is at one time or another. */
const MAX_LOG_PEAK_MIB = 215
/** Of ten logs, which are read in parallel; V8 of Node 24 gives its new space some 100 MiB of it. */
const MAX_LOGS_PEAK_MIB = 420
/** Of responses that are larger than their limit. */
const MAX_BOMB_PEAK_MIB = 300
/** The package that parses workflow files is 114 kB of it. */
const MAX_LOADED_KB = 1_170
const LOG_BYTES = 500_000_000
const LINE_BYTES = 100
const OTHER_RUN = 30_000_000_000
const WORKFLOWS = 25
const JOBS_OF_WORKFLOW = 36
const MAX_COMMIT_MS = 3_000
const REMOTE = { latencyMs: LATENCY_MS, rateLimit: 'none' } as const
const EVENT = { repository: { default_branch: 'main' } }

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, against: { type: 'string' } },
})
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error('--rounds must be a whole number above 0')

console.log(
  `Jobs of ${STEPS} steps, ${LATENCY_MS} ms per request, medians of ${rounds} runs on Node ${process.version}`,
)
const folder = join(import.meta.dirname, '../tmp/bench')
const plainEntry = bundlePlainList(folder)
const olderEntry = values.against === undefined ? undefined : bundleOf(values.against, folder)
const head = [
  ...['', 'time', 'CPU time', 'peak memory', 'requests', 'rounds'],
  ...['responses', 'summary', 'log bytes sent'],
]
const rows: string[][] = []
for (const [jobs, maxRatios] of SIZES) {
  const run = bigRun(jobs, STEPS)
  // A cancelled job costs a request and a round trip for its annotations: only they say why it was.
  for (const part of run.jobs.flatMap((job) => [job, ...job.steps])) {
    if (part.conclusion === 'cancelled') part.conclusion = 'success'
  }
  const github = { ...REMOTE, runs: [run] }
  const checkRunId = run.jobs.at(-1)?.id
  const inputs = { 'log-lines': '0' }
  await measure(`${jobs} jobs`, github, { checkRunId, inputs, maxRatios })
  if (jobs !== 1_000) continue
  const withPage = { ...inputs, 'html-path': 'page.html' }
  await measure(`${jobs} jobs, html-path`, github, { checkRunId, inputs: withPage })
}
for (const [name, maxRounds, id] of [
  ['its own run, 10 earlier ones', 2, undefined],
  ['another run, 10 earlier ones', 3, OTHER_RUN],
] as const) {
  const jobs = [{ name: 'test' }, { name: 'report', status: 'in_progress' }]
  const run = fakeRun({ run: id === undefined ? {} : { id }, jobs })
  const runs = [run, ...earlierRuns(10, () => [{ name: 'test' }])]
  const inputs = { 'history-runs': '10', ...(id !== undefined && { 'run-id': String(id) }) }
  const options = { checkRunId: run.jobs.at(-1)?.id, event: EVENT, inputs, maxRounds }
  await measure(name, { ...REMOTE, runs }, options)
}
await measureSlower('another run, no slower job', 60, 0)
await measureSlower('another run, 3 slower jobs', 200, 6)
rows.push(await measureCommand(rounds, LATENCY_MS))
await measureCommit()
const many = { runs: [bigRun(1_000, STEPS)] }
const ofPages = { path: /jobs$/, when: ({ query }: SeenRequest) => query.get('page') !== '1' }
for (const delivery of ['gzip', 'deflate', 'br'] as const) {
  const [all, pages] = [
    { ...many, faults: [{ delivery }] },
    { ...many, faults: [{ ...ofPages, delivery }] },
  ]
  await measure(`2 GB as ${delivery} in each response`, all, { maxPeakMib: MAX_BOMB_PEAK_MIB })
  await measure(`2 GB as ${delivery} in nine pages`, pages, { maxPeakMib: MAX_BOMB_PEAK_MIB })
}
for (const [name, firstLine, { ranges = true, jobs = 1, conclusion = 'failure' }] of [
  ['500 MB log, step at its end', 0.9, {}],
  ['500 MB log, all of one step', 0, {}],
  ['500 MB log, host without ranges', 0.9, { ranges: false }],
  ['500 MB log, all of one step, over the time limit', 0, { conclusion: 'cancelled' }],
  ['10 logs of 500 MB, steps at their ends', 0.9, { jobs: 10 }],
  ['10 logs of 500 MB, each all of one step', 0, { jobs: 10 }],
] as readonly [string, number, LogCase][]) {
  const host = await startLogHost({ logs: { '/log': logFrom(firstLine) }, ranges })
  const ids = Array.from({ length: jobs }, (_, at) => at + 1)
  const run = fakeRun({
    // Different names, so that no log stands for another.
    jobs: ids.map((id) => ({ id, name: `job ${String.fromCharCode(96 + id)}`, conclusion })),
  })
  const limit = apiAnnotation({
    message: 'The job has exceeded the maximum execution time of 1m0s',
    start_line: 1,
  })
  const github = {
    runs: [run],
    logs: logsOf([run], host),
    annotations: conclusion === 'cancelled' ? { 1: [limit] } : {},
  }
  await measure(name, github, { maxPeakMib: jobs === 1 ? MAX_LOG_PEAK_MIB : MAX_LOGS_PEAK_MIB })
  rows.at(-1)?.push(`${Math.round(host.sentBytes / rounds / 1e6)} MB`)
  await host.close()
}
console.log(
  alignColumns([head, ...rows], ['left', ...head.slice(1).map(() => 'right' as const)]).join('\n'),
)

const loadedKb = await measureLoaded()
console.log(
  `A green run loads ${loadedKb.toFixed(0)} kB of the bundle, at most ${MAX_LOADED_KB} kB`,
)
if (loadedKb > MAX_LOADED_KB) process.exitCode = 1

for (const line of await measurePage(5_000, STEPS)) console.log(line)
for (const line of await measureLogs(olderEntry)) console.log(line)
for (const line of measureHostile()) console.log(line)
for (const line of measurePatterns()) console.log(line)

interface LogCase {
  readonly ranges?: boolean
  readonly jobs?: number
  readonly conclusion?: string
}

interface MeasureOptions {
  readonly checkRunId?: number | undefined
  readonly event?: object
  readonly inputs?: Readonly<Record<string, string>>
  readonly maxRounds?: number
  /** The limits of the ratios to the plain list; `undefined` compares nothing. */
  readonly maxRatios?: Pick<Ratios, 'cpu' | 'elapsed'>
  /** @default MAX_PEAK_MIB */
  readonly maxPeakMib?: number
}

/**
 * Adds a row: reports the same run several times, and by turns with the plain list and an older bundle; fails the
 * command if the memory or a ratio exceeds its limit.
 */
async function measure(
  name: string,
  options: FakeGitHubOptions,
  {
    checkRunId,
    event,
    inputs = {},
    maxRatios,
    maxRounds,
    maxPeakMib = MAX_PEAK_MIB,
  }: MeasureOptions,
): Promise<void> {
  const github = await startFakeGitHub(options)
  const runOnce = async (more: {
    readonly measure?: boolean
    readonly entry?: string | undefined
  }) => {
    const job = {
      apiUrl: github.url,
      ...(inputs['scope'] === 'commit' && { runId: 1 }),
      // No list has the default job, so the report would wait for it.
      checkRunId,
      ...(event !== undefined && { event }),
    }
    const given = { 'history-runs': '0', ...inputs }
    const { entry, ...rest } = more
    const result = await runAction({
      job,
      inputs: given,
      ...rest,
      ...(entry !== undefined && { entry }),
    })
    if (result.exitCode !== 0) throw new Error(`${result.stdout}${result.stderr}`)
    return result
  }
  const results: Awaited<ReturnType<typeof runAction>>[] = []
  for (let round = 0; round < rounds; round++) results.push(await runOnce({ measure: true }))
  const { requests, sentBytes } = github
  const [requestCount, bytes] = [requests.length / rounds, sentBytes / rounds]
  const roundCount = countRounds(requests.slice(0, requestCount), options.latencyMs ?? 0)
  if (maxRatios !== undefined) {
    const cost = (entry?: string) => async () => {
      const { cpuMs = NaN, elapsedMs } = await runOnce({ measure: true, entry })
      return { cpuMs, elapsedMs }
    }
    const ratios = await compareByTurns(cost(), cost(plainEntry))
    judge(name, ratios, maxRatios)
    if (olderEntry !== undefined) {
      const older = await compareByTurns(cost(), cost(olderEntry))
      console.log(`${name}: ${describeRatios(older)} of the bundle of ${values.against ?? ''}`)
    }
  }
  await github.close()
  console.log(`${name}: measured`)
  if (maxRounds !== undefined && roundCount > maxRounds) process.exitCode = 1
  const middle = (value: (result: (typeof results)[number]) => number | undefined) =>
    median(results.map((result) => value(result) ?? NaN)) ?? NaN
  const peakMib = middle(({ maxRssKib }) => maxRssKib) / 1_024
  const elapsedMs = middle((result) => result.elapsedMs)
  if (inputs['scope'] === 'commit' && elapsedMs > MAX_COMMIT_MS) process.exitCode = 1
  if (peakMib > maxPeakMib && (options.runs?.[0]?.jobs.length ?? 0) <= 1_000) process.exitCode = 1
  rows.push([
    name,
    `${elapsedMs.toFixed(0)} ms`,
    `${middle(({ cpuMs }) => cpuMs).toFixed(0)} ms`,
    `${peakMib.toFixed(0)} MiB`,
    String(requestCount),
    options.latencyMs === undefined
      ? ''
      : `${roundCount}${maxRounds === undefined ? '' : ` (${maxRounds})`}`,
    `${(bytes / 1_000).toFixed(0)} kB`,
    `${(middle(({ summary }) => Buffer.byteLength(summary)) / 1_000).toFixed(0)} kB`,
  ])
}

/** Says how a run compares with the plain list; fails the command above a limit, unless the machine is too busy to judge. */
function judge(name: string, ratios: Ratios, max: Pick<Ratios, 'cpu' | 'elapsed'>): void {
  const limits = `at most ${max.cpu} and ${max.elapsed}`
  const line = `${name}: ${describeRatios(ratios)} of the plain list; ${limits}`
  console.log(isSteady(ratios) ? line : `${line}; the machine is too busy to judge`)
  if (isSteady(ratios) && (ratios.cpu > max.cpu || ratios.elapsed > max.elapsed)) {
    process.exitCode = 1
  }
}

function describeRatios({ cpu, elapsed, error, rounds }: Ratios): string {
  const spread = `± ${(100 * error).toFixed(1)} % in ${rounds} rounds`
  return `${cpu.toFixed(2)} of the processor time (${spread}) and ${elapsed.toFixed(2)} of the time`
}

/** Adds a row for a commit in which every workflow has a failed job; fails the command above the limit. */
async function measureCommit(): Promise<void> {
  const big = bigRun(JOBS_OF_WORKFLOW, STEPS)
  const runs = commitRuns(
    Array.from({ length: WORKFLOWS }, (_, at) => ({
      run: { name: `Workflow ${at}`, conclusion: 'failure' },
      jobs: [],
    })),
  ).map((run, at) => ({
    ...run,
    jobs: big.jobs.map((job, index) => ({ ...job, id: jobId(at, index) })),
  }))
  const text = [logLine(0, 'Complete job name: test'), logLine(8, 'Error: no port')].join('\n')
  const host = await startLogHost({ logs: { '/log': text } })
  const logs = logsOf(runs, host)
  const name = `${WORKFLOWS} workflows, ${WORKFLOWS * JOBS_OF_WORKFLOW} jobs`
  await measure(name, { ...REMOTE, runs, logs }, { inputs: { scope: 'commit' } })
  await host.close()
}

/**
 * Adds a row for a run of three jobs that took so long, after ten runs in which they took a minute; fails the command
 * if it does not read so many logs for each report.
 */
async function measureSlower(name: string, seconds: number, logCount: number): Promise<void> {
  const names = ['build', 'test', 'lint']
  const end = { started_at: 7, completed_at: 7 + seconds }
  const run = fakeRun({
    run: { id: OTHER_RUN, conclusion: 'success' },
    jobs: names.map((name) => ({ name, ...end })),
  })
  const runs = [run, ...earlierRuns(10, () => names.map((name) => ({ name })))]
  const host = await startLogHost({ logs: { '/log': logLine(8, 'Complete job name: test') } })
  const inputs = { 'history-runs': '10', 'run-id': String(OTHER_RUN) }
  const logs = logsOf(runs, host)
  await measure(name, { ...REMOTE, runs, logs }, { event: EVENT, inputs })
  if (host.requests.length !== logCount * rounds) process.exitCode = 1
  await host.close()
}

/** Returns how many kB of JavaScript a report of a green run loads, which V8 lists with the code that ran. */
async function measureLoaded(): Promise<number> {
  const coverage = join(folder, 'coverage')
  rmSync(coverage, { recursive: true, force: true })
  const runs = [fakeRun({ jobs: [{ name: 'test' }] }), ...earlierRuns(10, () => [{ name: 'test' }])]
  const github = await startFakeGitHub({ runs })
  const env = { NODE_V8_COVERAGE: coverage }
  const job = { apiUrl: github.url, event: EVENT }
  const { exitCode, stderr } = await runAction({ job, env })
  await github.close()
  if (exitCode !== 0) throw new Error(stderr)
  const urls = globSync('*.json', { cwd: coverage }).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8')) as {
      readonly result: readonly { readonly url: string }[]
    }
    return result.map(({ url }) => url).filter((url) => /^file:.*\/dist\//.test(url))
  })
  const sizes = [...new Set(urls)].map((url) => statSync(fileURLToPath(url)).size)
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000
}

/** Returns the URL of the host's log for each job. */
function logsOf(runs: readonly BuiltRun[], { url }: FakeLogHost): Record<number, string> {
  const ids = runs.flatMap(({ jobs }) => jobs.map(({ id }) => id))
  return Object.fromEntries(ids.map((id) => [id, `${url}/log`]))
}

/** Returns a log of lines of equal length, generated while it is sent; its failed step starts at a part of it. */
function logFrom(part: number): FakeLog {
  const lines = LOG_BYTES / LINE_BYTES
  const text = (line: number) => {
    if (line < part * lines) return logLine(0, `before ${line}`)
    if (line === lines - 10) return logLine(66, '##[error]Process completed with exit code 1.')
    return line < lines - 10 ? logLine(8, `line ${line} of the step`) : logLine(68, `after ${line}`)
  }
  const linesPerPiece = 2_000
  return {
    size: LOG_BYTES,
    *bytes(from, to) {
      for (
        let line = Math.floor(from / LINE_BYTES);
        line * LINE_BYTES < to;
        line += linesPerPiece
      ) {
        const texts = Array.from(
          { length: linesPerPiece },
          (_, at) => `${text(line + at).padEnd(LINE_BYTES - 1)}\n`,
        )
        const start = line * LINE_BYTES
        yield Buffer.from(texts.join('')).subarray(Math.max(0, from - start), to - start)
      }
    },
  }
}
