import { expect, it, describe, beforeAll } from '@jest/globals'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { attackedGitHub, FAILED_ID, OWN_ID } from '../../testing/attacked-github.ts'
import { runWithLogs, failedLog } from '../../testing/run-with-logs.ts'
import { earlierRuns, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import {
  asListedBy,
  SERVER_KINDS,
  type ServerKind,
  serverOptions,
} from '../../testing/fake-github/server-kinds.ts'
import { runAlone, WORKFLOW_FILE } from '../../testing/scenario.ts'
import { makeAuthority } from '../../testing/certificates.ts'
import type { Secured } from '../../testing/fake-github/server.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'

const folder = temporaryFolders()()

/** Which hosts the action connects to with everything on, and which there are. */
async function connect(logLines: string) {
  const file = join(folder, 'connections')
  writeFileSync(file, '')
  const { runs, annotations, files, log, job } = attackedGitHub((_, text) => text)
  const hook = new URL('../../testing/record-connections.ts', import.meta.url).href
  const { github, logHost, report } = await runWithLogs({
    github: { runs, annotations, files },
    logs: { [FAILED_ID]: log },
    job: { ...job, runAttempt: 2, checkRunId: OWN_ID },
    inputs: { 'log-lines': logLines },
    env: { NODE_OPTIONS: `--import=${hook}`, CONNECTIONS_FILE: file },
  })
  expect(report?.history?.runs).toHaveLength(5)
  const connected = new Set(readFileSync(file, 'utf8').trim().split('\n'))
  return { connected, api: github.serverUrl, logs: logHost.url }
}

it('the action connects only to the API and, for logs, the log host', async () => {
  const { connected, api, logs } = await connect('20')
  expect(connected).toEqual(new Set([api, logs]))
  const without = await connect('0')
  expect(without.connected).toEqual(new Set([without.api]))
})

const RUNNER = 'build-box-7'
const RUNNING = { status: 'in_progress' }
const EVENT = { repository: { default_branch: 'main' } }

/** What the job of the step knows on such a server, where it is the third of its run. */
const jobOn = ({ host, checkRunId }: ServerKind) => ({
  serverUrl: host.serverUrl,
  runnerName: RUNNER,
  event: EVENT,
  checkRunId: checkRunId ? FIRST_JOB_ID + 2 : undefined,
})

const runsOn = (host: ServerKind['host']) => [
  fakeRun({
    host,
    jobs: [
      { name: 'build' },
      { name: 'test', conclusion: 'failure' },
      { ...RUNNING, name: 'report', created_at: 68, started_at: 70, runner_name: RUNNER },
    ],
  }),
  ...earlierRuns(6, () => [
    { name: 'build', end: 20 },
    { name: 'test', end: 20 },
  ]),
]

/** The whole action on such a server, with a failed job, its log, and earlier runs. */
function runOn(kind: ServerKind) {
  return runWithLogs({
    github: {
      ...serverOptions(kind),
      runs: runsOn(kind.host).map((run) => asListedBy(kind, run)),
      files: { '.github/workflows/ci.yml': 'jobs: { build: { runs-on: ubuntu-24.04 } }' },
    },
    logs: { [FIRST_JOB_ID + 1]: failedLog(['not ok 1']) },
    job: jobOn(kind),
  })
}

describe.each(Object.entries<ServerKind>(SERVER_KINDS))('a server: %s', (_, kind) => {
  it('is read, linked and compared with earlier runs', async () => {
    const { exitCode, annotations, outputs, report, summary, github } = await runOn(kind)
    expect({ exitCode, annotations }).toEqual({ exitCode: 0, annotations: [] })
    expect(report?.notes).toEqual([])
    expect(report).toMatchObject({
      queueSeconds: kind.lacks.job.includes('created_at') ? null : 12,
      executionSeconds: 120,
      currentJobId: FIRST_JOB_ID + 2,
    })
    expect(outputs).toMatchObject({
      conclusion: 'failure',
      complete: 'true',
      'jobs-total': '3',
    })
    expect(report?.history).toMatchObject({ branch: 'main', duration: null })
    // A job that failed is not compared.
    expect(report?.history?.jobs.filter(({ slower }) => slower)).toMatchObject([{ job: 'build' }])
    expect(summary).toContain('not ok 1')
    const linked = new Set(summary.match(/https:\/\/[^/]+/g))
    expect(linked).toEqual(new Set([kind.host.serverUrl]))
    // The run, its jobs and its file; the earlier runs and the jobs of each; the log and the annotations;
    // the known failures; the log of a slower job and that of an earlier run; that of a run of the commit that passed.
    expect(github.requests).toHaveLength(3 + 1 + 6 + 2 + 1 + 2 + 1)
    for (const { path, headers } of github.requests) {
      const ofServer = /^\/api\/(?:v3\/repos\/|graphql$)/
      expect(path).toMatch(kind.basePath === '' ? /^\/(?:repos\/|graphql$)/ : ofServer)
      expect(headers).not.toHaveProperty('x-github-api-version')
    }
  })
})

describe('a token without access to the run', () => {
  it('is reported once with the permission to add', async () => {
    const refused: Fault = { path: /\/actions\/runs\//, response: { status: 404 } }
    const { exitCode, messages, requested } = await runAlone({
      github: { runs: [fakeRun()], faults: [refused] },
    })
    expect(exitCode).toBe(0)
    const message = / the jobs of run .* 404 .*\n\npermissions:\n {2}actions: read\n\n/s
    expect(messages).toEqual({ warning: [expect.stringMatching(message)] })
    expect(requested.filter((path) => /attempts\/1\/jobs/.test(path))).toHaveLength(1)
    expect(requested).toContain(WORKFLOW_FILE)
  })
})

/** The authority's servers, and the file in which a runner may have its certificate. */
let setting: { readonly api: Secured; readonly logs: Secured; readonly file: string }

beforeAll(async () => {
  const { cert, secure } = await makeAuthority()
  const file = join(folder, 'authority.pem')
  writeFileSync(file, cert)
  setting = { api: await secure('localhost'), logs: await secure('127.0.0.1'), file }
})

/** Another run with a failed job, on servers that prove themselves by the authority. */
async function runSecured({ extra = '', logs = setting.logs }) {
  return await runWithLogs({
    github: {
      basePath: '/api/v3',
      secured: setting.api,
      runs: [fakeRun({ run: { id: 7 }, jobs: [{ name: 'test', conclusion: 'failure' }] })],
    },
    secured: logs,
    logs: { [FIRST_JOB_ID]: failedLog(['not ok 1']) },
    inputs: { 'run-id': '7', 'history-runs': '0' },
    env: { NODE_EXTRA_CA_CERTS: extra === '' ? undefined : extra },
  })
}

describe('private CA', () => {
  it('is accepted for the API and the log host if the runner trusts it', async () => {
    const result = await runSecured({ extra: setting.file })
    expect(result).toMatchObject({ exitCode: 0, annotations: [], stderr: '' })
    expect(result.outputs).toMatchObject({ conclusion: 'failure', complete: 'true' })
    expect(result.summary).toContain('not ok 1')
    expect(result.github.requests.map(({ headers }) => headers.authorization)).toEqual(
      result.github.requests.map(() => 'token ghs_fakeTokenOfTheJob'),
    )
    expect(result.logHost.requests.map(({ headers }) => headers.authorization)).toEqual([undefined])
  })

  it('warns once and names NODE_EXTRA_CA_CERTS if the runner does not trust the CA', async () => {
    const { exitCode, messages, stdout, stderr, outputs, github, logHost } = await runSecured({})
    expect(exitCode).toBe(0)
    expect(messages).toEqual({
      warning: [expect.stringMatching(/verify the first certificate.*NODE_EXTRA_CA_CERTS/s)],
    })
    expect(stdout + stderr).not.toMatch(/^\s+at /m)
    expect(outputs['conclusion']).toBe('unknown')
    expect({ requests: github.requests, logRequests: logHost.requests }).toEqual({
      requests: [],
      logRequests: [],
    })
  })

  it.each([
    ['is of a CA that is not trusted', true],
    ['is for another host name', false],
  ])('is reported with the log if that of the log host %s', async (_, isOther) => {
    const other = await (await makeAuthority('Another authority')).secure('127.0.0.1')
    const logs = isOther ? other : { ...setting.api, name: setting.logs.name }
    const { exitCode, annotations, report, logHost } = await runSecured({
      extra: setting.file,
      logs,
    })
    expect({ exitCode, annotations, logRequests: logHost.requests }).toEqual({
      exitCode: 0,
      annotations: [],
      logRequests: [],
    })
    const [note, ...others] = report?.notes.map(({ text }) => text) ?? []
    expect(others).toEqual([])
    expect(note).toMatch(/^The log of test is not shown: /)
    expect(note?.includes('NODE_EXTRA_CA_CERTS')).toBe(isOther)
  })
})
