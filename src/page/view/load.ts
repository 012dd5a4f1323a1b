import type { Milliseconds } from '../../model/time.ts'
import type { JobView, Span } from './jobs.ts'

/** How many jobs ran and how many waited for a runner, from each time to the next. */
export interface Load {
  readonly times: readonly Milliseconds[]
  readonly running: readonly number[]
  readonly queued: readonly number[]
  readonly peakRunning: number
  readonly peakQueued: number
}

export function measureLoad(jobs: readonly JobView[]): Load {
  const changes = jobs.flatMap(({ ran, waited, held }) => [
    ...edgesOf(ran, 1, 0),
    ...(held ? [] : edgesOf(waited, 0, 1)),
  ])
  changes.sort((a, b) => a.time - b.time)
  const times: Milliseconds[] = []
  const running: number[] = []
  const queued: number[] = []
  for (const { time, ran, waited } of changes) {
    const last = times.length - 1
    const next = [(running[last] ?? 0) + ran, (queued[last] ?? 0) + waited] as const
    // All changes of one time are one entry.
    const at = times[last] === time ? last : last + 1
    times[at] = time
    running[at] = next[0]
    queued[at] = next[1]
  }
  return { times, running, queued, peakRunning: peakOf(running), peakQueued: peakOf(queued) }
}

export function peakOf(counts: readonly number[]): number {
  return counts.reduce((most, count) => Math.max(most, count), 0)
}

function edgesOf(span: Span | undefined, ran: number, waited: number) {
  if (span === undefined || span[0] === span[1]) return []
  return [
    { time: span[0], ran, waited },
    { time: span[1], ran: -ran, waited: -waited },
  ]
}
