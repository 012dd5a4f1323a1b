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
  savingsOf,
  slackOf,
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
      { links: 'verify: unknown', path: { basis: 'needs', mismatch: undefined } },
    ],
    [
      'claims nothing about a late start if a need had ended long before',
      jobs,
      'jobs: { compile: {}, verify: { needs: lint }, lint: {} }',
      {
        links: 'lint, verify: unknown',
        path: { basis: 'needs', mismatch: undefined, jobs: [{ potentialSaving: undefined }, {}] },
      },
    ],
    [
      'ignores the file for a job that started before its need ended, and for what depends on it',
      jobs,
      early,
      {
        links: 'compile, verify: needs',
        path: { basis: 'times', mismatch: 'contradicted', slack: undefined, gainless: undefined },
      },
    ],
    [
      'uses the file for the other jobs of such a run',
      `${jobs}, docs 2/6/700, pack 702/705/800`,
      `${early.slice(0, -1)}, pack: { needs: docs } }`,
      { links: 'docs, pack: needs', path: { basis: 'needs', mismatch: undefined } },
    ],
    [
      'uses the file although the whole run was held back',
      'compile 601/605/905, verify 907/910/1110',
      'jobs: { compile: {}, verify: { needs: compile } }',
      { path: { basis: 'needs', jobs: [{ delay: 605 * SECOND }, {}] } },
    ],
    [
      'uses the file although a burst of creations took unusually long',
      `build 1/5/65${burst.join('')}`,
      'jobs: { build: {}, test: { needs: build, strategy: { matrix: "${{ fromJSON(1) }}" } } }',
      { path: { basis: 'needs' } },
    ],
  ])('%s', (_, jobs, file, expected) => {
    expectPath(runOf(jobs, file), expected)
  })
})

describe('criticalPath with a job that GitHub listed late', () => {
  const START = 'build 1/5/105, test 107/110/310'
  const WHOLE = `${START}, deploy 312/315/345`
  const LATE = `${START}, deploy 340/343/373`
  const BUILD = 'build: {}, test: { needs: build }, deploy: { needs: test }'
  const chain = 'build, test: needs, deploy: needs'
  const gate = { name: 'gate', createdAt: at(107), state: skipped() }
  const shards = Array.from({ length: 30 }, (_, n) => {
    const created = n < 15 ? 107 : 115
    return `, test (${n}) ${created}/${created + 3}/${created + 100}`
  })

  it.each<[string, string, string | readonly Partial<Job>[], string]>([
    [
      'each job of the path',
      BUILD,
      'build 1/5/105, test 125/128/328, deploy 348/351/381',
      'build, test: unknown, deploy: unknown',
    ],
    ['the last job', BUILD, LATE, 'build, test: needs, deploy: unknown'],
    ['a job off the path', `${BUILD}, docs: { needs: build }`, `${WHOLE}, docs 165/168/200`, chain],
    [
      'a job off the path, while another one ends just before the last one is listed',
      `${BUILD}, late: { needs: build }, x: {}`,
      `${WHOLE}, late 165/168/200, x 2/6/311`,
      chain,
    ],
    [
      'a job off the path, beside a concurrency group',
      `build: {}, test: { needs: build }, deploy: { needs: test, concurrency: prod }, docs: { needs: build }`,
      `${START}, deploy 500/503/533, docs 165/168/200`,
      'build, test: needs, deploy: concurrency',
    ],
    [
      'a burst of a matrix',
      'build: {}, test: { needs: build, strategy: { matrix: "${{ fromJSON(1) }}" } }',
      `build 1/5/105${shards.join('')}`,
      'build, test (29): needs',
    ],
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
    const path = { basis: 'needs', mismatch: undefined }
    expectPath(runOf(jobs, `jobs: { ${file} }`), { links, path })
  })

  it('shows how late GitHub listed it, and no saving of what it waited for', () => {
    const run = runOf(LATE, `jobs: { ${BUILD} }`)
    expect(pathOf(run)?.jobs.at(-1)).toMatchObject({ delay: 33 * SECOND, blocked: 30 * SECOND })
    expect(savingsOf(run)).toEqual([undefined, undefined, 30])
  })

  it('knows the slack of the jobs that the late one does not depend on', () => {
    const run = runOf(`${LATE}, docs 2/6/100`, `jobs: { ${BUILD}, docs: {} }`)
    expect(slackOf(run)).toMatchObject({ docs: 273 })
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

  it('leaves the slack of jobs that finished before others were cancelled unknown', () => {
    const jobs = [...ran('a 1/5/65'), cancelled('b', 67, 900)]
    const run = runOf(jobs, 'jobs: { a: {}, b: { needs: a } }')
    expect(slackOf(run).a).toBeUndefined()
    expect(savingsOf(run)).toEqual([undefined, undefined])
  })
})

describe('criticalPath with an approval', () => {
  const file = `jobs: { build: {}, ship: { needs: build, environment: production },
    check: { needs: build } }`
  const other = file.replace('check:', 'other:')
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
      'keeps what the job needed on the path, and the slack of the jobs before it unknown',
      jobs,
      file,
      {
        links: 'build, ship: approval',
        slack: { build: undefined, ship: 0, check: 5_392 },
        path: {
          jobs: [
            { delay: 5 * SECOND, potentialSaving: undefined },
            { delay: 5_402 * SECOND, blocked: 2 * SECOND },
          ],
        },
      },
    ],
    [
      'names both if the job is in a concurrency group, too',
      jobs,
      file.replace('production', 'production, concurrency: production'),
      { links: 'build, ship: approval-or-concurrency' },
    ],
    [
      'names neither if the file does not fit and the job was listed late',
      'build 1/5/65, check 67/75/135, ship 300/305/365',
      other,
      { links: 'ship: unknown', path: { basis: 'times', mismatch: 'unmatched' } },
    ],
    [
      'names all that a job may have waited for if the file does not fit',
      jobs,
      other,
      { links: 'build, ship: approval-or-concurrency' },
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
  ])('is the path so far, without slack and saving, with %s', (_, run) => {
    expect(pathOf(run)).toMatchObject({ soFar: true, slack: undefined, gainless: undefined })
    expect(savingsOf(run)).toEqual([undefined])
  })

  it('is final if only the current job is unfinished', () => {
    const report = { name: 'report', createdAt: at(67), state: running(70) }
    const run = runOf([...jobs, report], 'jobs: { a: {}, b: {}, report: { needs: [a, b] } }')
    const path = reportOn(run, { own: { jobId: 3 } }).criticalPath
    expect(path).toMatchObject({ soFar: false, jobs: [{ potentialSaving: 50 * SECOND }] })
  })
})

