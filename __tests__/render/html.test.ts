import { describe, expect, it } from '@jest/globals'
import type { AnyReport } from '../../src/model/report/any-report.ts'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { renderPage } from '../../src/render/html/page.ts'
import { makeExcerpt } from '../../testing/failure-report.ts'
import { PAGE_TEMPLATE } from '../../testing/harmless.ts'
import { COMMIT, reportOnCommit } from '../../testing/make-commit.ts'
import {
  at,
  finished,
  NO_RUNNER,
  reportOnJobs,
  running,
  skipped,
  waiting,
} from '../../testing/make-run.ts'
import { jobIn, jobsIn } from '../../testing/make-steps.ts'
import { inRun } from '../../testing/report-words.ts'
import { pageTemplate } from '../../testing/page-template.ts'

const FAILED = finished(5, 65, 'failure')

function render(report: AnyReport): string {
  return renderPage(findingsIn(report), PAGE_TEMPLATE)
}

function matches(page: string, pattern: RegExp): (string | undefined)[] {
  return [...page.matchAll(pattern)].map(([, part]) => part)
}

describe('renderPage', () => {
  it.each([
    ['<b>', '&lt;b&gt;'],
    ['a & b', 'a &amp; b'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['{{body}} $& $1', '{{body}} $&amp; $1'],
  ])('escapes the workflow %j in title and heading as %j', (workflow, escaped) => {
    const page = render(inRun(reportOnJobs([]), { workflow }))
    for (const element of ['title', 'h1'])
      expect(matches(page, new RegExp(`<${element}>(.*)</${element}>`, 'g'))).toEqual([
        expect.stringContaining(escaped),
      ])
  })

  it('allows no script and no style other than its own, and sends no request', () => {
    const page = renderPage(findingsIn(reportOnJobs([{ name: '<script>' }])), pageTemplate())
    expect(page.replace(/sha256-[\w+/=]{44}/, 'HASH')).toContain(
      `content="default-src 'none'; style-src 'HASH'; base-uri 'none'; form-action 'none'"`,
    )
    expect(page).not.toMatch(/<(?:script|link|img|iframe)| style=/)
  })

  it('links jobs and their cause by ids, also jobs of one name and consequences', () => {
    const same = jobIn('same', FAILED)
    const page = render(
      reportOnJobs([same, {}, same, jobIn('job 4', finished(5, 70, 'cancelled'))]),
    )
    const ids = matches(page, / id="job-(\d+)"/g)
    expect(ids.toSorted()).toEqual(['1', '2', '3', '4'])
    const causes = matches(page, / id="cause-(\d+)"/g)
    expect(matches(page, / href="#job-(\d+)"/g)).toEqual(causes)
    expect([...new Set(matches(page, / href="#cause-(\d+)"/g))]).toEqual(causes)
  })

  it('links no job to a cause that is only in the JSON report', () => {
    const jobs = Array.from({ length: 60 }, (_, index) => ({ id: index + 1, state: FAILED }))
    const word = (index: number) => String.fromCharCode(97 + (index % 26)).repeat(index + 3)
    const excerpts = new Map(jobs.map(({ id }) => [id, [makeExcerpt([`##[error]no ${word(id)}`])]]))
    const page = render(reportOnJobs(jobs, { explanations: { excerpts, annotations: new Map() } }))
    const causes = matches(page, / id="cause-(\d+)"/g)
    expect(causes).toHaveLength(50)
    expect(matches(page, / href="#cause-(\d+)"/g).toSorted()).toEqual(causes.toSorted())
  })

  it('colours the errors of a log', () => {
    const excerpts = new Map([[1, [makeExcerpt(['a < b', '##[error]c < d'])]]])
    const explanations = { excerpts, annotations: new Map() }
    const page = render(reportOnJobs(jobsIn(FAILED), { explanations }))
    expect(page).toContain('<pre>a &lt; b\n<span class="error">Error: c &lt; d</span></pre>')
  })

  it('shows the runs of a commit as groups, with the commit as its title', () => {
    const page = render(
      reportOnCommit([
        { workflow: '</b>' },
        { jobs: [] },
        { workflow: 'Docs', jobs: [{ name: 'Docs tests' }] },
      ]),
    )
    expect(matches(page, /<b>(.*?)<\/b>/g)).toEqual(['&lt;/b&gt;', 'Docs'])
    expect(matches(page, /<bdi>(.*?)<\/bdi>/g)).toContain('Docs tests')
    const title = `Commit ${COMMIT.slice(0, 7)} succeeded in 1m 5s · octo-org/octo-shop`
    expect(page).toContain(`<title>${title}</title>`)
  })

  it('puts groups and jobs that failed first, and others in their order, but not forgiven ones', () => {
    const page = render(
      reportOnJobs(
        [
          { name: 'lint' },
          jobIn('flaky', FAILED),
          { name: 'test (1)' },
          jobIn('test (2)', finished(5, 9, 'cancelled')),
          jobIn('test (3)', FAILED),
          jobIn('build', FAILED),
        ],
        { allowedFailures: ['flaky'] },
      ),
    )
    const names = matches(page, /<bdi>(.*?)<\/bdi>/g)
    expect(names).toEqual(['(3)', '(1)', '(2)', 'build', 'lint', 'flaky'])
  })

  it.each([
    [
      'a job that still runs, up to the last known time',
      { state: running(40) },
      'running\nwaited 40s, from 0s to 40s\nran 1m, from 40s to 1m 40s\non ubuntu-latest',
    ],
    [
      'a job that waits for an approval',
      { createdAt: at(10), state: waiting('waiting'), runner: { ...NO_RUNNER, name: 'box' } },
      'waiting\nwaited 1m 30s, from 10s to 1m 40s\non ubuntu-latest',
    ],
    [
      'a job that never had a runner, without the start that GitHub reports',
      { createdAt: at(10), state: finished(10, 90, 'failure'), runner: NO_RUNNER },
      'failure\nwaited 1m 20s, from 10s to 1m 30s\non ubuntu-latest',
    ],
  ])('shows the times of %s, and its runner', (_, job, expected) => {
    const last = { name: 'last', createdAt: at(0), state: finished(0, 100) }
    const page = render(reportOnJobs([{ name: 'a', ...job }, last]))
    expect(matches(page, /<title>([^<]*)<\/title>/g)).toContain(expected)
  })

  it('draws no bar of a skipped job', () => {
    const page = render(reportOnJobs([jobIn('job 1', skipped(), [], 50)]))
    expect(page).toContain('<small>skipped</small></li>')
  })
})
