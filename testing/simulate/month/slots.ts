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
  /** Of a run by hand. */
  readonly event?: 'workflow_dispatch'
  readonly failures?: readonly PlannedFailure[]
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

/** Adds two runs by hand that fail, and a workflow that is removed while it is red. */
export function withPeople(slots: readonly Slot[]): Slot[] {
  const slot = { isMain: true, follows: undefined, failures: [auditFailure()] } as const
  const hand = { ...slot, event: 'workflow_dispatch', at: FROM + 6 * DAY } as const
  const docs = slots
    .filter(({ workflow, isMain, at }) => workflow === 'ci.yml' && isMain && at < FROM + 15 * DAY)
    .map(({ at }) => ({ ...slot, at, workflow: 'docs.yml' as const }))
  const red = docs.map((one) => (one.at < FROM + 8 * DAY ? { ...one, failures: [] } : one))
  const byHand: Slot[] = [
    { ...hand, workflow: 'hand.yml' },
    { ...hand, workflow: 'nightly.yml' },
  ]
  return [...slots, ...red, ...byHand].sort((a, b) => a.at - b.at)
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
  const server = { kind: 'server', from: FROM + 130 * HOUR, to: FROM + 132 * HOUR } as const
  return [...bursts, { kind: 'outage', from, to: from + 4 * HOUR }, server]
}
