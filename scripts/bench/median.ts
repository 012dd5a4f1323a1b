import { median as middle } from '../../src/analyse/jobs/timing.ts'

/** The median of what was measured, of which there is always something. */
export function median(values: readonly number[]): number {
  return middle(values) ?? NaN
}
