import type { LogEvent } from './log-event.ts'

/** Keeps the last lines up to and including the last error; if there is no error, the last lines. */
export function tail(limit: number) {
  let settled: LogEvent[] = []
  let pending: LogEvent[] = []
  let erred = false

  // Truncates rarely, so that the cost per line is small.
  const truncate = (lines: LogEvent[]) =>
    lines.length > 2 * limit + 100 ? lines.slice(lines.length - limit) : lines

  function settle(): void {
    erred = true
    settled = truncate([...settled, ...pending])
    pending = []
  }

  return {
    add(line: LogEvent): void {
      const before = pending.at(-1) ?? settled.at(-1)
      if (line.text === '' && !line.error && before?.text === '') return
      pending.push(line)
      pending = truncate(pending)
      if (line.error) settle()
    },
    settle,
    lines: () => (erred ? settled : pending),
    last: () => [...settled, ...pending].slice(-limit),
  }
}
