import { analyse } from './analyse/analyse.ts'
import { lagsBehind } from './analyse/lag.ts'
import type { Answers } from './github/answers.ts'
import type { Client } from './github/client.ts'
import { decodeRun } from './github/decode.ts'
import { fetchJobs, fetchRun } from './github/fetch.ts'
import type { Report } from './model/report.ts'
import type { Run } from './model/run.ts'
import type { Target } from './model/target.ts'
import { SECOND, type Instant, type Milliseconds } from './model/time.ts'

export interface PipelineOptions {
  readonly client: Client
  readonly target: Target
  readonly allowedFailures: readonly string[]
  /** The longest wait for what has ended but is still listed as running. */
  readonly settle: Milliseconds
  /** Ends all requests and waits; the report is made of what has come by then. */
  readonly signal: AbortSignal
  readonly now: () => Instant
  readonly sleep: (time: Milliseconds, signal: AbortSignal) => Promise<void>
}

const FIRST_PAUSE: Milliseconds = 0.5 * SECOND

/** Fetches the run and makes its report. Never throws for what GitHub does or does not answer. */
export async function buildReport(options: PipelineOptions): Promise<Report> {
  const { client, target, allowedFailures, signal, now } = options
  const run = await settleRun(await fetchRun(client, target, signal), options)
  return analyse(run, { own: target.own, allowedFailures, now: now() })
}

/** Lists the jobs again, with growing pauses, while the list contradicts what must be true. */
async function settleRun(first: Answers, options: PipelineOptions): Promise<Run> {
  const { client, target, settle, signal, sleep } = options
  let run = decodeRun(first, target)
  let waited = 0
  for (let pause = FIRST_PAUSE; waited < settle && !signal.aborted; pause *= 2) {
    if (target.attempt === undefined || !lagsBehind(run, target.own)) break
    const wait = Math.min(pause, settle - waited)
    await sleep(wait, signal)
    waited += wait
    const again = await fetchJobs(client, target, target.attempt, signal)
    // An older list is better than one with a failure in it.
    if (again.notes.length > 0) break
    run = decodeRun({ ...first, ...again, notes: first.notes }, target)
  }
  return run
}
