import { type LostPart, PARTS } from '../reasons.ts'
import type { Note } from '../note.ts'

/** A part of a report, or of what is written of it. */
type ReportPart = LostPart | `the ${string}`

/** Computes parts, of which an error of the program loses one alone. */
export interface Losses {
  /** Returns a part, or what stands for it if an error loses it. */
  readonly keep: <Value>(part: ReportPart, make: () => Value, instead: Value) => Value
  readonly keepLater: <Value>(
    part: ReportPart,
    make: () => Promise<Value>,
    instead: Value,
  ) => Promise<Value>
  /** Lists the lost parts of the report itself, each once. */
  readonly lost: () => readonly LostPart[]
  /** Lists a note for each lost part and error. */
  readonly notes: () => readonly Note[]
}

export interface LossOptions {
  /** Loses a part alone if an error of the program ends it. @default the error is thrown */
  readonly losses?: Losses
}

/** Says in the place of a part that it is lost. */
export const LOST_HERE =
  'An error of Run Report lost this part. A note names it, and the log of the step has its stack.'

/**
 * Starts with nothing lost.
 *
 * @param onLost receives what was lost, and the error, once for each; its text is shown
 */
export function startLosses(onLost: (what: string, error: unknown) => string): Losses {
  const notes = new Map<string, Note>()
  const lost = new Set<LostPart>()
  const lose = (part: ReportPart, error: unknown): void => {
    const what = isOfReport(part) ? PARTS[part] : part
    const key = `${part} ${String(error)}`
    if (isOfReport(part)) lost.add(part)
    if (notes.has(key)) return
    const text = `An error of Run Report lost ${what}: ${onLost(what, error)}. All else is as without it. Please report the error with its line in the log of this step.`
    notes.set(key, { severity: 'warning', text })
  }
  return {
    keep(part, make, instead) {
      try {
        return make()
      } catch (error) {
        lose(part, error)
        return instead
      }
    },
    async keepLater(part, make, instead) {
      try {
        return await make()
      } catch (error) {
        lose(part, error)
        return instead
      }
    },
    lost: () => [...lost],
    notes: () => [...notes.values()],
  }
}

/** Loses nothing: an error ends the report, as in an action that changes something because of it, and in tests. */
export const NO_LOSSES: Losses = {
  keep: (_part, make) => make(),
  keepLater: (_part, make) => make(),
  lost: () => [],
  notes: () => [],
}

function isOfReport(part: ReportPart): part is LostPart {
  return part in PARTS
}
