import { describe, expect, it } from '@jest/globals'
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text as readAll } from 'node:stream/consumers'
import { renderOtlp } from '../../src/otlp/render/otlp.ts'
import type { ReportJson } from '../../src/model/shapes/report.ts'
import type { CommitReportJson } from '../../src/model/shapes/commit-report.ts'
import { describeWith } from '../../testing/requirements.ts'
import { CLOSED_URL } from '../../testing/fake-github/host.ts'
import { bigRun } from '../../testing/fake-github/big-run.ts'
import { commitRuns, type FakeRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { expectInvariants } from '../../testing/report-invariants.ts'
import { expectValidCommitReport, expectValidReport } from '../../testing/report-schema.ts'
import {
  COMMAND,
  type CommandSetup,
  SIGNATURE,
  TOKEN,
  withCommand,
  withExample,
} from '../../testing/run-command.ts'
import { expectOnlyReads } from '../../testing/scenario.ts'
import { decodeRun } from '../../testing/report-file.ts'
import {
  ACTIONS_APP,
  apiBranch,
  apiCommit,
  apiRules,
} from '../../testing/fake-github/api-branch.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { apiPull } from '../../testing/fake-github/api-conversation.ts'
import { SHA } from '../../testing/fake-github/api-run.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'

const FAILED = fakeRun({ jobs: [{ name: 'build' }, { name: 'test', conclusion: 'failure' }] })
const PASSED = fakeRun({ run: { conclusion: 'success' }, jobs: [{ name: 'build' }] })

const RED = fakeRun({ jobs: [{ name: 'test', conclusion: 'failure' }] })
const GREEN = fakeRun({ run: { run_attempt: 2, conclusion: 'success' }, jobs: [{ name: 'test' }] })

/** Starts the command, whose output goes to pipes or to a file. */
function startCommand(
  args: readonly string[],
  { address, folder }: Pick<CommandSetup, 'address' | 'folder'>,
  stdout: 'pipe' | number = 'pipe',
) {
  return spawn(process.execPath, [COMMAND, ...args], {
    env: { PATH: folder, GH_HOST: new URL(address).host, GH_ENTERPRISE_TOKEN: TOKEN },
    stdio: ['ignore', stdout, 'pipe'],
  }) as ChildProcessByStdio<null, Readable, Readable>
}

describe('the command', () => {
  it('writes every format of the same report', () =>
    withExample(async ({ run, address }) => {
      const writeAs = async (format: string) => {
        const { stdout, ...end } = await run([address, '--format', format])
        expect(end).toMatchObject({ exitCode: 0, stderr: '' })
        return stdout
      }
      const json = await writeAs('json')
      expect(json).not.toContain(TOKEN)
      expect(json).not.toContain(SIGNATURE)
      const report = JSON.parse(json) as ReportJson
      expectValidReport(report)
      expectInvariants(report)
      expect(report.failures[0]?.logs[0]?.lines).toHaveLength(20)
      expect(report.history?.runs.length).toBe(10)
      expect(JSON.parse(await writeAs('otlp'))).toEqual(JSON.parse(renderOtlp(decodeRun(report))))
      expect(await writeAs('markdown')).toMatch(/^## ❌ CI failed/)
      expect(await writeAs('text')).toMatch(/^✗ CI failed/)
    }))

  it('writes text for programs into a pipe, and as wide as COLUMNS if that is set', () =>
    withExample(async ({ run, read, address }) => {
      const whole = (await run([address], { inProcess: false })).stdout
      expect(whole).toMatch(
        /^ {6}- cache key › is the same .*\(test\/cache\/cache-key\.test\.ts:22:15\)$/m,
      )
      expect(whole).not.toContain('TIMELINE')
      await run([address, '-o', 'report.txt'])
      expect(await read('report.txt')).toBe(whole)
      const wrapped = (await run([address], { env: { COLUMNS: '80' } })).stdout
      expect(wrapped).toContain('\nTIMELINE\n')
      const lines = wrapped.split('\n').filter((line) => !line.includes('://'))
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
    }))

  it('writes to a file, or reports why it cannot', () =>
    withCommand({ runs: [PASSED] }, async ({ run, read, address, folder }) => {
      const env = { FORCE_COLOR: '1' }
      const written = await run([address, '-o', 'report.txt'], { env })
      expect(written).toMatchObject({ exitCode: 0, stdout: '', stderr: '' })
      expect(await read('report.txt')).toMatch(/^✓ CI succeeded/)
      await mkdir(join(folder, 'a-folder'))
      const result = await run(['--output', 'a-folder', address])
      expect(result).toMatchObject({ exitCode: 1, stdout: '' })
      expect(result.stderr).toMatch(/^run-report: .* a-folder: it is a folder\n$/)
    }))

  it.each<[args: string, exitCode: number, known: FakeRun]>([
    ['--format markdown', 0, FAILED],
    ['--fail --format json', 3, bigRun(300, 20)],
    ['--fail --format json', 1, { ...FAILED, totalCount: 3 }],
  ])('keeps its exit code if nobody reads its output: %s => %i', (args, exitCode, known) =>
    withCommand({ runs: [known] }, async (setup) => {
      const command = startCommand([setup.address, ...args.split(' ')], setup)
      command.stdout.destroy()
      const ended = once(command, 'exit')
      const stderr = await readAll(command.stderr)
      expect(await ended).toEqual([exitCode, null])
      expect(stderr).toMatch(exitCode === 1 ? /^run-report: .*\n$/ : /^$/)
    }),
  )

  it.each<[word: string, about: string, failOn: string]>([
    ['Nothing to do here: the gate passes', 'a run', 'new'],
    ['Nothing to do here: the gate passes', 'its commit', 'new'],
    ['Re-run it when a runner is there', 'a run', '${{ vars.fail-on }}'],
  ])('says %j of %s with the gate %j', (advice, about, failOn) => {
    const never = { conclusion: 'failure', steps: [], runner_id: null, runner_name: null }
    const gate = { name: 'all', created_at: 65, started_at: 70, completed_at: 80 }
    const run = fakeRun({
      run: { conclusion: 'failure' },
      jobs: [{ id: 71, name: 'test', completed_at: 60, ...never }, gate],
    })
    const message = 'The job was not acquired by Runner of type hosted even after multiple attempts'
    const file = `on: push
jobs:
  test: {}
  all: { needs: test, if: always(), steps: [{ uses: octo/run-report@v1, with: { fail-on: "${failOn}" } }] }`
    const github = {
      runs: [run],
      annotations: { 71: [apiAnnotation({ message })] },
      files: { '.github/workflows/ci.yml': file },
    }
    return withCommand(github, async ({ run, address }) => {
      const commit = `${address.replace(/actions.*/, '')}commit/${SHA}`
      const { stdout } = await run([about === 'a run' ? address : commit])
      expect(stdout).toContain(`\n  ${advice}`)
    })
  })

  it('reports the attempt of the job that the URL names', () =>
    withCommand({ runs: [RED, GREEN] }, async ({ run, address, github }) => {
      const id = RED.jobs[0]?.id ?? 0
      for (const url of [
        `${address}/job/${id}`,
        `${address}/job/${id}?pr=12#step:3:1`,
        address.replace(/actions\/runs\/\d+/, `runs/${id}?check_suite_focus=true`),
      ]) {
        const { stdout, ...end } = await run([url, '--fail'])
        expect(end).toMatchObject({ exitCode: 3, stderr: '' })
        expect(stdout).toMatch(/^✗ CI failed/)
      }
      expect((await run([address])).stdout).toMatch(/^✓ CI succeeded/)
      expect((await run([`${address}/job/${id}`, '--attempt', '2'])).stdout).toMatch(/^✓ CI succ/)
      const unknown = await run([`${address}/job/7`])
      expect(unknown).toMatchObject({ exitCode: 1, stdout: '' })
      expect(unknown.stderr).toMatch(/^run-report: Could not read job 7 of .* 404/)
      expectOnlyReads(github.requests)
    }))
})

// Only Linux has a file that is always full.
describeWith('Linux', 'the command at a full disk', () => {
  it('says why it could not write its output', () =>
    withCommand({ runs: [PASSED] }, async (setup) => {
      const full = await open('/dev/full', 'w')
      const command = startCommand([setup.address], setup, full.fd)
      const ended = once(command, 'exit')
      expect(await readAll(command.stderr)).toMatch(
        /^run-report: could not write to standard output: ENOSPC[^\n]*\n$/,
      )
      expect(await ended).toEqual([1, null])
      await full.close()
    }))
})

describe('the command reports what to change', () => {
  it('for an invalid token', () => {
    const faults: Fault[] = [{ response: { status: 401 } }]
    return withCommand({ runs: [PASSED], faults }, async ({ run, address, github }) => {
      const { exitCode, stdout, stderr } = await run([address])
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
      expect(stderr).toMatch(/^run-report: .* 401 .*\n$/)
      expectOnlyReads(github.requests)
    })
  })

  it('for a server that is down', () =>
    withCommand({}, async ({ run, address, github }) => {
      const closed = address.replace(github.serverUrl, CLOSED_URL)
      const env = { GH_HOST: new URL(CLOSED_URL).host }
      const { exitCode, stdout, stderr } = await run([closed], { env })
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
      expect(stderr).toMatch(/ECONNREFUSED.*\. Check the URL and that this machine can reach 127/)
    }))

  it('for a missing token, without a request', () =>
    withCommand({ runs: [PASSED] }, async ({ run, address, github }) => {
      const env = { GH_ENTERPRISE_TOKEN: undefined, GH_TOKEN: TOKEN, GITHUB_TOKEN: TOKEN }
      const { exitCode, stderr } = await run([address], { env })
      expect(exitCode).toBe(1)
      expect(stderr).toMatch(
        / token for 127\S+\. .* --hostname 127\S+", or set GH_ENTERPRISE_TOKEN; /,
      )
      expect(github.requests).toEqual([])
    }))

  it('for an unknown option', () =>
    withCommand({}, async ({ run }) => {
      const { exitCode, stdout, stderr } = await run(['--frobnicate'])
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
      expect(stderr).toMatch(/^run-report: .*'--frobnicate'.*\nusage: run-report URL /)
    }))
})

// Windows knows no signals, and finds no script by its name alone.
describeWith('POSIX', 'the command', () => {
  it('exits silently on SIGINT', () => {
    let interrupt: (() => void) | undefined
    const onRequest = () => interrupt?.()
    const faults: Fault[] = [{ delivery: 'never' }]
    return withCommand({ runs: [PASSED], faults, onRequest }, async ({ run, address }) => {
      const onStart = (kill: (signal: NodeJS.Signals) => void) => {
        interrupt = () => {
          kill('SIGINT')
        }
      }
      const result = await run([address], { onStart })
      expect(result).toMatchObject({ exitCode: 130, stdout: '', stderr: '' })
    })
  })

  it('runs gh for the token of the host, without tokens in its environment', () =>
    withCommand({ runs: [PASSED] }, async ({ run, read, address, folder }) => {
      const gh = `#!${process.execPath}
const { GH_TOKEN, GITHUB_TOKEN } = process.env
require('fs').writeFileSync('called.json', JSON.stringify([process.argv.slice(2), GH_TOKEN, GITHUB_TOKEN]))
console.log('${TOKEN}')
`
      await writeFile(join(folder, 'gh'), gh)
      await chmod(join(folder, 'gh'), 0o755)
      const { exitCode } = await run([address], {
        env: { GH_ENTERPRISE_TOKEN: undefined, GH_TOKEN: 'x', GITHUB_TOKEN: 'y' },
      })
      expect(exitCode).toBe(0)
      const host = new URL(address).host
      expect(JSON.parse(await read('called.json'))).toEqual([
        ['auth', 'token', '--hostname', host],
        null,
        null,
      ])
    }))
})

describe('the bundle of the command', () => {
  it('reports which Node it requires', () =>
    withCommand({}, async ({ run }) => {
      const older = "Object.defineProperty(process.versions, 'node', { value: '22.9.0' })"
      const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(older)}` }
      expect(await run(['--help'], { env })).toMatchObject({
        exitCode: 1,
        stdout: '',
        stderr: 'run-report: Node 22.13 or later is required, and this is Node 22.9.0\n',
      })
    }))

  it('starts with the interpreter line of a program', () => {
    expect(readFileSync(COMMAND, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  })

  it.each([
    ['--help', /^run-report - report every job and step of a GitHub Actions run\n/],
    ['--version', /^\d+\.\d+\.\d+\n$/],
  ])('prints %s', (option, expected) =>
    withCommand({}, async ({ run }) => {
      const result = await run([option], { inProcess: false })
      expect(result).toMatchObject({ exitCode: 0, stderr: '' })
      expect(result.stdout).toMatch(expected)
    }),
  )
})

const REPOSITORY = 'octo-org/octo-shop'

const OF_COMMIT: FakeGitHubOptions = {
  runs: commitRuns([
    { run: { name: 'CI', conclusion: 'failure' }, jobs: [{ name: 'test', conclusion: 'failure' }] },
    { run: { name: 'Lint', conclusion: 'success' }, jobs: [{ name: 'lint' }] },
  ]),
  pulls: [apiPull({ number: 12 })],
  bodies: {
    [`commits/${SHA.slice(0, 7)}`]: apiCommit(),
    'commits/beef': apiCommit(),
    'rules/branches/main': apiRules([['test', ACTIONS_APP]]),
    'branches/main': apiBranch('main'),
  },
}

describe('run-report of a commit', () => {
  it('reports the runs of a pull request in every form', () =>
    withCommand(OF_COMMIT, async ({ run, github }) => {
      const url = `${github.serverUrl}/${REPOSITORY}/pull/12`
      const text = await run([url, '--wait', '--fail-fast'])
      expect(text).toMatchObject({ exitCode: 0, stderr: '' })
      expect(text.stdout).toMatch(/^✗ Pull request/)
      const json = await run([url, '--format', 'json', '--fail'])
      expect(json.exitCode).toBe(3)
      const report: unknown = JSON.parse(json.stdout)
      expectValidCommitReport(report)
      expect(report).toMatchObject({ commit: SHA, pullRequest: { number: 12, base: 'main' } })
      const html = await run([url, '--format', 'html'])
      expect(html.stdout).toMatch(/<title>Pull request #12 /)
      expectOnlyReads(github.requests)
      const otlp = await run([url, '--format', 'otlp'])
      expect(otlp).toMatchObject({ exitCode: 2, stdout: '' })
    }))

  it('does not wait for the run in which it runs, and omits it', async () => {
    const own = { id: 99, name: 'All', workflow_id: 9, status: 'in_progress', conclusion: null }
    const runs = [...(OF_COMMIT.runs ?? []), fakeRun({ run: own, jobs: [] })]
    await withCommand({ ...OF_COMMIT, runs }, async ({ run, github }) => {
      const url = `${github.serverUrl}/${REPOSITORY}/pull/12`
      const variables = { GITHUB_REPOSITORY: REPOSITORY, GITHUB_RUN_ID: '99' }
      const { exitCode, stdout } = await run([url, '--wait', '--fail', '--format', 'json'], {
        env: { ...variables, GITHUB_SERVER_URL: github.serverUrl },
      })
      expect(exitCode).toBe(3)
      const { runs: reported } = JSON.parse(stdout) as CommitReportJson
      expect(reported.map(({ label }) => label)).toEqual(['CI', 'Lint'])
    })
  })

  it('resolves an abbreviated SHA, by which GitHub finds no run', () =>
    withCommand(OF_COMMIT, async ({ run, github }) => {
      const { exitCode, stdout } = await run([
        `${github.serverUrl}/${REPOSITORY}/commit/${SHA.slice(0, 7)}`,
      ])
      expect(exitCode).toBe(0)
      expect(stdout).toMatch(/^✗ Commit 7638417 failed in /)
      const paths = github.requests.map(({ path }) => path.replace(/^.*octo-shop\//, ''))
      expect(paths[0]).toBe(`commits/${SHA.slice(0, 7)}`)
      expect(paths[1]).toContain(`head_sha=${SHA}&`)
    }))

  it.each([
    ['the name of a branch', 'commit/beef', 'beef is the name of a branch or tag'],
    [
      'an unknown job',
      'actions/runs/1/job/2',
      'job 2 of octo-org/octo-shop: GitHub responded with 404 (Not Found). The job does not exist, or the token has no access to it: it needs to read actions.',
    ],
    ['a commit without runs', `commit/${'f'.repeat(40)}`, 'GitHub lists no workflow run of commit'],
  ])('says why it cannot report %s', (_, page, message) =>
    withCommand(OF_COMMIT, async ({ run, github }) => {
      const result = await run([`${github.serverUrl}/${REPOSITORY}/${page}`])
      expect(result).toMatchObject({ exitCode: 1, stdout: '' })
      expect(result.stderr).toContain(message)
    }),
  )
})
