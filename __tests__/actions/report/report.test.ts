import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { lineAnnotations } from '../../../src/actions/report/annotate.ts'
import { type CommitSource, readCommit } from '../../../src/actions/report/read-commit.ts'
import type { ErrorEntry } from '../../../src/model/report/failure.ts'
import type { AnyReport } from '../../../src/model/report/any-report.ts'
import { failureReport, makeAnnotation } from '../../../testing/failure-report.ts'
import { gated } from '../../../testing/gate.ts'
import { type CommitRunFields, reportOnCommit } from '../../../testing/make-commit.ts'
import {
  finished,
  makeRun,
  makeStep,
  makeTarget,
  reportOn,
  reportOnJobs,
  running,
  runWithoutJobs,
  waiting,
} from '../../../testing/make-run.ts'

const PASSED: CommitRunFields = { workflow: 'CI' }
const PASSED_JOB = { state: finished(5, 65) }

/** Each row of the table in docs/recipes.md. */
const ROWS: Readonly<Record<string, AnyReport>> = {
  'another run: all listed jobs passed, GitHub has not concluded it': reportOn(
    makeRun({ conclusion: undefined, status: 'in_progress', jobs: [PASSED_JOB] }),
  ),
  'another run: queued without jobs': reportOn(
    makeRun({ conclusion: undefined, status: 'queued', jobs: [] }),
  ),
  'another run: jobs queued or running, none has passed yet': reportOn(
    makeRun({ status: 'in_progress', jobs: [{ state: running(5) }, { state: waiting() }] }),
  ),
  'another run: concluded with an unknown word': reportOn(
    makeRun({ conclusion: 'paused', jobs: [PASSED_JOB] }),
  ),
  'the current run: a job finished without a conclusion': reportOn(
    makeRun({ jobs: [{ state: running(70) }, { state: finished(5, 65, 'unknown') }] }),
    { own: { jobId: 1 } },
  ),
  'jobs that could not be listed': reportOn(runWithoutJobs()),
  'another run, and a failed result in `needs`': reportOn(
    makeRun({ conclusion: 'success', jobs: [PASSED_JOB] }),
  ),
  'a commit without runs': reportOnCommit([]),
  'a commit whose runs could not all be listed, of which the listed ones passed': reportOnCommit(
    [PASSED],
    { complete: false },
  ),
  'a commit with passed runs for `pull_request_target` only': reportOnCommit([
    { event: 'pull_request_target' },
  ]),
  'a commit with a passed run and an unfinished one, in which nothing has failed yet':
    reportOnCommit([
      PASSED,
      { workflow: 'Deploy', conclusion: undefined, jobs: [{ state: running(5) }] },
    ]),
  'a commit with a passed run and a failed one': reportOnCommit([
    PASSED,
    {
      workflow: 'Lint',
      conclusion: 'failure',
      jobs: [{ state: finished(5, 65, 'failure') }],
    },
  ]),
  'a commit with a passed run and one with an unknown conclusion': reportOnCommit([
    PASSED,
    { workflow: 'Lint', conclusion: 'paused' },
  ]),
}

const VALUES = ['failure', 'any', 'new', 'unfinished'] as const

/** Reads the rows of the table: the situation, and the values of `fail-on` that fail the step. */
function readTable(): (readonly [string, readonly string[]])[] {
  const docs = readFileSync(new URL('../../../docs/recipes.md', import.meta.url), 'utf8')
  const [, table = ''] = docs.split('| what the report shows |')
  return (table.split('\n\n')[0] ?? '')
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name = '', ...cells]) => [name, VALUES.filter((_, at) => cells[at] === 'fails')])
}

describe('the table of gate rules', () => {
  it.each(readTable())('says which values fail for %s: %j', (name, expected) => {
    const report = ROWS[name]
    const needs = name.includes('`needs`') ? [{ key: 'build', result: 'failure' }] : []
    const failing = VALUES.filter(
      (value) => report === undefined || gated(report, { failOn: [value], needs }).gate?.fails,
    )
    expect(failing).toEqual(expected)
  })

  it('has a row for each tested situation', () => {
    expect(readTable().map(([name]) => name)).toEqual(Object.keys(ROWS))
  })
})

const STEP = makeStep({ number: 3, name: 'Run tsc' })
const FAILED = { kind: 'failed-step', step: STEP, others: [], cancelled: undefined } as const

