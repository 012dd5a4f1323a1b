import { type FailedLog, readSections, simulateLogs } from '../simulate/failed-logs.ts'

/** Logs in which an error is planted. */
const LOGS = 100
/** Where it is planted: so far on the way from the first line of the step to the reason. */
const POSITION = 2 / 3
/** Lines that a step prints before its reason, so that something can be planted between. */
const MIN_LINES = 3

/** Errors that a step survives: of a logger, of a command whose failure does not count, of a try that is repeated. */
const survived = readSections('survived')

/** Returns logs with an error that the step survives before the reason, and the same logs without it. */
export function plantSurvivedErrors(): readonly { plain: FailedLog; planted: FailedLog }[] {
  const logs = (['blind', 'no-tests', 'later-tries'] as const)
    .flatMap(simulateLogs)
    .filter((log) => wayToReason(log).length >= MIN_LINES && log.messages.length > 0)
  return Array.from({ length: LOGS }, (_, index) => logs[Math.floor((index * logs.length) / LOGS)])
    .filter((log) => log !== undefined)
    .map((plain, index) => {
      const { lines } = survived[index % survived.length] ?? { lines: [] }
      const [first = 0] = wayToReason(plain)
      const at = first + Math.round(POSITION * wayToReason(plain).length)
      return { plain, planted: { ...plain, lines: plain.lines.toSpliced(at, 0, ...lines) } }
    })
}

/** Returns the numbers of the lines between the header of the step and the reason. */
function wayToReason({ lines, reason }: FailedLog): readonly number[] {
  const header = lines.findIndex((line) => line.startsWith('##[group]Run '))
  const from = header === -1 ? 0 : lines.indexOf('##[endgroup]', header) + 1
  const to = lines.findIndex((line, index) => index >= from && reason.includes(line))
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
