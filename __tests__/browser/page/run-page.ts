import { beforeAll, describe, expect, it } from '@jest/globals'
import { JOB_COLUMNS } from '../../../src/render/sections/jobs.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import type { ReportJson } from '../../../src/model/shapes/report.ts'
import { finished, makeStep, reportOnJobs, waiting } from '../../../testing/make-run.ts'
import type { OpenReport } from '../../../testing/browser-page.ts'
import { exampleReport, jobColumn, rowNames, waitFor, zoomOf } from './reading.ts'

export function testRunPage(open: OpenReport): void {
  describe('of a run', () => {
    let example: ReportJson
    beforeAll(async () => {
      example = await exampleReport()
    })

    it('shows each group, job and cause', async () => {
      const page = await open(example)
      expect(await rowNames(page)).toEqual([
        'test',
        '(windows-latest, 22)',
        '(ubuntu-latest, 22)',
        '(ubuntu-latest, 24)',
        '(windows-latest, 24)',
        '(macos-latest, 22)',
        '(macos-latest, 24)',
        'deploy',
        'smoke',
        'preview',
        'lint',
        'build',
        'e2e',
        'publish',
        'report',
      ])
      expect(await page.locator('.cause').allTextContents()).toEqual([
        expect.stringContaining('expect(received).toBe(expected)'),
        expect.stringContaining('Error: GET /sitemap.xml: expected status 200, got 404'),
      ])
      expect(await page.title()).toBe(
        'CI #128 failed in 4m 57s (1 job unfinished): 2 causes (test (windows-latest, 22): cache key › is the same on every system, …) · octo-org/octo-shop',
      )
    })

    it('shows what held the run up and what is over its budget', async () => {
      const { url } = example.run
      const overruns = [{ name: 'e2e', url, durationSeconds: 126 }]
      const overBudget = [{ budget: 'e2e: 2m', limitSeconds: 120, overruns }]
      const page = await open({ ...example, overBudget })
      const rows = (id: string) =>
        page
          .locator(`section[aria-labelledby=${id}] tbody tr`)
          .allTextContents()
          .then((rows) => rows.map((row) => row.replaceAll('\u00A0', ' ')))
      expect(await rows('critical-path')).toEqual([
        'build–6s1m 26s29 %–',
        'test (windows-latest, 24)needed jobs13s3m 12s65 %–',
      ])
      expect(await rows('over-budget')).toEqual(['e2e2m 6s2m6s'])
    })

    it('filters by outcome, critical path, slower than before, label and group', async () => {
      const page = await open(example)
      for (const [name, expected] of [
        ['failure 2', ['test', '(windows-latest, 22)', 'deploy', 'smoke']],
        ['critical path 2', ['test', '(windows-latest, 24)', 'build']],
        ['slower than before 1', ['e2e']],
      ] as const) {
        const button = page.getByRole('button', { name, exact: true })
        await button.click()
        expect(await rowNames(page)).toEqual(expected)
        await button.click()
        expect(await rowNames(page)).toHaveLength(15)
      }
      const group = page.getByRole('combobox', { name: 'Group' })
      expect(await group.locator('option').allTextContents()).toEqual([
        'All groups',
        'test (6)',
        'deploy (2)',
      ])
      await group.selectOption('test (6)')
      await page.getByLabel('Runner label').selectOption('windows-latest (2)')
      expect(await rowNames(page)).toEqual(['test', '(windows-latest, 22)', '(windows-latest, 24)'])
    })

    it('restores a view from the fragment and ignores what is invalid in it', async () => {
      const job = example.failures[0]?.jobId
      const view = 'q=latest&group=0&outcome=success&sort=-duration&zoom=100-200'
      const page = await open(example, { fragment: `${view}&job=${job}` })
      const title = await page.locator('.details h3').textContent()
      expect(title).toContain('test (windows-latest, 22)')
      expect(await zoomOf(page)).toEqual([100, 200])
      expect((await jobColumn(page, 'Job')).slice(0, 2)).toEqual([
        'test (windows-latest, 24)critical path',
        'test (macos-latest, 22)',
      ])
      await page.evaluate(`location.hash = 'group=x&zoom=9-1&sort=<b>&toggled=-1&job=1e9'`)
      await waitFor(page, `document.querySelector('output').textContent === '13 jobs'`)
      expect(await page.locator('.details').count()).toBe(0)
      expect(await rowNames(page)).toHaveLength(15)
    })

    it('shows the steps within a composite action below it', async () => {
      const part = {
        depth: 0,
        startedAt: '2026-03-01T10:00:05.200Z',
        completedAt: '2026-03-01T10:00:05.450Z',
        durationSeconds: 0.25,
        outcome: null,
        conclusion: null,
      }
      const steps = [makeStep({ name: 'Run ./setup', state: finished(5, 65) })]
      const report = encodeReport(reportOnJobs([{ steps }]))
      const list = [
        { ...part, name: 'Run npm ci' },
        { ...part, name: 'Run node-gyp', depth: 1, durationSeconds: null },
      ]
      const parts = { list, omitted: 7 }
      const jobs = report.jobs.map((job) => ({
        ...job,
        steps: job.steps.map((step) => ({ ...step, parts })),
      }))
      const page = await open({ ...report, jobs }, { fragment: 'steps=1' })
      expect(await rowNames(page)).toEqual([
        'job 1',
        'Run ./setup',
        'Run npm ci',
        'Run node-gyp',
        'and 7 more',
      ])
      expect(await page.locator('.name.step').evaluateAll(readLevels)).toEqual(['2', '3', '4', '3'])
      await page.getByRole('button', { name: '1 steps of job 1' }).click()
      expect(await page.locator('.below tbody tr').allTextContents()).toEqual([
        ' successRun ./setup1m',
        ' unknownRun npm ci0.25s',
        ' unknownRun node-gyp–',
        ' unknownand 7 more–',
      ])
    })

    it('has each column of the summary, but the slowest step', async () => {
      const page = await open(example)
      const titles = await page.locator('.job-table > thead th').allTextContents()
      const common = JOB_COLUMNS.filter(({ title }) => title !== 'Slowest step')
      expect(titles).toEqual(expect.arrayContaining(common.map(({ title }) => title)))
    })

    it('gives a group whose failures are all forgiven their conclusion', async () => {
      const jobs = ['test (1)', 'test (2)'].map((name) => ({
        name,
        state: finished(5, 9, 'failure'),
      }))
      const page = await open(encodeReport(reportOnJobs(jobs, { allowedFailures: ['test*'] })))
      expect(await page.locator('.name.group').getAttribute('aria-label')).toBe(
        'test 2 jobs: failure',
      )
    })

    it.each([
      ['no time of a job that may await an approval', { state: waiting('waiting') }, 'Queued', '–'],
      [
        'that a job still waits, also at the last known time',
        { state: waiting() },
        'Queued',
        '0s so far',
      ],
      [
        'the name of a runner without a label',
        { runner: { name: 'box', group: undefined, labels: [] } },
        'Runner',
        'box',
      ],
    ])('shows %s', async (_, job, column, cell) => {
      const page = await open(encodeReport(reportOnJobs([job])))
      expect(await jobColumn(page, column)).toEqual([cell])
    })

    it('says nothing of waiting jobs if GitHub does not report when they were ready', async () => {
      const page = await open(encodeReport(reportOnJobs([{ createdAt: undefined }])))
      expect(await page.locator('.load-label').textContent()).toBe('at most 1 running')
    })

    it('puts failed jobs first, in the table and in the timeline', async () => {
      const jobs = Array.from({ length: 59 }, (_, index) => ({
        name: `job ${index}`,
        state: finished(index, 100, index === 50 ? 'failure' : 'success'),
      }))
      const page = await open(encodeReport(reportOnJobs(jobs)))
      expect((await jobColumn(page, 'Job')).slice(0, 2)).toEqual(['job 50', 'job 0'])
      expect((await rowNames(page)).slice(0, 3)).toEqual(['job 50', 'job 0', 'job 1'])
    })

    it('sorts the table by a column, and in the other direction', async () => {
      const page = await open(example)
      const firstTwo = async () => (await jobColumn(page, 'Ran')).slice(0, 2)
      await page.getByRole('button', { name: 'Ran' }).click()
      expect(await firstTwo()).toEqual(['3m 12s', '2m 53s'])
      await page.getByRole('button', { name: 'Ran' }).click()
      expect(await firstTwo()).toEqual(['1s so far', '41s'])
      expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending')
    })
  })
}

function readLevels(elements: readonly { getAttribute: (name: string) => string | null }[]) {
  return elements.map((element) => element.getAttribute('aria-level'))
}
