import { logDivider } from '../../src/github/logs/steps/divide-log.ts'
import type { Step } from '../../src/model/run.ts'
import { simulateJobLog } from '../simulate/job-log.ts'
import { type Accuracy, percent } from './accuracy.ts'

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
  const newCount = () => ({ lines: 0, right: 0 })
  const [sequence, failed, mixed, mixedAmong] = [newCount(), newCount(), newCount(), newCount()]
  for (let seed = firstSeed; seed < firstSeed + logs; seed++) {
    const { steps, lines } = simulateJobLog(seed)
    const divided: (readonly Step[])[] = []
    const divider = logDivider({ steps, fromStart: true, emit: (_, found) => divided.push(found) })
    for (const { text } of lines) divider.add({ bytes: Buffer.from(text), cut: false })
    divider.end()
    if (divided.length !== lines.length) throw new Error(`seed ${seed}: lines were lost`)
    for (const [index, line] of lines.entries()) {
      const found = divided[index]?.map(({ number }) => number) ?? []
      const isRight = found.length === 1 && found[0] === line.step
      const { state } = steps[line.step - 1] ?? {}
      const isFailed = state?.kind === 'finished' && state.conclusion === 'failure'
      count(line.mixed ? mixed : sequence, isRight)
      if (line.mixed) count(mixedAmong, found.includes(line.step))
      else if (isFailed) count(failed, isRight)
    }
  }
  return { sequence, failed, mixed, mixedAmong }
}

function count(counted: Count, isRight: boolean): void {
  counted.lines++
  if (isRight) counted.right++
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
  return `${percent(right / lines, 3)} of ${lines} lines`
}
