import { describe, expect, it } from '@jest/globals'
import { decodeWorkflowFile } from '../../../src/github/workflow/workflow-file.ts'
import type { CriticalPath } from '../../../src/model/report/critical-path.ts'
import type { Job, Run } from '../../../src/model/run.ts'
import { MINUTE, SECOND } from '../../../src/model/time.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { renderTimeline } from '../../../src/render/summary/timeline.ts'
import { renderTerminal } from '../../../src/render/terminal/report.ts'
import {
  at,
  finished,
  makeRun,
  NO_RUNNER,
  reportOn,
  running,
  skipped,
  waiting,
} from '../../../testing/make-run.ts'
import { criticalPathSection } from '../../../src/render/sections/critical-path.ts'
import { writeSection } from '../../../src/render/summary/write-section.ts'
import { MARKDOWN } from '../../../src/render/text/inline.ts'

function renderCriticalPath(report: Parameters<typeof criticalPathSection>[0]): string {
  return writeSection(criticalPathSection(report, MARKDOWN))
}

type Times = readonly [created: number, started: number, ended: number]

/** A job on one of GitHub's runners, or on the named one. */
function ran(name: string, [created, started, ended]: Times, runner?: string): Partial<Job> {
  const own = { name: runner, group: 'Default', labels: ['self-hosted', 'linux'] }
  return {
    name,
    createdAt: at(created),
    state: finished(started, ended),
    ...(runner === undefined ? {} : { runner: own }),
  }
}

function runOf(jobs: readonly Partial<Job>[], file?: string, fields: Partial<Run> = {}): Run {
  const graph = file === undefined ? undefined : decodeWorkflowFile(file, new Map())
  return { ...makeRun({ jobs, graph }), ...fields }
}

const pathOf = (run: Run): CriticalPath | undefined => reportOn(run).criticalPath

function linksOf(run: Run): unknown[] | undefined {
  return pathOf(run)?.jobs.map(({ job, heldBy }) => [job.job.name, heldBy])
}

function savingsOf(run: Run): unknown[] | undefined {
  return pathOf(run)?.jobs.map(({ potentialSaving }) => potentialSaving && potentialSaving / SECOND)
}

/** By name, in seconds. */
function slackOf(run: Run): Record<string, number | undefined> {
  const slack = pathOf(run)?.slack
  return Object.fromEntries(
    (run.jobs ?? []).map(({ id, name }) => {
      const known = slack?.get(id)
      return [name, known === undefined ? undefined : known / SECOND]
    }),
  )
}

describe('buildSchedule with max-parallel', () => {
  const jobs = [
    ran('prepare', [1, 5, 65]),
    ran('e2e (chrome)', [67, 70, 670]),
    ran('e2e (firefox)', [672, 675, 975]),
    ran('e2e (safari)', [977, 980, 1180]),
  ]
  const declare = (limit: string) =>
    `jobs: { prepare: {}, e2e: { needs: prepare, strategy: { max-parallel: ${limit}, matrix: { b: [chrome, firefox, safari] } } } }`

  it.each([
    ['the limit in the file', declare('1')],
    ['an expression in the file', declare('"${{ fromJSON(inputs.limit) }}"')],
  ])('chains the legs by %s', (_, file) => {
    const run = runOf(jobs, file)
    expect(pathOf(run)?.basis).toBe('needs')
    expect(linksOf(run)).toEqual([
      ['prepare', undefined],
      ['e2e (chrome)', 'needs'],
      ['e2e (firefox)', 'max-parallel'],
      ['e2e (safari)', 'max-parallel'],
    ])
    expect(savingsOf(run)).toEqual([60, 600, 300, 200])
    expect(Object.values(slackOf(run))).toEqual([0, 0, 0, 0])
    expect(renderCriticalPath(reportOn(run))).not.toContain('gains nothing')
  })

  it('chains the legs by times alone', () => {
    const run = runOf(jobs)
    expect(pathOf(run)?.jobs.map(({ job }) => job.job.name)).toEqual(jobs.map(({ name }) => name))
    expect(savingsOf(run)).toEqual([60, 600, 300, 200])
  })

  it('assigns a waiting leg the slot that is free first, with two slots', () => {
    const two = [
      ran('e2e (a)', [1, 5, 105]),
      ran('e2e (b)', [1, 5, 305]),
      ran('e2e (c)', [107, 110, 510]),
    ]
    const run = runOf(
      two,
      'jobs: { e2e: { strategy: { max-parallel: 2, matrix: { b: [a, b, c] } } } }',
    )
    expect(linksOf(run)).toEqual([
      ['e2e (a)', undefined],
      ['e2e (c)', 'max-parallel'],
    ])
    expect(slackOf(run)).toEqual({ 'e2e (a)': 0, 'e2e (b)': 205, 'e2e (c)': 0 })
  })

  it('recognises a leg that was queued until an earlier one ended', () => {
    const queued = [
      ran('e2e (a)', [1, 5, 105]),
      ran('e2e (b)', [2, 108, 208]),
      ran('e2e (c)', [2, 211, 311]),
    ]
    const run = runOf(
      queued,
      'jobs: { e2e: { strategy: { max-parallel: 1, matrix: { b: [a, b, c] } } } }',
    )
    expect(linksOf(run)?.length).toBe(3)
    expect(savingsOf(run)).toEqual([100, 100, 100])
  })
})

