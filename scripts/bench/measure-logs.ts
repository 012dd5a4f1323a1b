// Measures what the log of a failed step costs, alone and beside a red and a green log of the base branch.
import { compareByTurns, isSteady, MAX_ERROR } from './compare-by-turns.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { startFakeGitHub } from '../../testing/fake-github/start-fake-github.ts'
import { startLogHost } from '../../testing/fake-github/start-log-host.ts'
import { logLine, scriptHead } from '../../testing/log-text.ts'
import { runAction } from '../../testing/run-action.ts'
import { type LogKind, variedLines } from './varied-lines.ts'

/** A red run whose logs are read. */
interface LogScene {
  readonly kind: LogKind
  readonly bytes: number
  /** Whether the base branch has a red and a green run, with logs of the same kind. */
  readonly hasBase: boolean
  /** Failed jobs, each with a log of its own. */
  readonly legs: number
}

const HOUR = 3_600
const REPORT = { id: 71, name: 'report', status: 'in_progress', started_at: 70 }
const TOPIC = 'f'.repeat(40)
const shaOf = (number: number) => String(number).padStart(2, '0').repeat(20)
/** The newest run of the base branch failed, the one before passed. */
const [RED, GREEN] = [19, 18]

const FAILURE = [
  'FAIL src/cart/total.test.ts',
  '  ● cart › adds up',
  '',
  '    expect(received).toBe(expected) // Object.is equality',
  '',
  '    Expected: 3',
  '    Received: 4',
  '',
  '      at Object.<anonymous> (src/cart/total.test.ts:12:20)',
  '',
  'Tests:       1 failed, 812 passed, 813 total',
]

/** Returns the log of a job whose step ran for a minute. */
function logOf(start: number, lines: readonly string[], hasFailed: boolean): string {
  const output = [...scriptHead('npm test'), ...lines, ...(hasFailed ? FAILURE : [])]
  const exit = hasFailed ? ['##[error]Process completed with exit code 1.'] : []
  return [
    logLine(start + 7, 'Complete job name: test'),
    ...output.map((text, at) => logLine(start + 7.1 + (56 * at) / output.length, text)),
    ...exit.map((text) => logLine(start + 64, text)),
    logLine(start + 68, 'Cleaning up orphan processes'),
    '',
  ].join('\n')
}

/** Starts a GitHub on which a pull request has failed. */
async function startScene({ kind, bytes, hasBase, legs }: LogScene) {
  const names = Array.from({ length: legs }, (_, at) => (legs === 1 ? 'test' : `test (${at})`))
  const idOf = (run: number, leg: number) => 1_000 * run + leg
  const startOf = (run: number) => (run - 100) * HOUR
  const logs: Record<string, string> = {}
  const write = (run: number, start: number, hasFailed: boolean) => {
    for (const at of names.keys()) {
      const lines = variedLines(bytes, 100 * run + at, kind)
      logs[`/logs/${idOf(run, at)}`] = logOf(start, lines, hasFailed)
    }
  }
  const ofBase = (run: number, conclusion: 'failure' | 'success') => {
    write(run, startOf(run), conclusion === 'failure')
    return fakeRun({
      run: {
        ...{ id: 1_000 + run, run_number: run, head_sha: shaOf(run), conclusion },
        run_started_at: startOf(run),
      },
      jobs: names.map((name, at) => ({ id: idOf(run, at), name, conclusion })),
    })
  }
  const run = fakeRun({
    run: { event: 'pull_request', head_branch: 'topic', head_sha: TOPIC },
    jobs: [...names.map((name, at) => ({ id: idOf(1, at), name, conclusion: 'failure' })), REPORT],
  })
  write(1, 0, true)
  const base = hasBase ? [ofBase(GREEN, 'success'), ofBase(RED, 'failure')] : []
  const host = await startLogHost({ logs })
  const ids = Object.keys(logs).map((path) => path.replace('/logs/', ''))
  const github = await startFakeGitHub({
    runs: [...base, run],
    commits: {
      branch: 'main',
      shas: Array.from({ length: RED + 1 }, (_, at) => shaOf(at)),
      mergeBases: { [TOPIC]: shaOf(RED) },
    },
    logs: Object.fromEntries(ids.map((id) => [id, `${host.url}/logs/${id}`])),
  })
  const event = {
    repository: { default_branch: 'main' },
    pull_request: { base: { ref: 'main', sha: shaOf(RED) } },
  }
  return {
    host,
    github,
    job: { apiUrl: github.url, checkRunId: REPORT.id, runAttempt: 1, event },
    async close() {
      await github.close()
      await host.close()
    },
  }
}

type Scene = Awaited<ReturnType<typeof startScene>>

/** Reports a scene; returns what that cost, and the first verdict. */
async function reportScene(scene: Scene, entry: string | undefined) {
  const result = await runAction({
    job: scene.job,
    inputs: { 'history-runs': '0' },
    measure: true,
    timeoutMs: 120_000,
    ...(entry !== undefined && { entry }),
  })
  if (result.exitCode !== 0) throw new Error(`${result.stdout}${result.stderr}`)
  const report = result.report as { causes?: { judged?: { verdict: string } }[] } | undefined
  const { cpuMs = NaN, elapsedMs, maxRssKib = NaN } = result
  return { cpuMs, elapsedMs, maxRssKib, verdict: report?.causes?.[0]?.judged?.verdict }
}

