import type { Clue } from '../lines/log-clues.ts'
import {
  costOfBeginning,
  costOfLeaving,
  costOfSkipping,
  costOfStaying,
  costOfTime,
  cannotHaveStarted,
  isDuring,
  type BoundarySign,
  MAX_EXCESS,
  type BoundaryPath,
} from './boundary-costs.ts'
import type { LogPartition } from './step-sequence.ts'

/** State of a path that starts in the middle of a log: the part's lines before are unknown. */
const UNREAD = {
  from: undefined,
  before: undefined,
  opened: true,
  single: false,
  within: false,
  errored: true,
  ended: false,
} as const

/** Returns the paths for the first line. */
export function firstPaths(
  parts: readonly LogPartition[],
  line: BoundarySign,
  fromStart: boolean,
): readonly BoundaryPath[] {
  if (!fromStart) {
    return parts.map((part, index) => ({
      ...UNREAD,
      part: index,
      cost: costOfTime(part, line.time),
    }))
  }
  const [first] = parts
  if (first === undefined) return []
  // A log that begins without the runner's own lines has none of the step that sets it up.
  const isOther = line.time !== undefined && (line.clue?.kind ?? 'header') === 'header'
  const cost = first.kind === 'runner' && isOther ? MAX_EXCESS : 0
  const begun = beginPart(first, line, { part: 0, cost, from: 0, before: undefined })
  const maxCost = begun.cost + MAX_EXCESS
  return cheapest([begun, ...laterPaths(parts, line, { first: 1, cost: 0, index: 0, maxCost })])
}

/**
 * Returns the paths extended by one line.
 *
 * @param index index of the line; `undefined` if no step can start with it
 */
export function nextPaths(
  paths: readonly BoundaryPath[],
  parts: readonly LogPartition[],
  line: BoundarySign,
  index: number | undefined,
): readonly BoundaryPath[] {
  const extended = paths.flatMap((path) => {
    const part = parts[path.part]
    if (part === undefined) return []
    const cost = path.cost + costOfStaying(path, part, line)
    return [{ path, part, stayed: noteClue({ ...path, cost, ended: false }, line.clue) }]
  })
  if (index === undefined) return cheapest(extended.map(({ stayed }) => stayed))
  const maxCost = Math.min(...extended.map(({ stayed }) => stayed.cost)) + MAX_EXCESS
  return cheapest(
    extended.flatMap(({ path, part, stayed }) => {
      const cost = path.cost + costOfLeaving(path, part)
      const origin = { first: path.part + 1, cost, index, before: path, maxCost }
      return [stayed, ...laterPaths(parts, line, origin)]
    }),
  )
}

interface Origin {
  /** Index of the first part that may start. */
  readonly first: number
  /** Cost of all lines before. */
  readonly cost: number
  /** Index of the line. */
  readonly index: number
  readonly before?: BoundaryPath
  /** A path of a higher cost would be dropped. */
  readonly maxCost: number
}

/** Returns the paths on which a later part starts with this line. */
function laterPaths(
  parts: readonly LogPartition[],
  line: BoundarySign,
  { first, cost: costBefore, index, before, maxCost }: Origin,
): BoundaryPath[] {
  const found: BoundaryPath[] = []
  let cost = costBefore
  for (let number = first; cost <= maxCost; number++) {
    const part = parts[number]
    if (part === undefined || (line.time !== undefined && cannotHaveStarted(part, line.time))) break
    if (line.time === undefined || isDuring(part, line.time)) {
      const costBegun = cost + costOfBeginning(part, line)
      found.push(beginPart(part, line, { part: number, cost: costBegun, from: index, before }))
    }
    cost += costOfSkipping(part)
  }
  return found
}

function beginPart(
  part: LogPartition,
  { clue }: BoundarySign,
  beginning: Pick<BoundaryPath, 'part' | 'cost' | 'from' | 'before'>,
): BoundaryPath {
  const opened = part.kind === 'runner' || part.kind === 'unlisted'
  const flags = { opened, single: false, within: false, errored: false, ended: false }
  return noteClue({ ...beginning, ...flags }, clue)
}

/** Returns the cheapest path for each state that affects later costs, without those far from the best. */
function cheapest(paths: readonly BoundaryPath[]): readonly BoundaryPath[] {
  if (paths.length === 1) return paths
  const found = new Map<number, BoundaryPath>()
  for (const path of paths) {
    const { part, opened, single, within, errored, cost } = path
    const key =
      16 * part + 8 * Number(opened) + 4 * Number(single) + 2 * Number(within) + Number(errored)
    if (cost < (found.get(key)?.cost ?? Infinity)) found.set(key, path)
  }
  const kept = [...found.values()]
  const least = kept.reduce((cost, path) => Math.min(cost, path.cost), Infinity)
  return kept.filter(({ cost }) => cost <= least + MAX_EXCESS)
}

/** Returns a path updated by the clue in its last line. */
export function noteClue(path: BoundaryPath, clue: Clue | undefined): BoundaryPath {
  switch (clue?.kind) {
    case 'header':
      return path.opened
        ? { ...path, within: true }
        : { ...path, opened: true, single: clue.form === 'script' }
    case 'error':
      return { ...path, errored: true, opened: path.opened || clue.unstarted }
    case 'set-up':
      return { ...path, ended: true }
    case 'wait':
      return { ...path, opened: true, single: true }
    case 'cleanup':
      return { ...path, opened: true }
    case 'runner':
    case 'shell':
    case 'preparation':
    case 'start-action':
    case 'end-action':
    case undefined:
      return path
  }
}