describe('buildSchedule with max-parallel, while jobs are unfinished', () => {
  it('lets an unfinished leg keep its slot', () => {
    const legs = [
      { name: 'e2e (a)', createdAt: at(1), state: running(5) },
      ran('e2e (b)', [1, 5, 105]),
      ran('e2e (c)', [107, 110, 210]),
    ]
    const file = 'jobs: { e2e: { strategy: { max-parallel: 2, matrix: { b: [a, b, c] } } } }'
    const run = runOf(legs, file, { status: 'in_progress' })
    expect(linksOf(run)).toEqual([
      ['e2e (b)', undefined],
      ['e2e (c)', 'max-parallel'],
    ])
  })
})

describe('buildSchedule with a self-hosted runner', () => {
  const file = 'jobs: { lint: {}, unit: {}, docs: {} }'
  const onOne = [
    ran('docs', [1, 3, 603], 'rack-1'),
    ran('unit', [1, 606, 906], 'rack-1'),
    ran('lint', [2, 910, 970], 'rack-1'),
  ]

  it.each([
    ['the file', file],
    ['times', undefined],
  ])('chains the jobs of the runner by %s', (_, known) => {
    const run = runOf(onOne, known)
    expect(linksOf(run)).toEqual([
      ['docs', undefined],
      ['unit', 'runner'],
      ['lint', 'runner'],
    ])
    expect(savingsOf(run)).toEqual([600, 300, 60])
    const text = renderCriticalPath(reportOn(run))
    expect(text).not.toContain('gains nothing')
  })

  it('has no slack in a chain, and the delays and durations of the path add up to its length', () => {
    const run = runOf(onOne, file)
    expect(Object.values(slackOf(run))).toEqual([0, 0, 0])
    const path = pathOf(run)
    const parts = (path?.jobs ?? []).map(({ job, delay = 0 }) => delay + (job.duration ?? 0))
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(path?.length)
  })

  it('accepts that a runner takes the newest job first', () => {
    const run = runOf(
      [
        ran('lint', [1, 910, 970], 'rack-1'),
        ran('unit', [1, 606, 906], 'rack-1'),
        ran('docs', [2, 4, 603], 'rack-1'),
      ],
      file,
    )
    expect(linksOf(run)?.map((link) => (link as unknown[])[0])).toEqual(['docs', 'unit', 'lint'])
    expect(savingsOf(run)).toEqual([599, 300, 60])
    expect(Object.values(slackOf(run))).toEqual([0, 0, 0])
  })

  it('chains a job to the previous job of its runner if two runners have the same labels', () => {
    const run = runOf(
      [
        ran('docs', [1, 3, 203], 'rack-1'),
        ran('unit', [1, 3, 403], 'rack-2'),
        ran('lint', [2, 206, 706], 'rack-1'),
      ],
      file,
    )
    expect(linksOf(run)).toEqual([
      ['docs', undefined],
      ['lint', 'runner'],
    ])
    // With docs 200 s longer, lint could have had the runner of unit.
    expect(slackOf(run)).toEqual({ docs: 0, unit: 303, lint: 0 })
  })

  it('reports no previous job if the runner did something else in the meantime', () => {
    const run = runOf(
      [
        ran('docs', [1, 3, 203], 'rack-1'),
        ran('unit', [1, 803, 1003], 'rack-1'),
        ran('lint', [1, 4, 64]),
      ],
      file,
    )
    expect(linksOf(run)).toEqual([['unit', 'runner']])
    expect(slackOf(run)).toEqual({ docs: undefined, unit: undefined, lint: undefined })
    expect(renderCriticalPath(reportOn(run))).not.toContain('gains nothing')
  })

  it('keeps what a job needed on the path if its runner did something else', () => {
    const run = runOf(
      [
        ran('docs', [1, 3, 203], 'rack-1'),
        ran('build', [1, 4, 64]),
        ran('unit', [66, 803, 1003], 'rack-1'),
      ],
      'jobs: { docs: {}, build: {}, unit: { needs: build } }',
    )
    expect(linksOf(run)).toEqual([
      ['build', undefined],
      ['unit', 'runner'],
    ])
    expect(savingsOf(run)).toEqual([undefined, undefined])
  })

  it('does not chain jobs on hosted runners, which take one job each', () => {
    const runner = { name: 'GitHub Actions 2', group: 'GitHub Actions', labels: ['ubuntu-latest'] }
    const run = runOf(
      [
        { ...ran('docs', [1, 3, 203]), runner },
        { ...ran('unit', [190, 205, 405]), runner },
      ],
      'jobs: { docs: {}, unit: {} }',
    )
    expect(linksOf(run)?.at(-1)).not.toEqual(['unit', 'runner'])
  })

  it('does not chain jobs if several runners share a name', () => {
    const run = runOf(
      [
        ran('docs', [1, 3, 203], 'runner'),
        ran('unit', [1, 3, 103], 'runner'),
        ran('lint', [2, 5, 305], 'runner'),
      ],
      file,
    )
    expect(linksOf(run)).toEqual([['lint', undefined]])
  })
})

