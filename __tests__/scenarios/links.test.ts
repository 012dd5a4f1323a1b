import { describe, expect, it } from '@jest/globals'
import { pullRequestRun } from '../../testing/base-branch.ts'
import { RUN_ID, SHA } from '../../testing/fake-github/api-run.ts'
import { commitRuns, fakeRun, jobId } from '../../testing/fake-github/fake-run.ts'
import { failedLog, type LogScenario, runWithLogs } from '../../testing/run-with-logs.ts'

const [TEST, REPORT] = [70, 71]
const FAILED = { id: TEST, name: 'test', conclusion: 'failure' }
const REPORTING = { id: REPORT, name: 'report', status: 'in_progress', started_at: 70 }
const MERGE = '1'.repeat(40)
const FILES = { 'go/stock/stock_test.go': '', 'packages/a/a.test.js': '', 'lib/a.test.js': '' }
const GO = ['--- FAIL: TestSold (0.00s)', '    stock_test.go:7: got 3, want 4', 'FAIL']
const NODE = [
  '✖ failing tests:',
  '',
  'test at a.test.js:4:1',
  '✖ adds (1.2ms)',
  '  AssertionError [ERR_ASSERTION]: 3 !== 4',
  '      at TestContext.<anonymous> (/home/runner/work/octo-shop/octo-shop/packages/a/a.test.js:4:33)',
]

async function run(
  output: readonly string[],
  github: LogScenario['github'] = {},
  job: LogScenario['job'] = {},
) {
  const result = await runWithLogs({
    github: { runs: [fakeRun({ jobs: [FAILED, REPORTING] })], files: FILES, ...github },
    logs: { [TEST]: failedLog(output) },
    inputs: { 'history-runs': '0', annotate: 'true' },
    job: { checkRunId: REPORT, ...job },
  })
  const { summary, report, annotations } = result
  return {
    ...result,
    links: [...summary.matchAll(/\/blob\/(\w{40})\/([^)]+)\)/g)].map(([, sha, file]) => [
      sha,
      file,
    ]),
    trees: result.github.requests
      .filter(({ pathname }) => pathname.includes('/git/trees/'))
      .map(({ path }) => path.replace(/^.*\/git\//, '')),
    positions: report?.failures.flatMap(({ errors = [] }) =>
      errors.map(({ path, line, inRepository }) => [path, line, inRepository]),
    ),
    annotated: annotations.flatMap(({ properties }) => properties['file'] ?? []),
  }
}

describe('the file of a position', () => {
  it('is found in the tree of the commit, and is the same in each output', async () => {
    const result = await run(GO)
    expect(result.trees).toEqual([`trees/${SHA}?recursive=1`])
    expect(result.links).toEqual([[SHA, 'go/stock/stock_test.go#L7']])
    expect(result.positions).toEqual([['go/stock/stock_test.go', 7, true]])
    expect(result.annotated).toEqual(['go/stock/stock_test.go'])
    expect(result.summary).toContain('    stock_test.go:7: got 3, want 4')
  })

  it('has the same path in the message', async () => {
    const { report } = await run(["main.c:12:5: error: 'total' undeclared"], {
      files: { 'src/main.c': '' },
    })
    expect(report?.causes).toMatchObject([{ message: "src/main.c:12: 'total' undeclared" }])
  })

  it('is shown by an absolute path, without a request', async () => {
    const { trees, links, positions } = await run(NODE)
    expect({ trees, positions }).toEqual({
      trees: [],
      positions: [['packages/a/a.test.js', 4, true]],
    })
    expect(links).toEqual([[SHA, 'packages/a/a.test.js#L4']])
  })

  it.each<[string, LogScenario['github']]>([
    ['without `contents: read`', { faults: [{ path: /trees/, response: { status: 403 } }] }],
    ['if two files can be it', { files: { ...FILES, 'stock_test.go': '' } }],
    ['if the commit lacks it', { files: { 'stock_test.js': '' } }],
  ])('is unknown %s, without a note', async (_, github) => {
    const { trees, links, positions, annotated, report } = await run(GO, github)
    expect({ trees: trees.length, links, annotated, notes: report?.notes }).toEqual({
      trees: 1,
      links: [],
      annotated: [],
      notes: [],
    })
    expect(positions).toEqual([['stock_test.go', 7, false]])
  })

  it('is that of the merge commit of a pull request', async () => {
    const runs = [pullRequestRun()]
    const { trees, links } = await run(GO, { runs }, { sha: MERGE, eventName: 'pull_request' })
    expect({ trees, links }).toEqual({
      trees: [`trees/${MERGE}?recursive=1`],
      links: [[MERGE, 'go/stock/stock_test.go#L7']],
    })
  })

  it('is found by one request for all runs of a commit', async () => {
    const jobs = [{ name: 'test', conclusion: 'failure' }]
    const runs = commitRuns(
      ['A', 'B'].map((name) => ({ run: { name, conclusion: 'failure' }, jobs })),
    )
    const { github, commitReport } = await runWithLogs({
      github: { runs, files: FILES },
      logs: Object.fromEntries([GO, NODE].map((log, at) => [jobId(at, 0), failedLog(log)])),
      job: { runId: RUN_ID + 90 },
      inputs: { scope: 'commit' },
    })
    const paths = github.requests.filter(({ pathname }) => pathname.includes('/git/trees/'))
    expect(paths).toHaveLength(1)
    const found = commitReport?.runs.flatMap(({ report }) =>
      report.failures.flatMap(({ errors = [] }) => errors.map(({ path }) => path)),
    )
    expect(found?.toSorted()).toEqual(['go/stock/stock_test.go', 'packages/a/a.test.js'])
  })

  it('is annotated as long as GitHub keeps the errors of the step', async () => {
    const lines = Array.from({ length: 12 }, (_, at) => `src/a.ts(${at + 1},1): error TS2304: No x`)
    const { annotations } = await runWithLogs({
      github: {
        runs: [fakeRun({ jobs: [FAILED, REPORTING] })],
        files: { 'src/a.ts': '' },
      },
      logs: { [TEST]: failedLog(lines) },
      inputs: { 'history-runs': '0', annotate: 'true', budgets: 'test: 10s fail' },
      job: { checkRunId: REPORT },
    })
    const files = annotations.map(({ properties }) => properties['file'] ?? '')
    expect(files).toEqual(['', ...Array<string>(8).fill('src/a.ts'), ''])
  })

  it('is annotated as long as the budgets of all runs of a commit leave room', async () => {
    const lines = Array.from({ length: 12 }, (_, at) => `src/a.ts(${at + 1},1): error TS2304: No x`)
    const failed = { name: 'test', conclusion: 'failure' }
    const runs = commitRuns(
      [[failed, REPORTING], [failed], [failed]].map((jobs, at) => ({
        run: { name: `CI ${at}` },
        jobs,
      })),
    )
    const { annotations } = await runWithLogs({
      github: { runs, files: { 'src/a.ts': '' } },
      logs: { [jobId(0, 0)]: failedLog(lines) },
      inputs: { scope: 'commit', annotate: 'true', budgets: 'test: 10s fail' },
      job: { checkRunId: REPORT },
    })
    const files = annotations.map(({ properties }) => properties['file'] ?? '')
    expect(files).toEqual(['', '', '', ...Array<string>(6).fill('src/a.ts'), ''])
  })

  it('is not searched if few requests remain', async () => {
    const { trees, links } = await run(GO, { rateLimit: 90 })
    expect({ trees, links }).toEqual({ trees: [], links: [] })
  })
})
