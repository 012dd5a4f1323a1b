import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Plan } from './faults.ts'
import type { Answer } from './response.ts'

/** Sends an answer at `dueAt`, on the clock of `performance.now()`, whole or broken as planned. */
export async function deliver(parcel: {
  readonly response: ServerResponse
  readonly answer: Answer
  readonly delivery: Plan['delivery']
  readonly dueAt: number
  /** Aborted when nothing waits for the answer any more. */
  readonly closing: AbortSignal
}): Promise<void> {
  const { response, answer, delivery, dueAt, closing } = parcel
  const delayMs = dueAt - performance.now()
  if (delayMs > 0) await delay(delayMs, undefined, { signal: closing }).catch(() => undefined)
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

/** Byte by byte, until nobody listens any more. */
async function trickle(response: ServerResponse, body: Buffer, closing: AbortSignal) {
  for (let at = 0; at < body.length && !response.destroyed && !closing.aborted; at++) {
    response.write(body.subarray(at, at + 1))
    await delay(TRICKLE_MS)
  }
  response.end()
}

/** A byte a second for a process whose timers are fast. */
const TRICKLE_MS = 30
