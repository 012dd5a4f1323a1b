import type { Span } from '../timeline/bars.ts'

/**
 * A trace that Perfetto and `chrome://tracing` open.
 * https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
export interface ChromeTrace {
  readonly displayTimeUnit: 'ms'
  readonly otherData: Readonly<Record<string, string | number | null>>
  readonly traceEvents: readonly TraceEvent[]
}

type TraceEvent = ReturnType<typeof metadata>[number] | SliceEvent

/** A slice in a thread. Times are in microseconds, `ts` since 1970. */
export type SliceEvent = ReturnType<typeof sliceEvent>

/** A slice that is not in a thread yet. */
export interface TraceSlice extends Span {
  readonly name: string
  readonly cat: 'run' | 'queue' | 'job' | 'step'
  /** One of the colours of `chrome://tracing`. */
  readonly cname?: 'grey' | 'terrible'
  readonly args: Readonly<Record<string, unknown>>
}

interface ThreadRef {
  readonly pid: number
  readonly tid: number
}

/** A thread. */
export interface Track {
  readonly name: string
  readonly slices: readonly TraceSlice[]
}

const MICROSECONDS_PER_MILLISECOND = 1_000

/** Numbers processes and threads in one sequence, because their numbers must differ. */
export function traceEvents(
  processes: readonly { readonly name: string; readonly tracks: readonly Track[] }[],
): TraceEvent[] {
  let ids = 0
  return processes.flatMap(({ name, tracks }): TraceEvent[] => {
    if (tracks.length === 0) return []
    const pid = ++ids
    return [
      ...metadata('process', name, { pid, tid: pid }),
      ...tracks.flatMap((track) => trackEvents(track, { pid, tid: ++ids })),
    ]
  })
}

function trackEvents({ name, slices }: Track, thread: ThreadRef): TraceEvent[] {
  return [...metadata('thread', name, thread), ...slices.map((slice) => sliceEvent(slice, thread))]
}

/** Returns the name and the position of a process or a thread, in the form in which Chrome writes them. */
function metadata(kind: 'process' | 'thread', name: string, thread: ThreadRef) {
  const event = { ph: 'M', cat: '__metadata', ts: 0, ...thread } as const
  return [
    { ...event, name: `${kind}_name`, args: { name } },
    { ...event, name: `${kind}_sort_index`, args: { sort_index: thread.tid } },
  ] as const
}

/** Returns `X` with a duration, `I` for an instant, or `B` without an end. */
function sliceEvent({ from, to, ...slice }: TraceSlice, thread: ThreadRef) {
  const ts = from * MICROSECONDS_PER_MILLISECOND
  if (to === Infinity) return { ph: 'B', ...thread, ...slice, ts } as const
  // A slice of no length confuses trace viewers if another starts at the same time.
  if (to === from) return { ph: 'I', s: 't', ...thread, ...slice, ts } as const
  const dur = (to - from) * MICROSECONDS_PER_MILLISECOND
  return { ph: 'X', ...thread, ...slice, ts, dur } as const
}
