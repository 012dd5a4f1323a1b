import { describe, expect, it } from '@jest/globals'
import { causeKindOf, KIND_FORMS } from '../../../src/analyse/causes/cause-kinds.ts'
import type { Failure } from '../../../src/model/report/failure.ts'
import { failureReport, makeExcerpt } from '../../helpers/failure-report.ts'
import { makeStep } from '../../helpers/make-run.ts'

const FAILED: Failure = { kind: 'failed-step', step: makeStep(), others: [], cancelled: undefined }

function kindOf(text: string, exitCode = 1, failure: Failure = FAILED) {
  const line = { text, error: false, cut: false, skipped: 0, reason: 'error' as const }
  return causeKindOf(
    failureReport(failure, { excerpts: [makeExcerpt([], { lines: [line], exitCode })] }),
  )
}

describe('causeKindOf', () => {
  it.each(KIND_FORMS.map(([kind, , example]) => [kind, example] as const))(
    'recognises %s by %j',
    (kind, example) => {
      expect(kindOf(example)).toBe(kind)
    },
  )

  it.each([
    ['Error: Unable to resolve action `octo/x@v9`, unable to find version `v9`'],
    ['Error: Unable to resolve action octo/x, repository not found'],
    ['curl: (6) Could not resolve host: my-typo.example'],
    ['Error: connect ECONNREFUSED 127.0.0.1:5432'],
    ['npm error code E404'],
    ['E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/x.deb  404  Not Found'],
    ['Error response from daemon: manifest for python:3.14t not found: manifest unknown'],
    ['Error: Unable to download artifact(s): Artifact not found for name: dist'],
    ['  ● disk › reports that no space left on device is fatal'],
    ['/x.sh: line 3: 2345 Killed                  ./train'],
  ])('leaves %j to the code', (text) => {
    expect(kindOf(text)).toBe('failed-step')
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
    const annotation = {
      level: 'failure',
      title: undefined,
      message: 'Failed to resolve action download info. Error: Service Unavailable',
      path: '.github',
      line: 1,
    }
    const kindWith = (line: number) =>
      causeKindOf(failureReport(FAILED, { annotations: [{ ...annotation, line }] }))
    expect([kindWith(1), kindWith(12)]).toEqual(['failed-step', 'failed-step'])
  })
})
