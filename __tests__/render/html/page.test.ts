import { describe, expect, it } from '@jest/globals'
import { renderPage } from '../../../src/render/html/page.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { encodeCommitReport } from '../../../src/report-json/encode/encode-commit-report.ts'
import { readEmbeddedReport } from '../../../testing/report-file.ts'
import { COMMIT, reportOnCommit } from '../../../testing/make-commit.ts'
import { reportOnJobs } from '../../../testing/make-run.ts'

const TEMPLATE =
  '<title>{{title}}</title><main>{{above}}{{jobs}}{{below}}</main><script type="text/plain" id="report">{{report}}</script>'

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  'a\u2028b\u2029c',
  '{{title}} {{report}} $& $1',
  '\u202Egnp.exe',
]

describe('renderPage', () => {
  it.each(HOSTILE)('embeds %j as data that reads back the same', (name) => {
    const report = reportOnJobs([{ name }])
    const json = encodeReport(report)
    const page = renderPage(report, json, TEMPLATE)
    expect(readEmbeddedReport(page)).toEqual(JSON.parse(JSON.stringify(json)))
    expect(page.match(/<\/?script|<!--|[\u2028\u2029]/g)).toEqual(['<script', '</script'])
  })

  it('embeds the report of a commit, with the commit as its title', () => {
    const report = reportOnCommit([{ workflow: HOSTILE[0] }, { jobs: [] }])
    const json = encodeCommitReport(report)
    const page = renderPage(report, json, TEMPLATE)
    expect(readEmbeddedReport(page)).toEqual(JSON.parse(JSON.stringify(json)))
    const title = `Commit ${COMMIT.slice(0, 7)} succeeded in 1m 5s · octo-org/octo-shop`
    expect(page).toContain(`<title>${title}</title>`)
  })

  it.each([
    ['<b>', '&lt;b&gt;'],
    ['a & b', 'a &amp; b'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['{{report}}', '{{report}}'],
  ])('escapes the workflow %j in title and heading as %j', (workflow, escaped) => {
    const report = reportOnJobs([])
    const page = renderPage({ ...report, run: { ...report.run, workflow } }, {}, TEMPLATE)
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]?.startsWith(escaped)).toBe(true)
    expect(/<h1>.*<a [^>]*>(.*)<\/a>/.exec(page)?.[1]).toBe(escaped)
  })
})
