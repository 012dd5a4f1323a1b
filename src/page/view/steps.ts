import { SECOND } from '../../model/time.ts'
import type { StepJson } from '../../render/json/types.ts'
import { type Clock, since, type Span, spanOf } from './spans.ts'

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
  readonly seconds: number | null
  /** Inferred from the groups of the log, which scripts can print too. */
  readonly isHint: boolean
}

/** Returns a step and then the steps within its action, if its log was read. */
export function viewStep(step: StepJson, clock: Clock): StepView[] {
  const { number, name, conclusion, status, parts } = step
  const own: StepView = {
    key: String(number),
    number,
    name,
    depth: 0,
    outcome: conclusion ?? status,
    ran: spanOf(step, clock),
    seconds: step.durationSeconds,
    isHint: false,
  }
  const inner = parts?.list.map((part, index): StepView => {
    const start = since(part.startedAt, clock) ?? 0
    const seconds = part.durationSeconds
    return {
      key: `${number}.${index}`,
      number,
      name: part.name,
      depth: part.depth + 1,
      outcome: part.conclusion ?? '',
      ran: seconds === null ? undefined : [start, start + seconds * SECOND],
      seconds,
      isHint: parts.basis === 'groups',
    }
  })
  return [own, ...(inner ?? [])]
}
