import { expect, it } from '@jest/globals'
import { COMMENT_SECTIONS, renderComment } from '../../../src/render/conversation/comment.ts'
import { subjectOf } from '../../../src/render/conversation/subject.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { InvalidReport } from '../../../src/report-json/decode/decode-jobs.ts'
import { decode } from '../../../src/report-json/decode.ts'
import { makeEvidence, makeExcerpt, withVerdicts } from '../../../testing/failure-report.ts'
import { expectHarmlessBody } from '../../../testing/harmless.ts'
import { finished, makeRun, makeStep, reportOn } from '../../../testing/make-run.ts'

const REPOSITORY = 'https://github.com/octo-org/octo-shop'
const EVIL = '--> <b>@octocat #1 7638417db6d5 [x](https://evil.example)\n# y'
/** GitHub would link it as a commit. */
const NUMBER = 12_345_678_901

const step = makeStep({ number: 3, name: 'Run make', state: finished(10, 30, 'failure') })
const jobs = [{ name: 'build', state: finished(5, 65, 'failure'), steps: [step] }]
const excerpts = new Map([[1, [makeExcerpt(['not ok'], { step })]]])
const report = encodeReport(
  withVerdicts(
    reportOn(makeRun({ jobs }), { explanations: { excerpts, annotations: new Map() } }),
    { kind: 'known', evidence: [makeEvidence()], inLastRuns: true },
  ),
)

/** Returns copies of a JSON value, each with another of its values replaced. */
function replacements(json: unknown, value: unknown): unknown[] {
  if (typeof json !== 'object' || json === null) return [value]
  const copies = Object.entries(json).flatMap(([key, item]) =>
    replacements(item, value).map((changed) =>
      Array.isArray(json) ? json.with(Number(key), changed) : { ...json, [key]: changed },
    ),
  )
  return [value, ...copies]
}

it.each<[unknown, number]>([
  [EVIL, 40],
  [[EVIL], 1],
  [{ text: EVIL }, 0],
  [NUMBER, 40],
  [NUMBER * 3_600, 40],
])('refuses a report or writes a harmless comment if any value of it is %j', (value, atLeast) => {
  let written = 0
  for (const hostile of replacements(report, value)) {
    const body = render(hostile)
    if (body === undefined) continue
    expectHarmlessBody(body, REPOSITORY)
    written++
  }
  expect(written).toBeGreaterThanOrEqual(atLeast)
})

function render(hostile: unknown): string | undefined {
  const options = { repositoryUrl: REPOSITORY, title: undefined, sections: COMMENT_SECTIONS }
  const report = (() => {
    try {
      return decode(hostile)
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidReport)
      return undefined
    }
  })()
  return report && renderComment(subjectOf(report), { ...options, brief: false })
}
