import { describe, expect, it } from '@jest/globals'
import type { Job, Run } from '../../../src/model/run.ts'
import { MINUTE, SECOND } from '../../../src/model/time.ts'
import {
  at,
  finished,
  NO_RUNNER,
  reportOn,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'
import {
  expectPath,
  linksOf,
  pathOf,
  type PathRow,
  ran,
  runOf,
} from '../../../testing/path-rows.ts'

describe('criticalPath with the file of another commit', () => {
  const jobs = 'compile 1/5/305, verify 307/310/510, lint 1/4/60'
  const early = 'jobs: { compile: { needs: lint }, verify: { needs: compile }, lint: {}, docs: {} }'
  const burst = Array.from({ length: 60 }, (_, n) => {
    return `, test (${n}) ${67 + Math.floor(n / 2)}/${100 + n}/${200 + n}`
  })

  it.each<PathRow>([
    [
      'claims nothing about a late start if the file lacks a need',
      jobs,
      'jobs: { compile: {}, verify: {}, lint: {} }',
      { links: 'verify: unknown' },
    ],
    [
      'claims nothing about a late start if a need had ended long before',
      jobs,
      'jobs: { compile: {}, verify: { needs: lint }, lint: {} }',
      { links: 'lint, verify: unknown' },
    ],
    [
      'finds no path to a job that started before its need ended, or that depends on such a job',
      jobs,
      early,
      { missing: 'contradicted' },
    ],
    [
      'uses the file for the other jobs of such a run',
      `${jobs}, docs 2/6/700, pack 702/705/800`,
      `${early.slice(0, -1)}, pack: { needs: docs } }`,
      { links: 'docs, pack: needs' },
    ],
    [
      'uses the file although the whole run was held back',
      'compile 601/605/905, verify 907/910/1110',
      'jobs: { compile: {}, verify: { needs: compile } }',
      { path: { jobs: [{ delay: 605 * SECOND }, {}] } },
    ],
    [
      'uses the file although a burst of creations took unusually long',
      `build 1/5/65${burst.join('')}`,
      'jobs: { build: {}, test: { needs: build, strategy: { matrix: "${{ fromJSON(1) }}" } } }',
      { links: 'build, test (59): runner' },
    ],
  ])('%s', (_, jobs, file, expected) => {
    expectPath(runOf(jobs, file), expected)
  })

  it('does not explain a late start if another version of the file may have run', () => {
    const run = runOf(jobs, 'jobs: { compile: {}, verify: {}, lint: {} }', { graphMayDiffer: true })
    expectPath(run, { links: 'verify: unknown' })
  })

  it('finds no path beside a job that contradicts such a file', () => {
    const run = runOf(`${jobs}, docs 2/6/700`, early, { graphMayDiffer: true })
    expectPath(run, { missing: 'contradicted' })
  })
})

describe('criticalPath with a job that GitHub listed late', () => {
  const START = 'build 1/5/105, test 107/110/310'
  const WHOLE = `${START}, deploy 312/315/345`
  const LATE = `${START}, deploy 340/343/373`
  const BUILD = 'build: {}, test: { needs: build }, deploy: { needs: test }'
  const chain = 'build, test: needs, deploy: needs'
  const EACH = 'build 1/5/105, test 125/128/328, deploy 348/351/381'
  const gate = { name: 'gate', createdAt: at(107), state: skipped() }

  it.each<[string, string, string | readonly Partial<Job>[], string]>([
    ['each job of the path', BUILD, EACH, chain.replaceAll('needs', 'unknown')],
    ['the last job', BUILD, LATE, 'build, test: needs, deploy: unknown'],
    ['a job off the path', `${BUILD}, docs: { needs: build }`, `${WHOLE}, docs 165/168/200`, chain],
    [
      'a job that then waited longer for its runner',
      BUILD,
      `${START}, deploy 330/730/760`,
      'build, test: needs, deploy: runner',
    ],
    [
      'a job after a skipped one',
      'build: {}, gate: { needs: build }, deploy: { needs: gate }',
      [gate, ...ran('build 1/5/105, deploy 150/153/200')],
      'build, deploy: unknown',
    ],
  ])('keeps the chain of the file if it is %s', (_, file, jobs, links) => {
    expectPath(runOf(jobs, `jobs: { ${file} }`), { links })
  })

  it('shows how late GitHub listed it', () => {
    const run = runOf(LATE, `jobs: { ${BUILD} }`)
    expect(pathOf(run)?.jobs.at(-1)).toMatchObject({ delay: 33 * SECOND, blocked: 30 * SECOND })
  })
})

describe('criticalPath of a run without a finished job', () => {
  const cancelled = (name: string, created: number, ended: number): Partial<Job> => ({
    ...{ name, createdAt: at(created), runner: NO_RUNNER },
    state: finished(created, ended, 'cancelled'),
  })

  it('returns undefined', () => {
    const run = runOf([cancelled('a', 1, 300), cancelled('b', 1, 300)], 'jobs: { a: {}, b: {} }')
    expect(pathOf(run)).toBeUndefined()
  })
})

describe('criticalPath with an approval', () => {
  const file = `jobs: { build: {}, ship: { needs: build, environment: production },
    check: { needs: build } }`
  const jobs = 'build 1/5/65, ship 67/5467/5527, check 67/75/135'
  const approved = ['Production']

  it('does not count the approval as a queue', () => {
    const report = reportOn(runOf(jobs, file, { approved }))
    const ship = report.jobs?.find(({ job }) => job.name === 'ship')
    expect(ship).toMatchObject({ queue: undefined, approval: 90 * MINUTE })
    expect(report.totals.queue).toBe(12 * SECOND)
    expect(report.waiting).toMatchObject({ queue: 12 * SECOND, longestQueue: 8 * SECOND })
    expect(report.notes).toMatchObject([{ jobId: ship?.job.id }])
  })

  it.each<PathRow>([
    [
      'keeps what the job needed on the path',
      jobs,
      file,
      {
        links: 'build, ship: approval',
        path: {
          jobs: [{ delay: 5 * SECOND }, { delay: 5_402 * SECOND, blocked: 2 * SECOND }],
        },
      },
    ],
    [
      'names the approval if the job is in a concurrency group, too',
      jobs,
      file.replace('production', 'production, concurrency: production'),
      { links: 'build, ship: approval' },
    ],
  ])('%s', (_, jobs, file, expected) => {
    expectPath(runOf(jobs, file, { approved }), expected)
  })

  it('does not call a job that was cancelled before its approval held back by a runner', () => {
    const state = finished(67, 9_000, 'cancelled')
    const ship = { name: 'ship', createdAt: at(67), state, runner: NO_RUNNER }
    const run = runOf([...ran('build 1/5/65'), ship], file.replace(/,\s*check.*/, '}'))
    expect(linksOf(run)).toBe('build, ship: approval')
    expect(reportOn(run).waiting.unstarted).toMatchObject([{ heldBy: 'approval' }])
  })

  it.each<[string, string | undefined, Run['approved']]>([
    ['nobody approved anything', file, []],
    ['only another environment was approved', file, ['prod', 'production-2']],
    ['the file was not read', undefined, approved],
    ['no key has an environment', file.replace(', environment: production', ''), approved],
    [
      'the expression of its environment cannot be the approved one',
      file.replace('production', '"preview-${{ inputs.number }}"'),
      approved,
    ],
  ])('does not assume an approval if %s', (_, known, names) => {
    const report = reportOn(runOf(jobs, known, { approved: names }))
    expect(report.totals.queue).toBe(5_412 * SECOND)
    expect(report.notes).toEqual([])
  })

  it.each<[string, string, Run['approved']]>([
    ['the environment is an expression', '"${{ inputs.environment }}"', approved],
    ['the expression may be the approved one', '{ name: "prod${{ inputs.rest }}" }', approved],
    ['GitHub does not name the approved one', 'production', [undefined]],
  ])('reports the queue as unknown if %s', (_, environment, names) => {
    const run = runOf(jobs, file.replace('production', environment), { approved: names })
    expect(reportOn(run).totals.queue).toBe(12 * SECOND)
  })
})

describe('criticalPath with unfinished jobs', () => {
  const file = 'jobs: { a: {}, b: {}, slow: {} }'
  const jobs = ran('a 1/5/65, b 1/5/15')

  it.each<[string, Run]>([
    ['a queued job', runOf([...jobs, { name: 'slow', createdAt: at(1), state: waiting() }], file)],
    ['a running job', runOf([...jobs, { name: 'slow', state: running(1) }], file)],
    ['a job that is not listed', runOf(jobs, file, { jobsCounted: 3 })],
    ['a run whose next job is not ready yet', runOf(jobs, file, { status: 'in_progress' })],
  ])('is the path so far with %s', (_, run) => {
    expect(pathOf(run)).toMatchObject({ soFar: true })
  })

  it('is final if only the current job is unfinished', () => {
    const report = { name: 'report', createdAt: at(67), state: running(70) }
    const run = runOf([...jobs, report], 'jobs: { a: {}, b: {}, report: { needs: [a, b] } }')
    const path = reportOn(run, { own: { jobId: 3 } }).criticalPath
    expect(path).toMatchObject({ soFar: false })
  })
})