describe('buildSchedule with a limit outside of the file', () => {
  it('leaves the slack of earlier jobs unknown if 20 hosted jobs ran in parallel all the time', () => {
    const file = `jobs: { t: { strategy: { matrix: { n: [${Array.from({ length: 22 }, (_, n) => n).join()}] } } } }`
    const jobs = Array.from({ length: 22 }, (_, n) =>
      n < 20
        ? ran(`t (${n})`, [1, 5, 105 + 10 * n])
        : ran(`t (${n})`, [2, 107 + 10 * (n - 20), 400 + n]),
    )
    const slack = slackOf(runOf(jobs, file))
    expect(slack['t (0)']).toBeUndefined()
    expect(slack['t (1)']).toBeUndefined()
    expect(slack['t (21)']).toBe(0)
  })

  it('assumes no limit if only a few jobs ran in parallel', () => {
    const slack = slackOf(
      runOf([ran('a', [1, 5, 65]), ran('b', [1, 70, 270])], 'jobs: { a: {}, b: {} }'),
    )
    expect(slack).toEqual({ a: 205, b: 0 })
  })
})

describe('buildSchedule with a concurrency group', () => {
  const build = ran('build', [1, 5, 65])
  const deployAfterBuild = (concurrency: string) =>
    `jobs: { build: {}, deploy: { needs: build, concurrency: ${concurrency} } }`

  it('leaves the slack of the jobs before the job in the group unknown', () => {
    const run = runOf(
      [build, ran('lint', [1, 5, 35]), ran('deploy', [67, 700, 760])],
      'jobs: { build: {}, lint: {}, deploy: { needs: build, concurrency: production } }',
    )
    expect(slackOf(run)).toEqual({ build: undefined, lint: 725, deploy: 0 })
  })

  it.each<[string, Times]>([
    ['that was queued', [67, 700, 760]],
    ['that was created late', [695, 700, 760]],
  ])('keeps what a job %s needed on the path, and the wait is the rest', (_, times) => {
    for (const group of ['production', '{ group: "deploy-${{ github.ref }}" }']) {
      const run = runOf([build, ran('deploy', times)], deployAfterBuild(group))
      expect(pathOf(run)).toMatchObject({
        basis: 'needs',
        jobs: [
          { delay: 5 * SECOND, potentialSaving: undefined },
          { delay: 635 * SECOND, heldBy: 'concurrency', potentialSaving: 60 * SECOND },
        ],
      })
      expect(renderCriticalPath(reportOn(run))).toContain('its concurrency group or a runner')
    }
  })

  const twoDeploys = (eu: string, us: string) =>
    `jobs: { build: {}, eu: { needs: build, concurrency: ${eu} }, us: { needs: build, concurrency: ${us} } }`
  const deployed = [build, ran('eu', [67, 70, 370]), ran('us', [67, 374, 674])]

  it.each([
    ['is the same', twoDeploys('production', '{ group: Production }'), ['build', 'eu', 'us']],
    ['is another', twoDeploys('eu', 'us'), ['build', 'us']],
    ['depends on an expression', twoDeploys('"${{ env.a }}"', '"${{ env.b }}"'), ['build', 'us']],
  ])('chains a job to the one that held its group if the name %s', (_, file, path) => {
    expect(pathOf(runOf(deployed, file))?.jobs.map(({ job }) => job.job.name)).toEqual(path)
  })

  it('chains a job that was listed when the group was free, even after seconds', () => {
    const run = runOf(
      [ran('eu', [1, 3, 9]), ran('us', [10, 12, 72])],
      'jobs: { eu: { concurrency: production }, us: { concurrency: production } }',
    )
    expect(linksOf(run)).toEqual([
      ['eu', undefined],
      ['us', 'concurrency'],
    ])
  })

  it.each([
    ['its group', 'jobs: { ship: { concurrency: production } }', 'concurrency'],
    ['an unknown reason, by times alone', undefined, 'unknown'],
    ['an unknown reason, by the file', 'jobs: { ship: {} }', 'unknown'],
  ])('holds the first job of a run that was listed late for %s', (_, file, heldBy) => {
    expect(linksOf(runOf([ran('ship', [600, 605, 665])], file))).toEqual([['ship', heldBy]])
  })

  it.each([
    [14, 'needs'],
    [200, 'unknown'],
  ])(
    'without creation times, holds a job that started %d s after its need for %j',
    (delay, heldBy) => {
      const jobs = [ran('build', [1, 5, 65]), ran('ship', [66, 65 + delay, 400])]
      const run = runOf(
        jobs.map((job) => ({ ...job, createdAt: undefined })),
        'jobs: { build: {}, ship: { needs: build } }',
      )
      expect(linksOf(run)).toEqual([
        ['build', undefined],
        ['ship', heldBy],
      ])
    },
  )

  it('does not hold a later job of a called workflow, since its caller has the group', () => {
    const graph = decodeWorkflowFile(
      'jobs: { ship: { uses: ./ship.yml, concurrency: production } }',
      new Map([['./ship.yml', 'jobs: { pack: {}, push: { needs: pack } }']]),
    )
    const jobs = [ran('ship / pack', [1, 305, 365]), ran('ship / push', [367, 500, 560])]
    expect(linksOf(makeRun({ jobs, graph }))).toEqual([
      ['ship / pack', 'concurrency'],
      ['ship / push', 'runner'],
    ])
  })
})

