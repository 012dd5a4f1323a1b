import type { ServerResponse } from 'node:http'
import { type Fault, planFaults } from './faults.ts'
import type { HeldResponses } from './hold-responses.ts'
import { deliver, openServer, type Secured, seeRequest, type SeenRequest } from './server.ts'

/** A log, or a part of one: `bytes(from, to)` gives what lies between, the end not included. */
export interface FakeLog {
  readonly size: number
  readonly bytes: (from: number, to: number) => Iterable<Uint8Array>
}

/** How the log host fails. */
type LogFault =
  /** A response of Azure's storage. */
  | { readonly status: number; readonly code: string }
  /** The connection breaks after so many bytes. */
  | { readonly cutAfter: number }
  /** Sends nothing until the host closes. */
  | { readonly silent: true }

export interface LogHostOptions {
  /** By path. A text is sent as UTF-8. @example { '/logs/1': '2026-03-01T10:00:00.0000000Z hello\n' } */
  readonly logs?: Readonly<Record<string, string | Uint8Array | FakeLog | LogFault>>
  /** Supports ranges as Azure's storage does: only with both ends. @default true */
  readonly ranges?: boolean | undefined
  /** Decides when to respond. @default immediately */
  readonly held?: HeldResponses | undefined
  /** Faults of logs that are texts. */
  readonly faults?: readonly Fault[] | undefined
  /** Speaks HTTPS. */
  readonly secured?: Secured | undefined
}

export type FakeLogHost = Awaited<ReturnType<typeof startLogHost>>

/** Starts the storage that GitHub's redirects lead to, on a port of its own. */
export async function startLogHost(options: LogHostOptions = {}) {
  const { logs = {}, ranges = true, held, faults = [] } = options
  const requests: SeenRequest[] = []
  const planFor = planFaults(faults)
  const closing = new AbortController()
  let sentBytes = 0

  const server = await openServer((incoming, outgoing) => {
    const request = seeRequest(requests.length + 1, incoming)
    requests.push(request)
    const { response: planned, delivery, delayMs } = planFor(request)
    if (delivery !== 'whole' || planned !== undefined) {
      const dueAt = request.startedAt + delayMs
      const log = logs[request.path]
      const body = typeof log === 'string' ? log : ''
      const response = planned ?? { status: 200, headers: { 'content-type': 'text/plain' }, body }
      void deliver({ outgoing, response, delivery, dueAt, closing: closing.signal })
    } else if (held === undefined) sendLog(request, outgoing)
    else {
      void held.hold().then(() => {
        sendLog(request, outgoing)
      })
    }
  }, options.secured)

  function sendLog({ path, headers }: SeenRequest, outgoing: ServerResponse): void {
    const known = logs[path]
    if (typeof known === 'object' && 'silent' in known) return
    if (known === undefined || (typeof known === 'object' && 'status' in known)) {
      const { status, code } = known ?? { status: 404, code: 'BlobNotFound' }
      outgoing.writeHead(status, { 'content-type': 'application/xml' })
      outgoing.end(
        `\uFEFF<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`,
      )
      return
    }
    const isCut = typeof known === 'object' && 'cutAfter' in known
    const cutAfter = isCut ? known.cutAfter : Infinity
    const log = asLog(isCut ? Buffer.alloc(cutAfter + 1_000, ' ') : known)
    const range = ranges ? readRange(headers.range, log.size) : undefined
    if (range !== undefined && range.from >= log.size) {
      outgoing.writeHead(416, { 'content-range': `bytes */${log.size}` }).end()
      return
    }
    const { from, to } = range ?? { from: 0, to: log.size }
    outgoing.writeHead(range === undefined ? 200 : 206, {
      'content-type': 'text/plain',
      'content-length': to - from,
      ...(range !== undefined && { 'content-range': `bytes ${from}-${to - 1}/${log.size}` }),
    })
    const end = Math.min(to, from + cutAfter)
    void send(outgoing, log.bytes(from, end), (bytes) => (sentBytes += bytes)).then(() => {
      if (end === to) outgoing.end()
      else outgoing.destroy()
    })
  }

  return {
    url: server.url,
    /** In order of arrival. */
    requests,
    /** Bytes of logs handed to the network. */
    get sentBytes() {
      return sentBytes
    },
    close: async () => {
      closing.abort()
      await server.close()
    },
  }
}

function asLog(log: string | Uint8Array | FakeLog): FakeLog {
  if (typeof log === 'object' && 'bytes' in log) return log
  const bytes = Buffer.from(log)
  return { size: bytes.length, bytes: (from, to) => piecesOf(bytes.subarray(from, to)) }
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
}

const PIECE = 65_536

/** Reads a range with both ends. For any other form, the whole log is sent. */
function readRange(header: string | undefined, size: number) {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined) return undefined
  return { from: Number(from), to: Math.min(Number(to) + 1, size) }
}

/** Waits for the network after each piece, so that a log generated while it is sent takes no memory. */
async function send(
  outgoing: ServerResponse,
  pieces: Iterable<Uint8Array>,
  count: (bytes: number) => void,
): Promise<void> {
  for (const piece of pieces) {
    if (outgoing.destroyed) return
    count(piece.length)
    await new Promise<void>((resolve) => {
      outgoing.once('close', resolve)
      outgoing.write(piece, () => {
        outgoing.off('close', resolve)
        resolve()
      })
    })
  }
}
