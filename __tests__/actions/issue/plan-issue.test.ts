import { expect, it } from '@jest/globals'
import { type OwnIssue, issuePosts } from '../../../src/actions/issue/issue-posts.ts'
import { planIssue } from '../../../src/actions/issue/plan-issue.ts'
import type { Conclusion } from '../../../src/model/conclusion.ts'
import { withMarker } from '../../../src/render/conversation/marker.ts'
import { issueInputs } from '../../../testing/conversation-inputs.ts'
import { sourceOf } from '../../../testing/fake-client.ts'
import { directClients } from '../../../testing/fake-github/direct-clients.ts'
import { fakeState } from '../../../testing/fake-github/state.ts'

type Situation = Parameters<typeof planIssue>[0]

/** An issue of run 41, below which the comment that the workflow passes again is missing. */
const LOST = {
  post: { id: 7, comments: 0, changedAt: 0 },
  section: withMarker(
    'issue',
    {
      ...{
        key: '0'.repeat(16),
        state: 'green',
        causes: [],
        position: { run: 41, attempt: 1, at: 0 },
      },
      ...{ since: undefined, green: undefined, title: undefined, comments: 0 },
    },
    '',
  ),
} as unknown as OwnIssue

it.each<[string, readonly Conclusion[], readonly OwnIssue[], searches: number, kind: string]>([
  ['after green runs', ['success', 'success'], [], 0, 'left'],
  ['after a failed run', ['success', 'failure'], [], 1, 'left'],
  [
    'after five runs since the failed one',
    [...Array<string>(5).fill('success'), 'failure'],
    [],
    0,
    'left',
  ],
  ['with a green issue that lacks it', ['success'], [LOST], 0, 'change'],
])('looks for a lost comment %s: %j', async (_, older, own, searches, kind) => {
  const sent: string[] = []
  const { client, writer } = directClients(fakeState({}), (route) => sent.push(route))
  const source = { ...sourceOf(client), writer }
  const topic = { workflow: 'CI', event: 'push', branch: 'main', key: '0'.repeat(16) }
  const inputs = issueInputs({})
  const plan = await planIssue({
    ...{ inputs, topic, posts: issuePosts(source, topic, inputs), state: 'green' },
    ...{
      run: { id: 42, number: 812, onlyAllowed: false },
      position: { run: 42, attempt: 1, at: 9 },
    },
    found: { author: 'bot', own },
    history: { older: older.map((conclusion, at) => ({ id: 41 - at, conclusion })) },
  } as unknown as Situation)
  expect(sent.filter((route) => route.endsWith('/issues'))).toHaveLength(searches)
  expect(plan.kind).toBe(kind)
})
