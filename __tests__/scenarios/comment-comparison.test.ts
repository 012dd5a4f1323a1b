import { describe, expect, it } from '@jest/globals'
import { encodeCommitReport } from '../../src/report-json/encode/encode-commit-report.ts'
import type { Job } from '../../src/model/run.ts'
import { apiPull } from '../../testing/fake-github/api-conversation.ts'
import { REPOSITORY, RUN_ID, type RunFields, SHA } from '../../testing/fake-github/api-run.ts'
import { earlierRuns, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { FORK } from '../../testing/fake-github/repository.ts'
import { expectHarmlessBody } from '../../testing/harmless.ts'
import { reportOnCommit } from '../../testing/make-commit.ts'
import { finished, makeRun, reportOn } from '../../testing/make-run.ts'
import { writeJsonFile, writeReportFile } from '../../testing/report-file.ts'
import { runSubAction } from '../../testing/run-with-logs.ts'

const REPO = '/repos/octo-org/octo-shop'
const RUN = `GET ${REPO}/actions/runs/${RUN_ID}`
const baseRuns = (event: string) =>
  `GET ${REPO}/actions/workflows/67993574/runs?branch=main&event=${event}&exclude_pull_requests=true&created=%3C%3D2026-03-01T10%3A00%3A00Z&per_page=30&page=1`

interface Play {
  /** Of the pull request's run, as the report has it. */
  readonly jobs?: readonly Partial<Job>[]
  readonly conclusion?: 'success' | 'failure'
  /** Fields of the earlier runs of main. */
  readonly base?: RunFields
  readonly runs?: number
  readonly rateLimit?: number
  readonly faults?: readonly Fault[]
  readonly inputs?: Readonly<Record<string, string>>
}

/** Comments on a run of a pull request after runs of main, whose jobs `build` and `test` took a minute. */
async function runComment({
  jobs,
  conclusion = 'success',
  base,
  runs = 6,
  rateLimit = 5_000,
  faults = [],
  inputs,
}: Play = {}) {
  const event = 'pull_request'
  const run = { id: RUN_ID, number: 128, event, commit: SHA, branch: 'topic', conclusion }
  const report = reportOn(makeRun({ ...run, jobs: jobs ?? [{ name: 'build' }, { name: 'test' }] }))
  return await runSubAction('comment', {
    github: {
      pulls: [apiPull()],
      runs: [
        fakeRun({ run: { id: RUN_ID, event, head_branch: 'topic', conclusion } }),
        ...earlierRuns(runs, () => [{ name: 'build' }, { name: 'test' }], {
          run_number: 125,
          ...base,
        }),
      ],
      faults,
      rateLimit,
    },
    job: {
      runId: RUN_ID,
      eventName: event,
      event: {
        repository: { default_branch: 'main' },
        pull_request: { number: 12, head: { sha: SHA } },
      },
    },
    inputs: {
      'report-path': await writeReportFile(report),
      ...{ when: 'always', 'compare-with': 'base', ...inputs },
    },
  })
}

function bodyOf({ github }: Awaited<ReturnType<typeof runComment>>): string {
  return github.state.comments[0]?.body.replace(/^<!-- .*\n/, '') ?? ''
}

/** Without the characters that keep GitHub from seeing a commit in a number. */
const plain = (result: Awaited<ReturnType<typeof runComment>>) =>
  bodyOf(result).replaceAll('\u2060', '')

const SHORTER = [{ name: 'build', state: finished(5, 25) }, { name: 'lint' }]

describe('comment with compare-with: base', () => {
  it('shows the run beside the newest one of the base branch that passed', async () => {
    const result = await runComment({ jobs: SHORTER })
    expect(result.annotations).toEqual([])
    expect(bodyOf(result)).toContain('compared with main: 1m 7s → 1m 5s')
    expectHarmlessBody(bodyOf(result), `https://github.com/${REPOSITORY}`)
    const requests = result.requests.filter((request) => request.includes('/actions/'))
    expect(requests).toContain(RUN)
    expect(requests).toContain(baseRuns('push'))
    // Those of the run before it, and of the five that show the normal variation.
    expect(requests.filter((request) => request.includes('/jobs?'))).toHaveLength(6)
    expect(requests.length).toBeLessThanOrEqual(12)
  })

  it.each<[string, Play]>([
    ['the comment has one line', { inputs: { when: 'failure' } }],
    ['compare-with is none', { inputs: { 'compare-with': 'none' } }],
  ])('requests no other run if %s', async (_, options) => {
    const { requests } = await runComment(options)
    const ofOthers = requests.filter((request) => /\/actions\/(?!runs\?head_sha=)/.test(request))
    expect(ofOthers).toEqual([])
  })

  it.each<[string, Play, string]>([
    ['there is no earlier run', { runs: 0 }, 'no earlier run of the workflow that passed there'],
    [
      'all failed',
      { base: { conclusion: 'failure' } },
      'no earlier run of the workflow that passed',
    ],
    [
      'all are of a fork',
      { base: { head_repository: FORK } },
      'no earlier run of the workflow that passed there',
    ],
    ['all are of other workflows', { base: { workflow_id: 7 } }, 'no earlier run of the workflow'],
    ['all are of another branch', { base: { head_branch: 'dev' } }, 'no earlier run of the'],
    ['all are of pull requests', { base: { event: 'pull_request' } }, 'no earlier run of the'],
    ['few requests remain', { rateLimit: 9 }, 'few API requests remain.'],
  ])('says so in one line if %s', async (_, options, reason) => {
    const result = await runComment(options)
    expect(result.outputs.done).toBe('true')
    expect(bodyOf(result)).toContain(`\n\nCI is not compared with <code>main</code>: ${reason}`)
    // That of the jobs.
    expect(bodyOf(result).match(/<details>/g)).toHaveLength(1)
  })

  it.each<[string, RegExp]>([
    ['the run', /\/actions\/runs\/22400000001$/],
    ['the runs of the branch', /\/workflows\/67993574\/runs$/],
  ])('still comments, and warns, if %s cannot be read', async (_, path) => {
    const result = await runComment({ faults: [{ path, response: { status: 403 } }] })
    expect(result.outputs.done).toBe('true')
    expect(bodyOf(result)).toContain(
      'is not compared with <code>main</code>: its runs could not be read.',
    )
    expect(result.annotations).toMatchObject([
      { level: 'warning', message: expect.stringContaining('403') as unknown },
    ])
  })

  it('still comments if the jobs of the run of the base branch cannot be read', async () => {
    const path = new RegExp(`/runs/${RUN_ID - 1}/.*jobs$`)
    const result = await runComment({ faults: [{ path, response: { status: 403 } }] })
    expect(plain(result)).toContain(`: the jobs of run ${RUN_ID - 1} could not be read.`)
  })

  it('compares no run that the report claims to be of the commit', async () => {
    const report = reportOnCommit([{ id: RUN_ID - 1, workflow: 'CI', jobs: [{ name: 'build' }] }])
    const path = await writeJsonFile(encodeCommitReport(report))
    const result = await runComment({
      base: { head_sha: 'c'.repeat(40) },
      inputs: { 'report-path': path },
    })
    expect(plain(result)).toContain(`: run ${RUN_ID - 1} is of another commit.`)
  })

  it('compares the three longest runs of a commit', async () => {
    const runs = [5, 4, 3, 2, 1].map((minutes, at) => ({
      ...{ id: RUN_ID + at, workflow: `W${minutes}`, workflowPath: `${minutes}.yml` },
      jobs: [{ name: 'build', state: finished(5, 60 * minutes) }],
    }))
    const path = await writeJsonFile(encodeCommitReport(reportOnCommit(runs)))
    const body = bodyOf(await runComment({ inputs: { 'report-path': path } }))
    expect(body).toMatch(/^<details><summary>W5 compared with main: /m)
    expect(body.match(/^W\d is not compared/gm)).toEqual([
      'W4 is not compared',
      'W3 is not compared',
    ])
    expect(body).toContain('\n\n2 shorter workflow runs not compared.')
  })
})
