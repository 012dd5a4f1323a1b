// The bars of several jobs as one, and the span of a chart.
import type { JobSpans, Span } from '../../model/report/job-times.ts'
import { type Milliseconds, SECOND } from '../../model/time.ts'

export function lengthOf({ from, to }: Span): Milliseconds {
  return to - from
}

/** Merges the times of jobs: waiting until the first job started, running until the last finished. */
export function unite(all: readonly JobSpans[]): JobSpans {
  const waiting = enclose(all.flatMap((spans) => spans.waiting ?? []))
  const running = enclose(all.flatMap((spans) => spans.running ?? []))
  if (waiting === undefined || running === undefined) return { waiting, running }
  const wait = { from: waiting.from, to: running.from }
  return { waiting: wait.from < wait.to ? wait : undefined, running }
}

/** Lists the spans of all bars. */
export function barSpans(entries: readonly { readonly bars: JobSpans }[]): Span[] {
  return entries.flatMap(({ bars }) => [bars.waiting ?? [], bars.running ?? []].flat())
}

/** Returns the span that a chart of these has: at least a second. */
export function chartSpan(spans: readonly Span[]): Span {
  const { from, to } = enclose(spans) ?? { from: 0, to: 0 }
  return { from, to: Math.max(to, from + SECOND) }
}

/** Returns the span from the first start to the last end; `undefined` without spans. */
export function enclose(spans: readonly Span[]): Span | undefined {
  return spans.reduce<Span | undefined>(
    (whole, { from, to }) => ({
      from: Math.min(whole?.from ?? from, from),
      to: Math.max(whole?.to ?? to, to),
    }),
    undefined,
  )
}
