import { expect, it } from '@jest/globals'
import { enterpriseHost } from '../helpers/fake-github/host.ts'
import { fakeRun } from '../helpers/fake-github/fake-run.ts'
import { playAlone } from '../helpers/scenario.ts'

const HOST = enterpriseHost('https://ghe.example.com')
const RUNNER = 'build-box-7'

/** As GitHub Enterprise Server before 3.9 answers: no time at which a job was ready. */
const OLD = { created_at: undefined, workflow_name: undefined, head_branch: undefined }

it('a GitHub Enterprise Server is read and linked to, without the ids that it does not know', async () => {
  const { told, exitCode, annotations, outputs, report, summary, github } = await playAlone({
    github: {
      basePath: '/api/v3',
      rateLimit: 'none',
      runs: [
        fakeRun({
          host: HOST,
          jobs: [
            { ...OLD, name: 'build', started_at: 10, labels: ['self-hosted', 'linux'] },
            { ...OLD, name: 'test', started_at: 75, conclusion: 'failure' },
            { ...OLD, name: 'other', started_at: 80, status: 'in_progress', runner_name: 'box-8' },
            {
              ...OLD,
              name: 'report',
              started_at: 140,
              status: 'in_progress',
              runner_name: RUNNER,
              labels: ['self-hosted'],
            },
          ],
        }),
      ],
    },
    job: { serverUrl: HOST.serverUrl, runnerName: RUNNER, checkRunId: undefined },
  })
  expect(told).toMatchSnapshot()
  expect(exitCode).toBe(0)
  expect(annotations).toEqual([])
  expect(github.requests.every(({ path }) => path.startsWith('/api/v3/repos/octo-org/'))).toBe(true)
  expect(report?.jobs.map(({ name, current }) => [name, current])).toContainEqual(['report', true])
  expect(report?.jobs.filter(({ current }) => current)).toHaveLength(1)
  expect(outputs).toMatchObject({
    'queue-seconds': '',
    'jobs-unfinished': '1',
    'current-job-id': '65298740604',
    'current-job-url':
      'https://ghe.example.com/octo-org/octo-shop/actions/runs/22400000001/job/65298740604',
  })
  expect(summary).not.toContain('//github.com')
  expect(summary.match(/https:\/\/[^/]+/g)).toEqual(
    expect.arrayContaining(['https://ghe.example.com']),
  )
})

it('sends no version of the API, which an older server would refuse', async () => {
  const { github } = await playAlone({ github: { runs: [fakeRun()], basePath: '/api/v3' } })
  const versions = github.requests.map(({ headers }) => headers['x-github-api-version'])
  expect(versions).toEqual([undefined, undefined])
})

it('two jobs on runners of one name leave the current job unknown', async () => {
  const twin = { status: 'in_progress', runner_name: RUNNER }
  const { exitCode, outputs, report } = await playAlone({
    github: { runs: [fakeRun({ jobs: [twin, twin] })] },
    job: { runnerName: RUNNER, checkRunId: undefined },
    inputs: { 'settle-seconds': '0' },
  })
  expect(exitCode).toBe(0)
  expect(report?.jobs.some(({ current }) => current)).toBe(false)
  expect(outputs['current-job-id']).toBe('')
  expect(outputs['current-job-url']).toBe('')
})
