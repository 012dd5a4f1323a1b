import { describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { encodeCommitReport } from '../../../src/report-json/encode/encode-commit-report.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { type CommitRunFields, reportOnCommit } from '../../../testing/make-commit.ts'
import { finished, makeStep, running } from '../../../testing/make-run.ts'
import type { OpenReport } from '../../../testing/browser-page.ts'
import { rowNames } from './reading.ts'

const FAILED_AT_INSTALL = {
  state: finished(10, 60, 'failure'),
  steps: [makeStep({ name: 'npm ci', state: finished(12, 58, 'failure') })],
}

function readError(jobId: number) {
  const excerpts = [makeExcerpt(['##[error]npm error code E503'])]
  return { excerpts: new Map([[jobId, excerpts]]), annotations: new Map() }
}

/** Two runs with the same failure, one that is still running, and one without a job. */
export const COMMIT_RUNS: readonly CommitRunFields[] = [
  { workflow: 'Pages', conclusion: undefined, jobs: [{ name: 'publish', state: running(30) }] },
  {
    workflow: 'CI',
    conclusion: 'failure',
    explanations: readError(2_001),
    jobs: [
      { name: 'CI tests', ...FAILED_AT_INSTALL },
      { name: 'build', state: finished(20, 40) },
    ],
  },
  {
    workflow: 'Lint',
    conclusion: 'failure',
    explanations: readError(3_001),
    jobs: [{ name: 'lint', ...FAILED_AT_INSTALL }],
  },
  { workflow: 'Release', conclusion: 'startup_failure', jobs: [] },
]

export const RULES = {
  branch: 'main',
  complete: true,
  checks: ['lint', 'build', 'signed'].map((name) => ({ name, app: undefined })),
}

export function testCommitPage(open: OpenReport): void {
  const openRuns = (runs = COMMIT_RUNS, fragment = ''): Promise<Page> =>
    open(encodeCommitReport(reportOnCommit(runs, { rules: RULES })), { fragment })

  describe('of a commit', () => {
    it('shows each run as a group with the full names of its jobs, by start', async () => {
      const page = await openRuns()
      expect(await rowNames(page)).toEqual([
        'CI',
        'CI tests',
        'build',
        'Lint',
        'lint',
        'Pages',
        'publish',
      ])
      // Runs do not wait for each other.
      expect(await page.getByText('critical path').count()).toBe(0)
    })

    it('shows causes, runs, required checks and runner minutes once for all runs', async () => {
      const page = await openRuns()
      const rows = (id: string) =>
        page.locator(`section[aria-labelledby=${id}] tbody tr`).allTextContents()
      expect(await rows('runs')).toContainEqual(expect.stringMatching(/^Release.*startup failure/))
      expect(await page.locator('.runs').allTextContents()).toEqual(['CI, Lint', 'Release'])
      expect(await page.locator('.cause').allTextContents()).toEqual([
        expect.stringContaining('2 jobs failed at npm ci'),
        expect.stringContaining('failed to start'),
      ])
      expect(await page.locator('.totals').textContent()).toContain('1 unfinished')
      expect(
        await page.locator('section[aria-labelledby=required-checks] li').allTextContents(),
      ).toEqual([
        ' lint did not pass and blocks the merge into main',
        ' signed is unknown: none of these jobs reported it, but another app, another run or a later job may',
        ' 1 check passed: build',
      ])
      expect(await rows('minutes')).toHaveLength(2)
    })

    it.each([
      [
        'nothing has failed, but a run is unfinished',
        COMMIT_RUNS.slice(0, 1),
        'has not finished; 1 of 1 run unfinished (Pages)',
      ],
      [
        'a run failed, and another is unfinished',
        COMMIT_RUNS.slice(0, 2),
        'failed in 1m; 1 of 2 runs unfinished (Pages)',
      ],
      ['the runs passed', [{ workflow: 'CI' }], 'succeeded in 1m 5s'],
    ])('has the right title if %s', async (_, runs, conclusion) => {
      const page = await openRuns(runs)
      expect(await page.title()).toBe(`Commit 7638417 ${conclusion} · octo-org/octo-shop`)
    })

    it('finds the jobs of a workflow and shows the run in the details of a job', async () => {
      const page = await openRuns(COMMIT_RUNS, 'q=lint&job=3001')
      expect(await rowNames(page)).toEqual(['Lint', 'lint'])
      expect(await page.locator('.facts').textContent()).toContain('RunLint')
    })

    it('shows a commit without a run', async () => {
      const page = await openRuns([])
      expect(await page.getByText('No jobs are listed.').count()).toBe(1)
    })
  })
}
