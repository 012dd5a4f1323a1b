import { describe, expect, it } from '@jest/globals'
import { joinListed, withIssues } from '../../../src/analyse/known-issues/judge-by-issues.ts'
import type { KnownFailure, KnownIssue } from '../../../src/model/known-issue.ts'
import type { ComparedVerdict, Verdict } from '../../../src/model/report/cause.ts'
import type { IssueEvidence, ListedFailure } from '../../../src/model/shapes/failure.ts'
import { DAY } from '../../../src/model/time.ts'
import {
  failureReport,
  inOtherRun,
  makeEvidence,
  makeExcerpt,
} from '../../../testing/failure-report.ts'
import {
  issueEvidence,
  knownFailure,
  knownIssue,
  listedFailure,
} from '../../../testing/known-issue.ts'

const NOW = Date.UTC(2026, 2, 1, 12)
const PAY = 'pay.py:3: error: cart is missing'
const LOGIN = 'login.py:9: error: user is missing'
const PASSED = makeEvidence({ outcome: 'passed' })
const NEW: ComparedVerdict = { kind: 'new', branch: 'main', evidence: [PASSED] }
const UNKNOWN: ComparedVerdict = { kind: 'unknown', reason: 'not-read', evidence: [] }
const KNOWN: ComparedVerdict = { kind: 'known', branch: 'main', evidence: [makeEvidence()] }
const UNSTEADY: ComparedVerdict = { kind: 'unsteady', branch: 'main', evidence: [makeEvidence()] }

/** The verdict on a failure with these lines, with what issues say. */
function judge(
  lines: readonly string[],
  issues: readonly KnownIssue[],
  compared: ComparedVerdict = NEW,
): Verdict {
  const step = failureReport({ kind: 'other' }, { excerpts: [makeExcerpt(lines)] })
  return withIssues(
    compared,
    step,
    { issues, now: NOW },
    { greensOf: () => [], seen: new Map([[1, inOtherRun(step)]]) },
  )
}

/** The id of the job with the same log. */
const SEEN = [1] as const

const cart = (fields: Partial<KnownFailure> = {}) =>
  knownFailure('cart is missing', { seen: SEEN, ...fields })
const user = (fields: Partial<KnownFailure> = {}) =>
  knownFailure('user is missing', { seen: SEEN, ...fields })
const listing = (...failures: KnownIssue['failures']) => knownIssue({ failures })
const GATE = { gate: true, rerun: true } as const

type Allowed = Pick<ListedFailure, 'passesGate' | 'reruns'> & Partial<IssueEvidence>

const ENDED = { until: '2026-02-28' }
const NOTHING = { passesGate: false, reruns: false }

