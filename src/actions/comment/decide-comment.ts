import { isBefore, isRepeated, type Marker } from '../../render/conversation/marker.ts'
import type { Subject } from '../../render/conversation/subject.ts'

interface Facts {
  readonly subject: Pick<Subject, 'state' | 'position'>
  readonly when: 'failure' | 'changed' | 'always'
  /** Of the comment by an earlier run; `undefined` if there is no comment. */
  readonly earlier: Marker | undefined
  /** Of the comment to write. */
  readonly next: Marker
}

type Decision = { readonly kind: 'write' } | { readonly kind: 'leave'; readonly reason: string }

/**
 * Decides whether to write a comment:
 *
 * 1. never over the report of a newer run;
 * 2. never the same text for the same attempt;
 * 3. always with `when: always`;
 * 4. not while it is unknown whether the run passes, since that changes nothing that the comment says;
 * 5. not if nothing has failed so far;
 * 6. with `when: changed`, not if the conclusion and the causes are the same.
 */
export function decideComment({ subject, when, earlier, next }: Facts): Decision {
  const { state, position } = subject
  if (earlier !== undefined && isBefore(position, earlier.position)) {
    return leave('The comment reports a newer run.') // 1
  }
  if (earlier !== undefined && isRepeated(earlier, next)) {
    return leave('The comment is up to date.') // 2
  }
  if (when === 'always') return { kind: 'write' } // 3
  if (state === 'open') return leave('Nothing failed, and not everything has passed.') // 4
  if (earlier === undefined && state === 'green') return leave('Nothing failed.') // 5
  const isSame = earlier?.state === state && earlier.causes === next.causes
  if (when === 'changed' && isSame) {
    return leave('The conclusion and the causes have not changed.') // 6
  }
  return { kind: 'write' }
}

function leave(reason: string): Decision {
  return { kind: 'leave', reason }
}
