import type { Instant } from '../../../model/time.ts'
import type { JobLine } from '../lines/job-line.ts'
import type { Clue } from '../lines/log-clues.ts'
import { MAX_OPEN_ACTIONS } from '../lines/marker.ts'
import type { Line } from './boundary-costs.ts'

/**
 * Follows the markers and headers of a log, which show what a further header can be.
 *
 * @param mayWrite whether a step may write at a time
 */
export function contextReader(mayWrite: (time: Instant | undefined) => boolean) {
  const openActions = new Set<string>()
  let headerEnded = false
  let marked = false
  return {
    read({ header, time }: JobLine, clue: Clue | undefined): Omit<Line, 'clue' | 'time'> {
      const isMarker = clue?.kind === 'start-action' || clue?.kind === 'end-action'
      // A message of several lines can contain the markers of another log, with their times.
      if (isMarker && mayWrite(time)) {
        marked = true
        if (clue.kind === 'end-action') openActions.delete(clue.id)
        else if (openActions.size < MAX_OPEN_ACTIONS) openActions.add(clue.id)
      }
      const silent = clue?.kind === 'header' && headerEnded
      headerEnded = header === 'end'
      return { silent, nested: openActions.size > 0, marked }
    },
  }
}
