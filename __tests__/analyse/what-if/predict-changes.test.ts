import { describe, expect, it } from '@jest/globals'
import { findNumberedLegs } from '../../../src/analyse/what-if/numbered-legs.ts'
import type { ChangedRun, Question } from '../../../src/model/report/what-if.ts'
import type { Job, Run } from '../../../src/model/run.ts'
import type { JobGraph } from '../../../src/model/workflow-file.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  workflowJob,
} from '../../../testing/make-run.ts'

/** A job in seconds, with a set-up step and one that does the work. */
function job(name: string, start: number, end: number, fields: Partial<Job> = {}): Partial<Job> {
  const work = Math.min(end, start + 20)
  return {
    name,
    createdAt: at(start - 3),
    state: finished(start, end),
    steps: [
      makeStep({ number: 1, name: 'Install dependencies', state: finished(start, work) }),
      makeStep({ number: 2, name: 'Run tests', state: finished(work, end) }),
    ],
    ...fields,
  }
}

const GRAPH: JobGraph = [
  workflowJob('lint'),
  workflowJob('test', { needs: ['lint'], matrix: true }),
]

/** `lint`, then four shards of about ten minutes. */
function shardedJobs(late = 0): Partial<Job>[] {
  const shards = [600, 610, 640, 590].map((seconds, index) =>
    job(`test (${index + 1}/4)`, 105 + late, 105 + late + seconds),
  )
  return [job('lint', 5, 100 + late), ...shards]
}

const runOf = (jobs: readonly Partial<Job>[], fields: Partial<Omit<Run, 'jobs'>> = {}) =>
  makeRun({ conclusion: 'success', graph: GRAPH, approved: [], ...fields, jobs })

function questionOf(text: string): Question {
  const [name = '', without] = text.split(' without ')
  if (without !== undefined) return { text, kind: 'needs', job: name, without }
  const [shards = '', to] = text.split('=')
  return { text, kind: 'shards', job: shards, to: Number(to) }
}

const predictionsOn = (run: Run, whatIf: readonly string[] = [], earlier: readonly Run[] = []) => {
  const earlierRuns = { branch: 'main', runs: earlier }
  const report = reportOn(run, { whatIf: whatIf.map(questionOf), earlierRuns })
  return { changed: report.whatIf, notes: report.notes.map(({ text }) => text) }
}

const inSeconds = ({ saves, costs }: ChangedRun) =>
  [saves.expected, saves.low, saves.high, costs.expected].map((value) => value / 1_000)

describe('predictChanges', () => {
  it('divides the work of the legs, and repeats their set-up', () => {
    expect(predictionsOn(runOf(shardedJobs()), ['test=8']).changed).toMatchObject([
      {
        change: { kind: 'shards', job: 'test', from: 4, to: 8 },
        jobs: ['test (1/4)', 'test (2/4)', 'test (3/4)', 'test (4/4)'],
        assumption:
          'Assumes that Run tests can be divided, that each leg repeats up to 30 % of that and all of its other steps, and that a runner is free for each (from this run alone).',
      },
    ])
  })

  it('predicts the shards that are requested, also fewer', () => {
    const { changed } = predictionsOn(runOf(shardedJobs()), ['test=8', 'test=2'])
    // Half of 90 % of 590 s less; each leg repeats 20 s and 10 % of 590 s.
    expect(changed.map(inSeconds)).toEqual([
      [265, 158, 343, 316],
      [-524, -637, -352, -158],
    ])
  })

  it('predicts from all earlier runs of the same jobs', () => {
    const earlier = [0, 10, 20].map((late) => runOf(shardedJobs(late)))
    const [shards] = predictionsOn(runOf(shardedJobs()), ['test=8'], earlier).changed
    expect(shards?.assumption).toContain('(from this run and 3 earlier ones)')
  })

  it('predicts the run without an edge', () => {
    const { changed } = predictionsOn(runOf(shardedJobs()), ['test without lint'])
    expect(changed[0]).toMatchObject({
      change: { kind: 'needs', job: 'test', without: 'lint' },
      saves: { expected: 100_000 },
      costs: { expected: 0 },
    })
  })

  it.each<[reason: string, question: string, run: Run]>([
    ['the workflow file has no job "tests"', 'tests=8', runOf(shardedJobs())],
    ['lint does not list test in its `needs`', 'lint without test', runOf(shardedJobs())],
    ['the run did not pass', 'test=8', runOf(shardedJobs(), { conclusion: 'failure' })],
    ['not known to explain', 'test=8', runOf(shardedJobs(), { graph: undefined })],
    ['unfinished or not listed', 'test=8', runOf(shardedJobs(), { jobsCounted: 9 })],
    [
      'not numbered as parts of one whole',
      'test=8',
      runOf([
        job('lint', 5, 100),
        ...[18, 20].map((version) => job(`test (${version})`, 105, 700)),
      ]),
    ],
    [
      'does not list the steps',
      'test=8',
      runOf(shardedJobs().map((one) => ({ ...one, steps: [] }))),
    ],
    [
      'how many self-hosted runners',
      'test=8',
      runOf(
        shardedJobs().map((one, index) => ({
          ...one,
          runner: { name: `rack-${index}`, group: 'Default', labels: ['self-hosted'] },
        })),
      ),
    ],
    ['every account is allowed', 'test=24', runOf(shardedJobs())],
    [
      'waited for something that the run does not show',
      'lint=2',
      runOf([job('lint', 5, 100), job('test (1/1)', 900, 1_400, { createdAt: at(103) })]),
    ],
  ])('says that %s and predicts nothing for %s', (reason, question, run) => {
    const { changed, notes } = predictionsOn(run, [question])
    expect(notes.filter((text) => text.startsWith('--what-if'))).toEqual([
      expect.stringContaining(reason),
    ])
    expect(changed).toEqual([])
  })

  it('predicts nothing that is not requested', () => {
    expect(predictionsOn(runOf(shardedJobs())).changed).toEqual([])
  })
})

