import { describe, expect, it } from '@jest/globals'
import {
  ACTIONS_APP,
  apiBranch,
  apiCommit,
  apiRules,
} from '../../testing/fake-github/api-branch.ts'
import { apiPull } from '../../testing/fake-github/api-conversation.ts'
import { SHA } from '../../testing/fake-github/api-run.ts'
import { commitRuns, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { expectValidCommitReport } from '../../testing/report-schema.ts'
import { withCommand } from '../../testing/run-command.ts'
import { expectOnlyReads } from '../../testing/scenario.ts'
import type { CommitReportJson } from '../../src/model/shapes/commit-report.ts'

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
