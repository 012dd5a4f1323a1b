import { expect, it } from '@jest/globals'
import { decideIssue } from '../../../src/conversation/actions/issue/decide-issue.ts'
import type { OwnIssue } from '../../../src/conversation/actions/issue/issue-posts.ts'
import { type Marker, withMarker } from '../../../src/conversation/render/marker.ts'
import { subjectOf } from '../../../src/conversation/render/subject.ts'
import { failedReport } from '../../../testing/conversation-inputs.ts'
import { type FakeFacts, fakeReaders } from '../../../testing/fake-readers.ts'
import { at } from '../../../testing/make-run.ts'
import { readRows } from '../../../testing/read-log-cases.ts'

type Facts = Parameters<typeof decideIssue>[0] & FakeFacts

const ISSUE = { post: { id: 7 } } as OwnIssue
const RUN = { id: 42, number: 812, onlyAllowed: false }
const CAUSES = ['aaaaaaaa.11111111']

/** The marker of an issue about an attempt. */
const markerOf = (run: number, more: Partial<Marker<'issue'>> = {}) =>
  withMarker(
    'issue',
    {
      ...{ key: '0'.repeat(16), state: 'red', causes: CAUSES },
      ...{ since: undefined, green: undefined, title: undefined },
      position: { run, attempt: 1, at: 0 },
      ...more,
    },
    `text of ${run}`,
  )

const isOpen = (run: number, more = {}) => ({ open: markerOf(run, more).marker })
const failed = (id: number, minute: number) => ({
  ...{ id, number: id, commit: undefined, endedAt: at(60 * minute) },
})
const nextWith = (causes: readonly string[]) => {
  const text = markerOf(42, { causes })
  return { makeNext: { ...text, render: () => text, subject: subjectOf(failedReport(['build'])) } }
}
const job = { name: 'e2e', run: failed(41, 0) }

/** What a part of a row says is known. */
const PARTS: Readonly<Record<string, Partial<Facts>>> = {
  green: { state: 'green' },
  red: { state: 'red' },
  'without a number': { run: { ...RUN, number: undefined } },
  'only allowed failures': { run: { ...RUN, onlyAllowed: true } },
  'open 41': isOpen(41),
  'open 41, green': isOpen(41, { state: 'green' }),
  'open 42': isOpen(42),
  'open 43': isOpen(43),
  'unproven e2e': { findUnproven: job },
  unproven: { findUnproven: { ...job, name: '' } },
  unread: { findUnproven: { name: undefined, run: { id: 3, number: undefined } } },
  proven: { findUnproven: undefined },
  series: {
    findSeries: { runs: [failed(41, 0), failed(42, 4)], lastGreen: undefined, isComplete: true },
  },
  'grace of 2 runs': { grace: { runs: 2 } },
  'grace of 3 runs': { grace: { runs: 3 } },
  'grace of 4 minutes': { grace: { time: 240_000 } },
  'grace of 5 minutes': { grace: { time: 300_000 } },
  dismissed: { findDismissed: ISSUE },
  'not dismissed': { findDismissed: undefined },
  'same causes': nextWith(CAUSES),
  'other causes': nextWith(['bbbbbbbb']),
  duplicates: { hasDuplicates: true },
}

function factsOf(row: string): Facts {
  const known: Facts = {
    ...{ state: 'green', run: RUN, position: { run: 42, attempt: 1, at: 9 } },
    ...{ grace: { runs: 1 }, hasDuplicates: false, open: undefined },
  }
  return row.split(' | ').reduce((all, part) => {
    const more = PARTS[part]
    if (more === undefined) throw new Error(`Nothing is known by "${part}"`)
    return { ...all, ...more }
  }, known)
}

it.each(readRows(new URL('issue/decisions.txt', import.meta.url)))(
  'decides for $text: $result',
  async ({ text, result }) => {
    const facts = factsOf(text)
    const said = await decideIssue(facts, fakeReaders(facts)).then(
      (decision) => {
        const { kind } = decision
        const detail =
          kind === 'leave' ? decision.reason : kind === 'update' ? decision.news : undefined
        return detail === undefined ? kind : `${kind}: ${detail}`
      },
      (error: unknown) => (error as Error).message,
    )
    expect(said).toBe(result)
  },
)