describe('criticalPath with the file of another commit', () => {
  const jobs = [
    ran('compile', [1, 5, 305]),
    ran('verify', [307, 310, 510]),
    ran('lint', [1, 4, 60]),
  ]

  it.each([
    ['lacks a need', 'jobs: { compile: {}, verify: {}, lint: {} }', [['verify', 'unknown']]],
    [
      'has a need that had ended long before',
      'jobs: { compile: {}, verify: { needs: lint }, lint: {} }',
      [
        ['lint', undefined],
        ['verify', 'unknown'],
      ],
    ],
  ])('claims nothing about a late start if the file %s', (_, file, links) => {
    const run = runOf(jobs, file)
    expect(linksOf(run)).toEqual(links)
    expect(pathOf(run)).toMatchObject({ basis: 'needs', mismatch: undefined })
    expect(savingsOf(run)?.slice(0, -1)).toEqual(links.slice(0, -1).map(() => undefined))
  })

  const early = 'jobs: { compile: { needs: lint }, verify: { needs: compile }, lint: {}, docs: {} }'

  it('ignores the file for a job that started before its need ended, and for what depends on it', () => {
    const run = runOf(jobs, early)
    expect(pathOf(run)).toMatchObject({
      basis: 'times',
      mismatch: 'contradicted',
      slack: undefined,
    })
    expect(linksOf(run)).toEqual([
      ['compile', undefined],
      ['verify', 'needs'],
    ])
    const text = renderCriticalPath(reportOn(run))
    expect(text).toContain('contradict the workflow file at this commit')
    expect(text).not.toContain('gains nothing')
  })

  it('uses the file for the other jobs of such a run', () => {
    const file = `${early.slice(0, -1)}, pack: { needs: docs } }`
    const docs = [ran('docs', [2, 6, 700]), ran('pack', [702, 705, 800])]
    const run = runOf([...jobs, ...docs], file)
    expect(pathOf(run)).toMatchObject({ basis: 'needs', mismatch: undefined })
    expect(linksOf(run)).toEqual([
      ['docs', undefined],
      ['pack', 'needs'],
    ])
  })

  it('uses the file although the whole run was held back', () => {
    const later = [ran('compile', [601, 605, 905]), ran('verify', [907, 910, 1110])]
    const run = runOf(later, 'jobs: { compile: {}, verify: { needs: compile } }')
    expect(pathOf(run)?.basis).toBe('needs')
    expect(pathOf(run)?.jobs[0]?.delay).toBe(605 * SECOND)
  })

  it('uses the file although a burst of creations took unusually long', () => {
    const legs = Array.from({ length: 60 }, (_, n) =>
      ran(`test (${n})`, [67 + Math.floor(n / 2), 100 + n, 200 + n]),
    )
    const run = runOf(
      [ran('build', [1, 5, 65]), ...legs],
      'jobs: { build: {}, test: { needs: build, strategy: { matrix: "${{ fromJSON(1) }}" } } }',
    )
    expect(pathOf(run)?.basis).toBe('needs')
  })
})

