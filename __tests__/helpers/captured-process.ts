import { jest } from '@jest/globals'

export interface CapturedProcess {
  /** Everything that was written to standard output. */
  readonly written: () => string
  readonly exits: readonly (number | undefined)[]
  /** Restores output, exit, exit code and variables, and removes added listeners. */
  readonly release: () => void
}

const EVENTS = ['uncaughtException', 'unhandledRejection', 'SIGINT', 'SIGTERM'] as const

/** Captures the output and the exits of this process, and sets other variables. */
export function captureProcess(
  variables: Readonly<Record<string, string | undefined>>,
): CapturedProcess {
  const { env, exitCode } = process
  const listeners = EVENTS.map((event) => [event, process.listeners(event as 'exit')] as const)
  const written: string[] = []
  const exits: (number | undefined)[] = []
  process.env = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined),
  )
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    written.push(String(text))
    const done = rest.at(-1)
    if (typeof done === 'function') done()
    return true
  })
  const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
    exits.push(Number(code ?? process.exitCode ?? 0))
    return undefined as never // as declared, `exit` never returns
  })
  return {
    written: () => written.join(''),
    exits,
    release: () => {
      write.mockRestore()
      exit.mockRestore()
      process.env = env
      process.exitCode = exitCode
      for (const [event, known] of listeners) {
        for (const listener of process.listeners(event as 'exit')) {
          if (!known.includes(listener)) process.off(event, listener)
        }
      }
    },
  }
}
