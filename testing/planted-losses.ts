import { type LostPart, PARTS } from '../src/model/reasons.ts'
import { type Losses, startLosses } from '../src/model/report/losses.ts'

/** The parts of a report that an error can lose. */
export const LOST_PARTS = Object.keys(PARTS) as readonly LostPart[] // the keys are the names

/** Loses a part by a planted error, as an error of the program would. */
export function plantedLosses(isLost: (part: string) => boolean): Losses & {
  /** All parts that were computed, lost or not. */
  readonly computed: ReadonlySet<string>
} {
  const losses = startLosses((what) => `planted in ${what}`)
  const computed = new Set<string>()
  const plant = <Value>(part: string, make: () => Value) => {
    computed.add(part)
    return () => {
      if (isLost(part)) throw new TypeError('planted')
      return make()
    }
  }
  return {
    ...losses,
    computed,
    keep: (part, make, instead) => losses.keep(part, plant(part, make), instead),
    keepLater: (part, make, instead) => losses.keepLater(part, plant(part, make), instead),
  }
}
