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

type TraceEvent = MetadataEvent | SliceEvent

interface ThreadRef {
  readonly pid: number
  readonly tid: number
}

/** The name or the position of a process or a thread, in the form in which Chrome writes them. */
interface MetadataEvent extends ThreadRef {
  readonly ph: 'M'
  readonly cat: '__metadata'
  readonly ts: 0
  readonly name: `${'process' | 'thread'}_${'name' | 'sort_index'}`
  readonly args: { readonly name: string } | { readonly sort_index: number }
}

/**
 * `X` has a duration, `I` is an instant, and `B` has no end. Times are in microseconds, `ts` since
 * 1970.
 */
export type SliceEvent = ThreadRef & {
  readonly name: string
  readonly cat: 'run' | 'queue' | 'job' | 'step'
  readonly ts: number
  /** One of the colours of `chrome://tracing`. */
  readonly cname?: 'grey' | 'terrible'
  readonly args: Readonly<Record<string, unknown>>
} & (
    | { readonly ph: 'X'; readonly dur: number }
    | { readonly ph: 'I'; readonly s: 't' }
    | { readonly ph: 'B' }
  )

/** A slice that is not in a thread yet. */
export type TraceSlice = Span & Pick<SliceEvent, 'name' | 'cat' | 'cname' | 'args'>

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

function metadata(kind: 'process' | 'thread', name: string, thread: ThreadRef): MetadataEvent[] {
  const event = { ph: 'M', cat: '__metadata', ts: 0, ...thread } as const
  return [
    { ...event, name: `${kind}_name`, args: { name } },
    { ...event, name: `${kind}_sort_index`, args: { sort_index: thread.tid } },
  ]
}

function sliceEvent({ from, to, ...slice }: TraceSlice, thread: ThreadRef): SliceEvent {
  const ts = from * MICROSECONDS_PER_MILLISECOND
  if (to === Infinity) return { ph: 'B', ...thread, ...slice, ts }
  // A slice of no length confuses trace viewers if another starts at the same time.
  if (to === from) return { ph: 'I', s: 't', ...thread, ...slice, ts }
  return { ph: 'X', ...thread, ...slice, ts, dur: (to - from) * MICROSECONDS_PER_MILLISECOND }
}
