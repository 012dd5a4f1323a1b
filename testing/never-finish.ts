/**
 * Loaded into the process of an action before it (`--import`): once the thread that ends it has begun, the first text
 * with `NEVER_ENDS` that is decoded or parsed is computed for ever. With `?analysis`, it is read, and the judgement after it is
 * computed for ever, which it prints. The thread waits until then, however slow the machine is, and for a 250th of the time.
 */
import { writeSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import threads from 'node:worker_threads'

/** A part of a log or a report. */
const NEVER_ENDS = 'computes for ever'

const { Worker } = threads
const inAnalysis = import.meta.url.endsWith('?analysis')
let hasBegun = false
let wasRead = false

/** 1 from when something is computed for ever. */
const computes = new Int32Array(new SharedArrayBuffer(4))
/** Runs before the code of the thread, which reads a time. */
const WAIT = `
const threads = require('node:worker_threads')
Atomics.wait(threads.workerData.computes, 0, 0)
threads.workerData = threads.workerData.time
`

threads.Worker = class extends Worker {
  constructor(code: string, options: threads.WorkerOptions) {
    const time = (options.workerData as number) / 250
    super(`${WAIT}{${code}}`, { ...options, workerData: { computes, time } })
    hasBegun = true
  }
}
syncBuiltinESMExports()

function computeForEver(): void {
  // Nothing else that is written would leave the process.
  writeSync(1, `${NEVER_ENDS}\n`)
  Atomics.store(computes, 0, 1)
  Atomics.notify(computes, 0)
  for (;;) continue
}

function read(text: string): string {
  if (hasBegun && text.includes(NEVER_ENDS)) {
    wasRead = true
    if (!inAnalysis) computeForEver()
  }
  return text
}

const buffers = Buffer.prototype as Buffer
const toString = Reflect.get<Buffer, 'toString'>(buffers, 'toString')
buffers.toString = function (...parameters: Parameters<Buffer['toString']>) {
  return read(toString.apply(this, parameters))
}

const { parse } = JSON
JSON.parse = (text: string, ...rest) => parse(read(text), ...rest) as unknown

const { stringify } = JSON
/** No reader of a log, and no request, replaces values. */
JSON.stringify = (value: unknown, replace?: never, ...rest: never[]) => {
  if (inAnalysis && wasRead && typeof replace === 'function') computeForEver()
  return stringify(value, replace, ...rest)
}
