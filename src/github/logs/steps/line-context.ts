import type { Instant } from '../../../model/time.ts'
import { headerReader } from '../lines/header-reader.ts'
import type { Clue, LineStart } from '../lines/log-clues.ts'
import { MAX_OPEN_ACTIONS } from '../lines/marker.ts'
import type { Line } from './boundary-costs.ts'

/**
 * Follows the markers and headers of a log, which show what a further header can be.
 *
 * @param mayWrite whether a step may write at a time
 */
export function contextReader(mayWrite: (time: Instant | undefined) => boolean) {
  const openActions = new Set<string>()
  const header = headerReader()
  let headerEnded = false
  let marked = false
  return {
    readMarker(clue: Clue | undefined, time: Instant | undefined): void {
      if (clue?.kind !== 'start-action' && clue?.kind !== 'end-action') return
      // A message of several lines can contain the markers of another log, with their times.
      if (!mayWrite(time)) return
      marked = true
      if (clue.kind === 'end-action') openActions.delete(clue.id)
      else if (openActions.size < MAX_OPEN_ACTIONS) openActions.add(clue.id)
    },
    /** Returns what is known of a line before the lines after it are read. */
    read(
      { text }: LineStart,
      timed: boolean,
      clue: Clue | undefined,
    ): Pick<Line, 'silent' | 'nested' | 'marked'> {
      const isHeader = clue?.kind === 'header'
      const silent = isHeader && headerEnded
      if (isHeader) header.start()
      headerEnded = !isHeader && header.accepts(text, timed) && text === '##[endgroup]'
      return { silent, nested: openActions.size > 0, marked }
    },
  }
}