const expand = (pattern: string, values: readonly (number | string)[]) =>
  values.map((value) => pattern.replace('#', String(value)))

describe('findNumberedLegs', () => {
  it.each<[names: readonly string[], count: number]>([
    [expand('test (#/4)', [1, 2, 3, 4]), 4],
    [expand('test # of 3', [3, 1, 2]), 3],
    [expand('test #-of-2', [1, 2]), 2],
    [expand('test (#, 3)', [1, 2, 3]), 3],
    [expand('test (shard #)', [1, 2]), 2],
    [expand('e2e shard-#', [0, 1, 2]), 3],
    [expand('test (node 22, chunk #)', [1, 2, 3]), 3],
    [expand('test (ubuntu-24.04, #/2)', [1, 2]), 2],
    [expand('test part1, group #', [1, 2, 3]), 3],
  ])('counts the parts %j as %i', (names, count) => {
    expect(findNumberedLegs(names, undefined)?.count).toBe(count)
  })

  it.each<[reason: string, names: readonly string[]]>([
    ['versions', expand('test (node #)', [18, 20, 22])],
    ['consecutive versions', expand('test (#)', [1, 2, 3])],
    ['minor versions', expand('test (python 3.#)', [9, 10, 11])],
    ['minor versions from 0', expand('test (php 8.#)', [0, 1, 2])],
    ['minor versions of a part', expand('test (8.#)', [1, 2])],
    ['major versions', expand('api (v#)', [1, 2])],
    ['years', expand('standard (#)', [2024, 2025, 2026])],
    ['ports', expand('serve (#)', [8080, 8081])],
    ['a gap', expand('test (shard #)', [1, 2, 4])],
    ['a total that disagrees', expand('test (#/4)', [1, 2, 3])],
    ['a total that disagrees, in words', expand('test # of 4', [1, 2])],
    ['another value that is no total', expand('test (#, 20)', [1, 2, 3])],
    ['a start above 1', expand('test (shard #)', [2, 3, 4])],
    ['a single leg', ['test (1/1)']],
    ['a leg without a number', [...expand('test (#/2)', [1, 2]), 'test (all)']],
    ['systems', ['test (ubuntu)', 'test (windows)']],
    ['counts that differ', [...expand('a (#/2)', [1, 2]), ...expand('b (#/3)', [1, 2, 3])]],
    [
      'two numbers that can be the part',
      [1, 2].flatMap((a) => expand(`shard ${a}, part #`, [1, 2])),
    ],
  ])('finds no parts in %s: %j', (_, names) => {
    expect(findNumberedLegs(names, undefined)).toBeUndefined()
  })

  it('groups the parts by the other dimensions', () => {
    const names = ['ubuntu', 'windows'].flatMap((system) => expand(`test (${system}, #/2)`, [1, 2]))
    expect(findNumberedLegs(names, ['os', 'shard'])).toEqual({
      count: 2,
      groups: [
        [0, 1],
        [2, 3],
      ],
    })
  })

  it('knows a number by its position among the matrix keys', () => {
    const names = ['8', '9'].flatMap((version) => expand(`test (${version}, #, x)`, [1, 2]))
    expect(findNumberedLegs(names, ['java', 'shard', 'os'])?.count).toBe(2)
    expect(findNumberedLegs(names, ['shard', 'java', 'os'])).toBeUndefined()
  })

  it.each([
    [3, ['shard']],
    [3, ['shardIndex']],
    [undefined, ['version']],
    [undefined, ['shard', 'version']],
    [undefined, undefined],
  ])('counts a number alone as %p with the matrix keys %j', (count, keys) => {
    expect(findNumberedLegs(expand('test (#)', [1, 2, 3]), keys)?.count).toBe(count)
  })
})
