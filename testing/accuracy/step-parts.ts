import { jobReader } from '../../src/github/logs/jobs/job-reader.ts'
import type { StepParts } from '../../src/model/report/step-parts.ts'
import type { StepPart } from '../../src/model/shapes/job.ts'
import { simulateJobLog } from '../simulate/job-log.ts'
import type { SimulatedPart } from '../simulate/log-writer.ts'
import { type Accuracy, percent } from './accuracy.ts'

const LOGS = 2_000
const MIN_RIGHT = 0.99
const TOLERANCE_MS = 10

interface Count {
  parts: number
  right: number
  /** Inner steps that are shown and did not run so. */
  wrong: number
}

interface PartAccuracy {
  readonly inSequence: Count
  readonly parallel: Count
}

/** Measures how many inner steps are found, with their times. */
export function measureParts(logs: number): PartAccuracy {
  const accuracy = { inSequence: newCount(), parallel: newCount() }
  for (let seed = 0; seed < logs; seed++) {
    const { steps, lines, parts, marked } = simulateJobLog(seed, 'inner steps')
    // An older runner writes no markers.
    if (!marked) continue
    const reader = jobReader({ steps, targets: [], limit: 0, parts: true }, true)
    for (const { text } of lines) reader.add({ bytes: Buffer.from(text), cut: false })
    reader.end(true)
    const parallel = new Set(lines.flatMap(({ step, mixed }) => (mixed ? [step] : [])))
    for (const step of steps) {
      const count = accuracy[parallel.has(step.number) ? 'parallel' : 'inSequence']
      countParts(count, parts.get(step.number) ?? [], reader.partsOf(step))
    }
  }
  return accuracy
}

function newCount(): Count {
  return { parts: 0, right: 0, wrong: 0 }
}

function countParts(count: Count, truth: readonly SimulatedPart[], found: StepParts | undefined) {
  const right = truth.filter((part) => found?.parts.some((other) => isSamePart(other, part))).length
  count.parts += truth.length
  count.right += right
  count.wrong += Math.max(0, (found?.parts.length ?? 0) - right)
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

export function describeParts(): Accuracy {
  const { inSequence, parallel } = measureParts(LOGS)
  return {
    lines: [
      `within ${TOLERANCE_MS} ms: ${share(inSequence)}`,
      `of steps in parallel: ${share(parallel)}`,
    ],
    targetsMet:
      inSequence.right / inSequence.parts >= MIN_RIGHT && inSequence.wrong + parallel.wrong === 0,
  }
}

function share({ parts, right, wrong }: Count): string {
  return `${percent(right / parts)} of ${parts} inner steps, ${wrong} wrong`
}