/** `late` needs `build`, which ended at 105 s, and is listed a minute after that. */
const LATE = 'build 1/5/105, late 165/168/200'
const FILE = 'build: {}, late: { needs: build }'
const LEGS = 'leg: { strategy: { max-parallel: 2, matrix: { a: [1, 2, 3, 4, 5] } } }'

describe('criticalPath beside a job that GitHub listed late', () => {
  it.each<PathRow>([
    [
      'keeps the approval of another job, without a group that the file does not name',
      `${LATE}, ship 107/900/960`,
      `jobs: { ${FILE}, ship: { needs: build, environment: prod } }`,
      { links: 'build, ship: approval', savings: [undefined, 60] },
    ],
    [
      'keeps the limit of a matrix',
      `${LATE}, leg (1) 107/110/310, leg (2) 312/315/515`,
      `jobs: { ${FILE}, leg: { needs: build, strategy: { max-parallel: 1, matrix: { a: [1, 2] } } } }`,
      { links: 'build, leg (1): needs, leg (2): max-parallel', savings: [undefined, 200, 200] },
    ],
    [
      'keeps the slots of legs that were listed before a late one, although each of them waited for seconds',
      'leg (1) 1/4/30, leg (2) 1/4/36, leg (3) 37/40/600, leg (4) 91/94/100',
      `jobs: { ${LEGS} }`,
      { links: 'leg (2), leg (3): max-parallel' },
    ],
    [
      'keeps the slots of several legs before a late one',
      'leg (1) 1/4/30, leg (2) 1/4/36, leg (3) 37/40/44, leg (4) 45/48/600, leg (5) 91/94/100',
      `jobs: { ${LEGS} }`,
      { links: 'leg (2), leg (3): max-parallel, leg (4): max-parallel' },
    ],
    [
      'gives legs their slots in order if none is late',
      'leg (1) 1/4/30, leg (2) 1/4/36, leg (3) 37/40/600, leg (4) 41/44/50',
      `jobs: { ${LEGS} }`,
      { links: 'leg (1), leg (3): max-parallel' },
    ],
    [
      'does not take a late leg for released by one that ended in that second',
      'leg (1) 1/4/30, leg (2) 1/4/91, leg (3) 91/94/600, leg (4) 92/95/100',
      `jobs: { ${LEGS} }`,
      { links: 'leg (1), leg (3): unknown' },
    ],
    [
      'keeps the only runner of two jobs',
      `${LATE}, a 107/110/310@rack-1, b 107/313/513@rack-1`,
      `jobs: { ${FILE}, a: { needs: build }, b: { needs: build } }`,
      { links: 'build, a: needs, b: runner' },
    ],
    [
      'keeps a group whose name has an expression, which is unknown',
      `${LATE}, ship 500/503/533`,
      `jobs: { ${FILE}, ship: { needs: build, concurrency: "prod-\${{ inputs.x }}" } }`,
      { links: 'build, ship: concurrency' },
    ],
    [
      'follows a chain behind the late job, but for the wait',
      `${LATE}, last 202/205/505`,
      `jobs: { ${FILE}, last: { needs: late } }`,
      { links: 'build, late: unknown, last: needs', savings: [undefined, 32, 300] },
    ],
  ])('%s', (_, jobs, file, expected) => {
    const approved = file?.includes('environment') === true ? ['prod'] : []
    expectPath(runOf(jobs, file, { approved }), { path: { basis: 'needs' }, ...expected })
  })

  it.each([10, 20, 60, 300])('knows the chain of a job that was listed %d s late', (delay) => {
    const [listed, started] = [105 + delay, 108 + delay]
    const jobs = `build 1/5/105, docs 107/110/112, test ${listed}/${started}/${started + 200}`
    const file = 'jobs: { build: {}, docs: { needs: build }, test: { needs: build } }'
    const isLate = delay > 15
    const links = isLate ? 'build, test: unknown' : 'build, test: needs'
    const run = runOf(jobs, file)
    expectPath(run, { links, path: { basis: 'needs', mismatch: undefined } })
    expect(savingsOf(run)?.[0] === undefined).toBe(isLate)
  })
})
