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
  /** By markers, of steps in sequence. */
  readonly marked: Count
  /** By markers, of steps in parallel. */
  readonly parallel: Count
  /** By groups: only the names of scripts and actions are known. */
  readonly grouped: Count
}

/** Measures how many inner steps are found, with their times. */
export function measureParts(logs: number): PartAccuracy {
  const accuracy = { marked: newCount(), parallel: newCount(), grouped: newCount() }
  for (let seed = 0; seed < logs; seed++) {
    const { steps, lines, parts, marked } = simulateJobLog(seed, 'inner steps')
    const reader = jobReader({ steps, targets: [], limit: 0, parts: true }, true)
    for (const { text } of lines) reader.add({ bytes: Buffer.from(text), cut: false })
    reader.end(true)
    const parallel = new Set(lines.flatMap(({ step, mixed }) => (mixed ? [step] : [])))
    for (const step of steps) {
      // An action that cleans up writes no header.
      if (!marked && step.name.startsWith('Post ')) continue
      const isParallel = parallel.has(step.number)
      const count = marked ? accuracy[isParallel ? 'parallel' : 'marked'] : accuracy.grouped
      countParts(count, parts.get(step.number) ?? [], reader.partsOf(step))
    }
  }
  return accuracy
}

function newCount(): Count {
  return { parts: 0, right: 0, wrong: 0 }
}

function countParts(count: Count, truth: readonly SimulatedPart[], found: StepParts | undefined) {
  const isSame = found?.basis === 'markers' ? isSamePart : startsWithPart
  // Without markers, a skipped inner step leaves no line.
  const visible = truth.filter(
    ({ conclusion }) => found?.basis === 'markers' || conclusion !== 'skipped',
  )
  const right = visible.filter((part) => found?.parts.some((other) => isSame(other, part))).length
  count.parts += visible.length
  count.right += right
  count.wrong += Math.max(0, (found?.parts.length ?? 0) - right)
}

function isSamePart(found: StepPart, part: SimulatedPart): boolean {
  return (
    found.name === part.name &&
    found.depth === part.depth &&
    found.conclusion === part.conclusion &&
    startsWithPart(found, part) &&
    isNear(found.completedAt, part.completedAt)
  )
}

function startsWithPart(found: StepPart, { startedAt }: SimulatedPart): boolean {
  return isNear(found.startedAt, startedAt)
}

function isNear(time: number | undefined, truth: number): boolean {
  return time !== undefined && Math.abs(time - truth) <= TOLERANCE_MS
}

export function describeParts(): Accuracy {
  const { marked, parallel, grouped } = measureParts(LOGS)
  return {
    lines: [
      `by markers, within ${TOLERANCE_MS} ms: ${share(marked)}`,
      `by markers, of steps in parallel: ${share(parallel)}`,
      `start by groups, in logs without markers: ${share(grouped)}`,
    ],
    targetsMet: marked.right / marked.parts >= MIN_RIGHT && marked.wrong + parallel.wrong === 0,
  }
}

function share({ parts, right, wrong }: Count): string {
  return `${percent(right / parts)} of ${parts} inner steps, ${wrong} wrong`
}
