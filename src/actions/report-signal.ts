import { constants } from 'node:os'
import type { WritableSource } from '../github/http/write-client.ts'
import { enumerate } from '../render/text/units.ts'
import { flushPrinted, printLine } from './print.ts'

type Writer = WritableSource['writer']

/** The runner sends the first one when it cancels a step, and the second 7.5 s later. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Names of requests in a line. */
const MAX_NAMED = 3

/**
 * Lets a signal end the process, which says in one line what was sent until then.
 *
 * @returns whether a signal has come
 */
export function endOnSignal(sent: readonly string[] = []): () => boolean {
  let isOver = false
  const end = (signal: (typeof SIGNALS)[number]): void => {
    if (isOver) return
    isOver = true
    printLine(`${signal} ended this step: ${sentText(sent)}.`)
    process.exitCode = 128 + constants.signals[signal]
    void flushPrinted().then(() => process.exit())
  }
  for (const signal of SIGNALS) process.on(signal, end)
  return () => isOver
}

/**
 * Returns a writer that keeps what it sends. A signal that ends the process is reported with what had been sent, since GitHub
 * may have done that; nothing is sent after it.
 */
export function reportSignal(writer: Writer): Writer {
  const sent: string[] = []
  const isOver = endOnSignal(sent)
  const keep =
    <Parameters extends readonly [path: string, fields: object, signal: AbortSignal], Result>(
      method: string,
      write: (...parameters: Parameters) => Promise<Result>,
    ) =>
    async (...parameters: Parameters): Promise<Result> => {
      // The process ends: what waits for this never continues.
      if (isOver()) return await new Promise<never>(() => undefined)
      const [path, fields] = parameters
      sent.push(nameRequest(method, path, fields))
      return await write(...parameters)
    }
  return {
    post: keep('POST', writer.post),
    create: keep('POST', writer.create),
    patch: keep('PATCH', writer.patch),
    delete: keep('DELETE', writer.delete),
  }
}

/** Returns `the request to cancel run 7 was sent`. */
function sentText(sent: readonly string[]): string {
  if (sent.length === 0) return 'no change was sent to GitHub'
  const [noun, verb] = sent.length === 1 ? ['request', 'was'] : ['requests', 'were']
  return `the ${noun} to ${enumerate(sent, MAX_NAMED)} ${verb} sent`
}

/** Acts of requests, by the method and the end of the path. `$` stands for the number in the request. */
const ACTS: readonly (readonly [RegExp, string])[] = [
  [/^POST .*\/force-cancel$/, 'force-cancel run $'],
  [/^POST .*\/cancel$/, 'cancel run $'],
  [/^POST .*\/runs\/\S*\/rerun$/, 're-run all jobs of run $'],
  [/^POST .*\/rerun-failed-jobs$/, 're-run the failed jobs of run $'],
  [/^POST .*\/jobs\/\S*\/rerun$/, 're-run job $'],
  [/^DELETE .*\/logs$/, 'delete the logs of run $'],
  [/^POST .*\/issues\/\S*\/comments$/, 'write a comment on #$'],
  [/^PATCH .*\/comments\/\S*$/, 'change comment $'],
  [/^DELETE .*\/comments\/\S*$/, 'delete comment $'],
  [/^POST .*\/issues$/, 'open an issue'],
  [/^PATCH .*\/issues\/\S*$/, 'change issue #$'],
]

function nameRequest(method: string, path: string, fields: object): string {
  const [, act = `${method} ${path}`] = ACTS.find(([form]) => form.test(`${method} ${path}`)) ?? []
  const id = Object.values(fields).find((value) => typeof value === 'number')
  return act.replace('$', () => (id === undefined ? '' : String(id)))
}
