import { describe, expect, it } from '@jest/globals'
import type { CommitReportJson } from '../../src/report-json/shapes/commit-report.ts'
import { renderReport } from '../../testing/browser-page.ts'
import {
  apiBranch,
  apiCommit,
  apiRules,
  ACTIONS_APP,
} from '../../testing/fake-github/api-branch.ts'
import { apiPull } from '../../testing/fake-github/api-conversation.ts'
import { SHA } from '../../testing/fake-github/api-run.ts'
import { commitRuns } from '../../testing/fake-github/fake-run.ts'
import type { FakeGitHubOptions } from '../../testing/fake-github/start-fake-github.ts'
import { expectValidCommitReport } from '../../testing/report-schema.ts'
import { withCommand } from '../../testing/run-command.ts'
import { expectOnlyReads } from '../../testing/scenario.ts'

const REPOSITORY = 'octo-org/octo-shop'

const GITHUB: FakeGitHubOptions = {
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

describe('the command', () => {
  it('reports the runs of a pull request in every form, also from a recording', () =>
    withCommand(GITHUB, async ({ run, github }) => {
      const url = `${github.serverUrl}/${REPOSITORY}/pull/12`
      const text = await run([url, '--wait', '--save', 'commit.json'])
      expect(text).toMatchObject({ exitCode: 0, stderr: '' })
      expect(text.stdout).toMatch(/^✗ Pull request/)
      const live = await run([url, '--format', 'json', '--save', 'json.json'])
      expectOnlyReads(github.requests)
      await github.close()
      expect((await run(['--from', 'json.json', '--format', 'json'])).stdout).toBe(live.stdout)

      expect((await run(['--from', 'commit.json'])).stdout).toBe(text.stdout)
      expect((await run(['--from', 'commit.json', url])).stdout).toBe(text.stdout)
      const json = await run(['--from', 'commit.json', '--format', 'json', '--fail'])
      expect(json.exitCode).toBe(3)
      const report: unknown = JSON.parse(json.stdout)
      expectValidCommitReport(report)
      expect(report).toMatchObject({ commit: SHA, pullRequest: { number: 12, base: 'main' } })
      const markdown = await run(['--from', 'commit.json', '--format', 'markdown'])
      expect(markdown.stdout).toMatch(/^## ❌ Pull request/)
      const html = await run(['--from', 'commit.json', '--format', 'html'])
      expect(html.stdout).toBe(renderReport(report as CommitReportJson))

      const other = await run(['--from', 'commit.json', url.replace('pull/12', 'pull/13')])
      expect(other).toMatchObject({ exitCode: 2, stdout: '' })
      expect(other.stderr).toContain(`/commit/${SHA}, not of pull request 13`)
      const csv = await run(['--from', 'commit.json', '--format', 'csv'])
      expect(csv).toMatchObject({ exitCode: 2, stdout: '' })
    }))

  it('resolves an abbreviated SHA, by which GitHub finds no run', () =>
    withCommand(GITHUB, async ({ run, github }) => {
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
    withCommand(GITHUB, async ({ run, github }) => {
      const result = await run([`${github.serverUrl}/${REPOSITORY}/${page}`])
      expect(result).toMatchObject({ exitCode: 1, stdout: '' })
      expect(result.stderr).toContain(message)
    }),
  )
})
