import { describe, expect, it } from '@jest/globals'
import { decodeWorkflowFile } from '../../../src/github/workflow/workflow-file.ts'
import { SECOND } from '../../../src/model/time.ts'
import { at, makeRun, running } from '../../../testing/make-run.ts'
import {
  expectPath,
  linksOf,
  pathOf,
  type PathRow,
  ran,
  runOf,
} from '../../../testing/path-rows.ts'

describe('criticalPath with max-parallel', () => {
  const legs = (limit: string, strategy = `{ max-parallel: ${limit}, matrix: { v: [a, b] } }`) =>
    `jobs: { build: {}, e2e: { needs: build, strategy: ${strategy} }, docs: {} }`
  const early = 'build 1/5/65, docs 1/5/35, e2e (a) 67/70/170, e2e (b) 67/173/273'
  const late = early.replace('67/173', '172/175')
  const both = early.replace('67/173', '67/71')
  const unknown = { links: 'build, e2e (b): unknown' }

  it.each<PathRow>([
    ['does not say why a leg was listed late', late, legs('1'), unknown],
    ['does not say what a leg waited for that was queued', early, legs('1'), unknown],
    ['says so of a limit that is an expression', late, legs('"${{ inputs.limit }}"'), unknown],
    [
      'says that it waited for what it needs if all legs can run in parallel',
      both,
      legs('2'),
      { links: 'build, e2e (b): needs' },
    ],
    [
      'says so if all legs ran in parallel, whatever an expression says',
      both,
      legs('', '"${{ fromJSON(inputs.all) }}"'),
      { links: 'build, e2e (b): needs' },
    ],
  ])('%s', (_, jobs, file, expected) => {
    expectPath(runOf(jobs, file), expected)
  })

  it('counts an unfinished leg', () => {
    const open = { name: 'e2e (a)', createdAt: at(67), state: running(70) }
    const run = runOf([...ran('build 1/5/65, e2e (b) 67/173/273'), open], legs('1'), {
      status: 'in_progress',
    })
    expect(linksOf(run)).toBe('build, e2e (b): unknown')
  })
})

describe('criticalPath with a self-hosted runner', () => {
  const file = 'jobs: { build: {}, unit: { needs: build }, docs: {}, lint: {} }'
  const hosted = 'build 1/5/65, docs 1/5/205, lint 2/6/40'

  it.each<PathRow>([
    [
      'says that a job waited for a runner',
      'build 1/3/103@rack-1, docs 1/106/306@rack-1, unit 105/309/609@rack-1, lint 2/6/40',
      file,
      { links: 'build, unit: runner' },
    ],
    [
      'says that it waited for what it needs if a runner took it within seconds',
      `${hosted}, unit 67/70/370@rack-1`,
      file,
      { links: 'build, unit: needs' },
    ],
    [
      'reports what a job waited for that was listed late',
      'build 1/5/65, docs 190/205/405, unit 67/70/90, lint 2/6/40',
      file,
      { links: 'docs: unknown' },
    ],
  ])('%s', (_, jobs, file, expected) => {
    expectPath(runOf(jobs, file), expected)
  })

  it('makes the delays and durations of the path add up to its length', () => {
    const path = pathOf(runOf(`${hosted}, unit 105/309/609`, file))
    const parts = (path?.jobs ?? []).map(({ job, delay = 0 }) => delay + (job.duration ?? 0))
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(path?.length)
  })
})

describe('criticalPath with a concurrency group', () => {
  const twoDeploys = (eu: string, us: string) =>
    `jobs: { build: {}, eu: { needs: build, concurrency: ${eu} }, us: { needs: build, concurrency: ${us} } }`
  const deployed = 'build 1/5/65, eu 67/70/370, us 67/374/674'
  const late = 'ship 600/605/665'

  it.each<PathRow>([
    [
      'does not say what jobs waited for that may share a group',
      deployed,
      twoDeploys('"${{ env.a }}"', '{ group: us }'),
      { links: 'build, us: unknown' },
    ],
    [
      'does not say what the first job of a run waited for',
      late,
      'jobs: { ship: { concurrency: production } }',
      { links: 'ship: unknown' },
    ],
  ])('%s', (_, jobs, file, expected) => {
    expectPath(runOf(jobs, file), expected)
  })

  it.each(['67/700/760', '695/700/760'])('keeps what a job needed on the path (%s)', (times) => {
    const file = 'jobs: { build: {}, deploy: { needs: build, concurrency: production } }'
    const run = runOf(`build 1/5/65, deploy ${times}`, file)
    expect(pathOf(run)?.jobs).toMatchObject([
      { delay: 5 * SECOND },
      { delay: 635 * SECOND, heldBy: 'unknown' },
    ])
  })

  it.each([
    [14, 'needs'],
    [200, 'unknown'],
  ])('without creation times, holds a job that started %d s after its need for %j', (...row) => {
    const [delay, heldBy] = row
    const jobs = ran(`build 1/5/65, ship 66/${65 + delay}/400`)
    const run = runOf(
      jobs.map((job) => ({ ...job, createdAt: undefined })),
      'jobs: { build: {}, ship: { needs: build } }',
    )
    expect(linksOf(run)).toBe(`build, ship: ${heldBy}`)
  })

  it('does not hold a later job of a called workflow, since its caller has the group', () => {
    const graph = decodeWorkflowFile(
      'jobs: { ship: { uses: ./ship.yml, concurrency: production } }',
      new Map([['./ship.yml', 'jobs: { pack: {}, push: { needs: pack } }']]),
    ).graph
    const jobs = ran('ship / pack 1/305/365, ship / push 367/500/560')
    const links = 'ship / pack: unknown, ship / push: runner'
    expect(linksOf(makeRun({ jobs, graph }))).toBe(links)
  })
})