describe('criticalPath with a job that GitHub listed late', () => {
  const BUILD = 'build: {}, test: { needs: build }, deploy: { needs: test }'
  const build = ran('build', [1, 5, 105])
  const test = ran('test', [107, 110, 310])
  const deploy = ran('deploy', [312, 315, 345])
  const chain = [
    ['build', undefined],
    ['test', 'needs'],
    ['deploy', 'needs'],
  ]
  const shard = (n: number, created: number) =>
    ran(`test (${n})`, [created, created + 3, created + 100])
  const shards = (first: number, created: number) =>
    Array.from({ length: 15 }, (_, n) => shard(first + n, created))

  it.each<[string, string, readonly Partial<Job>[], unknown[]]>([
    [
      'each job of the path',
      `jobs: { ${BUILD} }`,
      [build, ran('test', [125, 128, 328]), ran('deploy', [348, 351, 381])],
      [
        ['build', undefined],
        ['test', 'unknown'],
        ['deploy', 'unknown'],
      ],
    ],
    [
      'the last job',
      `jobs: { ${BUILD} }`,
      [build, test, ran('deploy', [340, 343, 373])],
      [...chain.slice(0, 2), ['deploy', 'unknown']],
    ],
    [
      'a job off the path',
      `jobs: { ${BUILD}, docs: { needs: build } }`,
      [build, test, deploy, ran('docs', [165, 168, 200])],
      chain,
    ],
    [
      'a job off the path, while another one ends just before the last one is listed',
      `jobs: { ${BUILD}, late: { needs: build }, x: {} }`,
      [build, test, deploy, ran('late', [165, 168, 200]), ran('x', [2, 6, 311])],
      chain,
    ],
    [
      'a job off the path, beside a concurrency group',
      `jobs: { build: {}, test: { needs: build }, deploy: { needs: test, concurrency: prod }, docs: { needs: build } }`,
      [build, test, ran('deploy', [500, 503, 533]), ran('docs', [165, 168, 200])],
      [...chain.slice(0, 2), ['deploy', 'concurrency']],
    ],
    [
      'a burst of a matrix',
      'jobs: { build: {}, test: { needs: build, strategy: { matrix: "${{ fromJSON(1) }}" } } }',
      [build, ...shards(0, 107), ...shards(15, 115)],
      [
        ['build', undefined],
        ['test (29)', 'needs'],
      ],
    ],
    [
      'a job that then waited longer for its runner',
      `jobs: { ${BUILD} }`,
      [build, test, ran('deploy', [330, 730, 760])],
      [...chain.slice(0, 2), ['deploy', 'runner']],
    ],
    [
      'a job after a skipped one',
      'jobs: { build: {}, gate: { needs: build }, deploy: { needs: gate } }',
      [
        build,
        { name: 'gate', createdAt: at(107), state: skipped() },
        ran('deploy', [150, 153, 200]),
      ],
      [
        ['build', undefined],
        ['deploy', 'unknown'],
      ],
    ],
  ])('keeps the chain of the file if it is %s', (_, file, jobs, links) => {
    const run = runOf(jobs, file)
    expect(pathOf(run)).toMatchObject({ basis: 'needs', mismatch: undefined })
    expect(linksOf(run)).toEqual(links)
  })

  it('shows how late GitHub listed it, and no saving of what it waited for', () => {
    const run = runOf([build, test, ran('deploy', [340, 343, 373])], `jobs: { ${BUILD} }`)
    expect(pathOf(run)?.jobs.at(-1)).toMatchObject({ delay: 33 * SECOND, blocked: 30 * SECOND })
    expect(savingsOf(run)).toEqual([undefined, undefined, 30])
    expect(renderCriticalPath(reportOn(run))).toContain(
      'GitHub listed **deploy** 30s after **test** had finished; the run does not show why.',
    )
  })

  it('knows the slack of the jobs that the late one does not depend on', () => {
    const docs = ran('docs', [2, 6, 100])
    const jobs = [build, test, ran('deploy', [340, 343, 373]), docs]
    expect(slackOf(runOf(jobs, `jobs: { ${BUILD}, docs: {} }`))).toMatchObject({ docs: 273 })
  })
})

