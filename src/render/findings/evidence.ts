import type { Cause } from '../../model/report/cause.ts'
import type { Evidence } from '../../model/shapes/failure.ts'
import type { UnknownReason } from '../../model/reasons.ts'
import type { Inline } from '../text/inline.ts'
import { enumerate } from '../text/units.ts'

const MAX_LINKS = 3

/** A cause with its verdict, of a report or of its JSON. */
export interface Judged {
  readonly verdict: Pick<Cause['verdict'], 'kind' | 'reason' | 'branch' | 'issues' | 'compared'> & {
    readonly evidence: readonly Pick<Evidence, 'branch'>[]
  }
}

/** Whether a job was compared although its verdict is unknown. */
const COMPARED: Readonly<Record<UnknownReason, boolean>> = {
  'no-base': false,
  'not-run': true,
  'not-listed': true,
  'older-base': true,
  'unknown-commit': true,
  'other-error': true,
  'no-log': true,
  'not-read': false,
}

/** Whether a cause was compared with other runs. */
export function isCompared({ verdict: { kind, reason = 'not-read' } }: Judged): boolean {
  switch (kind) {
    case 'unknown':
      return COMPARED[reason]
    case 'infrastructure':
      return false
    case 'known':
    case 'unsteady':
    case 'new':
      return true
  }
}

/** Returns the name of the base branch. */
export function baseOf({ branch, evidence }: Judged['verdict'], { code }: Inline): string {
  const name = branch ?? evidence.find((each) => each.branch !== undefined)?.branch
  return name === undefined ? 'the base branch' : code(name)
}

/** Returns `#812`, linked to the job. */
export function runRef({ runNumber, runId, url }: Evidence, { text, link }: Inline): string {
  return link(runNumber === undefined ? `run ${runId}` : text(`#${runNumber}`), url)
}

/** Lists the runs of the evidence, each once. */
export function runRefs(evidence: readonly Evidence[], inline: Inline): string {
  return listOnce(evidence, 'runId', (each) => runRef(each, inline))
}

/** Lists the attempts of the evidence, each once. */
export function attemptRefs(evidence: readonly Evidence[], inline: Inline): string {
  return listOnce(evidence, 'attempt', (each) => attemptRef(each, inline))
}

export function attemptRef({ attempt, url }: Evidence, { link }: Inline): string {
  return link(attempt === undefined ? 'another attempt' : `attempt ${attempt}`, url)
}

function listOnce(
  evidence: readonly Evidence[],
  key: 'runId' | 'attempt',
  refOf: (one: Evidence) => string,
): string {
  const first = evidence.filter(
    (one, at) => evidence.findIndex((each) => each[key] === one[key]) === at,
  )
  return enumerate(first.map(refOf), MAX_LINKS)
}

/** Returns the commit if there is only one run. */
export function commitOf([first, ...others]: readonly Evidence[], { code }: Inline): string {
  if (first?.commit === undefined || others.length > 0) return ''
  return ` (commit ${code(first.commit.slice(0, 7))})`
}
