import type { Step } from '../../src/model/run.ts'
import type { Ran, LogContext } from './log-writer.ts'

/**
 * Merges the lines by their times, each with the number of the step that wrote it, and cuts the times of the steps to
 * seconds as the API does.
 */
export function storeLog({ random, marked }: LogContext, ran: readonly Ran[]) {
  const lineEnd = random.chance(0.2) ? '\r' : ''
  const toSecond = (time: number) => Math.floor(time / 1_000) * 1_000
  const steps = ran.map(({ name, from, to, conclusion }, index): Step => {
    const times = { startedAt: toSecond(from), completedAt: toSecond(to) }
    return { number: index + 1, name, state: { kind: 'finished', conclusion, ...times } }
  })
  const written = ran
    .flatMap(({ lines }, index) => lines.map((line) => ({ ...line, step: index + 1 })))
    .toSorted((a, b) => a.time - b.time)
  const lines = written.map(({ text, time, untimed, step }, index) => {
    const page = index === 0 || random.chance(0.001) ? '\uFEFF' : ''
    const others = ran.filter((one, at) => at !== step - 1 && one.from <= time && time < one.to)
    const isGroup = ran[step - 1]?.name === 'Parallel group'
    return {
      text: `${untimed ? '' : `${page}${formatTime(time)} `}${text}${lineEnd}`,
      step,
      /** Other steps ran at that time, so that lines of several steps are mixed. */
      mixed: others.length > 0 || isGroup,
    }
  })
  /** By the number of the step. */
  const parts = new Map(ran.map((one, at) => [at + 1, one.parts]))
  return { steps, lines, parts, marked }
}

/** Seven digits of a second, as the runner writes them. */
function formatTime(time: number): string {
  const whole = Math.floor(time)
  const digits = String(Math.floor((time - whole) * 10_000)).padStart(4, '0')
  return new Date(whole).toISOString().replace('Z', `${digits}Z`)
}
