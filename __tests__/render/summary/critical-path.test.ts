import { describe, expect, it } from '@jest/globals'
import type { Job } from '../../../src/model/run.ts'
import type { WorkflowJob } from '../../../src/model/workflow-file.ts'
import { renderCriticalPath } from '../../../src/render/summary/critical-path.ts'
import {
  at,
  finished,
  makeRun,
  reportOn,
  reportOnJobs,
  RUN_URL,
  running,
  waiting,
  workflowJob,
} from '../../helpers/make-run.ts'
import {
  elementsOf,
  rowsUnder,
  showMarkdown,
  tagsOf,
  textOf,
} from '../../helpers/shown-markdown.ts'

const HEADING = 'What held the run up'

function ran(name: string, created: number, start: number, end: number): Partial<Job> {
  return { name, createdAt: at(created), state: finished(start, end) }
}

function declared(key: string, ...needs: readonly string[]): WorkflowJob {
  return workflowJob(key, { needs })
}

/** `lint` and `build` from the start, `test` and `docs` after `build`. */
const JOBS = [
  ran('lint', 1, 5, 25),
  ran('build', 1, 6, 66),
  ran('test', 68, 80, 180),
  ran('docs', 68, 70, 90),
]
const GRAPH = [
  declared('lint'),
  declared('build'),
  declared('test', 'build'),
  declared('docs', 'build'),
]

function paragraphs(section: string): string[] {
  return elementsOf(showMarkdown(section), 'p').map((paragraph) => textOf(paragraph))
}

function rows(section: string): string[][] {
  return rowsUnder(showMarkdown(section), HEADING).map((row) =>
    row.map((cell) => cell.replaceAll('\u00A0', ' ')),
  )
}

const withGraph = (jobs: readonly Partial<Job>[], graph = GRAPH) =>
  renderCriticalPath(reportOn(makeRun({ jobs, graph })))

describe('what held the run up', () => {
  it('is the chain of jobs, and what each cost and could save', () => {
    const section = withGraph(JOBS)
    expect(paragraphs(section)[0]).toBe(
      'build → test: 2 jobs in sequence, 3m (from the needs of the workflow file).',
    )
    expect(rows(section)).toEqual([
      ['build', '–', '6s', '1m', '33 %', '1m'],
      ['test', 'needed jobs', '14s', '1m 40s', '56 %', '1m 30s'],
    ])
    const addresses = elementsOf(showMarkdown(section), 'a').map(({ properties: { href } }) => href)
    expect(addresses).toEqual([`${RUN_URL}/job/2`, `${RUN_URL}/job/3`])
  })

  it.each([
    ['nothing was read', undefined, 'with contents: read it would rest on the workflow file'],
    [
      'the file does not fit the run',
      [declared('other')],
      'the jobs could not all be found in the workflow file',
    ],
  ])('is inferred where %s, and says why', (_, graph, why) => {
    const section = renderCriticalPath(reportOn(makeRun({ jobs: JOBS, graph })))
    expect(paragraphs(section)[0]).toBe(
      `build → test: 2 jobs in sequence, 3m (inferred from when jobs were released; ${why}).`,
    )
    expect(section).not.toContain('Shortening')
  })

  it.each([
    ['no-file', 'GitHub generates this workflow, so there is no file with its needs'],
    ['not-understood', 'the workflow file could not be understood'],
  ] as const)('says why there is no graph: %s', (graphMissing, why) => {
    const section = renderCriticalPath(reportOn(makeRun({ jobs: JOBS, graphMissing })))
    expect(paragraphs(section)[0]).toContain(why)
    expect(section).not.toContain('contents: read')
  })

  it('may be one job', () => {
    const section = renderCriticalPath(
      reportOnJobs([ran('lint', 0, 5, 25), ran('build', 0, 6, 66)]),
    )
    expect(paragraphs(section)[0]).toMatch(/^build: this job alone, 1m 6s \(/)
    expect(rows(section)).toHaveLength(1)
  })

  it.each<[string, readonly Partial<Job>[]]>([
    ['there are no jobs', []],
    ['there is but one', [ran('build', 0, 5, 65)]],
    ['none has ended', [{ state: running(5) }, { state: waiting() }]],
    ['it is not known when they were ready', [{ createdAt: undefined }, { createdAt: undefined }]],
  ])('is nothing where %s', (_, jobs) => {
    expect(renderCriticalPath(reportOnJobs(jobs))).toBe('')
  })

  it('has a dash for what is not known', () => {
    const jobs = [ran('build', 10, 5, 65), ran('test', 66, 70, 90)]
    const section = renderCriticalPath(reportOn(makeRun({ jobs, startedAt: undefined })))
    expect(rows(section)[0]).toEqual(['build', '–', '–', '1m', '71 %', '1m'])
  })

  it('shows names as they are', () => {
    const names = ['<img src=x>', '[x](y) | **b**', '`@user` → #1']
    const jobs = names.map((name, index) => ran(name, 66 * index, 66 * index, 66 * index + 65))
    const section = renderCriticalPath(reportOnJobs(jobs))
    expect(rows(section).map(([name]) => name)).toEqual(names)
    expect(paragraphs(section)[0]?.startsWith(`${names.join(' → ')}: 3 jobs`)).toBe(true)
    expect(tagsOf(showMarkdown(section))).not.toContain('img')
  })
})

describe('what work on a job would gain', () => {
  it('is told of the one that gains most and of the longest that gains nothing', () => {
    const section = withGraph(JOBS)
    expect(paragraphs(section)[1]).toBe(
      'Shortening test gains most, up to 1m 30s. Shortening lint gains nothing: it could have taken 2m 35s longer.',
    )
  })

  it('is nothing for one job alone where others end as late', () => {
    const jobs = [ran('build', 0, 5, 65), ran('test', 0, 6, 65), ran('lint', 0, 5, 15)]
    const graph = [declared('build'), declared('test'), declared('lint')]
    expect(paragraphs(withGraph(jobs, graph))[1]).toBe(
      'Shortening one job alone gains nothing: others end as late. Shortening lint gains nothing: it could have taken 50s longer.',
    )
  })

  it('says nothing of jobs without slack', () => {
    const jobs = [ran('build', 0, 5, 65), ran('test', 67, 70, 90)]
    const graph = [declared('build'), declared('test', 'build')]
    expect(paragraphs(withGraph(jobs, graph))[1]).toBe('Shortening build gains most, up to 1m.')
  })

  it('is not told of the job that makes the report', () => {
    const report = { name: 'report', createdAt: at(181), state: running(185) }
    const graph = [...GRAPH, declared('report', 'test', 'docs', 'lint')]
    const run = makeRun({ jobs: [...JOBS, report], graph })
    const section = renderCriticalPath(reportOn(run, { own: { jobId: 5 } }))
    expect(rows(section).map(([name]) => name)).toEqual(['build', 'test'])
    expect(section).not.toContain('report')
  })
})
