import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { report } from '../../../src/actions/report/report.ts'
import { InputError, StepFailure } from '../../../src/actions/step-failure.ts'
import { type CapturedProcess, captureProcess } from '../../../testing/captured-process.ts'
import type { JobFields } from '../../../testing/fake-github/api-job.ts'
import { REPOSITORY, RUN_ID } from '../../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../../testing/fake-github/faults.ts'
import { type FakeGitHub, startFakeGitHub } from '../../../testing/fake-github/start-fake-github.ts'
import { readCommandFile } from '../../../testing/runner/command-file.ts'

const CURRENT: JobFields = { id: 9, name: 'report', status: 'in_progress' }
const REFUSED: Fault = {
  path: /\/jobs$/,
  response: { status: 403, body: { message: 'not accessible' } },
}

let folder: string
let github: FakeGitHub
let captured: CapturedProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'))
  for (const name of ['output', 'summary']) writeFileSync(join(folder, name), '')
})

afterEach(async () => {
  captured?.release()
  await github.close()
  rmSync(folder, { recursive: true })
})

/** Reports the run of these jobs from its job 9; returns the error, the outputs and the log. */
async function reportOn(
  jobs: readonly JobFields[],
  inputs: Readonly<Record<string, string>> = {},
  faults: readonly Fault[] = [],
) {
  github = await startFakeGitHub({ runs: [fakeRun({ jobs: [...jobs, CURRENT] })], faults })
  const given = {
    'github-token': 'secret',
    repository: REPOSITORY,
    'run-id': String(RUN_ID),
    'current-job-id': '9',
    'current-job-status': 'success',
    'settle-seconds': '0',
    // The toolkit caches the path of the first summary file.
    summary: 'false',
    'history-runs': '0',
    'log-lines': '0',
    'budget-action': 'warn',
    'on-error': 'warn',
    scope: 'run',
    ...inputs,
  }
  captured = captureProcess({
    ...Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: github.serverUrl,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_RUN_ID: String(RUN_ID),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_HEAD_REF: '',
    GITHUB_OUTPUT: join(folder, 'output'),
    RUNNER_TEMP: folder,
  })
  const thrown: unknown = await report().catch((error: unknown) => error)
  const outputs = readCommandFile(readFileSync(join(folder, 'output'), 'utf8'))
  return { thrown, outputs, lines: captured.written().split('\n') }
}

describe('report', () => {
  it('writes the log and the outputs', async () => {
    const { thrown, outputs, lines } = await reportOn([{ name: 'build' }])
    expect(thrown).toBeUndefined()
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^✅ CI succeeded in /),
        '✅ success: build, queued 5s, ran 1m',
      ]),
    )
    expect(lines.filter((line) => line.startsWith('::'))).toEqual([])
    expect(outputs).toMatchObject({ conclusion: 'success', 'jobs-total': '2', complete: 'true' })
  })

  it('warns once without the permission and writes what is known', async () => {
    const { thrown, outputs, lines } = await reportOn([{ name: 'build' }], {}, [REFUSED])
    expect(thrown).toBeUndefined()
    const commands = lines.filter((line) => line.startsWith('::'))
    expect(commands).toEqual([
      expect.stringMatching(
        /^::warning::Could not read the jobs .*permissions:%0A {2}actions: read/,
      ),
    ])
    expect(outputs).toMatchObject({
      headline: 'CI could not be read: the jobs could not be listed',
      'jobs-total': '',
      'current-job-id': '9',
    })
  })

  it('fails after its outputs if the jobs are unreadable and on-error is fail', async () => {
    const { thrown, outputs } = await reportOn([], { 'on-error': 'fail' }, [REFUSED])
    expect(thrown).toBeInstanceOf(StepFailure)
    expect(thrown).toMatchObject({ message: expect.stringMatching(/^Could not read the jobs /) })
    expect(outputs).toMatchObject({ conclusion: 'unknown' })
  })

  it('fails after its outputs if a gate is not met', async () => {
    const jobs = [{ name: 'build', conclusion: 'failure' }]
    const { thrown, outputs } = await reportOn(jobs, { 'fail-on': 'failure' })
    expect(thrown).toEqual(new StepFailure('fail-on: failure\nbuild: failure'))
    expect(outputs).toMatchObject({ conclusion: 'failure', 'failed-jobs': '["build"]' })
  })

  it('stops before any request or output on an invalid input', async () => {
    const { thrown, outputs } = await reportOn([], { summary: 'maybe' })
    expect(thrown).toEqual(new InputError('summary', 'maybe', 'true or false'))
    expect(outputs).toEqual({})
    expect(github.requests).toEqual([])
  })
})
