import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { causeKindOf, provenKindOf } from '../../../src/analyse/causes/cause-kinds.ts'
import { KIND_FORMS } from '../../../src/logs/views/logged-kinds.ts'
import type { Failure } from '../../../src/model/report/failure.ts'
import { failureReport, makeAnnotation, makeExcerpt } from '../../../testing/failure-report.ts'
import { makeStep } from '../../../testing/make-run.ts'
import { readLogCases } from '../../../testing/read-log-cases.ts'

const FAILED: Failure = { kind: 'failed-step', step: makeStep(), others: [], cancelled: undefined }

/** `⏎` ends a line of the log. */
function kindOf(log: string, exitCode = 1, failure: Failure = FAILED) {
  const step = makeStep({ name: 'Set up job' })
  const excerpts = [makeExcerpt(log.split('⏎'), { exitCode, step })]
  return causeKindOf(failureReport(failure, { excerpts }))
}

const linesOf = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')

describe('causeKindOf', () => {
  it.each(KIND_FORMS.map(([kind, , example]) => [kind, example] as const))(
    'recognises %s by %j',
    (kind, example) => {
      expect(kindOf(example)).toBe(kind)
    },
  )

  it.each(linesOf('left-to-code.txt'))('leaves %j to the code', (text) => {
    expect(kindOf(text)).toBe('failed-step')
  })

  it.each(readLogCases(new URL('looks-like-infrastructure.txt', import.meta.url)))(
    'leaves $title to the code: $lines',
    ({ lines }) => {
      expect(kindOf(lines.join('⏎'))).toBe('failed-step')
    },
  )

  it('recognises a download of an action in the step of the runner only', () => {
    const line = "Error: Failed to download archive 'https://example.com/a.tgz' after 3 attempts."
    const step = makeStep({ name: 'Run ./install.sh' })
    const report = failureReport(FAILED, { excerpts: [makeExcerpt([line], { step })] })
    expect([kindOf(line), causeKindOf(report)]).toEqual(['action-download', 'failed-step'])
  })

  it.each(linesOf('infrastructure.txt'))('recognises the kind of: %s', (text) => {
    const [kind, log = ''] = text.split(' | ')
    expect(kindOf(log)).toBe(kind)
  })

  it.each([
    'network | ERROR: An error occurred during the fetch of repository rules:⏎' +
      'ERROR: Error downloading [https://github.com/o/r/1.tar.gz]: GET returned 502 Bad Gateway⏎' +
      'ERROR: Analysis of target //core:test failed; build aborted',
    'network | error: failed to get `syn` as a dependency of package `shop v0.1.0`⏎⏎Caused by:⏎' +
      '  failed to download from https://index.crates.io/3/s/syn⏎⏎Caused by:⏎' +
      '  [28] Timeout was reached (Operation too slow)',
    'disk-full | ERROR: failed to solve: write /mnt/buildkit/ingest/data: ' +
      'no space left on device: unknown',
  ])('recognises what a failure is about without taking it for proven: %s', (text) => {
    const [kind, log = ''] = text.split(' | ')
    const report = failureReport(FAILED, { excerpts: [makeExcerpt(log.split('⏎'))] })
    expect([causeKindOf(report), provenKindOf(report)]).toEqual([kind, 'failed-step'])
  })

  it('does not take exit code 137 alone for out of memory', () => {
    expect(kindOf('training', 137)).toBe('failed-step')
    expect(kindOf('java.lang.OutOfMemoryError: Java heap space', 137)).toBe('out-of-memory')
  })

  it("keeps GitHub's own word, whatever the log says", () => {
    const lost: Failure = { kind: 'runner-lost', step: undefined }
    expect(kindOf('No space left on device', 1, lost)).toBe('runner-lost')
  })

  it('reads no annotation, since a step can write those of GitHub', () => {
    const message = 'Failed to resolve action download info. Error: Service Unavailable'
    const kindWith = (line: number) =>
      causeKindOf(failureReport(FAILED, { annotations: [makeAnnotation(message, { line })] }))
    expect([kindWith(1), kindWith(12)]).toEqual(['failed-step', 'failed-step'])
  })
})
