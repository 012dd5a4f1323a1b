/**
 * Loaded into the process of an action before it (`--import`): the first response that is parsed is computed
 * for ever. The process waits for its end a 250th of the time.
 */
import { syncBuiltinESMExports } from 'node:module'
import threads from 'node:worker_threads'

const { Worker } = threads

threads.Worker = class extends Worker {
  constructor(code: string, options: threads.WorkerOptions) {
    super(code, { ...options, workerData: (options.workerData as number) / 250 })
  }
}
syncBuiltinESMExports()

const { parse } = JSON
JSON.parse = (text: string, ...rest) => {
  while (text.includes('"total_count"')) continue
  return parse(text, ...rest) as unknown
}
