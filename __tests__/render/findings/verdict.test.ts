import { describe, expect, it } from '@jest/globals'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { IssueEvidence, ListedFailure } from '../../../src/model/shapes/failure.ts'
import { mapSome } from '../../../src/model/some.ts'
import { verdictText } from '../../../src/render/findings/verdict.ts'
import { MARKDOWN, PLAIN } from '../../../src/render/text/inline.ts'
import { failureAt, judgedFailure } from '../../../testing/failure-at.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { issueEvidence, listedFailure } from '../../../testing/known-issue.ts'
import { makeRun } from '../../../testing/make-run.ts'
import { readVerdict } from '../../../testing/read-verdict.ts'

const KNOWN = 'Known: the same job failed with the same error'
const UNKNOWN = 'Unknown whether it is new:'

const LOG = makeExcerpt(['Error: no cart'])
const RED = 'known, failed #99 #97, in the last runs'

function lineOf(verdict: Verdict | string, inline = PLAIN, run = makeRun()): string | undefined {
  const judged = typeof verdict === 'string' ? readVerdict(verdict) : verdict
  const cause = judgedFailure(failureAt(undefined, { logs: [LOG] }), judged)
  return verdictText(cause, { run, inline })?.line
}

describe('verdictText', () => {
  it.each([
    [RED, `${KNOWN} in the last 2 runs on main (#99, #97)`],
    [
      `${RED}, learned by #96`,
      `${KNOWN} in the last 2 runs on main (#99, #97), compared without what the green #96 prints as well`,
    ],
    ['new, passed #96, 3 days ago', 'New: main passed this job 3 days ago, in #96'],
    [
      'new, passed #96, 1 day ago, red since #99 with 0 commits',
      'New: main passed this job 1 day ago, in #96; no commit since: what it downloads may have changed',
    ],
    ['new, passed #96, red since #99 with 0 commits', 'New: main passed this job in #96'],
    [
      'unknown other-error, failed #99, almost "57 × waiting for element"',
      `${UNKNOWN} main fails this job too, in #99, but without 57 × waiting for element`,
    ],
    [
      'unknown other-error, almost "57 × waiting for element"',
      `${UNKNOWN} main fails this job too, but the logs do not show the same error`,
    ],
  ])('words %j as %s', (verdict, expected) => {
    expect(lineOf(verdict)).toBe(expected)
  })

  it('shows a line of a log as code, whatever is in it, up to 120 characters', () => {
    const hostile = `a \`b\` <img src=x> @octocat${'x'.repeat(1_000)}`
    const line = lineOf(`unknown other-error, failed #99, almost "${hostile}"`, MARKDOWN) ?? ''
    expect(line).toContain('but without <code>a \\`b\\` \\<img src=x\\> @')
    expect(line).not.toContain('@octocat')
    expect(line.replace(/^.*<code>/, '').length).toBeLessThan(150)
  })
})

const NEW = 'new on main, passed #99'
const listed = (
  fields: Partial<IssueEvidence> = {},
  rest: Partial<ListedFailure> = {},
): ListedFailure => listedFailure({ issues: [issueEvidence(fields)], ...rest })
const byIssue = (issues: ListedFailure, compared = NEW) =>
  readVerdict(`listed; ${compared}`, { issues })
const alone = (issues: ListedFailure) => readVerdict('listed', { issues })
/** New, though issues list something of it. */
const withIssues = (issues: ListedFailure) => readVerdict(NEW, { issues })
const closed = (closedDaysAgo: number) => listed({ closedDaysAgo, gate: 'closed' }, { known: 0 })

const ISSUE = 'Known: #123, e2e loses its connection'
const NEW_LINE = 'New: main passed this job in #99'

describe('verdictText of a run without secrets', () => {
  const NO_SECRETS = 'get no secrets of the repository by default'
  const fork = 'octocat/octo-shop'
  const actor = 'dependabot[bot]'

  it.each<[string, string, Parameters<typeof makeRun>[0], string]>([
    ['of a fork', NEW, { event: 'pull_request', fork }, `; runs of forks ${NO_SECRETS}`],
    ['of Dependabot', NEW, { event: 'pull_request', actor }, `; runs of Dependabot ${NO_SECRETS}`],
    ['of a branch', NEW, { event: 'pull_request' }, ''],
    ['that has them', NEW, { event: 'pull_request_target', fork }, ''],
    ['for a push of Dependabot', NEW, { event: 'push', actor }, ''],
    ['of a fork that fails as main does', RED, { event: 'pull_request', fork }, ''],
  ])('says so %s', (_, verdict, fields, expected) => {
    const line = lineOf(verdict, PLAIN, makeRun(fields)) ?? ''
    expect(line.includes(NO_SECRETS)).toBe(expected !== '')
    expect(line.endsWith(expected)).toBe(true)
  })
})

