/**
 * Loaded into the process of an action before it (`--import`): once the thread that ends it has begun, the first text
 * with `NEVER_ENDS` that is decoded or parsed is computed for ever. With `?analysis`, it is read, and what groups values after it is
 * computed for ever, which it prints. The thread waits for a 250th of the time.
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

threads.Worker = class extends Worker {
  constructor(code: string, options: threads.WorkerOptions) {
    super(code, { ...options, workerData: (options.workerData as number) / 250 })
    hasBegun = true
  }
}
syncBuiltinESMExports()

function computeForEver(): void {
  // Nothing else that is written would leave the process.
  writeSync(1, `${NEVER_ENDS}\n`)
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

const groupBy = Map.groupBy.bind(Map)
Map.groupBy = <Key, Item>(items: Iterable<Item>, keyOf: (item: Item, index: number) => Key) => {
  if (inAnalysis && wasRead) computeForEver()
  return groupBy(items, keyOf)
}
