import { describe, expect, it } from '@jest/globals'
import { decodeWorkflowFile } from '../../../src/github/workflow/workflow-file.ts'
import { SECOND } from '../../../src/model/time.ts'
import { at, makeRun, running } from '../../../testing/make-run.ts'
import {
  type ExpectedPath,
  expectPath,
  linksOf,
  pathOf,
  type PathRow,
  ran,
  runOf,
  slackOf,
} from '../../../testing/path-rows.ts'

const E2E = 'e2e (a) 1/5/65, e2e (b) 67/70/670, e2e (c) 672/675/975, e2e (d) 977/980/1180'
const parallel = (limit: string) =>
  `jobs: { e2e: { strategy: { max-parallel: ${limit}, matrix: { b: [a, b, c, d] } } } }`
const CHAIN: ExpectedPath = {
  links: 'e2e (a), e2e (b): max-parallel, e2e (c): max-parallel, e2e (d): max-parallel',
  savings: [60, 600, 300, 200],
  slack: { 'e2e (a)': 0, 'e2e (b)': 0, 'e2e (c)': 0, 'e2e (d)': 0 },
  path: { basis: 'needs', gainless: undefined },
}

describe('buildSchedule with max-parallel', () => {
  it.each<PathRow>([
    ['chains the legs by the limit in the file', E2E, parallel('1'), CHAIN],
    ['chains the legs by an expression', E2E, parallel('"${{ fromJSON(inputs.limit) }}"'), CHAIN],
    [
      'chains the legs by times alone',
      E2E,
      undefined,
      { savings: CHAIN.savings, path: { jobs: [{}, {}, {}, {}] } },
    ],
    [
      'assigns a waiting leg the slot that is free first, with two slots',
      'e2e (a) 1/5/105, e2e (b) 1/5/305, e2e (c) 107/110/510',
      parallel('2'),
      {
        links: 'e2e (a), e2e (c): max-parallel',
        slack: { 'e2e (a)': 0, 'e2e (b)': 205, 'e2e (c)': 0 },
      },
    ],
    [
      'recognises a leg that was queued until an earlier one ended',
      'e2e (a) 1/5/105, e2e (b) 2/108/208, e2e (c) 2/211/311',
      parallel('1'),
      { savings: [100, 100, 100] },
    ],
    [
      'chains queued legs in the order in which they started',
      'e2e (a) 1/5/105, e2e (b) 2/211/311, e2e (c) 2/108/208',
      parallel('1'),
      { links: 'e2e (a), e2e (c): max-parallel, e2e (b): max-parallel' },
    ],
    [
      'knows no limit of a matrix with one leg',
      'e2e (a) 1/5/65',
      parallel('1'),
      { links: 'e2e (a)' },
    ],
  ])('%s', (_, jobs, file, expected) => {
    expectPath(runOf(jobs, file), expected)
  })

  it('lets an unfinished leg keep its slot', () => {
    const open = { name: 'e2e (a)', createdAt: at(1), state: running(5) }
    const legs = [open, ...ran('e2e (b) 1/5/105, e2e (c) 107/110/210')]
    const run = runOf(legs, parallel('2'), { status: 'in_progress' })
    expect(linksOf(run)).toBe('e2e (b), e2e (c): max-parallel')
  })
})

describe('buildSchedule with a self-hosted runner', () => {
  const file = 'jobs: { lint: {}, unit: {}, docs: {} }'
  const onOne = 'docs 1/3/603@rack-1, unit 1/606/906@rack-1, lint 2/910/970@rack-1'
  const chained: ExpectedPath = {
    links: 'docs, unit: runner, lint: runner',
    savings: [600, 300, 60],
    path: { gainless: undefined },
  }
  const hosted = { name: 'GitHub Actions 2', group: 'GitHub Actions', labels: ['ubuntu-latest'] }

  it.each<PathRow>([
    [
      'chains the jobs of the runner by the file, without slack',
      onOne,
      file,
      { ...chained, slack: { docs: 0, unit: 0, lint: 0 } },
    ],
    ['chains the jobs of the runner by times', onOne, undefined, chained],
    [
      'accepts that a runner takes the newest job first',
      'lint 1/910/970@rack-1, unit 1/606/906@rack-1, docs 2/4/603@rack-1',
      file,
      {
        links: 'docs, unit: runner, lint: runner',
        savings: [599, 300, 60],
        slack: { docs: 0, unit: 0, lint: 0 },
      },
    ],
    [
      // With docs 200 s longer, lint could have had the runner of unit.
      'chains a job to the previous job of its runner if two runners have the same labels',
      'docs 1/3/203@rack-1, unit 1/3/403@rack-2, lint 2/206/706@rack-1',
      file,
      { links: 'docs, lint: runner', slack: { docs: 0, unit: 303, lint: 0 } },
    ],
    [
      'reports no previous job if the runner did something else in the meantime',
      'docs 1/3/203@rack-1, unit 1/803/1003@rack-1, lint 1/4/64',
      file,
      { links: 'unit: runner', slack: {}, path: { gainless: undefined } },
    ],
    [
      'keeps what a job needed on the path if its runner did something else',
      'docs 1/3/203@rack-1, build 1/4/64, unit 66/803/1003@rack-1',
      'jobs: { docs: {}, build: {}, unit: { needs: build } }',
      { links: 'build, unit: runner', savings: [undefined, undefined] },
    ],
    [
      'does not chain jobs on hosted runners, which take one job each',
      ran('docs 1/3/203, unit 190/205/405').map((job) => ({ ...job, runner: hosted })),
      'jobs: { docs: {}, unit: {} }',
      { links: 'unit: unknown' },
    ],
    [
      'does not chain jobs if several runners share a name',
      'docs 1/3/203@runner, unit 1/3/103@runner, lint 2/5/305@runner',
      file,
      { links: 'lint' },
    ],
  ])('%s', (_, jobs, file, expected) => {
    expectPath(runOf(jobs, file), expected)
  })

  it('makes the delays and durations of the path add up to its length', () => {
    const path = pathOf(runOf(onOne, file))
    const parts = (path?.jobs ?? []).map(({ job, delay = 0 }) => delay + (job.duration ?? 0))
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(path?.length)
  })
})

