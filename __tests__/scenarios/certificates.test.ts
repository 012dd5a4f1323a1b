import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Authority, makeAuthority } from '../../testing/certificates.ts'
import { FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Secured } from '../../testing/fake-github/server.ts'
import { failedLog, runWithLogs } from '../../testing/run-with-logs.ts'

/** The authority, its servers, and the file in which a runner may have its certificate. */
interface Setting {
  readonly authority: Authority
  readonly api: Secured
  readonly logs: Secured
  readonly folder: string
  readonly file: string
}

let setting: Setting | undefined

beforeAll(async () => {
  const authority = await makeAuthority()
  const folder = await mkdtemp(join(tmpdir(), 'run-report-authority-'))
  const file = join(folder, 'authority.pem')
  await writeFile(file, authority.cert)
  const [api, logs] = await Promise.all(['localhost', '127.0.0.1'].map(authority.secure))
  if (api === undefined || logs === undefined) throw new Error('there are two names')
  setting = { authority, api, logs, folder, file }
})

afterAll(async () => {
  if (setting !== undefined) await rm(setting.folder, { recursive: true })
})

/** Another run with a failed job, on servers that prove themselves by the authority. */
async function playSecured(
  choose: (setting: Setting) => {
    readonly extra?: string
    readonly logs?: Secured
  },
) {
  if (setting === undefined) throw new Error('there is no authority')
  const { extra, logs = setting.logs } = choose(setting)
  return await runWithLogs({
    github: {
      basePath: '/api/v3',
      secured: setting.api,
      runs: [fakeRun({ run: { id: 7 }, jobs: [{ name: 'test', conclusion: 'failure' }] })],
    },
    secured: logs,
    logs: { [FIRST_JOB_ID]: failedLog(['not ok 1']) },
    inputs: { 'run-id': '7', 'history-runs': '0' },
    env: { NODE_EXTRA_CA_CERTS: extra },
  })
}

describe('private CA', () => {
  it('is accepted for the API and the log host if the runner trusts it', async () => {
    const played = await playSecured(({ file }) => ({ extra: file }))
    expect([played.exitCode, played.annotations, played.stderr]).toEqual([0, [], ''])
    expect(played.outputs).toMatchObject({ conclusion: 'failure', complete: 'true' })
    expect(played.summary).toContain('not ok 1')
    expect(played.github.requests.map(({ headers }) => headers.authorization)).toEqual(
      played.github.requests.map(() => 'token ghs_fakeTokenOfTheJob'),
    )
    expect(played.logHost.requests.map(({ headers }) => headers.authorization)).toEqual([undefined])
  })

  it('warns once and names NODE_EXTRA_CA_CERTS if the runner does not trust the CA', async () => {
    const { exitCode, annotations, stdout, stderr, outputs, github, logHost } = await playSecured(
      () => ({}),
    )
    expect(exitCode).toBe(0)
    expect(annotations).toMatchObject([{ level: 'warning' }])
    expect(annotations[0]?.message).toMatch(
      /unable to verify the first certificate.*NODE_EXTRA_CA_CERTS/s,
    )
    expect(stdout + stderr).not.toMatch(/^\s+at /m)
    expect(outputs['conclusion']).toBe('unknown')
    expect([github.requests, logHost.requests]).toEqual([[], []])
  })

  it('is reported with the log if only the CA of the log host is not trusted', async () => {
    const other = await makeAuthority('Another authority')
    const logs = await other.secure('127.0.0.1')
    const { exitCode, annotations, report, summary, logHost } = await playSecured(({ file }) => ({
      extra: file,
      logs,
    }))
    expect([exitCode, annotations]).toEqual([0, []])
    expect(report?.notes.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^The log of test is not shown: .*NODE_EXTRA_CA_CERTS/),
    ])
    expect(summary).toContain('EXTRA')
    expect(logHost.requests).toEqual([])
  })

  it('is not accepted for another host name', async () => {
    const { exitCode, annotations, report } = await playSecured(({ file, api, logs }) => ({
      extra: file,
      logs: { ...api, name: logs.name },
    }))
    expect([exitCode, annotations]).toEqual([0, []])
    expect(report?.notes).toHaveLength(1)
    expect(report?.notes[0]?.text).toMatch(/^The log of test is not shown: the connection failed/)
    expect(report?.notes[0]?.text).not.toContain('NODE_EXTRA_CA_CERTS')
  })
})
