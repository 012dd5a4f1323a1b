import { describe, expect, it } from '@jest/globals'
import { decideComment } from '../../../src/conversation/actions/comment/decide-comment.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { withMarker } from '../../../src/conversation/render/marker.ts'
import {
  causeDigests,
  failedWorkflows,
  subjectOf,
  verdictDigest,
} from '../../../src/conversation/render/subject.ts'
import type { UnknownReason } from '../../../src/model/reasons.ts'
import { makeVerdict, withVerdict, withVerdictsByJob } from '../../../testing/failure-report.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { finished } from '../../../testing/make-run.ts'
import { jobIn, reportOnFailed } from '../../../testing/plain-jobs.ts'

/** A failed job, its verdict, and why it is unknown, such as `test (1): unknown no-log`. */
type Judged = readonly [name: string, kind: Verdict['kind'], reason?: UnknownReason]

const readJudged = (text: string) =>
  text.split(', ').map((one): Judged => {
    const [name = '', verdict = ''] = one.split(': ')
    return [name, ...verdict.split(' ')] as unknown as Judged
  })

/** The report of a run whose jobs failed alike, with a verdict for each. */
function reportOf(all: readonly Judged[]): Report {
  const report = reportOnFailed(
    ...all.map(([name]) => [name, ['##[error]no cart'], 'Run make'] as const),
  )
  return withVerdictsByJob(report, (job) => {
    const [, kind, reason] = all.find(([name]) => name === job) ?? []
    return makeVerdict(kind ?? 'unknown', reason)
  })
}

function markedAs(text: string, at: number) {
  const subject = subjectOf(reportOf(readJudged(text)))
  const position = { ...subject.position, at }
  const { marker } = withMarker(
    'comment',
    {
      ...{ key: subject.key, state: subject.state, position },
      ...{ commit: undefined, group: false, workflows: failedWorkflows(subject) },
      ...{ causes: causeDigests(subject), verdicts: verdictDigest(subject) },
    },
    `at ${at}`,
  )
  return { marker, subject: { ...subject, position } }
}

describe('decideComment with when: changed', () => {
  it.each([
    ['a: new', 'a: new', 'move-on'],
    ['a: known, b: new', 'b: new, a: known', 'move-on'],
    ['a: new', 'a: known', 'write'],
    ['a: known', 'a: new', 'write'],
    ['a: unknown no-log', 'a: known', 'write'],
    ['a: unknown no-log', 'a: unknown other-error', 'write'],
    ['a: known', 'a: unsteady', 'write'],
    ['a: unsteady', 'a: infrastructure', 'write'],
    ['a (1): known, a (2): known', 'a (1): known, a (2): new', 'write'],
    ['a (1): known, a (2): new', 'a (1): new, a (2): known', 'write'],
    ['a (1): known', 'a (1): known, a (2): known', 'write'],
    ['a (1): known, a (2): new', 'a (1): known', 'write'],
  ])('after %s, decides on %s: %s', (before, now, expected) => {
    const earlier = markedAs(before, 1).marker
    const { marker: next, subject } = markedAs(now, 2)
    const decision = decideComment({
      ...{ subject, earlier, next, when: 'changed', isOwn: false },
      pullRequest: { number: 12, open: true, commit: undefined, group: undefined },
    })
    expect(decision.kind).toBe(expected)
  })
})

describe('verdictDigest', () => {
  it('distinguishes which of two workflows with a job of one name has a new failure', () => {
    const jobs = [jobIn(finished(5, 65, 'failure'), 'test')]
    const runs = ['CI', 'Lint'].map((workflow) => ({
      ...{ workflow, workflowPath: workflow, conclusion: 'failure', jobs },
    }))
    const { causes } = reportOnCommit(runs)
    const as = (...kinds: Verdict['kind'][]) =>
      verdictDigest({
        causes: (causes[0]?.runs ?? []).flatMap((run, at) =>
          causes.map((cause) => ({
            ...withVerdict(cause, makeVerdict(kinds[at] ?? 'unknown')),
            runs: [run] as const,
          })),
        ),
      })
    expect(as('known', 'new')).toBe(as('known', 'new'))
    expect(as('known', 'new')).not.toBe(as('new', 'known'))
  })
})
