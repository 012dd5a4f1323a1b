import { describe, expect, it } from '@jest/globals'
import {
  ACTIONS_APP,
  apiBranch,
  apiCommit,
  apiRules,
} from '../../testing/fake-github/api-branch.ts'
import { apiPull } from '../../testing/fake-github/api-conversation.ts'
import { RUN_ID, SHA } from '../../testing/fake-github/api-run.ts'
import { commitRuns, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { expectValidCommitReport, expectValidDiff } from '../../testing/report-schema.ts'
import { withCommand, withExample } from '../../testing/run-command.ts'
import { expectOnlyReads } from '../../testing/scenario.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommitReportJson } from '../../src/model/shapes/commit-report.ts'
import type { RunDiffJson } from '../../src/model/shapes/run-diff.ts'

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
    [
      'an unknown commit',
      'commit/abcdef0',
      'commit abcdef0 of octo-org/octo-shop: GitHub responded with 404 (Not Found). The commit does not exist, or the token has no access to it: it needs to read contents.',
    ],
    ['the name of a branch', 'commit/beef', 'beef is the name of a branch or tag'],
    [
      'an unknown pull request',
      'pull/13',
      'pull request 13 of octo-org/octo-shop: GitHub responded with 404 (Not Found). The pull request does not exist, or the token has no access to it: it needs to read pull requests.',
    ],
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

const EARLIER = String(RUN_ID - 3_000)

describe('run-report diff', () => {
  it('compares the example run with an earlier one, in every format', () =>
    withExample(async ({ run, read, address, github }) => {
      const text = await run(['diff', EARLIER, address])
      expect(text).toMatchObject({ exitCode: 0, stderr: '' })
      expect(text.stdout).toMatch(/^CI #125 → #128: /)
      expectOnlyReads(github.requests)
      const { stdout } = await run(['diff', EARLIER, address, '--format', 'json'])
      const json = JSON.parse(stdout) as RunDiffJson
      expectValidDiff(json)
      expect(json.failures.map(({ change, after }) => [change, after?.name])).toContainEqual([
        'new',
        'test (windows-latest, 22)',
      ])
      await run(['diff', EARLIER, address, '--format', 'html', '--output', 'diff.html'])
      const page = await read('diff.html')
      expect(page).toMatch(/<h1><span>CI #125 → #128: .*<h2 id="section-1">Before you compare</s)
      expect(page).not.toMatch(/<script|script-src/)
    }))

  it('reads JSON reports, without a network', () =>
    withExample(async ({ run, address, github }) => {
      await run([address, '--format', 'json', '--output', 'a.json'])
      const other = address.replace(String(RUN_ID), EARLIER)
      await run([other, '--format', 'json', '--output', 'b.json'])
      const online = await run(['diff', other, address])
      await github.close()
      const offline = await run(['diff', 'b.json', 'a.json'])
      expect(offline).toMatchObject({ exitCode: 0, stderr: '' })
      expect(offline.stdout).toBe(online.stdout)
    }))

  it('refuses a file that is no report', () =>
    withCommand({}, async ({ run, folder }) => {
      await writeFile(join(folder, 'x.json'), '{"schemaVersion":1,"kind":"run"}')
      const result = await run(['diff', 'x.json', 'x.json'])
      expect(result).toMatchObject({ exitCode: 1, stdout: '' })
      expect(result.stderr).toContain('x.json is not a valid JSON report: madeAt is missing')
    }))

  it('exits with 1 and names the run that does not exist', () =>
    withCommand({ runs: [fakeRun({ jobs: [{ name: 'a' }] })] }, async ({ run, address }) => {
      // The command exits while the other run is still read.
      const result = await run(['diff', address, '99'], { inProcess: false })
      expect(result).toMatchObject({ exitCode: 1, stdout: '' })
      expect(result.stderr).toMatch(/the jobs of .*\/runs\/99 could not be read/)
    }))
})
