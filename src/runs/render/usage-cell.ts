// The usage of a run in a cell of a table.
import type { System, SystemUsage, RunUsage } from '../../model/usage.ts'
import { durationCell, plural, unbroken, UNKNOWN } from '../../render/text/units.ts'

const NAMES: Readonly<Record<System, string>> = {
  UBUNTU: 'Ubuntu',
  WINDOWS: 'Windows',
  MACOS: 'macOS',
  SELF_HOSTED: 'self-hosted',
  UNKNOWN: 'unknown system',
}

/** Returns `Ubuntu: 2 jobs, 2m 10s; self-hosted: 1 job, 5m (measured)`. */
export function usageCell(usage: RunUsage | undefined): string {
  if (usage === undefined) return UNKNOWN
  const systems = usage.systems.map(
    (used) => `${NAMES[used.system]}: ${unbroken(plural(used.jobs, 'job'))}, ${usedTime(used)}`,
  )
  return systems.length === 0 ? 'no job ran' : systems.join('; ')
}

/** Returns `2m 10s`, or `5m (measured)` if the time is not GitHub's. */
export function usedTime(used: Pick<SystemUsage, 'duration' | 'source'> | undefined): string {
  const duration = durationCell(used?.duration)
  return used?.duration !== undefined && used.source === 'measured'
    ? `${duration} (measured)`
    : duration
}
