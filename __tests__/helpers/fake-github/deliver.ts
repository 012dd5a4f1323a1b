import type { ServerResponse } from 'node:http'
import type { Plan } from './faults.ts'
import type { FakeResponse } from './response.ts'

/** Sends a response at `dueAt`, on the clock of `performance.now()`, whole or broken as planned. */
export async function deliver(parcel: {
  readonly outgoing: ServerResponse
  readonly response: FakeResponse
  readonly delivery: Plan['delivery']
  readonly dueAt: number
  /** Aborted when the server closes. */
  readonly closing: AbortSignal
}): Promise<void> {
  const { outgoing, response, delivery, dueAt, closing } = parcel
  const delayMs = dueAt - performance.now()
  if (delayMs > 0) await sleep(delayMs)
  if (delivery === 'never' || closing.aborted) return
  if (delivery === 'destroy') {
    outgoing.destroy()
    return
  }

  if (delivery === 'reset') {
    outgoing.socket?.resetAndDestroy()
    return
  }

  const body = Buffer.from(response.body)
  outgoing.writeHead(response.status, { ...response.headers, 'content-length': body.length })
  if (delivery === 'trickle') await trickle(outgoing, body, closing)
  else if (delivery === 'whole') outgoing.end(body)
  else outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy())
}

/** Sends one byte at a time, until the client or the server closes. */
async function trickle(outgoing: ServerResponse, body: Buffer, closing: AbortSignal) {
  for (let at = 0; at < body.length && !outgoing.destroyed && !closing.aborted; at++) {
    outgoing.write(body.subarray(at, at + 1))
    await sleep(TRICKLE_MS)
  }
  outgoing.end()
}

/** A byte per second for an action with shortened timers. */
const TRICKLE_MS = 30

// The timer as it is before a run in this process shortens it. `node:timers/promises` is not imported
// here, for the reason in `run-in-process.ts`.
const { setTimeout: wait } = globalThis

function sleep(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    wait(resolve, delayMs).unref()
  })
}
