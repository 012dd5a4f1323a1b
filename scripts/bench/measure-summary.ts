import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { median } from './median.ts'

/** A run for which a summary is made again and again. */
interface SummaryOptions {
  readonly jobs: number
  readonly steps: number
  readonly rounds: number
}

/** Medians, in milliseconds and bytes, every line end counted as two. */
export interface MeasuredSummary {
  readonly cpuMs: number
  readonly bytes: number
}

const SUMMARY = fileURLToPath(new URL('summary-cpu.ts', import.meta.url))

/** Makes a summary in one new process after another, since the action too does it once in a cold one. */
export async function measureSummary(options: SummaryOptions): Promise<MeasuredSummary> {
  const { jobs, steps, rounds } = options
  const made: MeasuredSummary[] = []
  for (let round = 0; round < rounds; round++) {
    const [message] = (await once(fork(SUMMARY, [jobs, steps].map(String)), 'message')) as unknown[]
    made.push(message as MeasuredSummary)
  }
  return {
    cpuMs: median(made.map(({ cpuMs }) => cpuMs)),
    bytes: median(made.map(({ bytes }) => bytes)),
  }
}
