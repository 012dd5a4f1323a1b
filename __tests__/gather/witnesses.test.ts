import { expect, it } from '@jest/globals'
import { noFacts } from '../../src/gather/facts.ts'
import { wantOthers } from '../../src/gather/failures/witnesses.ts'
import { findFailures } from '../../src/analyse/find-failures.ts'
import { QUIET_CLIENT, sourceOf } from '../../testing/fake-client.ts'
import { makeRun } from '../../testing/make-run.ts'
import { failedJob, readLogs } from '../../testing/plain-jobs.ts'

const JOBS = [failedJob('test')]
const RUN = makeRun({ jobs: JOBS })
const FOUND = {
  ...findFailures(RUN, {
    explanations: readLogs(JOBS, [['Error: no cart']]),
    currentRun: undefined,
    allowedFailures: [],
  }),
  ...{ run: RUN, current: undefined },
}
const BASE = {
  ...{ name: 'main', isCurrent: false, testsMerge: false },
  ...{ runs: [], mergeBase: undefined },
}

const OPTIONS = {
  ...sourceOf({ ...QUIET_CLIENT, get: () => Promise.reject(new Error('nothing is read')) }),
  ...{ logLines: 20, defaultBranch: () => Promise.resolve('main'), allowedFailures: [] },
}

it.each([
  ['both base branches were read', [{ read: BASE }, { read: BASE }], 1],
  ['the first could not be read', [{ unread: undefined }, { read: BASE }], 1],
  ['none could be read', [{ unread: undefined }, { unread: undefined }], 0],
])('wantOthers looks for other branches if %s', (_, bases, expected) => {
  const facts = { ...noFacts(), runs: [FOUND, FOUND], bases: new Map(bases.entries()) }
  expect(wantOthers(facts, OPTIONS)).toHaveLength(expected)
})
