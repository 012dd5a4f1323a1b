import { expect, it } from '@jest/globals'
import { decideIssue } from '../../../src/conversation/actions/issue/decide-issue.ts'
import type { OwnIssue } from '../../../src/conversation/actions/issue/issue-posts.ts'
import { type Marker, withMarker } from '../../../src/conversation/render/marker.ts'
import { subjectOf } from '../../../src/conversation/render/subject.ts'
import { failedReport } from '../../../testing/conversation-inputs.ts'
import { type FakeFacts, fakeReaders } from '../../../testing/fake-readers.ts'
import { at } from '../../../testing/make-run.ts'

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

const GREEN: Facts = {
  ...{ state: 'green', run: RUN, position: { run: 42, attempt: 1, at: 9 } },
  ...{ grace: { runs: 1 }, hasDuplicates: false, open: undefined },
}
const RED: Facts = { ...GREEN, state: 'red' }
const isOpen = (run = 41, more = {}) => ({ open: markerOf(run, more).marker })

const failed = (id: number, minute: number) => ({
  ...{ id, number: id, commit: undefined, endedAt: at(60 * minute) },
})
const SERIES = {
  runs: [failed(41, 0), failed(42, 4)],
  lastGreen: undefined,
  isComplete: true,
} as const
const series = { findSeries: SERIES }
const closed = { findDismissed: undefined }
const nextWith = (causes: readonly string[], run = 42) => {
  const text = markerOf(run, { causes })
  return { makeNext: { ...text, render: () => text, subject: subjectOf(failedReport(['build'])) } }
}
const next = nextWith(CAUSES)
const job = { name: 'e2e', run: failed(41, 0) }

it.each<[string, Facts, string]>([
  [
    'an open issue of a newer run',
    { ...GREEN, ...isOpen(43) },
    'leave: A newer run of the workflow has finished.',
  ],
  ['the same, red', { ...RED, ...isOpen(43) }, 'leave: A newer run of the workflow has finished.'],
  ['a pass', GREEN, 'leave: Run #812 passed, and no issue is open.'],
  [
    'a pass of a run without a number',
    { ...GREEN, run: { ...RUN, number: undefined } },
    'leave: Run 42 passed, and no issue is open.',
  ],
  [
    'a pass but for allowed jobs',
    { ...GREEN, run: { ...RUN, onlyAllowed: true } },
    'leave: Only allowed jobs failed in run #812, and no issue is open.',
  ],
  [
    'a pass, green issue',
    { ...GREEN, ...isOpen(41, { state: 'green' }) },
    'leave: The issue is up to date.',
  ],
  ['a pass, red issue', { ...GREEN, ...isOpen() }, 'read: findUnproven'],
  [
    'a job that has not passed',
    { ...GREEN, ...isOpen(), findUnproven: job },
    'leave: The run passed, but e2e, which failed in run #41, has not passed since then.',
  ],
  [
    'a run without a job that has not passed',
    { ...GREEN, ...isOpen(), findUnproven: { ...job, name: '' } },
    'leave: The run passed, but the job of run #41 that failed, has not passed since then.',
  ],
  [
    'runs that could not be read',
    { ...GREEN, ...isOpen(), findUnproven: { name: undefined, run: { id: 3, number: undefined } } },
    'leave: The run passed without some jobs, and not all failed runs since run 3 could be read.',
  ],
  ['all jobs that have passed', { ...GREEN, ...isOpen(), findUnproven: undefined }, 'close'],
  ['a failure', RED, 'read: findSeries'],
  ['a failure, its series', { ...RED, ...series }, 'read: findDismissed'],
  ['two failures of two', { ...RED, ...series, grace: { runs: 2 } }, 'read: findDismissed'],
  [
    'two of three',
    { ...RED, ...series, grace: { runs: 3 } },
    'leave: The workflow has failed 2 of 3 times that open an issue.',
  ],
  ['4 of 4 minutes', { ...RED, ...series, grace: { time: 240_000 } }, 'read: findDismissed'],
  [
    '4 of 5 minutes',
    { ...RED, ...series, grace: { time: 300_000 } },
    'leave: The workflow has failed for 4m of the 5m that open an issue.',
  ],
  [
    'a closed issue about it',
    { ...RED, ...series, findDismissed: ISSUE },
    'leave: Issue #7 about these failures was closed while they lasted.',
  ],
  ['no such issue', { ...RED, ...series, ...closed }, 'read: makeNext'],
  ['no such issue, and a text', { ...RED, ...series, ...closed, ...next }, 'open'],
  [
    'an open issue, whatever grace',
    { ...RED, ...isOpen(), ...series, grace: { runs: 3 } },
    'read: makeNext',
  ],
  ['the same causes', { ...RED, ...isOpen(), ...series, ...next }, 'update'],
  [
    'other causes',
    { ...RED, ...isOpen(), ...series, ...nextWith(['bbbbbbbb']) },
    'update: other-causes',
  ],
  [
    'a green issue that was opened again',
    { ...RED, ...isOpen(41, { state: 'green' }), ...series, ...next },
    'update: fails-again',
  ],
  [
    'the same text',
    { ...RED, ...isOpen(42), ...series, ...next },
    'leave: The issue is up to date.',
  ],
  [
    'the same text, with duplicates',
    { ...RED, ...isOpen(42), ...series, ...next, hasDuplicates: true },
    'update',
  ],
])('decides for %s', async (_, facts, expected) => {
  const said = await decideIssue(facts, fakeReaders(facts)).then(
    (decision) => {
      const { kind } = decision
      const detail =
        kind === 'leave' ? decision.reason : kind === 'update' ? decision.news : undefined
      return detail === undefined ? kind : `${kind}: ${detail}`
    },
    (error: unknown) => (error as Error).message,
  )
  expect(said).toBe(expected)
})
