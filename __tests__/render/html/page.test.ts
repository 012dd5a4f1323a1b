import { describe, expect, it } from '@jest/globals'
import { renderPage } from '../../../src/render/html/page.ts'
import { makeAnnotation } from '../../../testing/failure-report.ts'
import { readPageData } from '../../../testing/report-file.ts'
import { COMMIT, reportOnCommit } from '../../../testing/make-commit.ts'
import { finished, makeStep, reportOnJobs } from '../../../testing/make-run.ts'

const TEMPLATE =
  '<title>{{title}}</title><main>{{above}}{{jobs}}{{below}}</main><script type="text/plain" id="data">{{data}}</script>'

const HOSTILE: readonly [name: string, shown: string][] = [
  ['</script><script>alert(1)</script>', '</script><script>alert(1)</script>'],
  ['<!--<script>', '<!--<script>'],
  ['a\u2028b\u2029c', 'a b c'],
  ['{{title}} {{data}} $& $1', '{{title}} {{data}} $& $1'],
  ['\u202Egnp.exe', 'gnp.exe'],
  ['\u200B', '(no name)'],
]

describe('renderPage', () => {
  it.each(HOSTILE)('embeds the name %j as data that reads back as %j', (name, shown) => {
    const steps = [makeStep({ name })]
    const page = renderPage(reportOnJobs([{ name, steps }]), TEMPLATE)
    const data = readPageData(page)
    expect(data.jobs).toMatchObject([{ name: shown, steps: [{ name: shown }] }])
    expect(page.match(/<\/?script|<!--|[\u2028\u2029]/g)).toEqual(['<script', '</script'])
  })

  it('links a failed job to its cause', () => {
    const failed = (name: string) => ({ name, state: finished(5, 65, 'failure') })
    const page = renderPage(reportOnJobs([failed('a'), {}, failed('b')]), TEMPLATE)
    const linked = readPageData(page).jobs.flatMap(({ cause }) => cause ?? [])
    const shown = [...page.matchAll(/id="cause-(\d+)"/g)].map(([, number]) => Number(number))
    expect([...new Set(linked)]).toEqual(shown)
    expect(linked).toHaveLength(2)
  })

  it.each<[string, boolean, readonly string[]]>([
    ['nothing shows who cancelled', false, []],
    ['a person cancelled', true, ['The run was canceled by @octocat.']],
  ])('links a job that %s to its cause: %s', (_, expected, messages) => {
    const explanations = {
      excerpts: new Map(),
      annotations: new Map([[1, messages.map((text) => makeAnnotation(text))]]),
    }
    const jobs = ['a', 'b'].map((name) => ({ name, state: finished(5, 65, 'cancelled') }))
    const page = renderPage(reportOnJobs(jobs, { explanations }), TEMPLATE)
    const linked = readPageData(page).jobs.map(({ cause }) => cause !== null)
    expect(linked).toEqual([expected, expected])
  })

  it('embeds the runs of a commit as groups, with the commit as its title', () => {
    const page = renderPage(reportOnCommit([{ workflow: '</script>' }, { jobs: [] }]), TEMPLATE)
    expect(readPageData(page).groups[0]).toEqual({ kind: 'run', name: '</script>' })
    const title = `Commit ${COMMIT.slice(0, 7)} succeeded in 1m 5s · octo-org/octo-shop`
    expect(page).toContain(`<title>${title}</title>`)
  })

  it.each([
    ['<b>', '&lt;b&gt;'],
    ['a & b', 'a &amp; b'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['{{data}}', '{{data}}'],
  ])('escapes the workflow %j in title and heading as %j', (workflow, escaped) => {
    const report = reportOnJobs([])
    const page = renderPage({ ...report, run: { ...report.run, workflow } }, TEMPLATE)
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]?.startsWith(escaped)).toBe(true)
    expect(/<h1>.*<a [^>]*>(.*)<\/a>/.exec(page)?.[1]).toBe(escaped)
  })
})