describe('verdictText of a failure that issues list', () => {
  it.each<[string, Verdict, string]>([
    ['and that is new', byIssue(listed()), `${ISSUE}; main passed this job in #99`],
    [
      'and of which other runs say nothing',
      byIssue(listed(), 'unknown not-run on main'),
      `${ISSUE}; other runs do not show whether it is new: the last runs on main neither passed nor failed this step of this job`,
    ],
    ['if nothing was compared', alone(listed()), ISSUE],
    ['in an issue without a title', alone(listed({ title: '' })), 'Known: #123'],
    [
      'in several issues',
      alone(
        listedFailure({ issues: mapSome([1, 2, 3, 4], (number) => issueEvidence({ number })) }),
      ),
      'Known: #1, #2, #3 and 1 more',
    ],
    [
      'and that the base branch has',
      readVerdict(RED, { issues: listed() }),
      `${KNOWN} in the last 2 runs on main (#99, #97); listed in #123, e2e loses its connection`,
    ],
    [
      'in part',
      withIssues(listed({}, { known: 2, total: 3, missing: 'Error: no `cart`' })),
      `${NEW_LINE}; 2 of 3 known (#123), but for Error: no \`cart\``,
    ],
    [
      'in part, without a name of the rest',
      withIssues(listed({}, { known: 2, total: 3 })),
      `${NEW_LINE}; 2 of 3 known (#123)`,
    ],
    [
      'in part, if not all of the log was read',
      withIssues(listed({}, { known: 2, total: undefined })),
      `${NEW_LINE}; 2 of an unknown number known (#123)`,
    ],
    [
      'in part, if nothing was compared',
      readVerdict('unknown not-read', { issues: listed({}, { known: 2, total: 3 }) }),
      'Unknown whether it is new: 2 of 3 known (#123)',
    ],
    [
      'until a day that is over',
      alone(listed({ until: '2026-02-28', gate: 'over' })),
      `${ISSUE}; #123 lets the gate pass until 2026-02-28 only`,
    ],
    [
      'until different days that are over',
      alone(
        listedFailure({
          issues: mapSome([1, 2], (number) =>
            issueEvidence({ number, until: `2026-02-2${9 - number}`, gate: 'over' }),
          ),
        }),
      ),
      'Known: #1, #2; #1, #2 let the gate pass until 2026-02-28 only',
    ],
    [
      'in texts of other editors',
      alone(
        listedFailure({
          issues: mapSome([1, 2], (number) => issueEvidence({ number, gate: 'edited' })),
        }),
      ),
      'Known: #1, #2; the gate ignores #1, #2, which somebody else than their authors edited last',
    ],
    [
      'in a text of another editor',
      byIssue(listed({ gate: 'edited' })),
      `${ISSUE}; the gate ignores #123, which somebody else than its author edited last; main passed this job in #99`,
    ],
    ['with a gate that passes', alone(listed({ gate: 'passes' })), ISSUE],
    [
      'in a closed issue',
      withIssues(closed(2)),
      `${NEW_LINE}; fixed in #123, closed 2 days ago: update the branch`,
    ],
    [
      'in an issue that was closed today',
      withIssues(closed(0)),
      `${NEW_LINE}; fixed in #123, closed today: update the branch`,
    ],
  ])('says %s', (_, verdict, expected) => {
    const run = makeRun({ event: 'pull_request', branch: 'topic' })
    expect(lineOf(verdict, PLAIN, run)).toBe(expected)
  })

  it.each([
    ['push', 'main', '; listed in #123, closed 1 day ago'],
    ['push', 'topic', '; fixed in #123, closed 1 day ago: update the branch'],
    ['pull_request', 'main', '; fixed in #123, closed 1 day ago: update the branch'],
  ])('names a closed issue in a run of %s on %s as %j', (event, branch, expected) => {
    const line = lineOf(withIssues(closed(1)), PLAIN, makeRun({ event, branch }))
    expect(line).toBe(NEW_LINE + expected)
  })

  it('shows title and error of an issue as text and code, whatever is in them, up to a limit', () => {
    const hostile = `a \`b\` <img src=x> @octocat [c](d)${'x'.repeat(1_000)}`
    const whole = lineOf(alone(listed({ title: hostile })), MARKDOWN) ?? ''
    const part = lineOf(withIssues(listed({}, { total: 2, missing: hostile })), MARKDOWN)
    for (const line of [whole, part ?? '']) {
      expect(line.replaceAll('\u2060', '')).toContain(
        '[#123](https://github.com/octo-org/octo-shop/issues/123)',
      )
      expect(line).toContain('\\<img src=x\\>')
      expect(line).not.toContain('@octocat')
      expect(line).not.toContain('x'.repeat(100))
    }
  })
})
