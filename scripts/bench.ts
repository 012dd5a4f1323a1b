// Measures the action on runs of 10 to 5,000 jobs: npm run bench [-- --rounds <n>]
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ActionOptions, runAction } from '../__tests__/helpers/run-action.ts'
import { median } from '../src/analyse/jobs/timing.ts'
import { alignColumns } from '../src/render/terminal/columns.ts'

const SIZES = [10, 100, 1_000, 3_000, 5_000]
const STEPS = 12
const LATENCY_MS = 50
const PAGE = 100
const MAX_IN_FLIGHT = 10

/** The targets for 1,000 jobs. */
// 12 for the list and the run, and one for the annotations of each of 20 failures.
const MAX_REQUESTS = 32
const MAX_BEYOND_FLOOR_MS = 250
const MAX_MEMORY_MIB = 150

interface Measured {
  readonly jobs: number
  readonly requests: number
  readonly wallMs: number
  /** The time of an empty Node process and of the round trips that the list needs. */
  readonly floorMs: number
  readonly cpuMs: number
  readonly memoryMib: number
  readonly summaryBytes: number
  /** The time with earlier runs and logs, which the other values are without. */
  readonly fullMs: number
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } })
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error('--rounds takes a whole number above 0')

const folder = mkdtempSync(join(tmpdir(), 'run-report-bench-'))
const emptyEntry = join(folder, 'empty.js')
writeFileSync(emptyEntry, '')
const measured: Measured[] = []
for (const jobs of SIZES) measured.push(await measure(jobs))
rmSync(folder, { recursive: true })

const COLUMNS: Readonly<Record<string, (measured: Measured) => number>> = {
  jobs: ({ jobs }) => jobs,
  requests: ({ requests }) => requests,
  'time (ms)': ({ wallMs }) => wallMs,
  'floor (ms)': ({ floorMs }) => floorMs,
  'CPU (ms)': ({ cpuMs }) => cpuMs,
  'memory (MiB)': ({ memoryMib }) => memoryMib,
  'summary (kB)': ({ summaryBytes }) => summaryBytes / 1_000,
  'with earlier runs and logs (ms)': ({ fullMs }) => fullMs,
}
const rows = measured.map((size) =>
  Object.values(COLUMNS).map((column) => Math.round(column(size)).toLocaleString('en')),
)
console.log(`Jobs of ${STEPS} steps, ${LATENCY_MS} ms per request, medians of ${rounds} rounds.
The floor is the time of an empty Node process and of the round trips that the list of jobs needs.
`)
console.log(
  alignColumns(
    [Object.keys(COLUMNS), ...rows],
    Object.keys(COLUMNS).map(() => 'right' as const),
  ).join('\n'),
)
const thousand = measured.find(({ jobs }) => jobs === 1_000)
if (thousand !== undefined) {
  const { requests, wallMs, floorMs, memoryMib } = thousand
  const met =
    requests <= MAX_REQUESTS &&
    wallMs - floorMs <= MAX_BEYOND_FLOOR_MS &&
    memoryMib < MAX_MEMORY_MIB
  console.log(`
Targets for 1,000 jobs: at most ${MAX_REQUESTS} requests, ${MAX_BEYOND_FLOOR_MS} ms above the floor, less than ${MAX_MEMORY_MIB} MiB: ${met ? 'met' : 'MISSED'}`)
  if (!met) process.exitCode = 1
}

async function measure(jobs: number): Promise<Measured> {
  const server = fork(join(import.meta.dirname, 'bench/fake-server.ts'), [
    ...[jobs, STEPS, LATENCY_MS].map(String),
  ])
  const [apiUrl, currentJobId] = (await nextMessage(server)) as [string, number]
  const run = async (more: Pick<ActionOptions, 'entry' | 'inputs'> = {}) => {
    const result = await runAction({
      job: { apiUrl, checkRunId: currentJobId },
      inputs: { 'history-runs': '0', 'log-lines': '0' },
      measure: true,
      ...more,
    })
    if (result.exitCode !== 0) throw new Error(`failed:\n${result.stdout}${result.stderr}`)
    return result
  }
  const countRequests = async () => {
    server.send('count')
    return (await nextMessage(server)) as number
  }
  await run()
  const requests = await countRequests()
  // The three take turns, so that the load of the machine is the same for all.
  const bare: number[] = []
  const full: number[] = []
  const results: Awaited<ReturnType<typeof run>>[] = []
  for (let round = 0; round < rounds; round++) {
    bare.push((await run({ entry: emptyEntry })).elapsedMs)
    results.push(await run())
    full.push((await run({ inputs: {} })).elapsedMs)
  }
  server.disconnect()
  const roundTrips = 1 + Math.ceil((Math.ceil(jobs / PAGE) - 1) / MAX_IN_FLIGHT)
  const medianOf = (value: (result: (typeof results)[number]) => number | undefined) =>
    median(results.map((result) => value(result) ?? NaN)) ?? NaN
  return {
    jobs,
    requests,
    wallMs: medianOf(({ elapsedMs }) => elapsedMs),
    floorMs: (median(bare) ?? NaN) + roundTrips * LATENCY_MS,
    cpuMs: medianOf(({ cpuMs }) => cpuMs),
    memoryMib: medianOf(({ maxRssKib = NaN }) => maxRssKib / 1_024),
    summaryBytes: medianOf(({ summary }) => Buffer.byteLength(summary)),
    fullMs: median(full) ?? NaN,
  }
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, 'message')) as unknown[]
  return message
}
