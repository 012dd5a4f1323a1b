import { describe, expect, it } from '@jest/globals'
import { FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { failedLog, runWithLogs } from '../../testing/run-with-logs.ts'

/** Plays another run with a failed job, whose annotations the token can't read. */
async function playFailed(env: Readonly<Record<string, string>>) {
  const played = await runWithLogs({
    github: {
      runs: [fakeRun({ run: { id: 7 }, jobs: [{ name: 'test', conclusion: 'failure' }] })],
      faults: [{ path: /\/annotations$/, response: { status: 403 } }],
    },
    logs: { [FIRST_JOB_ID]: failedLog(['not ok 1']) },
    inputs: { 'run-id': '7', 'history-runs': '0' },
    env,
  })
  const lines = played.stdout.split('\n').filter((line) => line.startsWith('::debug::'))
  return { ...played, lines: lines.map((line) => line.replace('::debug::', '')) }
}

describe('step debugging', () => {
  it('logs each request, also failures that are otherwise silent', async () => {
    const { lines, github, logHost, annotations, exitCode } = await playFailed({
      RUNNER_DEBUG: '1',
    })
    expect([exitCode, annotations]).toEqual([0, []])
    const requests = lines.filter((line) => line.startsWith('GET '))
    expect(requests).toHaveLength(github.requests.length + logHost.requests.length)
    expect(requests).toContainEqual(
      expect.stringMatching(
        /^GET \/repos\/octo-org\/octo-shop\/actions\/runs\/7: 200, \d+ ms, FA4E:\d+$/,
      ),
    )
    expect(requests).toContainEqual(
      expect.stringMatching(/\/annotations\S*: 403, \d+ ms, FA4E:\d+$/),
    )
    expect(requests).toContainEqual(expect.stringMatching(/^GET http:\/\/127\S+: 20[06], \d+ ms$/))
    expect(lines.filter((line) => !line.startsWith('GET ')).toSorted()).toEqual([
      expect.stringMatching(/^Skipped the annotations of job \d+: GitHubError: .* 403/),
      expect.stringMatching(/^Skipped the file \.github\/workflows\/ci\.yml: GitHubError: .* 404/),
    ])
  })

  it('shows neither the token nor the signed URL of a log', async () => {
    const { stdout } = await playFailed({ RUNNER_DEBUG: '1' })
    expect(stdout).not.toMatch(/ghs_|sig=/)
  })

  it('is off by default', async () => {
    expect((await playFailed({})).lines).toEqual([])
  })
})
