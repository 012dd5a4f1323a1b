export type CapturedProcess = ReturnType<typeof captureProcess>

const EVENTS = ['uncaughtException', 'unhandledRejection', 'SIGINT', 'SIGTERM'] as const

/** Captures the output and the exits of this process, and sets other variables. */
export function captureProcess(variables: Readonly<Record<string, string | undefined>>) {
  const { env, exitCode } = process
  const restoreListeners = EVENTS.map((event) => keepListeners(process, event))
  const [stdout, stderr] = [captureStream(process.stdout), captureStream(process.stderr)]
  const exits: (number | undefined)[] = []
  process.env = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined),
  )
  process.exitCode = undefined
  const restoreExit = replaceMethod(process, 'exit', (code?: number | string | null) => {
    exits.push(Number(code ?? process.exitCode ?? 0))
  })
  return {
    /** Returns all that was written to standard output, or to standard error. */
    written: (stream: 'stdout' | 'stderr' = 'stdout') =>
      (stream === 'stdout' ? stdout : stderr).written.join(''),
    exits,
    /** Restores output, exit, exit code and variables, and removes added listeners. */
    release: () => {
      for (const { restore } of [stdout, stderr]) restore()
      restoreExit()
      process.env = env
      process.exitCode = exitCode
      for (const restore of restoreListeners) restore()
    },
  }
}

/** Captures what is written to a stream, which is no terminal in the meantime. */
function captureStream(stream: NodeJS.WriteStream) {
  const { isTTY } = stream
  const restoreListeners = keepListeners(stream, 'error')
  const written: string[] = []
  const restoreWrite = replaceMethod(
    stream,
    'write',
    (text: unknown, ...rest: readonly unknown[]) => {
      written.push(String(text))
      const done = rest.at(-1) as (() => void) | undefined
      if (typeof done === 'function') done()
      return true
    },
  )
  stream.isTTY = false
  return {
    written,
    restore: () => {
      restoreWrite()
      stream.isTTY = isTTY
      restoreListeners()
    },
  }
}

/**
 * Replaces a method of an object that all test files of a worker share, and returns what restores it. `mock` of
 * `node:test` would keep each replacement, with all modules of its test file, as long as the worker runs.
 */
export function replaceMethod<Key extends string>(
  object: Readonly<Record<Key, unknown>>,
  key: Key,
  value: (...values: never[]) => unknown,
): () => void {
  const own = Object.getOwnPropertyDescriptor(object, key)
  Object.defineProperty(object, key, { configurable: true, writable: true, value })
  return () => {
    if (own === undefined) Reflect.deleteProperty(object, key)
    else Object.defineProperty(object, key, own)
  }
}

/** Returns a function that removes the listeners that were added since. */
function keepListeners(emitter: NodeJS.EventEmitter, event: string): () => void {
  const known = emitter.listeners(event)
  return () => {
    for (const listener of emitter.listeners(event)) {
      if (!known.includes(listener)) emitter.off(event, listener as () => void)
    }
  }
}
