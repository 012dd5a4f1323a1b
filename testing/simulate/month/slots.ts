import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../../src/model/time.ts'
import { logUniform, type Random } from '../random.ts'
import { auditFailure } from './failures.ts'
import type { Burst, PlannedFailure } from './types.ts'
import { FROM, HOURS, WEEK } from './world.ts'
import type { WorkflowName } from './workflows.ts'

/** When a run starts, and what starts it. */
export interface Slot {
  readonly at: Instant
  readonly workflow: WorkflowName
  readonly isMain: boolean
  /** The push to the same branch minutes ago. */
  readonly follows: Slot | undefined
  /** What a run of people has beside a push. */
  readonly event?: 'workflow_dispatch' | 'merge_group'
  readonly failures?: readonly PlannedFailure[]
  readonly name?: string
}

export interface Period {
  readonly from: Instant
  readonly to: Instant
}

/** Pushes to main among all runs, and runs that a newer push to the same branch follows within minutes. */
const RATES = { main: 0.25, quickPush: 0.08 }

/** Draws when the runs of a month start, in their order. */
export function drawSlots(
  random: Random,
  size: Readonly<Record<'runsPerDay' | 'days', number>>,
): Slot[] {
  const perDay = size.runsPerDay / (1 + RATES.quickPush)
  const parts = HOURS.reduce((sum, part) => sum + part, 0)
  const slots: Slot[] = []
  for (let day = 0; day < size.days; day++) {
    const from = FROM + day * DAY
    slots.push(...nightSlots(from))
    for (const [hour, part] of HOURS.entries()) {
      const expected = (perDay * part * (WEEK[day % 7] ?? 1)) / parts
      const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0)
      for (let left = count; left > 0; left--) {
        const at = from + hour * HOUR + random.whole(0, 3_599) * SECOND
        const isMain = random.chance(RATES.main)
        const slot = { at, workflow: 'ci.yml', isMain, follows: undefined } as const
        slots.push(slot)
        const next = at + random.whole(120, 480) * SECOND
        if (!random.chance(RATES.quickPush) || next >= FROM + size.days * DAY) continue
        slots.push({ ...slot, at: next, follows: slot })
      }
    }
  }
  return slots.sort((a, b) => a.at - b.at)
}

/** Days on which people rename `ci.yml`, remove `docs.yml` and move `site.yml`, the last two of which fail since before. */
export const CHANGED = { name: 12, removed: 15, moved: 20 }

/** Adds runs by hand, of a merge queue, and of workflows that are renamed or removed while they are red. */
export function withPeople(slots: readonly Slot[]): Slot[] {
  const failures = [auditFailure()]
  const push = { isMain: true, follows: undefined } as const
  const hand = { ...push, event: 'workflow_dispatch', failures, at: FROM + 6 * DAY } as const
  const all = slots.flatMap((slot, index): Slot[] => {
    const { at, workflow, isMain } = slot
    const day = (at - FROM) / DAY
    const merged = { ...slot, at: at + SECOND, event: 'merge_group', follows: undefined } as const
    if (workflow !== 'ci.yml') return [slot]
    const named = { ...slot, ...(day >= CHANGED.name && { name: 'Build' }) }
    if (!isMain) return index % 3 === 0 ? [named, merged] : [named]
    const docs = { ...push, at, workflow: 'docs.yml', ...(day >= 8 && { failures }) } as const
    const workflow2 = day < CHANGED.moved ? 'site.yml' : 'pages.yml'
    const isRed = day >= 18 && day < 22
    const site = { ...push, at, workflow: workflow2, ...(isRed && { failures }) } as const
    return [named, ...(day < CHANGED.removed ? [docs] : []), site]
  })
  const byHand: Slot[] = [
    { ...hand, workflow: 'release.yml' },
    { ...hand, workflow: 'nightly.yml' },
  ]
  return [...all, ...byHand].sort((a, b) => a.at - b.at)
}

function nightSlots(from: Instant): Slot[] {
  const slot = { isMain: true, follows: undefined }
  return [
    { ...slot, at: from + 2 * HOUR + 17 * MINUTE, workflow: 'nightly.yml' },
    { ...slot, at: from + 4 * HOUR + 41 * MINUTE, workflow: 'month.yml' },
  ]
}

/** Draws twelve periods of a tenth of some hours to all of these, in working hours, in their order. */
export function drawPeriods(random: Random, days: number, hours: number): Period[] {
  return Array.from({ length: 12 }, () => {
    const from = FROM + random.whole(1, days - 2) * DAY + random.real(8, 17) * HOUR
    return { from, to: from + logUniform(random, hours / 10, hours) * HOUR }
  }).sort((a, b) => a.from - b.from)
}

/** Draws when machines fail: each second burst loses runners, and one is an outage of hours. */
export function drawBursts(random: Random, days: number): Burst[] {
  const bursts = drawPeriods(random, days, 2).map((period, number): Burst => {
    return { ...period, kind: number % 2 === 0 ? 'network' : 'runner-lost' }
  })
  const from = FROM + Math.min(8, days - 2) * DAY + 10 * HOUR
  const server = FROM + 5 * DAY + 10 * HOUR
  return [
    ...bursts,
    { kind: 'outage', from, to: from + 4 * HOUR },
    { kind: 'server', from: server, to: server + 100 * MINUTE },
  ]
}
