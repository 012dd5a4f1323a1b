import { JobReader } from '../../src/github/logs/jobs/job-reader.ts'
import type { StepPart } from '../../src/model/shapes/job.ts'
import { simulateJobLog } from '../simulate/job-log.ts'
import type { SimulatedPart } from '../simulate/log-writer.ts'
import { type Accuracy, percent } from './accuracy.ts'

const LOGS = 2_000
const MIN_RIGHT = 0.99
const TOLERANCE_MS = 10

/** Counts the inner steps that each step of a log has, that are found with their times, and that are shown and did not run so. */
function countParts(seed: number) {
  const { steps, lines, parts, marked } = simulateJobLog(seed, 'inner steps')
  // An older runner writes no markers.
  if (!marked) return []
  const reader = new JobReader({ steps, targets: [], limit: 0, parts: true }, true)
  for (const { text } of lines) reader.add({ bytes: Buffer.from(text), cut: false })
  reader.end(true)
  const parallel = new Set(lines.flatMap(({ step, mixed }) => (mixed ? [step] : [])))
  return steps.map((step) => {
    const truth = parts.get(step.number) ?? []
    const found = reader.partsOf(step)?.parts ?? []
    const right = truth.filter((part) => found.some((other) => isSamePart(other, part))).length
    const wrong = Math.max(0, found.length - right)
    return { isParallel: parallel.has(step.number), parts: truth.length, right, wrong }
  })
}

function isSamePart(found: StepPart, part: SimulatedPart): boolean {
  return (
    found.name === part.name &&
    found.depth === part.depth &&
    found.conclusion === part.conclusion &&
    isNear(found.startedAt, part.startedAt) &&
    isNear(found.completedAt, part.completedAt)
  )
}

function isNear(time: number | undefined, truth: number): boolean {
  return time !== undefined && Math.abs(time - truth) <= TOLERANCE_MS
}

/** Measures how many inner steps are found, with their times. */
export function measureParts(logs: number) {
  const counted = Array.from({ length: logs }, (_, seed) => countParts(seed)).flat()
  const measure = (isParallel: boolean) => {
    const steps = counted.filter((step) => step.isParallel === isParallel)
    const sum = (field: 'parts' | 'right' | 'wrong') =>
      steps.reduce((total, step) => total + step[field], 0)
    const [share, wrong] = [sum('right') / sum('parts'), sum('wrong')]
    const text = `${percent(share)} of ${sum('parts')} inner steps, ${wrong} wrong`
    return { share, wrong, text }
  }
  return { inSequence: measure(false), parallel: measure(true) }
}

export function describeParts(): Accuracy {
  const { inSequence, parallel } = measureParts(LOGS)
  return {
    lines: [
      `within ${TOLERANCE_MS} ms: ${inSequence.text}`,
      `of steps in parallel: ${parallel.text}`,
    ],
    targetsMet: inSequence.share >= MIN_RIGHT && inSequence.wrong + parallel.wrong === 0,
  }
}
