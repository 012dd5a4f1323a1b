import { LogDivider } from '../../src/github/logs/steps/divide-log.ts'
import type { Step } from '../../src/model/run.ts'
import { simulateJobLog } from '../simulate/job-log.ts'
import { type Accuracy, type Count, countOf, percent, ratio } from './accuracy.ts'

const LOGS = 2_000
const MIN_RIGHT = 0.999
const HELD_OUT_SEED = 100_000

/** Counts the lines that are assigned to the right step, among those of steps in sequence, failed ones and mixed ones. */
export function measureLogs(logs: number, firstSeed = 0) {
  const lines = Array.from({ length: logs }, (_, index) => judgeLog(firstSeed + index)).flat()
  const mixed = lines.filter(({ isMixed }) => isMixed)
  const sequence = lines.filter(({ isMixed }) => !isMixed)
  const rightOf = (some: typeof lines) => countOf(some.map(({ isRight }) => isRight))
  return {
    sequence: rightOf(sequence),
    failed: rightOf(sequence.filter(({ isFailed }) => isFailed)),
    mixed: rightOf(mixed),
    among: countOf(mixed.map(({ isAmong }) => isAmong)),
  }
}

/**
 * Returns for each line of a log whether steps ran in parallel, whether its step failed, whether the one step found is
 * the right one, and whether that is among those found.
 */
function judgeLog(seed: number) {
  const { steps, lines } = simulateJobLog(seed)
  const divided: (readonly Step[])[] = []
  const divider = new LogDivider({
    steps,
    fromStart: true,
    emit: (_, found) => divided.push(found),
  })
  for (const { text } of lines) divider.add({ bytes: Buffer.from(text), cut: false })
  divider.end()
  if (divided.length !== lines.length) throw new Error(`seed ${seed}: lines were lost`)
  return lines.map(({ step, mixed }, index) => {
    const found = divided[index]?.map(({ number }) => number) ?? []
    const { state } = steps[step - 1] ?? {}
    return {
      isMixed: mixed,
      isFailed: state?.kind === 'finished' && state.conclusion === 'failure',
      isRight: found.length === 1 && found[0] === step,
      isAmong: found.includes(step),
    }
  })
}

/** Measures how many lines are assigned to the step that wrote them. */
export function describeLogs(): Accuracy {
  const { sequence, failed, mixed, among } = measureLogs(LOGS)
  const heldOut = measureLogs(LOGS, HELD_OUT_SEED).sequence
  const share = (count: Count) => `${percent(ratio(count), 3)} of ${count.of} lines`
  return {
    lines: [
      `steps in sequence: ${share(sequence)}`,
      `steps in sequence, in logs that no cost was tuned on: ${share(heldOut)}`,
      `failed steps in sequence: ${share(failed)}`,
      `steps in parallel: ${share(mixed)} at that step alone, ${share(among)} at several steps that include it`,
    ],
    targetsMet: ratio(sequence) >= MIN_RIGHT,
  }
}
