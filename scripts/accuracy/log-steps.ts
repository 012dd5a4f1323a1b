import { type DividedLine, logDivider } from '../../src/github/logs/steps/divide-log.ts'
import { simulateJobLog } from '../simulate/job-log.ts'
import type { Accuracy } from './accuracy.ts'

const LOGS = 2_000
const MIN_RIGHT = 0.999
const HELD_OUT_SEED = 100_000

interface Count {
  lines: number
  right: number
}

interface LogAccuracy {
  /** Lines of steps in sequence: the one step found is the right one. */
  readonly sequence: Count
  /** The same for failed steps. */
  readonly failed: Count
  /** Lines of steps in parallel: the one step found is the right one. */
  readonly mixed: Count
  /** Lines of steps in parallel: the right step is among those found. */
  readonly mixedAmong: Count
}

export function measureLogs(logs: number, firstSeed = 0): LogAccuracy {
  const accuracy = {
    sequence: { lines: 0, right: 0 },
    failed: { lines: 0, right: 0 },
    mixed: { lines: 0, right: 0 },
    mixedAmong: { lines: 0, right: 0 },
  }
  for (let seed = firstSeed; seed < firstSeed + logs; seed++) {
    const { steps, lines } = simulateJobLog(seed)
    const divided = divide(seed)
    if (divided.length !== lines.length) throw new Error(`seed ${seed}: lines were lost`)
    for (const [index, line] of lines.entries()) {
      const found = divided[index]?.steps.map(({ number }) => number) ?? []
      const right = found.length === 1 && found[0] === line.step
      const counts = line.mixed ? [accuracy.mixed] : [accuracy.sequence]
      const state = steps[line.step - 1]?.state
      const failed = state?.kind === 'finished' && state.conclusion === 'failure'
      if (failed && !line.mixed) counts.push(accuracy.failed)
      for (const count of counts) countLine(count, right)
      if (line.mixed) countLine(accuracy.mixedAmong, found.includes(line.step))
    }
  }
  return accuracy
}

function divide(seed: number): DividedLine[] {
  const { steps, lines } = simulateJobLog(seed)
  const divided: DividedLine[] = []
  const divider = logDivider({ steps, fromStart: true, emit: (line) => divided.push(line) })
  for (const { text } of lines) divider.add({ bytes: Buffer.from(text), cut: false })
  divider.end()
  return divided
}

function countLine(count: Count, right: boolean): void {
  count.lines++
  if (right) count.right++
}

/** Measures how many lines are assigned to the step that wrote them. */
export function describeLogs(): Accuracy {
  const { sequence, failed, mixed, mixedAmong } = measureLogs(LOGS)
  const heldOut = measureLogs(LOGS, HELD_OUT_SEED).sequence
  return {
    lines: [
      `steps in sequence: ${share(sequence)}`,
      `steps in sequence, in logs that no cost was tuned on: ${share(heldOut)}`,
      `failed steps in sequence: ${share(failed)}`,
      `steps in parallel: ${share(mixed)} at that step alone, ${share(mixedAmong)} at several steps that include it`,
    ],
    targetsMet: sequence.right / sequence.lines >= MIN_RIGHT,
  }
}

function share({ lines, right }: Count): string {
  return `${((100 * right) / lines).toFixed(3)} % of ${lines} lines`
}
