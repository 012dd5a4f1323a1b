import * as core from '@actions/core'
import { EventEmitter } from 'node:events'
import { globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type * as TimersPromises from 'node:timers/promises'
import type { Action } from '../../src/actions/sub-action.ts'
import { captureProcess } from '../captured-process.ts'
import type { ProcessOptions, ProcessResult } from './run-process.ts'

// Not by `import`: jest reads the exports of a built-in module once, when it links the first import
// of it, and that has to be the action's, while they are replaced.
const require = createRequire(import.meta.url)
const timers = require('node:timers/promises') as typeof TimersPromises
const threads = require('node:worker_threads') as { Worker: unknown }

/** In place of the thread that ends a late process, whose start takes longer than most runs. */
class NoThread extends EventEmitter {
  readonly unref = () => undefined
  readonly terminate = () => undefined
}

let previous: Promise<unknown> = Promise.resolve()
let count = 0

/**
 * Runs the source of an action or the command in place of its bundle, in this process, which takes a
 * tenth of the time. Variables and standard output are global, so a run waits for the one before it.
 *
 * @param deadlines whether deadlines pass, in a fraction of their time; only pauses do otherwise
 */
export async function runInProcess(
  options: ProcessOptions,
  deadlines = false,
): Promise<ProcessResult> {
  const result = previous.then(() => run(options, deadlines))
  previous = result.catch(() => undefined)
  return await result
}

const SOURCE = join(import.meta.dirname, '../../src')

/** Returns the file with the action of a program, in the core or in a unit. */
function entryOf(name: string): string {
  const path = name === 'cli' ? 'cli/index.ts' : `{,*/}actions/{,*/}${name}.ts`
  const [entry] = globSync(path, { cwd: SOURCE })
  if (entry === undefined) throw new Error(`No file of src has the action ${name}`)
  return join(SOURCE, entry)
}

async function run(options: ProcessOptions, deadlines: boolean): Promise<ProcessResult> {
  const { folder, variables } = options
  const startedAt = performance.now()
  const captured = captureProcess(variables)
  const endTimers = shortenTimers(deadlines)
  const { Worker } = threads
  threads.Worker = NoThread
  const { argv } = process
  const cwd = process.cwd()
  process.chdir(folder)
  process.exitCode = 0
  // The toolkit caches the path of the first summary.
  Reflect.deleteProperty(core.summary, '_filePath')
  const [bundle = ''] = options.nodeArguments
  const name = basename(dirname(bundle))
  const entry = entryOf(name)
  process.argv = [process.execPath, ...options.nodeArguments]
  try {
    count += 1
    // The query makes jest evaluate the entry again.
    const { action } = (await import(`${entry}?${count}`)) as { readonly action?: Action }
    await action?.run()
    return {
      exitCode: captured.exits[0] ?? null,
      signal: null,
      stdout: captured.written(),
      stderr: captured.written('stderr'),
      elapsedMs: performance.now() - startedAt,
    }
  } finally {
    await endTimers()
    process.argv = argv
    process.chdir(cwd)
    threads.Worker = Worker
    captured.release()
  }
}

/** Above the tick of the timers in `undici`, whose timeouts are counted in ticks. */
const LONG_MS = 500
/** octokit's pause before a retry; a longer timer is a deadline. */
const MAX_PAUSE_MS = 1_000
const FACTOR = 100
const DEADLINE_FACTOR = 30
/** Enough for a few requests. */
const MIN_DEADLINE_MS = 500
/** In each turn of the event loop, what has arrived is read. */
const TURN_MS = 10
const NEVER_MS = 2 ** 31 - 1

/**
 * Lets pauses before retries, and deadlines if wanted, take less time. Returns what undoes it, and ends the
 * requests for which the action did not wait, as its exit would.
 */
function shortenTimers(deadlines: boolean): () => Promise<void> {
  const { setTimeout: wait } = globalThis
  const { setTimeout: sleep } = timers
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  const shorten = (delayMs: number | undefined) =>
    delayMs !== undefined && delayMs >= LONG_MS ? delayMs / FACTOR : delayMs
  const started: NodeJS.Timeout[] = []
  const controllers: AbortController[] = []
  const waitLess = (callback: () => void, delayMs = 0, ...values: []) => {
    const isDeadline = delayMs > MAX_PAUSE_MS
    const deadlineMs = deadlines ? Math.max(MIN_DEADLINE_MS, delayMs / FACTOR) : NEVER_MS
    const shortMs = isDeadline ? deadlineMs : shorten(delayMs)
    const timer = wait(callback, shortMs, ...values)
    started.push(timer)
    return timer
  }
  globalThis.setTimeout = Object.assign<object, object>(waitLess, wait) as typeof wait
  timers.setTimeout = (delayMs, value, options) => sleep(shorten(delayMs), value, options)
  AbortSignal.timeout = (delayMs) => {
    const controller = new AbortController()
    controllers.push(controller)
    const shortMs = Math.max(MIN_DEADLINE_MS, delayMs / DEADLINE_FACTOR)
    if (deadlines) started.push(abortAfter(shortMs, controller))
    return controller.signal
  }
  return async () => {
    for (const controller of controllers) controller.abort()
    // Lets what waited for a request see that it has ended.
    await new Promise(setImmediate)
    // The process does not exit, and would keep the modules of its callbacks.
    for (const timer of started) clearTimeout(timer)
    globalThis.setTimeout = wait
    timers.setTimeout = sleep
    AbortSignal.timeout = timeout
  }
}

/** Counts turns of the event loop, not time, so that on a busy machine no response is late. */
function abortAfter(delayMs: number, controller: AbortController): NodeJS.Timeout {
  let turns = delayMs / TURN_MS
  const timer = setInterval(() => {
    turns -= 1
    if (turns > 0) return
    clearInterval(timer)
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
  }, TURN_MS)
  return timer
}
