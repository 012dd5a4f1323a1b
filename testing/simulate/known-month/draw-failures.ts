import { pick, type Random } from '../random.ts'
import {
  areApart,
  ERRORS,
  errorOf,
  isAt,
  isSame,
  type Place,
  type PlantedError,
  placesOf,
} from './errors.ts'
import { ISSUES } from './issues.ts'
import type { FailedStep } from './types.ts'

/** Errors that some issue lists, whether it counts or not. */
export const LISTED = ERRORS.filter(({ id }) =>
  ISSUES.some(({ texts }) => texts.some(({ lists }) => lists.includes(id))),
)
/** Errors that only the plan of the base branch plants. */
const OF_BASE: readonly string[] = ['price-round', 'mail-order']

/** How the failures of one change lie to each other. */
const KINDS = [
  ...(['listed', 'listed', 'listed', 'any', 'beside', 'beside'] as const),
  ...(['other step', 'other job'] as const),
  ...(['legs', 'legs', 'together', 'crossed', 'infrastructure'] as const),
]

/** Draws what fails in a run because of its change or by chance. */
export function drawFailures(random: Random): FailedStep[] {
  const listed = pick(random, LISTED)
  const place = pick(random, placesOf(listed))
  const first = { ...place, errors: [listed] }
  switch (pick(random, KINDS)) {
    case 'listed':
      return [first]
    case 'any':
      return [drawStep(random, () => true)]
    case 'beside': {
      const beside = drawBeside(random, first)
      return [beside === undefined ? first : { ...place, errors: random.shuffle([listed, beside]) }]
    }
    case 'other step':
      return [first, drawStep(random, (other) => other.job === place.job && !isSame(other, place))]
    case 'other job':
      return [first, drawStep(random, ({ job }) => job !== place.job)]
    case 'legs':
      return drawLegs(random)
    case 'together':
      return stepsWith(['sync-lock', 'mail-lock', ...(random.chance(0.3) ? ['sync-twice'] : [])])
    case 'crossed':
      return random.chance(0.5)
        ? stepsWith(['queue-close', 'store-port'])
        : stepsWith(['watch-count', 'mail-deadline'])
    case 'infrastructure':
      return [...stepsWith(['dns-lost']), ...(random.chance(0.5) ? [first] : [])]
  }
}

/** Returns the step in which these errors can occur together. */
export function stepsWith(ids: readonly string[]): FailedStep[] {
  const errors = ids.map(errorOf)
  const [first] = errors.flatMap(placesOf)
  return first === undefined ? [] : [{ ...first, errors }]
}

/** Joins the errors of equal steps, without those that a tool does not reach after another one. */
export function joinSteps(steps: readonly FailedStep[]): FailedStep[] {
  const groups = Map.groupBy(steps, ({ job, step }) => `${job}\n${step}`)
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const errors = [first, ...others].reduce<readonly PlantedError[]>(
      (all, step) => [...all, ...step.errors.filter((error) => canJoin(all, error))],
      [],
    )
    return [{ ...first, errors }]
  })
}

function canJoin(errors: readonly PlantedError[], error: PlantedError): boolean {
  return errors.every((other) => areApart(other, error))
}

function drawBeside(random: Random, { job, step, errors }: FailedStep): PlantedError | undefined {
  const others = ERRORS.filter(
    (error) => isDrawn(error) && isAt(error, { job, step }) && canJoin(errors, error),
  )
  return others.length === 0 ? undefined : pick(random, others)
}

function drawStep(random: Random, isWanted: (place: Place) => boolean): FailedStep {
  const found = ERRORS.filter(isDrawn).flatMap((error) =>
    placesOf(error)
      .filter(isWanted)
      .map((place) => ({ ...place, errors: [error] })),
  )
  // A job of one step has no other one.
  return found.length === 0 ? drawStep(random, () => true) : pick(random, found)
}

/** Draws an error in some legs of the matrix, and now and then another one in a further leg. */
function drawLegs(random: Random): FailedStep[] {
  const error = pick(
    random,
    ERRORS.filter(isDrawn).filter(({ jobs }) => jobs.length > 1),
  )
  const [leg, ...legs] = random.shuffle(placesOf(error)).slice(0, random.whole(1, 3))
  const failed = [leg, ...legs]
    .filter((place) => place !== undefined)
    .map((place) => ({ ...place, errors: [error] }))
  const others = failed.map(({ job }) => job)
  const isOther = ({ job }: Place) => error.jobs.includes(job) && !others.includes(job)
  return random.chance(0.3) ? [...failed, drawStep(random, isOther)] : failed
}

function isDrawn({ id, infrastructure }: PlantedError): boolean {
  return !OF_BASE.includes(id) && !infrastructure
}
