import {
  type ActionOptions,
  type ActionResult,
  runAction,
} from '../../__tests__/helpers/run-action.ts'
import { median } from './median.ts'
import { startServer } from './start-server.ts'

interface BenchOptions {
  readonly jobs: number
  readonly steps: number
  readonly latencyMs: number
  /** How often each is run; the figures are medians. */
  readonly rounds: number
  /** A module with nothing in it. */
  readonly emptyEntry: string
  /** The bundle of the plain implementation. */
  readonly plainEntry: string
}

/** Medians, in milliseconds and bytes, for a run of one size. */
export interface Measured {
  readonly jobs: number
  readonly wallMs: number
  /** From the start of the process to the arrival of its first request. */
  readonly firstRequestMs: number
  /** Node alone, which does nothing. */
  readonly bareMs: number
  /** The least that the list takes with 10 requests in flight. */
  readonly roundTrips: number
  /** Bare Node and the round trips. */
  readonly floorMs: number
  readonly plainMs: number
  readonly cpuMs: number
  readonly memoryBytes: number
  readonly bareMemoryBytes: number
  readonly requests: number
  readonly maxInFlight: number
  readonly summaryBytes: number
  /** With earlier runs and logs asked for, which the other figures are without. */
  readonly allOnMs: number
  readonly allOnRequests: number
}

/** Nothing compared and no log read: the list alone. */
const ALONE = { 'history-runs': '0', 'log-lines': '0' }

const PAGE = 100
const MAX_IN_FLIGHT = 10

/** Runs bare Node, the action and the plain implementation by turns, so that all have the same weather. */
export async function measureSize(options: BenchOptions): Promise<Measured> {
  const { jobs, rounds, latencyMs, emptyEntry, plainEntry } = options
  const server = await startServer(options)
  const job = { apiUrl: server.apiUrl, checkRunId: server.currentJobId }
  const act = async (more: Pick<ActionOptions, 'entry' | 'measure' | 'inputs'> = {}) => {
    const result = await runAction({ job, inputs: ALONE, ...more })
    if (result.exitCode !== 0) throw new Error(`failed:\n${result.stdout}${result.stderr}`)
    return result
  }
  try {
    await act()
    const { requests, maxInFlight } = await server.count()
    await act({ inputs: {} })
    const allOnRequests = (await server.count()).requests - requests

    const bare: number[] = []
    const own: number[] = []
    const firstRequest: number[] = []
    const plain: number[] = []
    const allOn: number[] = []
    for (let round = 0; round < rounds; round++) {
      bare.push((await act({ entry: emptyEntry })).elapsedMs)
      await server.count()
      const { elapsedMs, startedAt } = await act()
      own.push(elapsedMs)
      firstRequest.push((await server.count()).firstAt - startedAt)
      plain.push((await act({ entry: plainEntry })).elapsedMs)
      allOn.push((await act({ inputs: {} })).elapsedMs)
    }
    // Measured apart, since the measuring takes time.
    const used: ActionResult[] = []
    for (let round = 0; round < rounds; round++) used.push(await act({ measure: true }))
    const bareUsed = await act({ entry: emptyEntry, measure: true })

    const roundTrips = 1 + Math.ceil((Math.ceil(jobs / PAGE) - 1) / MAX_IN_FLIGHT)
    return {
      jobs,
      wallMs: median(own),
      firstRequestMs: median(firstRequest),
      bareMs: median(bare),
      roundTrips,
      floorMs: median(bare) + roundTrips * latencyMs,
      plainMs: median(plain),
      cpuMs: median(used.map(({ cpuMs = NaN }) => cpuMs)),
      memoryBytes: median(used.map(({ maxRssKib = NaN }) => maxRssKib * 1024)),
      bareMemoryBytes: (bareUsed.maxRssKib ?? NaN) * 1024,
      requests,
      maxInFlight,
      allOnMs: median(allOn),
      allOnRequests,
      summaryBytes: median(used.map(({ summary }) => Buffer.byteLength(summary))),
    }
  } finally {
    server.close()
  }
}
