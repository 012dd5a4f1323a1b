import { describe, expect, it } from '@jest/globals'
import { EXAMPLE_JOB, exampleRun } from '../../testing/fixtures/example-run.ts'
import { runAlone } from '../../testing/scenario.ts'

function playExample(inputs: Readonly<Record<string, string>>) {
  return runAlone({ github: { runs: [exampleRun()] }, job: EXAMPLE_JOB, inputs })
}

/** The headings of the sections, and the block of details. */
function sectionsOf(summary: string): string[] {
  return [
    ...(summary.match(/^### .*$/gm) ?? []),
    ...(summary.includes('Steps of every job') ? ['Steps of every job'] : []),
  ].filter((heading) => heading !== '### Steps of every job')
}

describe('the summary', () => {
  it('is not written with summary: false, but everything else is', async () => {
    const { summary, summaryCopy, outputs, report, annotations } = await playExample({
      summary: 'false',
    })
    expect(summary).toBe('')
    expect(annotations).toEqual([])
    expect(summaryCopy).toContain('CI failed in 5m 4s')
    expect(outputs['conclusion']).toBe('failure')
    expect(report?.jobs).toHaveLength(13)
  })

  it('has the title instead of the name of the workflow', async () => {
    const { summary, outputs } = await playExample({ title: 'Nightly *build* of @us' })
    expect(summary.split('\n')[0]?.replaceAll('\u2060', '')).toBe(
      '## ❌ Nightly \\*build\\* of @us failed in 5m 4s',
    )
    expect(outputs['headline']).toMatch(/^CI failed in 5m 4s/)
  })

  it('has all sections by default', async () => {
    const { summary } = await playExample({})
    expect(sectionsOf(summary)).toEqual([
      '### What failed',
      '### What held the run up',
      '### Timeline',
      '### Jobs',
      '### Slowest steps',
      '### Waiting for runners',
      '### Runner minutes',
      'Steps of every job',
    ])
  })

  it.each([
    ['slowest-steps, failures', ['### What failed', '### Slowest steps']],
    ['JOBS', ['### Jobs']],
    ['notes', []],
    ['waiting, timeline', ['### Timeline', '### Waiting for runners']],
    ['details\njobs', ['### Jobs', 'Steps of every job']],
  ])('has the sections %j in fixed order', async (sections, headings) => {
    const { summary } = await playExample({ sections })
    expect(sectionsOf(summary)).toEqual(headings)
    expect(summary).toContain('CI failed in 5m 4s')
  })
})