describe('criticalPath of a run without a finished job', () => {
  const cancelled = (name: string, created: number, ended: number): Partial<Job> => ({
    name,
    createdAt: at(created),
    state: {
      kind: 'finished',
      conclusion: 'cancelled',
      startedAt: at(created),
      completedAt: at(ended),
    },
    runner: NO_RUNNER,
  })

  it('returns undefined', () => {
    const run = runOf([cancelled('a', 1, 300), cancelled('b', 1, 300)], 'jobs: { a: {}, b: {} }')
    expect(pathOf(run)).toBeUndefined()
    expect(renderCriticalPath(reportOn(run))).toBe('')
  })

  it('leaves the slack of jobs that finished before others were cancelled unknown', () => {
    const run = runOf(
      [ran('a', [1, 5, 65]), cancelled('b', 67, 900)],
      'jobs: { a: {}, b: { needs: a } }',
    )
    expect(linksOf(run)?.length).toBe(2)
    expect(slackOf(run).a).toBeUndefined()
    expect(savingsOf(run)).toEqual([undefined, undefined])
  })
})

describe('criticalPath with an approval', () => {
  const file = `jobs: { build: {}, ship: { needs: build, environment: production },
    check: { needs: build } }`
  const jobs = [
    ran('build', [1, 5, 65]),
    ran('ship', [67, 5_467, 5_527]),
    ran('check', [67, 75, 135]),
  ]
  const approved = ['Production']

  it('does not count the approval as a queue', () => {
    const report = reportOn(runOf(jobs, file, { approved }))
    const ship = report.jobs?.find(({ job }) => job.name === 'ship')
    expect(ship).toMatchObject({ queue: undefined, approvalWait: 90 * MINUTE })
    expect(report.totals.queue).toBe(12 * SECOND)
    expect(report.waiting.total).toMatchObject({ queue: 12 * SECOND, longestQueue: 8 * SECOND })
    expect(report.notes).toMatchObject([{ jobId: ship?.job.id }])
  })

  it('keeps what the job needed on the path, and the wait is the rest', () => {
    const run = runOf(jobs, file, { approved })
    expect(pathOf(run)?.jobs).toMatchObject([
      { job: { job: { name: 'build' } }, delay: 5 * SECOND, potentialSaving: undefined },
      { heldBy: 'approval', delay: 5_402 * SECOND, blocked: 2 * SECOND },
    ])
  })

  it('names both if the job is in a concurrency group, too', () => {
    const both = file.replace('production', 'production, concurrency: production')
    const run = runOf(jobs, both, { approved })
    expect(linksOf(run)?.at(-1)).toEqual(['ship', 'approval-or-concurrency'])
    expect(renderCriticalPath(reportOn(run))).toContain(
      'approval, its concurrency group or a runner',
    )
  })

  it('names neither if the file does not fit and the job was listed late', () => {
    const late = [
      ran('build', [1, 5, 65]),
      ran('check', [67, 75, 135]),
      ran('ship', [300, 305, 365]),
    ]
    const run = runOf(late, file.replace('check:', 'other:'), { approved })
    expect(pathOf(run)).toMatchObject({ basis: 'times', mismatch: 'unmatched' })
    expect(linksOf(run)).toEqual([['ship', 'unknown']])
  })

  it('names all that a job may have waited for if the file does not fit', () => {
    const run = runOf(jobs, file.replace('check:', 'other:'), { approved })
    expect(linksOf(run)?.at(-1)).toEqual(['ship', 'approval-or-concurrency'])
  })

  it('leaves the slack of the jobs before the approval unknown', () => {
    const run = runOf(jobs, file, { approved })
    expect(slackOf(run)).toEqual({ build: undefined, ship: 0, check: 5_392 })
  })

  it('does not call a job that was cancelled before its approval held back by a runner', () => {
    const state = finished(67, 9_000, 'cancelled')
    const ship = { name: 'ship', createdAt: at(67), state, runner: NO_RUNNER }
    const report = reportOn(
      runOf([ran('build', [1, 5, 65]), ship], file.replace(/,\s*check.*/, '}')),
    )
    expect(report.criticalPath?.jobs.map(({ heldBy }) => heldBy)).toEqual([undefined, 'approval'])
    expect(report.waiting.unstarted).toMatchObject([{ heldBy: 'approval' }])
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
  const jobs = [ran('a', [1, 5, 65]), ran('b', [1, 5, 15])]

  it.each<[string, Run]>([
    ['a queued job', runOf([...jobs, { name: 'slow', createdAt: at(1), state: waiting() }], file)],
    ['a running job', runOf([...jobs, { name: 'slow', state: running(1) }], file)],
    ['a job that is not listed', runOf(jobs, file, { jobsCounted: 3 })],
    ['a run whose next job is not ready yet', runOf(jobs, file, { status: 'in_progress' })],
  ])('is the path so far, without slack and saving, with %s', (_, run) => {
    expect(pathOf(run)).toMatchObject({ soFar: true, slack: undefined, gainless: undefined })
    expect(savingsOf(run)).toEqual([undefined])
    expect(renderCriticalPath(reportOn(run))).not.toContain('Speeding up')
  })

  it('is final if only the current job is unfinished', () => {
    const report = { name: 'report', createdAt: at(67), state: running(70) }
    const run = runOf([...jobs, report], 'jobs: { a: {}, b: {}, report: { needs: [a, b] } }')
    const path = reportOn(run, { own: { jobId: 3 } }).criticalPath
    expect(path).toMatchObject({ soFar: false, jobs: [{ potentialSaving: 50 * SECOND }] })
  })

  it('is called so far in every output', () => {
    const open = { name: 'test (windows)', createdAt: at(1), state: running(5) }
    const report = reportOn(runOf([ran('build', [1, 5, 65]), ran('test', [67, 70, 100]), open]))
    const why =
      '1 job is unfinished, so the path may change, and what would shorten the run is unknown.'
    const terminal = renderTerminal(report, { width: 200, colour: false })
    expect(renderCriticalPath(report)).toContain(`2 jobs in sequence so far, 1m 40s`)
    expect(renderCriticalPath(report)).toContain(why)
    expect(renderTimeline(report, 100_000)).toContain('on the critical path so far')
    expect(terminal).toContain('2 jobs in sequence so far, 1m 40s')
    expect(terminal).toContain('on the critical path so far')
    expect(encodeReport(report)).toMatchObject({
      criticalPathSoFar: true,
      criticalPath: [{ potentialSavingSeconds: null }, { potentialSavingSeconds: null }],
    })
  })
})