/** Its time is the measure of the others, since machines differ. */
const SHORT: LogScene = { kind: 'times', bytes: 10_000, hasBase: false, legs: 1 }

/** Bytes of a log, and how many times the processor time of `SHORT` it may take: alone, and with logs of the base branch. */
const LIMITS: Readonly<
  Record<
    Exclude<LogKind, 'numbers'>,
    readonly (readonly [bytes: number, alone: number, beside: number])[]
  >
> = {
  // Measured 1.2 and 1.4, 2.4 and 3.2, 6.2 and 10.2.
  times: [
    [100_000, 1.5, 1.8],
    [1_000_000, 2.8, 3.8],
    [10_000_000, 7.5, 12.5],
  ],
  // Measured 5.9 and 21.3 beside, of which 3 are the texts that let logs of 10 MB be compared.
  values: [
    [100_000, 1.6, 2.4],
    [1_000_000, 3.2, 7],
    [10_000_000, 10, 25],
  ],
  other: [
    [100_000, 1.6, 2.4],
    [1_000_000, 3.2, 7],
    [10_000_000, 10, 25],
  ],
}
/** Measured 11.6. */
const MAX_TWENTY_LEGS = 14

/** A log of twice as many bytes takes at most so many times the processor time: a square takes four. */
const GROWING_BYTES = 500_000
const MAX_GROWTH = 2.3

const SCENES = [
  ...Object.entries(LIMITS).flatMap(([name, rows]) =>
    rows.flatMap(([bytes, alone, beside]) => {
      const scene = { kind: name as LogKind, bytes, legs: 1 }
      return [
        { scene: { ...scene, hasBase: false }, maxRatio: alone },
        { scene: { ...scene, hasBase: true }, maxRatio: beside },
      ]
    }),
  ),
  {
    scene: { kind: 'values', bytes: 1_000_000, hasBase: false, legs: 20 },
    maxRatio: MAX_TWENTY_LEGS,
  },
] satisfies readonly { readonly scene: LogScene; readonly maxRatio: number }[]

/** Returns a line for each kind and size of logs; fails the command if one exceeds its limit on a quiet machine. */
export async function measureLogs(olderEntry: string | undefined): Promise<string[]> {
  const short = await startScene(SHORT)
  const lines: string[] = []
  for (const { scene, maxRatio } of SCENES) {
    const started = await startScene(scene)
    const { kind, bytes, hasBase, legs } = scene
    const name = `${legs === 1 ? 'log' : `${legs} logs`} of ${bytes / 1e6} MB, ${kind}${hasBase ? ', with the base branch' : ''}`
    const ratios = await compareByTurns(
      () => reportScene(started, undefined),
      () => reportScene(short, undefined),
    )
    const { verdict = 'none', maxRssKib, cpuMs } = await reportScene(started, undefined)
    const older = olderEntry === undefined ? undefined : await reportScene(started, olderEntry)
    const beside =
      older === undefined ? '' : `, ${(cpuMs / older.cpuMs).toFixed(2)} of the older bundle`
    lines.push(
      `${name}: ${cpuMs.toFixed(0)} ms, ${ratios.cpu.toFixed(1)} times that of 10 kB, at most ${maxRatio}; ${(maxRssKib / 1_024).toFixed(0)} MiB; ${verdict}${beside}`,
    )
    if (isSteady(ratios) && ratios.cpu > maxRatio) process.exitCode = 1
    // However long the log is, its verdict is that of a short one.
    if (kind === 'times' && hasBase && verdict !== 'known') process.exitCode = 1
    await started.close()
  }
  await short.close()
  for (const kind of ['times', 'values', 'other', 'numbers'] as const)
    lines.push(await measureGrowth(kind, GROWING_BYTES))
  return lines
}

/** Returns a line about how the time grows from a log to one twice as long; fails the command if it grows too fast. */
async function measureGrowth(kind: LogKind, bytes: number): Promise<string> {
  const startOf = (size: number) => startScene({ kind, bytes: size, hasBase: true, legs: 1 })
  const [short, once, twice] = [
    await startOf(SHORT.bytes),
    await startOf(bytes),
    await startOf(2 * bytes),
  ]
  /** Returns what a scene takes beyond the start and the requests. */
  const beyondShort = (scene: Scene) => async () => {
    const [whole, start] = [
      await reportScene(scene, undefined),
      await reportScene(short, undefined),
    ]
    return { cpuMs: whole.cpuMs - start.cpuMs, elapsedMs: whole.elapsedMs - start.elapsedMs }
  }
  const ratios = await compareByTurns(beyondShort(twice), beyondShort(once), MAX_ERROR)
  await Promise.all([short, once, twice].map((scene) => scene.close()))
  if (isSteady(ratios) && ratios.cpu > MAX_GROWTH) process.exitCode = 1
  return `from ${bytes / 1e6} to ${(2 * bytes) / 1e6} MB, ${kind}, with the base branch: ${ratios.cpu.toFixed(2)} times the processor time, at most ${MAX_GROWTH}`
}
