/**
 * How often the lines that say why a step failed are among the lines that are shown. The tables of
 * forms were tuned on the logs of `known.txt`. Those of `held-out.txt` were written afterwards: 46 of
 * 47 showed the reason when first measured, and only that share predicts other logs.
 */
import { excerptChooser } from '../src/github/logs/excerpts/excerpt-chooser.ts'
import { readLine } from '../src/github/logs/lines/log-text.ts'
import { type FailedLog, simulateLogs } from './simulate-logs.ts'

const LIMIT = 20
const MIN_SHOWN = 0.9
const TIMED_LINES = 1_000_000

/** Whether all lines of the reason are in the excerpt. */
export function showsReason({ lines, reason }: FailedLog, limit: number): boolean {
  const shown = new Set(excerptOf(lines, limit).map(({ text }) => text))
  return reason.every((line) => shown.has(readLine(Buffer.from(line)).text))
}

function excerptOf(lines: readonly string[], limit: number) {
  const chooser = excerptChooser(limit)
  for (const line of [...lines, '##[error]Process completed with exit code 1.']) {
    chooser.add({ ...readLine(Buffer.from(line)), timed: true })
  }
  return chooser.excerpt()?.lines ?? []
}

/** Lines per second of processor time, without reading their bytes. */
function measureSpeed(logs: readonly FailedLog[]): number {
  const lines = logs
    .flatMap((log) => log.lines)
    .map((line) => ({ ...readLine(Buffer.from(line)), timed: true }))
  const chooser = excerptChooser(LIMIT)
  const start = process.cpuUsage()
  for (let added = 0; added < TIMED_LINES; added += lines.length)
    for (const line of lines) chooser.add(line)
  const { user } = process.cpuUsage(start)
  return Math.round((TIMED_LINES / user) * 1_000_000)
}

if (import.meta.main) {
  for (const set of ['known', 'held-out'] as const) {
    const logs = simulateLogs(set).map((log) => ({ ...log, shown: showsReason(log, LIMIT) }))
    const shown = logs.filter((log) => log.shown)
    const sizes = logs.map(({ lines }) => lines.length)
    const tools = Map.groupBy(logs, ({ name }) => name.split(':')[0])
    console.log(
      `${set} logs: the reason is shown in ${shown.length} of ${logs.length} at ${LIMIT} lines ` +
        `(${Math.min(...sizes)} to ${Math.max(...sizes)} lines, ${tools.size} tools)`,
    )
    for (const [tool, found] of tools) {
      const missed = found.filter((log) => !log.shown).map(({ name }) => name)
      console.log(
        `  ${tool}: ${found.length - missed.length} of ${found.length}` +
          (missed.length > 0 ? ` (missed: ${missed.join('; ')})` : ''),
      )
      if (!process.argv.includes('--show')) continue
      for (const log of found.filter((log) => !log.shown || process.argv.includes(log.name))) {
        for (const line of excerptOf(log.lines, LIMIT)) {
          console.log(
            `      ${line.skipped > 0 ? `(${line.skipped}) ` : ''}${line.text.slice(0, 120)}`,
          )
        }
      }
    }
    if (shown.length / logs.length < MIN_SHOWN) process.exitCode = 1
  }
  console.log(`${measureSpeed(simulateLogs('known')).toLocaleString('en')} lines per second`)
}
