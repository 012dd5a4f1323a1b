import { describe, expect, it } from '@jest/globals'
import { lineAnnotations } from '../../../src/actions/report/annotate.ts'
import type { ErrorEntry } from '../../../src/model/report/failure.ts'
import { failureReport, makeAnnotation } from '../../../testing/failure-report.ts'
import { makeStep, reportOnJobs } from '../../../testing/make-run.ts'

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
