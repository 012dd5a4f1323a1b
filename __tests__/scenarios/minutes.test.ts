import { describe, expect, it } from '@jest/globals'
import { FIRST_JOB_ID } from '../../testing/fake-github/api-job.ts'
import { apiUsage } from '../../testing/fake-github/run-details.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { GITHUB_COM } from '../../testing/fake-github/host.ts'
import { apiRepository } from '../../testing/fake-github/repository.ts'
import { runScenario } from '../../testing/scenario.ts'
import { rowsUnder, showMarkdown } from '../../testing/shown-markdown.ts'

/** Two jobs of 60 s and 61 s on GitHub's Ubuntu, and one on a runner of the user's own. */
function playMinutes(hidden: boolean, usage?: object) {
  const built = fakeRun({
    run: { id: 7 },
    jobs: [
      { name: 'build', started_at: 5, completed_at: 65 },
      { name: 'test', started_at: 5, completed_at: 66 },
      {
        name: 'bench',
        labels: ['self-hosted', 'big'],
        runner_group_name: 'Default',
        started_at: 5,
        completed_at: 10,
      },
    ],
  })
  const repository = { ...apiRepository('octo-org/octo-shop', GITHUB_COM), private: hidden }
  const run = { ...built, run: { ...built.run, repository } }
  return runScenario({
    github: { runs: [usage === undefined ? run : { ...run, usage }] },
    inputs: { 'run-id': '7' },
  })
}

describe('the runner minutes', () => {
  it('of a private repository have an estimated price with date and source', async () => {
    const { report, summary } = await playMinutes(true)
    expect(report?.minutes).toMatchObject({
      minutes: 4,
      estimatedPriceUsd: 0.018,
      priceIncomplete: true,
      billableSeconds: null,
      byLabels: [
        { labels: 'ubuntu-latest', jobs: 2, minutes: 3, estimatedPriceUsd: 0.018 },
        { labels: 'big, self-hosted', jobs: 1, minutes: 1, estimatedPriceUsd: null },
      ],
    })
    expect(rowsUnder(showMarkdown(summary), 'Runner minutes').map((row) => row.at(-1))).toEqual([
      '$0.018',
    ])
    expect(summary).toContain('**1 minute** on self-hosted runners, which GitHub does not bill.')
    expect(summary).toContain('| big, self-hosted | 1 |')
    expect(summary).toMatch(
      /Estimate from.*\[prices\]\(https:\/\/docs\.github\.com\/.*since \d{4}-\d\d/,
    )
  })

  it('are the values of GitHub if it reports them', async () => {
    const usage = apiUsage({ UBUNTU: { [FIRST_JOB_ID]: 125_000, [FIRST_JOB_ID + 1]: 61_000 } })
    const { report, summary, requested } = await playMinutes(true, usage)
    expect(requested).toContain('7/timing')
    expect(report?.minutes).toMatchObject({ billableSeconds: 186, minutes: 3 + 2 + 1 })
    expect(summary).toContain(
      'GitHub has counted 3m 6s of billable time for all attempts so far; its values are used for 2 jobs.',
    )
  })

  it('of a public repository have no price and cost no request', async () => {
    const { summary, requested } = await playMinutes(false)
    expect(requested.filter((path) => path.includes('timing'))).toEqual([])
    expect(summary).toContain("GitHub's standard runners are free in public repositories.")
    expect(rowsUnder(showMarkdown(summary), 'Runner minutes')[0]).toHaveLength(4)
  })
})
