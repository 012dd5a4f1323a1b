import { describe, expect, it } from '@jest/globals'
import type { Job } from '../../../src/model/run.ts'
import type { WorkflowJob } from '../../../src/model/workflow-file.ts'
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
} from '../../../testing/make-run.ts'
import {
  elementsOf,
  rowsUnder,
  showMarkdown,
  tagsOf,
  textOf,
} from '../../../testing/shown-markdown.ts'
import { criticalPathSection } from '../../../src/render/sections/critical-path.ts'
import { writeSection } from '../../../src/render/summary/write-section.ts'
import { MARKDOWN } from '../../../src/render/text/inline.ts'

function renderCriticalPath(report: Parameters<typeof criticalPathSection>[0]): string {
  return writeSection(criticalPathSection(report, MARKDOWN))
}

const HEADING = 'What held the run up'

function ran(name: string, created: number, start: number, end: number): Partial<Job> {
  return { name, createdAt: at(created), state: finished(start, end) }
}

function declared(key: string, ...needs: readonly string[]): WorkflowJob {
  return workflowJob(key, { needs })
}

/** `lint` and `build` are ready at the start, `test` and `docs` after `build`. */
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

describe('criticalPathSection', () => {
  it('shows the chain of jobs with the potential saving of each', () => {
    const section = withGraph(JOBS)
    expect(paragraphs(section)[0]).toBe(
      'build → test: 2 jobs in sequence, 3m (dependencies read from the workflow file).',
    )
    expect(rows(section)).toEqual([
      ['build', '–', '6s', '1m', '33 %', '1m'],
      ['test', 'needed jobs', '14s', '1m 40s', '56 %', '1m 30s'],
    ])
    const addresses = elementsOf(showMarkdown(section), 'a').map(({ properties: { href } }) => href)
    expect(addresses).toEqual([`${RUN_URL}/job/2`, `${RUN_URL}/job/3`])
  })

  it.each([
    ['no file was read', undefined, 'grant contents: read to use the workflow file'],
    [
      'the file does not fit the run',
      [declared('other')],
      'not all jobs could be matched to the workflow file',
    ],
  ])('infers the path and says why if %s', (_, graph, why) => {
    const section = renderCriticalPath(reportOn(makeRun({ jobs: JOBS, graph })))
    expect(paragraphs(section)[0]).toBe(
      `build → test: 2 jobs in sequence, 3m (inferred from timestamps; ${why}).`,
    )
    expect(section).not.toContain('Speeding up')
  })

  it.each([
    ['no-file', 'GitHub generates this workflow, so it has no file'],
    ['not-understood', 'the workflow file could not be parsed'],
  ] as const)('says why there are no dependencies: %s', (graphMissing, why) => {
    const section = renderCriticalPath(reportOn(makeRun({ jobs: JOBS, graphMissing })))
    expect(paragraphs(section)[0]).toContain(why)
    expect(section).not.toContain('contents: read')
  })

  it('shows a path of one job', () => {
    const section = renderCriticalPath(
      reportOnJobs([ran('lint', 0, 5, 25), ran('build', 0, 6, 66)]),
    )
    expect(paragraphs(section)[0]).toMatch(/^build: 1 job, 1m 6s \(/)
    expect(rows(section)).toHaveLength(1)
  })

  it.each<[string, readonly Partial<Job>[]]>([
    ['there are no jobs', []],
    ['there is only one job', [ran('build', 0, 5, 65)]],
    ['no job has finished', [{ state: running(5) }, { state: waiting() }]],
    ['it is unknown when they were ready', [{ createdAt: undefined }, { createdAt: undefined }]],
  ])('returns an empty string if %s', (_, jobs) => {
    expect(renderCriticalPath(reportOnJobs(jobs))).toBe('')
  })

  it('shows a dash for unknown values', () => {
    const jobs = [ran('build', 10, 5, 65), ran('test', 66, 70, 90)]
    const section = renderCriticalPath(reportOn(makeRun({ jobs, startedAt: undefined })))
    expect(rows(section)[0]).toEqual(['build', '–', '–', '1m', '71 %', '1m'])
  })

  it('escapes names', () => {
    const names = ['<img src=x>', '[x](y) | **b**', '`@user` → #1']
    const jobs = names.map((name, index) => ran(name, 66 * index, 66 * index, 66 * index + 65))
    const section = renderCriticalPath(reportOnJobs(jobs))
    expect(rows(section).map(([name]) => name)).toEqual(names)
    expect(paragraphs(section)[0]?.startsWith(`${names.join(' → ')}: 3 jobs`)).toBe(true)
    expect(tagsOf(showMarkdown(section))).not.toContain('img')
  })
})

describe('renderCriticalPath advice', () => {
  it('names the job with the largest saving and the longest job without one', () => {
    const section = withGraph(JOBS)
    expect(paragraphs(section)[1]).toBe(
      'Speeding up test would help most (up to 1m 30s). Speeding up lint would not shorten the run: it has 2m 35s of slack.',
    )
  })

  it('says that no single job would help if others finish just as late', () => {
    const jobs = [ran('build', 0, 5, 65), ran('test', 0, 6, 65), ran('lint', 0, 5, 15)]
    const graph = [declared('build'), declared('test'), declared('lint')]
    expect(paragraphs(withGraph(jobs, graph))[1]).toBe(
      'Speeding up any single job would not shorten the run: other jobs finish just as late. Speeding up lint would not shorten the run: it has 50s of slack.',
    )
  })

  it('names no job without slack', () => {
    const jobs = [ran('build', 0, 5, 65), ran('test', 67, 70, 90)]
    const graph = [declared('build'), declared('test', 'build')]
    expect(paragraphs(withGraph(jobs, graph))[1]).toBe(
      'Speeding up build would help most (up to 1m).',
    )
  })

  it('ignores the current job', () => {
    const report = { name: 'report', createdAt: at(181), state: running(185) }
    const graph = [...GRAPH, declared('report', 'test', 'docs', 'lint')]
    const run = makeRun({ jobs: [...JOBS, report], graph })
    const section = renderCriticalPath(reportOn(run, { own: { jobId: 5 } }))
    expect(rows(section).map(([name]) => name)).toEqual(['build', 'test'])
    expect(section).not.toContain('report')
  })
})
