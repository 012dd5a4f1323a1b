import { describe, expect, it } from '@jest/globals'
import type { Verdict } from '../../../src/model/report/cause.ts'
import { verdictText } from '../../../src/render/findings/verdict.ts'
import { MARKDOWN, PLAIN } from '../../../src/render/text/inline.ts'
import {
  causesOf,
  failureReport,
  makeEvidence,
  makeExcerpt,
} from '../../../testing/failure-report.ts'
import { makeRun } from '../../../testing/make-run.ts'

const failed = (runNumber: number) => makeEvidence({ runNumber })
const passed = (runNumber: number) => makeEvidence({ runNumber, outcome: 'passed' })
const KNOWN = 'Known: the same job failed with the same error'
const UNKNOWN = 'Unknown whether it is new:'

function lineOf(verdict: Verdict, inline = PLAIN): string | undefined {
  const failure = failureReport({ kind: 'other' }, { excerpts: [makeExcerpt(['Error: no cart'])] })
  const [cause] = causesOf([failure], { branch: 'main', ...verdict })
  const [judged] = cause?.verdicts ?? []
  return cause && judged && verdictText(judged, { cause, run: makeRun(), inline })?.line
}

const known = (...learned: Verdict['evidence']): Verdict => ({
  kind: 'known',
  evidence: [failed(99), failed(97)],
  inLastRuns: true,
  learned,
})
const almost = (line: string, evidence = [failed(99)]): Verdict => ({
  kind: 'unknown',
  reason: 'other-error',
  evidence,
  almost: line,
})

describe('verdictText', () => {
  it.each<[Verdict, string]>([
    [known(), `${KNOWN} in the last 2 runs on main (#99, #97)`],
    [
      known(passed(96)),
      `${KNOWN} in the last 2 runs on main (#99, #97), compared without what the green #96 prints as well`,
    ],
    [
      known(failed(98)),
      `${KNOWN} in the last 2 runs on main (#99, #97), compared without what differs between #99 and #98`,
    ],
    [
      known(passed(96), failed(98)),
      `${KNOWN} in the last 2 runs on main (#99, #97), compared without what differs between #99 and #98 and without what the green #96 prints as well`,
    ],
    [
      almost('57 × waiting for element'),
      `${UNKNOWN} the error is like that of main in #99, but for 57 × waiting for element`,
    ],
    [
      almost('57 × waiting for element', []),
      `${UNKNOWN} main fails this job too, but at another step or with another error`,
    ],
  ])('words %j as %s', (verdict, expected) => {
    expect(lineOf(verdict)).toBe(expected)
  })

  it('shows a line of a log as code, whatever is in it, up to 120 characters', () => {
    const line = lineOf(almost(`a \`b\` <img src=x> @octocat${'x'.repeat(1_000)}`), MARKDOWN) ?? ''
    expect(line).toContain('but for <code>a \\`b\\` \\<img src=x\\> @')
    expect(line).not.toContain('@octocat')
    expect(line.replace(/^.*<code>/, '').length).toBeLessThan(150)
  })
})
