import { extent } from 'd3-array'
import { type Milliseconds, SECOND } from '../../model/time.ts'
import type { StepJson } from '../../report-json/shapes/job.ts'
import { type Clock, since, type Span, spanOf, toTime } from './spans.ts'

/** A step, or a step within a composite action. */
export interface StepView {
  /** Unique in the job. */
  readonly key: string
  /** Of the step itself, to link to its log. */
  readonly number: number
  readonly name: string
  /** 0 for a step, 1 for the steps within its action, and so on. */
  readonly depth: number
  /** '' if unknown. */
  readonly outcome: string
  readonly ran: Span | undefined
  readonly duration: Milliseconds | undefined
  /** Inferred from the groups of the log, which scripts can print too. */
  readonly isHint: boolean
}

/** Returns a step and then the steps within its action, if its log was read. */
export function viewStep(step: StepJson, clock: Clock): StepView[] {
  const { number, conclusion, status, parts } = step
  const own: StepView = {
    key: String(number),
    number,
    name: step.name,
    depth: 0,
    outcome: conclusion ?? status,
    ran: spanOf(step, clock),
    duration: toTime(step.durationSeconds),
    isHint: false,
  }
  if (parts === null) return [own]
  const inner = parts.list.map((part, index): StepView => {
    const start = since(part.startedAt, clock) ?? 0
    const seconds = part.durationSeconds
    return {
      key: `${number}.${index}`,
      number,
      name: part.name,
      depth: part.depth + 1,
      outcome: part.conclusion ?? '',
      ran: seconds === null ? undefined : [start, start + seconds * SECOND],
      duration: toTime(seconds),
      isHint: parts.basis === 'groups',
    }
  })
  if (parts.omitted === 0) return [own, ...inner]
  const name = `and ${parts.omitted} more`
  const rest = { ...own, key: `${number}.rest`, name, depth: 1, outcome: '', ran: undefined }
  return [own, ...inner, { ...rest, duration: undefined }]
}

/** Returns from when to when the steps ran; no time at all if that is not known. */
export function extentOf(steps: readonly StepView[]): Span {
  const [from = 0, to = 0] = extent(steps.flatMap(({ ran }) => ran ?? []))
  return [from, to]
}
