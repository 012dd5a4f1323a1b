import type { Instant } from '../../../model/time.ts'
import type { Clue } from '../lines/log-clues.ts'
import {
  alongsideAt,
  type BoundaryPath,
  cannotHaveStarted,
  isDuring,
  type BoundarySign,
} from './boundary-costs.ts'
import { firstPaths, nextPaths, noteClue } from './step-paths.ts'
import type { LogPartition } from './step-sequence.ts'

/** Maximum number of paths that are extended by one line, and by how many more than the lines in total. */
const MAX_PATHS = 100
const MAX_EXTENSIONS = 100_000
const EXTENSIONS_PER_LINE = 2

interface PathSearch {
  /**
   * Extends all paths by a line.
   *
   * @param mayBegin whether a step can start with the line
   */
  readonly extend: (line: BoundarySign, index: number, mayBegin: boolean) => void
  /**
   * Lists the parts of the cheapest path, first to last, if the part of the last line is decided; else none.
   *
   * @param time the time of the line after it
   */
  readonly settle: (time: Instant | undefined, isForced: boolean) => readonly BoundaryPath[]
  /** Returns the first path; there is no other one if no line is undecided. */
  readonly current: () => BoundaryPath | undefined
  /** Returns whether no part after that of a path can have started. */
  readonly isLast: (path: BoundaryPath, time: Instant | undefined) => boolean
  /** Updates the current path by the clue in a line of its part. */
  readonly note: (path: BoundaryPath, clue: Clue | undefined) => void
  /** Returns whether a step may write at a time. */
  readonly mayWrite: (time: Instant | undefined) => boolean
  /** Returns whether no further line can be of a part. */
  readonly isPast: (index: number) => boolean
}

/** Keeps the cheapest interpretations of the lines so far, and decides when one of them is left. */
export function pathSearch(parts: readonly LogPartition[], fromStart: boolean): PathSearch {
  let paths: readonly BoundaryPath[] = []
  let extensions = 0

  function isLast({ part }: BoundaryPath, time: Instant | undefined): boolean {
    const next = parts[part + 1]
    return next === undefined || (time !== undefined && cannotHaveStarted(next, time))
  }

  return {
    extend(line: BoundarySign, index: number, mayBegin: boolean): void {
      paths =
        paths.length === 0
          ? firstPaths(parts, line, fromStart)
          : nextPaths(paths, parts, line, mayBegin ? index : undefined)
      extensions += paths.length
      const maxPaths = extensions > MAX_EXTENSIONS + EXTENSIONS_PER_LINE * index ? 1 : MAX_PATHS
      if (paths.length > maxPaths)
        paths = paths.toSorted((a, b) => a.cost - b.cost).slice(0, maxPaths)
    },
    settle(time: Instant | undefined, isForced: boolean): readonly BoundaryPath[] {
      const [first, ...others] = paths
      if (first === undefined) return []
      const isDecided = others.every(({ part }) => part === first.part) && isLast(first, time)
      if (others.length > 0 && !isDecided && !isForced) return []
      const path = paths.reduce((best, other) => (other.cost < best.cost ? other : best))
      paths = [{ ...path, cost: 0, before: undefined }]
      return sectionsOf(path)
    },
    current: () => paths[0],
    isLast,
    note(path: BoundaryPath, clue: Clue | undefined): void {
      paths = [noteClue(path, clue)]
    },
    mayWrite: (time) =>
      time !== undefined &&
      paths
        .flatMap(({ part }) => parts[part] ?? [])
        .some((part) => isDuring(part, time) || alongsideAt(part, time).length > 0),
    isPast: (index) => paths.length > 0 && paths.every(({ part }) => part > index),
  }
}

/** Lists the path and those before it, first to last. */
function sectionsOf(path: BoundaryPath): BoundaryPath[] {
  const sections: BoundaryPath[] = []
  for (let at: BoundaryPath | undefined = path; at !== undefined; at = at.before) sections.push(at)
  return sections.reverse()
}
