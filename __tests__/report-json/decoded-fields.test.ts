import { expect, it } from '@jest/globals'
import { decodeRun } from '../../src/github/run/decode.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { apiJob } from '../../testing/fake-github/api-job.ts'
import { apiRun, REPOSITORY, RUN_ID } from '../../testing/fake-github/api-run.ts'
import { reportOn } from '../../testing/make-run.ts'

/** What the JSON says in other fields, or what only decides them. */
const ELSEWHERE: Readonly<Record<'run' | 'job' | 'runner' | 'step', readonly string[]>> = {
  run: ['jobs', 'jobsCounted', 'notes', 'repository', 'updatedAt', 'approved', 'graph'],
  job: ['state', 'steps'],
  runner: [],
  step: ['state'],
}

const [owner = '', repo = ''] = REPOSITORY.split('/')
const run = decodeRun(
  { run: apiRun(), jobs: [apiJob()], jobsCounted: 1, notes: [] },
  { serverUrl: 'https://github.com', owner, repo, runId: RUN_ID, attempt: 1, current: undefined },
)
const json = encodeReport(reportOn(run))
const [job] = run.jobs ?? []
const [written] = json.jobs

it.each([
  ['run', run, json.run, ELSEWHERE.run],
  ['job', job, written, ELSEWHERE.job],
  ['runner', job?.runner, written?.runner, ELSEWHERE.runner],
  ['step', job?.steps[0], written?.steps[0], ELSEWHERE.step],
])('the JSON has each field that is decoded of a %s', (_, decoded, fields, elsewhere) => {
  expect(Object.keys(fields ?? {})).toEqual(
    expect.arrayContaining(Object.keys(decoded ?? {}).filter((key) => !elsewhere.includes(key))),
  )
})