describe('withIssues', () => {
  it.each([NEW, UNKNOWN])('makes known what an issue lists: $kind', (compared) => {
    expect(judge([PAY], [listing(cart())], compared)).toEqual({
      ...{ kind: 'listed', branch: compared.branch, evidence: [], compared },
      issues: listedFailure(),
    })
  })

  it.each([KNOWN, UNSTEADY])('keeps what other runs explain: $kind', (compared) => {
    const judged = judge([PAY], [listing(cart())], compared)
    expect(judged).toEqual({ ...compared, issues: listedFailure() })
  })

  it.each([NEW, UNKNOWN, KNOWN])('returns the verdict that it was given: $kind', (compared) => {
    for (const issues of [[], [knownIssue()]]) {
      expect(judge([PAY], issues, compared)).toBe(compared)
    }
  })

  it('keeps the verdict if an issue lists only some of the failure', () => {
    expect(judge([PAY, LOGIN], [listing(cart(GATE))])).toEqual({
      ...NEW,
      issues: listedFailure({
        issues: [issueEvidence({ gate: 'passes' })],
        ...{ known: 1, total: 2, missing: 'user is missing' },
      }),
    })
  })

  it.each<[string, Partial<KnownIssue>, Partial<KnownFailure>, Allowed]>([
    ['nothing', {}, {}, { gate: 'not-given', ...NOTHING }],
    ['the gate', {}, { gate: true }, { gate: 'passes', passesGate: true, reruns: false }],
    ['an attempt', {}, { rerun: true }, { gate: 'not-given', passesGate: false, reruns: true }],
    ['both', {}, GATE, { gate: 'passes', passesGate: true, reruns: true }],
    [
      'both until today',
      {},
      { ...GATE, until: '2026-03-01' },
      { gate: 'passes', until: '2026-03-01', passesGate: true, reruns: true },
    ],
    ['both until yesterday', {}, { ...GATE, ...ENDED }, { gate: 'over', ...ENDED, ...NOTHING }],
    ['both, by another editor', { isByAuthor: false }, GATE, { gate: 'edited', ...NOTHING }],
    [
      'no gate until yesterday, by another editor',
      { isByAuthor: false },
      ENDED,
      { gate: 'not-given', ...ENDED, ...NOTHING },
    ],
  ])('reads that an issue allows %s', (_, issue, failure, { gate, until, ...expected }) => {
    const { kind, issues } = judge([PAY], [knownIssue({ ...issue, failures: [cart(failure)] })])
    expect(kind).toBe('listed')
    expect(issues).toMatchObject({ issues: [{ gate, until }], ...expected })
  })

  /** Another issue that lists them. */
  const second = (...failures: KnownIssue['failures']) => ({ ...listing(...failures), number: 9 })

  it.each<[string, readonly KnownIssue[], boolean]>([
    ['both', [listing(cart(GATE), user(GATE))], true],
    ['one', [listing(cart(GATE), user())], false],
    ['each in an issue of its own', [listing(cart(GATE)), second(user(GATE))], true],
    [
      'one, and the other one in the text of another editor',
      [listing(cart(GATE)), { ...second(user(GATE)), isByAuthor: false }],
      false,
    ],
    ['both, and again', [listing(cart(), user()), second(cart(GATE), user(GATE))], true],
    ['one for each', [listing(cart({ gate: true }), user({ rerun: true }))], false],
  ])('lets the gate pass and re-runs if all is listed with that: %s', (_, issues, isGiven) => {
    const expected = { passesGate: isGiven, reruns: isGiven }
    expect(judge([PAY, LOGIN], issues)).toMatchObject({ kind: 'listed', issues: expected })
  })

  const closed = (days: number, fields: Partial<KnownIssue> = {}) =>
    knownIssue({ closedAt: NOW - days * DAY, failures: [cart(GATE)], ...fields })

  it.each([
    [0, 0],
    [0.9, 0],
    [2, 2],
    [13.5, 13],
    [-1, 0],
  ])('says that an issue that lists it was closed %s days ago: %s', (days, closedDaysAgo) => {
    const issues = [issueEvidence({ closedDaysAgo, gate: 'closed' })] as const
    const expected = { ...NEW, issues: listedFailure({ issues, known: 0 }) }
    expect(judge([PAY], [closed(days)])).toEqual(expected)
  })

  it.each<[string, readonly string[], readonly KnownIssue[], object]>([
    [
      'only the open one that lists it, too',
      [PAY],
      [closed(2), second(cart())],
      { kind: 'listed', issues: { issues: [{ number: 9 }], known: 1 } },
    ],
    [
      'an open one that lists the rest, first',
      [PAY, LOGIN],
      [closed(2), second(user(GATE))],
      {
        kind: 'new',
        issues: {
          issues: [{ number: 9 }, { number: 123, closedDaysAgo: 2 }],
          ...{ known: 1, total: 2, missing: 'cart is missing', passesGate: false },
        },
      },
    ],
  ])('shows beside a closed issue %s', (_, lines, issues, expected) => {
    expect(judge(lines, issues)).toMatchObject(expected)
  })

  it('ignores a closed issue that lists only some of the failure', () => {
    expect(judge([PAY, LOGIN], [closed(2)])).toBe(NEW)
  })

  it('lists each issue once, with the block that lets the gate pass', () => {
    const issue = listing(cart(), cart({ gate: true, until: '2027-01-31' }))
    expect(judge([PAY], [issue]).issues).toEqual(
      listedFailure({
        issues: [issueEvidence({ gate: 'passes', until: '2027-01-31' })],
        passesGate: true,
      }),
    )
  })
})

describe('joinListed', () => {
  const listed = (number: number, fields: Partial<ListedFailure> = {}) =>
    listedFailure({ issues: [issueEvidence({ number })], passesGate: true, ...fields })

  it('names the issues of both steps, and counts what they list', () => {
    expect(joinListed(listed(123), listed(124))).toEqual({
      ...listed(123),
      issues: [issueEvidence({ number: 123 }), issueEvidence({ number: 124 })],
      ...{ known: 2, total: 2 },
    })
  })

  it('lets the gate pass only if both do, and knows no total without both', () => {
    const joined = joinListed(listed(123), listed(123, { passesGate: false, total: undefined }))
    expect(joined).toMatchObject({ issues: [{ number: 123 }], passesGate: false, total: undefined })
  })

  it('returns what is listed of the only one', () => {
    expect(joinListed(undefined, listed(124))).toEqual(listed(124))
    expect(joinListed(listed(123), undefined)).toEqual(listed(123))
  })
})
