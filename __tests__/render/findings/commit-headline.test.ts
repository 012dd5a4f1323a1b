import { describe, expect, it } from '@jest/globals'
import { commitHeadline } from '../../../src/render/findings/commit-headline.ts'
import { type CommitRunFields, reportOnCommit } from '../../../testing/make-commit.ts'
import { finished, makeStep, waiting } from '../../../testing/make-run.ts'

const GREEN: CommitRunFields = { workflow: 'Lint' }
const OPEN: CommitRunFields = {
  workflow: 'Deploy',
  conclusion: undefined,
  jobs: [{ state: waiting() }],
}
const RED: CommitRunFields = {
  workflow: 'CI',
  conclusion: 'failure',
  jobs: [
    {
      name: 'test',
      state: finished(5, 65, 'failure'),
      steps: [makeStep({ name: 'Run npm test', state: finished(6, 60, 'failure') })],
    },
  ],
}

describe('commitHeadline', () => {
  it.each<[string, CommitRunFields[]]>([
    ['Commit 7638417 succeeded in 1m 5s', [GREEN]],
    ['Commit 7638417 failed in 1m 5s: test failed at Run npm test in CI', [GREEN, RED]],
    [
      'Commit 7638417 has succeeded so far, after 1m 5s; 1 of 2 runs unfinished (Deploy)',
      [GREEN, OPEN],
    ],
    ['Commit 7638417 has not finished; 1 of 1 run unfinished (Deploy)', [OPEN]],
    [
      'Commit 7638417 failed in 1m 5s: test failed at Run npm test in CI; 1 of 2 runs unfinished (Deploy)',
      [RED, OPEN],
    ],
    [
      'Commit 7638417 failed to start in 1m 5s: Docs failed to start',
      [GREEN, { workflow: 'Docs', conclusion: 'startup_failure', jobs: [] }],
    ],
    [
      'Commit 7638417 was cancelled in 1m 5s: A was cancelled; B was cancelled',
      ['A', 'B'].map((workflow) => ({ workflow, conclusion: 'cancelled' })),
    ],
    ['Commit 7638417 has an unknown conclusion', [{ event: 'pull_request_target' }]],
    ['Commit 7638417 has no known workflow run', []],
  ])('returns %j', (headline, runs) => {
    expect(commitHeadline(reportOnCommit(runs))).toBe(headline)
  })
})
