/**
 * How many lines of simulated logs are found to be of the step that wrote them: of steps in sequence,
 * of steps that ran at the same time, and of the steps that failed.
 */
import { type DividedLine, logDivider } from '../src/github/logs/steps/divide-log.ts'
import { simulateJobLog } from './simulate-job-log.ts'

const LOGS = 2_000
const NEEDED = 0.999
const HELD_OUT_SEED = 100_000

interface Count {
  lines: number
  right: number
}

interface LogAccuracy {
  /** Steps in sequence: the one step that was found is the right one. */
  readonly sequence: Count
  /** Of these, the lines of failed steps. */
  readonly failed: Count
  /** Steps at the same time: the one step that was found is the right one. */
  readonly mixed: Count
  /** Steps at the same time: the right one is among those that were found. */
  readonly mixedAmong: Count
  readonly worst: readonly { readonly seed: number; readonly wrong: number }[]
}

export function measureLogs(logs: number, firstSeed = 0): LogAccuracy {
  const accuracy = {
    sequence: { lines: 0, right: 0 },
    failed: { lines: 0, right: 0 },
    mixed: { lines: 0, right: 0 },
    mixedAmong: { lines: 0, right: 0 },
  }
  const worst: { seed: number; wrong: number }[] = []
  for (let seed = firstSeed; seed < firstSeed + logs; seed++) {
    const { steps, lines } = simulateJobLog(seed)
    const before = accuracy.sequence.lines - accuracy.sequence.right
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
    const wrong = accuracy.sequence.lines - accuracy.sequence.right - before
    if (wrong > 0) worst.push({ seed, wrong })
  }
  return { ...accuracy, worst: worst.toSorted((a, b) => b.wrong - a.wrong).slice(0, 5) }
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

if (import.meta.main) {
  const { worst, ...counts } = measureLogs(LOGS)
  const share = ({ lines, right }: Count) =>
    `${((100 * right) / lines).toFixed(3)} % of ${lines} lines`
  const heldOut = measureLogs(LOGS, HELD_OUT_SEED)
  console.log(`Lines of ${LOGS} simulated logs at the right step`)
  console.log(`  steps in sequence: ${share(counts.sequence)}`)
  console.log(`  the same of logs that no cost was adjusted to: ${share(heldOut.sequence)}`)
  console.log(`  of the first, of failed steps: ${share(counts.failed)}`)
  console.log(`  steps at the same time: ${share(counts.mixed)} at that step alone`)
  console.log(`  steps at the same time: ${share(counts.mixedAmong)} at some steps that include it`)
  console.log(
    `  most wrong: ${worst.map(({ seed, wrong }) => `${wrong} in seed ${seed}`).join(', ')}`,
  )
  if (counts.sequence.right / counts.sequence.lines < NEEDED) process.exitCode = 1
}
