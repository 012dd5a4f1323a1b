import type { ServerResponse } from 'node:http'
import type { Plan } from './faults.ts'
import type { FakeResponse } from './response.ts'

/** Sends a response at `dueAt`, on the clock of `performance.now()`, whole or broken as planned. */
export async function deliver(parcel: {
  readonly response: ServerResponse
  readonly answer: FakeResponse
  readonly delivery: Plan['delivery']
  readonly dueAt: number
  /** Aborted when the server closes. */
  readonly closing: AbortSignal
}): Promise<void> {
  const { response, answer, delivery, dueAt, closing } = parcel
  const delayMs = dueAt - performance.now()
  if (delayMs > 0) await sleep(delayMs)
  if (delivery === 'never' || closing.aborted) return
  if (delivery === 'destroy') {
    response.destroy()
    return
  }

  if (delivery === 'reset') {
    response.socket?.resetAndDestroy()
    return
  }

  const body = Buffer.from(answer.body)
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length })
  if (delivery === 'trickle') await trickle(response, body, closing)
  else if (delivery === 'whole') response.end(body)
  else response.write(body.subarray(0, body.length / 2), () => response.destroy())
}

/** Sends one byte at a time, until the client or the server closes. */
async function trickle(response: ServerResponse, body: Buffer, closing: AbortSignal) {
  for (let at = 0; at < body.length && !response.destroyed && !closing.aborted; at++) {
    response.write(body.subarray(at, at + 1))
    await sleep(TRICKLE_MS)
  }
  response.end()
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