describe('buildSchedule with a limit outside of the file', () => {
  it('leaves the slack of earlier jobs unknown if 20 hosted jobs ran in parallel all the time', () => {
    const numbers = Array.from({ length: 22 }, (_, n) => n)
    const file = `jobs: { t: { strategy: { matrix: { n: [${numbers.join()}] } } } }`
    const jobs = numbers.map((n) => {
      const times = n < 20 ? `1/5/${105 + 10 * n}` : `2/${107 + 10 * (n - 20)}/${400 + n}`
      return `t (${n}) ${times}`
    })
    const slack = slackOf(runOf(jobs.join(', '), file))
    expect(slack['t (0)']).toBeUndefined()
    expect(slack['t (1)']).toBeUndefined()
    expect(slack['t (21)']).toBe(0)
  })
})

describe('buildSchedule with a concurrency group', () => {
  const deployAfterBuild = (concurrency: string) =>
    `jobs: { build: {}, deploy: { needs: build, concurrency: ${concurrency} } }`
  const twoDeploys = (eu: string, us: string) =>
    `jobs: { build: {}, eu: { needs: build, concurrency: ${eu} }, us: { needs: build, concurrency: ${us} } }`
  const deployed = 'build 1/5/65, eu 67/70/370, us 67/374/674'
  const late = 'ship 600/605/665'

  it.each<PathRow>([
    [
      'leaves the slack of the jobs before the job in the group unknown',
      'build 1/5/65, lint 1/5/35, deploy 67/700/760',
      'jobs: { build: {}, lint: {}, deploy: { needs: build, concurrency: production } }',
      { slack: { build: undefined, lint: 725, deploy: 0 } },
    ],
    [
      'chains a job to the one that held its group if the name is the same',
      deployed,
      twoDeploys('production', '{ group: Production }'),
      { links: 'build, eu: needs, us: concurrency' },
    ],
    [
      'does not chain it if the name is another',
      deployed,
      twoDeploys('eu', 'us'),
      { links: 'build, us: concurrency' },
    ],
    [
      'does not chain it if the name depends on an expression',
      deployed,
      twoDeploys('"${{ env.a }}"', '"${{ env.b }}"'),
      { links: 'build, us: concurrency' },
    ],
    [
      'chains a job that was listed when the group was free, even after seconds',
      'eu 1/3/9, us 10/12/72',
      'jobs: { eu: { concurrency: production }, us: { concurrency: production } }',
      { links: 'eu, us: concurrency' },
    ],
    [
      'holds the first job of a run that was listed late for its group',
      late,
      'jobs: { ship: { concurrency: production } }',
      { links: 'ship: concurrency' },
    ],
    ['holds it for an unknown reason, by times alone', late, undefined, { links: 'ship: unknown' }],
    [
      'holds it for an unknown reason, by the file',
      late,
      'jobs: { ship: {} }',
      { links: 'ship: unknown' },
    ],
  ])('%s', (_, jobs, file, expected) => {
    expectPath(runOf(jobs, file), expected)
  })

  it.each([
    ['that was queued', '67/700/760', 'production'],
    ['that was created late', '695/700/760', 'production'],
    ['that was queued', '67/700/760', '{ group: "deploy-${{ github.ref }}" }'],
    ['that was created late', '695/700/760', '{ group: "deploy-${{ github.ref }}" }'],
  ])('keeps what a job %s needed on the path (%s, %s)', (_, times, group) => {
    expect(pathOf(runOf(`build 1/5/65, deploy ${times}`, deployAfterBuild(group)))).toMatchObject({
      basis: 'needs',
      jobs: [
        { delay: 5 * SECOND, potentialSaving: undefined },
        { delay: 635 * SECOND, heldBy: 'concurrency', potentialSaving: 60 * SECOND },
      ],
    })
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
    )
    const jobs = ran('ship / pack 1/305/365, ship / push 367/500/560')
    const links = 'ship / pack: concurrency, ship / push: runner'
    expect(linksOf(makeRun({ jobs, graph }))).toBe(links)
  })
})
