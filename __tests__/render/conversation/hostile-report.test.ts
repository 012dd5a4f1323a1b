import { expect, it } from '@jest/globals'
import { COMMENT_SECTIONS, renderComment } from '../../../src/render/conversation/comment.ts'
import { subjectOf } from '../../../src/render/conversation/subject.ts'
import { toJson } from '../../../src/render/json/to-json.ts'
import type { ReportJson } from '../../../src/render/json/types.ts'
import { makeEvidence, makeExcerpt, withVerdicts } from '../../helpers/failure-report.ts'
import { expectHarmlessBody } from '../../helpers/harmless.ts'
import { finished, makeRun, makeStep, reportOn } from '../../helpers/make-run.ts'

const REPOSITORY = 'https://github.com/octo-org/octo-shop'
const EVIL = '--> <b>@octocat #1 7638417db6d5 [x](https://evil.example)\n# y'
/** GitHub would link it as a commit. */
const NUMBER = 12_345_678_901

const step = makeStep({ number: 3, name: 'Run make', state: finished(10, 30, 'failure') })
const jobs = [{ name: 'build', state: finished(5, 65, 'failure'), steps: [step] }]
const excerpts = new Map([[1, [makeExcerpt(['not ok'], { step })]]])
const report = toJson(
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

it.each([[EVIL], [[EVIL]], [{ text: EVIL }], [NUMBER], [NUMBER * 3_600]])(
  'throws or writes a harmless comment if any value of a report is %j',
  (value) => {
    let written = 0
    for (const hostile of replacements(report, value)) {
      const body = render(hostile as ReportJson)
      if (body === undefined) continue
      expectHarmlessBody(body, REPOSITORY)
      written++
    }
    expect(written).toBeGreaterThan(100)
  },
)

function render(hostile: ReportJson): string | undefined {
  const options = { repositoryUrl: REPOSITORY, title: undefined, sections: COMMENT_SECTIONS }
  try {
    return renderComment(subjectOf(hostile), { ...options, brief: false })
  } catch {
    return undefined
  }
}
