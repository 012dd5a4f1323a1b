import { pick, type Random } from '../random.ts'
import { joinSteps, stepsWith } from './draw-failures.ts'
import { errorOf, type PlantedError, placesOf } from './errors.ts'
import { ISSUES, MAX_CLOSED_DAYS } from './issues.ts'
import type { FailedStep } from './types.ts'

/** A run as the plan has it: its day, and what fails in it if that is not drawn. */
export interface Slot {
  /** Day of the month, from 0, at which it was created. */
  readonly day: number
  readonly pinned: readonly FailedStep[] | undefined
}

const RUNS = 200
const DAYS = 30
const MINUTE = 1 / (24 * 60)

/** What fails in the last runs, in a state of the issues that no longer changes. */
const LAST: readonly (readonly string[])[] = [
  ['gateway-down'],
  ['gateway-down', 'smoke-cart'],
  ['type-schema'],
  ['sync-lock', 'mail-lock'],
  ['rate-race'],
]

/** New errors of a script beside a listed one, and those of two tests of which one has the name and one the error. */
const BESIDE: readonly (readonly string[])[] = [
  ['check-queue', 'check-totals'],
  ['check-totals', 'check-queue'],
  ['check-queue', 'check-mail', 'check-totals'],
  ['queue-close', 'store-port'],
]

/**
 * Plans the runs of a month: shortly before and after each change of an issue, a run has an error that the
 * issue lists, and one has it where the issue does not mean it. On the last day of an issue, one is reported ten minutes before midnight, and one after it.
 */
export function planSlots(random: Random): Slot[] {
  const midnights = texts()
    .flatMap(({ until }) => (until === undefined ? [] : [until + 1]))
    .filter(isInside)
  const edges = midnights.flatMap((day) => [day - 20 * MINUTE, day])
  const count = RUNS - edges.length
  const others = Array.from({ length: count }, (_, index) => {
    const day = ((index + random.real(0.1, 0.7)) * DAYS) / count
    return midnights.some((midnight) => Math.abs(midnight - day) < 60 * MINUTE)
      ? day + 121 * MINUTE
      : day
  })
  const days = [...others, ...edges].toSorted((one, other) => one - other)
  const pins = new Map<number, FailedStep[]>()
  const pin = (slot: number, steps: readonly FailedStep[]) => {
    pins.set(slot, joinSteps([...(pins.get(slot) ?? []), ...steps]))
  }
  for (const { day, id } of listChanges()) {
    const after = days.findIndex((one) => one >= day)
    pin(after - 1, stepsWith([id]))
    pin(after, stepsWith([id]))
  }
  for (const [index, ids] of LAST.entries()) pin(RUNS - LAST.length + index, stepsWith(ids))
  const pinFree = (step: FailedStep, isWanted: (day: number) => boolean) => {
    const free = [...days.entries()].filter(([slot, day]) => isWanted(day) && !pins.has(slot))
    const [slot] = pick(random, free)
    pin(slot, [step])
  }
  // Before the last day of an issue, and after all of them were opened.
  for (const step of BESIDE.flatMap(stepsWith)) pinFree(step, (day) => day > 1 && day < 13)
  for (const step of listElsewhere()) pinFree(step, (day) => day > 13)
  return days.map((day, index) => ({ day, pinned: pins.get(index) }))
}

/** Whether the plan plants an error, so that it is drawn for no run of the base branch. */
export function isPlanned({ id }: PlantedError): boolean {
  const ids = [...listChanges().map((change) => change.id), ...LAST.flat()]
  return (
    ids.includes(id) ||
    listElsewhere().some(({ errors }) => errors.some((error) => error.id === id))
  )
}

/** Lists when what an issue says about an error changes. */
function listChanges(): { readonly day: number; readonly id: string }[] {
  return ISSUES.flatMap(({ texts, closed }) =>
    texts.flatMap(({ day, until, lists: [id] }) => {
      const end = until === undefined ? [] : [until + 1]
      const closing = closed === undefined ? [] : [closed, closed + MAX_CLOSED_DAYS]
      const days = [day, ...end, ...closing].filter(isInside)
      return id === undefined ? [] : days.map((one) => ({ day: one, id }))
    }),
  )
}

/** Lists errors in a job or a step that the issue does not mean. */
function listElsewhere(): FailedStep[] {
  return texts().flatMap(({ lists, jobs, steps }) => {
    const errors = lists.map(errorOf)
    const places = errors.flatMap((error) =>
      placesOf(error).map((place) => ({ ...place, errors: [error] })),
    )
    const isMeant = ({ job, step }: FailedStep) =>
      jobs?.includes(job) !== false && steps?.includes(step) !== false
    return places.filter((place) => !isMeant(place)).slice(0, 1)
  })
}

function texts() {
  return ISSUES.flatMap((issue) => issue.texts)
}

/** Whether a day has runs before and after it. */
function isInside(day: number): boolean {
  return day > 0.5 && day < DAYS - 0.5
}