function entry(
  path: string,
  line: number | undefined,
  fields: Partial<ErrorEntry> = {},
): ErrorEntry {
  return { title: 'TS2304', detail: 'No x', position: { path, line, column: undefined }, ...fields }
}

function annotate(
  entries: readonly ErrorEntry[],
  { annotations = [makeAnnotation('exit code 1')], max = 10 } = {},
) {
  const errors = [{ step: STEP, entries, total: undefined }]
  const failures = [
    failureReport(FAILED, { errors, annotations }),
    failureReport(FAILED, { errors }),
  ]
  return lineAnnotations({ ...reportOnJobs([]), failures }, max)
}

const linesOf = (...parameters: Parameters<typeof annotate>) =>
  annotate(...parameters).map(({ file, startLine }) => `${file}:${startLine}`)

describe('lineAnnotations', () => {
  it('has position, name and message of what failed, once for all jobs', () => {
    const position = { path: 'src/a.ts', line: 3, column: 7 }
    expect(annotate([entry('', 1, { position })])).toEqual([
      { file: 'src/a.ts', startLine: 3, startColumn: 7, title: 'TS2304', message: 'No x' },
    ])
  })

  it('names the job if the log has no name or no message', () => {
    expect(annotate([entry('a.ts', 1, { title: undefined, detail: undefined })])).toEqual([
      { file: 'a.ts', startLine: 1, title: 'build', message: 'Failed in build' },
    ])
  })

  it.each(['/usr/lib/re.py', '../a.ts', 'node_modules/x/a.js'])('omits %s', (path) => {
    expect(linesOf([entry(path, 1), entry('a.ts', 1)])).toEqual(['a.ts:1'])
  })

  it('omits a file without a line', () => {
    expect(linesOf([entry('a.ts', undefined)])).toEqual([])
  })

  it('omits the lines that a failed job has annotated', () => {
    const annotations = [makeAnnotation('No x', { path: 'a.ts', line: 1 })]
    expect(linesOf([entry('a.ts', 1), entry('a.ts', 2)], { annotations })).toEqual(['a.ts:2'])
  })

  it('has at most so many lines, the first ones', () => {
    const entries = Array.from({ length: 40 }, (_, at) => entry('a.ts', at + 1))
    expect(linesOf(entries, { max: 3 })).toEqual(['a.ts:1', 'a.ts:2', 'a.ts:3'])
  })
})

const HEAD = '7638417db6d59f3c431d3e1f261cc637155684cd'
const MERGE = '1111111111111111111111111111111111111111'
const PULL = { number: 12, base: { ref: 'main' }, head: { sha: HEAD } }
const REF = { number: 12, url: 'https://github.com/octo-org/octo-shop/pull/12', base: 'main' }
const ENV: Readonly<Record<string, string>> = {
  GITHUB_REPOSITORY: 'octo-org/octo-shop',
  GITHUB_RUN_ID: '42',
  GITHUB_SHA: MERGE,
}

function read(event: object, target = {}): CommitSource {
  return readCommit(event, (name) => ENV[name], makeTarget(target))
}

describe('readCommit', () => {
  const triggering = { id: 7, event: 'pull_request', head_sha: HEAD }

  it.each<[string, object, object, CommitSource]>([
    ['GITHUB_SHA for a push', {}, {}, { kind: 'current-run', sha: MERGE, pullRequest: undefined }],
    [
      'the head of a pull request',
      { pull_request: PULL },
      {},
      { kind: 'current-run', sha: HEAD, pullRequest: REF },
    ],
    [
      'the triggering run',
      { workflow_run: triggering },
      {},
      { kind: 'run', runId: 7, response: triggering },
    ],
    [
      'the same if run-id names the triggering run',
      { workflow_run: triggering },
      { runId: 7, owner: 'Octo-Org' },
      { kind: 'run', runId: 7, response: triggering },
    ],
    [
      'another run',
      { pull_request: PULL },
      { runId: 43 },
      { kind: 'run', runId: 43, response: undefined },
    ],
    [
      'a run of another repository',
      { workflow_run: { ...triggering, id: 42 } },
      { repo: 'other' },
      { kind: 'run', runId: 42, response: undefined },
    ],
  ])('returns %s', (_, event, target, expected) => {
    expect(read(event, target)).toEqual(expected)
  })
})
