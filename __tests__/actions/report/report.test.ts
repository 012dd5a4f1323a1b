import { describe, expect, it } from '@jest/globals'
import { lineAnnotations } from '../../../src/actions/report/report.ts'
import { type CommitSource, readCommit } from '../../../src/actions/report/read-commit.ts'
import type { ErrorEntry } from '../../../src/model/report/failure.ts'
import { failureListing, makeAnnotation, withFailures } from '../../../testing/failure-report.ts'
import { makeTarget } from '../../../testing/make-run.ts'

function entry(
  path: string,
  line: number | undefined,
  fields: Partial<ErrorEntry> = {},
): ErrorEntry {
  const position = { path, line, column: undefined, file: path }
  return { title: 'TS2304', detail: 'No x', position, ...fields }
}

function annotate(
  entries: readonly ErrorEntry[],
  { annotations = [makeAnnotation('exit code 1')], max = 10 } = {},
) {
  const failures = [annotations, []].map((own) => failureListing(entries, 'Run tsc', own))
  return lineAnnotations(withFailures(failures), max)
}

const linesOf = (...parameters: Parameters<typeof annotate>) =>
  annotate(...parameters).map(({ file, startLine }) => `${file}:${startLine}`)

describe('lineAnnotations', () => {
  it('has position, name and message of what failed, once for all jobs', () => {
    const position = { path: 'src/a.ts', line: 3, column: 7, file: 'src/a.ts' }
    expect(annotate([entry('', 1, { position })])).toEqual([
      { file: 'src/a.ts', startLine: 3, startColumn: 7, title: 'TS2304', message: 'No x' },
    ])
  })

  it('names the job if the log has no name or no message', () => {
    expect(annotate([entry('a.ts', 1, { title: undefined, detail: undefined })])).toEqual([
      { file: 'a.ts', startLine: 1, title: 'build', message: 'Failed in build' },
    ])
  })

  it('omits a position whose file is not known', () => {
    const position = { path: 'a.ts', line: 1, column: undefined }
    expect(linesOf([entry('a.ts', 1, { position }), entry('b.ts', 1)])).toEqual(['b.ts:1'])
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
    [
      'GITHUB_SHA for a push',
      {},
      {},
      { runId: 42, tested: { commit: MERGE, pullRequest: undefined } },
    ],
    [
      'the head of a pull request',
      { pull_request: PULL },
      {},
      { runId: 42, tested: { commit: HEAD, pullRequest: REF } },
    ],
    ['the triggering run', { workflow_run: triggering }, {}, { runId: 7, response: triggering }],
    [
      'the same if run-id names the triggering run',
      { workflow_run: triggering },
      { runId: 7, owner: 'Octo-Org' },
      { runId: 7, response: triggering },
    ],
    ['another run', { pull_request: PULL }, { runId: 43 }, { runId: 43 }],
    [
      'a run of another repository',
      { workflow_run: { ...triggering, id: 42 } },
      { repo: 'other' },
      { runId: 42 },
    ],
  ])('returns %s', (_, event, target, expected) => {
    expect(read(event, target)).toEqual(expected)
  })
})
