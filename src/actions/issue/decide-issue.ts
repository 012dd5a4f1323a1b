import { isBefore, isRepeated, type Marker } from '../../render/conversation/marker.ts'
import type { Subject } from '../../render/conversation/subject.ts'
import { formatDuration } from '../../render/text/units.ts'
import type { Grace } from './inputs.ts'
import type { RunHistory } from './red-streak.ts'

interface Facts {
  readonly subject: Pick<Subject, 'state' | 'position'>
  readonly history: RunHistory
  readonly grace: Grace
  /** Of the open issue; `undefined` if no issue is open. */
  readonly open: Marker | undefined
  /** Of the issue as it would be written. */
  readonly next: Marker
}

export type Change =
  | { readonly kind: 'open' | 'green' }
  /** `changed`: the causes are not those that the issue lists. */
  | { readonly kind: 'update'; readonly changed: boolean }

type Decision = Change | { readonly kind: 'leave'; readonly reason: string }

/**
 * Decides what to do about an issue:
 *
 * 1. nothing if a newer run has decided whether the branch is red;
 * 2. nothing while it is unknown whether the run passes;
 * 3. report a green run once, if an issue is open;
 * 4. open an issue for a red run after the grace period;
 * 5. update the open issue, never with the same text for the same attempt.
 */
export function decideIssue({ subject, history, grace, open, next }: Facts): Decision {
  const { state, position } = subject
  if (history.outdated || (open !== undefined && isBefore(position, open.position))) {
    return leave('A newer run of the workflow has finished.') // 1
  }
  if (state === 'open') return leave('The run has neither passed nor failed.') // 2
  if (state === 'green') {
    if (open === undefined) return leave('The run passed, and no issue is open.') // 3
    return open.state === 'green' ? leave('The issue is up to date.') : { kind: 'green' }
  }
  if (open === undefined) return hasEnded(grace, subject, history) ?? { kind: 'open' } // 4
  const changed = open.causes !== next.causes || open.state === 'green'
  if (!changed && isRepeated(open, next)) return leave('The issue is up to date.') // 5
  return { kind: 'update', changed }
}

/** Returns why the grace period goes on; `undefined` if it has ended. */
function hasEnded(
  grace: Grace,
  { position }: Pick<Subject, 'position'>,
  { streak, redSince }: RunHistory,
): Decision | undefined {
  if ('runs' in grace) {
    const count = streak.runs.length
    if (count >= grace.runs) return undefined
    return leave(`The workflow has failed ${count} of ${grace.runs} times that open an issue.`)
  }
  const time = redSince === undefined ? 0 : position.at - redSince
  if (time >= grace.time) return undefined
  return leave(
    `The workflow has failed for ${formatDuration(Math.max(0, time))} of the ${formatDuration(grace.time)} that open an issue.`,
  )
}

/** Returns whether a person closed an issue about the same series of failures. */
export function wasDismissed(closed: readonly Marker[], since: number | undefined): boolean {
  return closed.some(
    (marker) => marker.state === 'red' && (since === undefined || marker.since === since),
  )
}

function leave(reason: string): Decision {
  return { kind: 'leave', reason }
}
