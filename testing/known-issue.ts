import type { KnownFailure, KnownIssue } from '../src/model/known-issue.ts'
import type { IssueEvidence, ListedFailure } from '../src/model/shapes/failure.ts'
import type { Some } from '../src/model/some.ts'
import { RUN_URL } from './make-run.ts'

const ISSUES_URL = RUN_URL.replace(/actions.*/, 'issues')

/** A block with one error, which says nothing else. */
export function knownFailure(
  errors: Some<string> | string,
  fields: Partial<KnownFailure> = {},
): KnownFailure {
  return {
    errors: typeof errors === 'string' ? [errors] : errors,
    ...{ job: undefined, step: undefined, until: undefined, gate: false, rerun: false, seen: [] },
    ...fields,
  }
}

const named = (number = 123) => ({
  number,
  title: 'e2e loses its connection',
  url: `${ISSUES_URL}/${number}`,
})

/** By default the open issue 123, as its author wrote it, with a block that lists nothing of any test. */
export function knownIssue({
  failures = [knownFailure('error of no test')],
  ...fields
}: Partial<KnownIssue> = {}): KnownIssue {
  return {
    ...named(fields.number),
    closedAt: undefined,
    isByAuthor: true,
    failures,
    ...fields,
  }
}

/** By default the open issue 123, which says nothing about the gate. */
export function issueEvidence(fields: Partial<IssueEvidence> = {}): IssueEvidence {
  return {
    ...named(fields.number),
    closedDaysAgo: undefined,
    until: undefined,
    gate: 'not-given',
    ...fields,
  }
}

/** By default, the open issue 123 lists the only thing that failed, and says nothing else. */
export function listedFailure(fields: Partial<ListedFailure> = {}): ListedFailure {
  return {
    issues: [issueEvidence()],
    known: 1,
    total: 1,
    missing: undefined,
    passesGate: false,
    unproven: undefined,
    reruns: false,
    ...fields,
  }
}
