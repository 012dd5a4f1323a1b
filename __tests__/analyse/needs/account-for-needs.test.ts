import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { accountForNeeds } from '../../../src/analyse/needs/account-for-needs.ts'
import type { State } from '../../../src/model/run.ts'
import type { JobGraph } from '../../../src/model/workflow-file.ts'
import { fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'
import {
  finished,
  makeOwn,
  makeRun,
  running,
  waiting,
  workflowJob,
} from '../../../testing/make-run.ts'
import { countedRun, declaredRun } from '../../../testing/plain-jobs.ts'
import { type LogCase, readLogCases } from '../../../testing/read-log-cases.ts'

interface Listed {
  /** For example `test (a): failure`; see `readState`. */
  readonly jobs: readonly string[]
  /** For example `build: success, test: failure`. */
  readonly needs: string
  readonly graph?: JobGraph
}

/** In each case, a line has the jobs and `needs`: `build: running | build: failure`. */
const readCases = (name: string) => readLogCases(new URL(name, import.meta.url))

describe('accountForNeeds without the workflow file', () => {
  it.each(readCases('accounts-by-names.txt'))('$title: $lines, $expected', (one) => {
    expectAccount(one)
  })
})

describe('accountForNeeds with the workflow file', () => {
  const graph = [
    workflowJob('build', { name: 'Compile it', continueOnError: true }),
    workflowJob('test', { name: 'Test on ${{ matrix.os }}', matrix: true, needs: ['build'] }),
    workflowJob('lint'),
    workflowJob('style', { name: 'lint (style)' }),
    workflowJob('deploy', {
      called: [
        workflowJob('plan'),
        workflowJob('apply', { needs: ['plan'] }),
        workflowJob('report', { needs: ['plan'] }),
      ],
    }),
    workflowJob('shared', { called: 'unread', matrix: true }),
    workflowJob('slow', { name: 'All night' }),
    workflowJob('report', { needs: ['lint', 'test'] }),
  ]
  const wild = [
    workflowJob('any', { name: '${{ matrix.check }}', matrix: true }),
    workflowJob('lint'),
    workflowJob('same', { name: 'Same' }),
    workflowJob('equal', { name: 'Same' }),
    workflowJob('report'),
  ]

  it.each(readCases('accounts-by-file.txt'))('$title: $lines, $expected', (one) => {
    expectAccount(one, graph)
  })

  it.each(readCases('accounts-by-wide-names.txt'))('$title: $lines, $expected', (one) => {
    expectAccount(one, wild)
  })

  it('matches a name that GitHub truncated to 100 characters', () => {
    const name = `Check ${'all '.repeat(30)}`
    const long = [
      workflowJob('long', { name }),
      workflowJob('prefix', { name: 'Check', matrix: true }),
    ]
    const listed = `${name.slice(0, 97)}...`
    const account = {
      lines: [`${listed}: failure | long: success`],
      expected: `forgiven ${listed}`,
    }
    expectAccount(account, [...long, workflowJob('report')])
  })

  it('returns for each key whether its jobs are certain', () => {
    const matches = (jobs: string, needs: string, graph?: JobGraph) =>
      accountOf({ jobs: jobs.split(', '), needs, ...(graph && { graph }) }).matches.map(
        ({ need: { key }, jobs, certain }) =>
          `${key}, ${certain}: ${jobs.map(({ name }) => name).join()}`,
      )
    const jobs = 'lint: success, Same: success, Same: success, style: success'
    expect(matches(jobs, 'lint: success, same: success, any: success', wild)).toEqual([
      ...['lint, true: lint', 'same, false: Same,Same', 'any, false: Same,Same,style'],
    ])
    expect(matches(jobs, 'lint: success')).toEqual(['lint, false: lint'])
    expect(matches('Check it: success', 'lint: success')).toEqual(['lint, false: Check it'])
  })
})

describe('accountForNeeds', () => {
  it('reports every failure in needs if no job was listed', () => {
    const own = makeOwn({ needs: [{ key: 'build', result: 'failure' }] })
    const { unaccounted, outdated } = accountForNeeds(makeRun({ jobs: undefined }), own)
    expect(unaccounted.map(({ key }) => key)).toEqual(['build'])
    expect(outdated).toBe(false)
  })

  const RESULTS = ['success', 'success', 'failure', 'cancelled', 'skipped']
  const pair = (names: readonly string[], words: readonly string[]) =>
    fc
      .tuple(fc.constantFrom(...names), fc.constantFrom(...words))
      .map(([name, word]) => `${name}: ${word}`)
  const NAMES = ['a', 'b', 'a (b)', 'a / b', 'b (x)', 'A and B', 'c', 'd']
  const anyListed = fc.record({
    jobs: fc.array(pair(NAMES, [...RESULTS, 'running']), { maxLength: 7 }),
    needs: fc
      .uniqueArray(pair(['a', 'b', 'c'], RESULTS), { selector: ([key]) => key, minLength: 1 })
      .map((needs) => needs.join(', ')),
    graph: fc.option(
      fc
        .record({
          a: fc.constantFrom('a', 'A and B', '${{ matrix.x }}'),
          b: fc.constantFrom('b', 'a (b)', 'A and B', 'a / ${{ matrix.x }}'),
          c: fc.constantFrom('c', 'd', 'A and B'),
          matrices: fc.subarray(['a', 'b', 'c', 'rest']),
        })
        .map(({ matrices, ...names }) =>
          Object.entries({ ...names, rest: '${{ matrix.rest }}', report: 'report' }).map(
            ([key, name]) => workflowJob(key, { name, matrix: matrices.includes(key) }),
          ),
        ),
      { nil: undefined },
    ),
  })

  /** How many keys failed, and how many failed jobs and keys the account shows. */
  function countFailures(listed: Listed, { forgiven, unaccounted }: ReturnType<typeof account>) {
    const isFailure = (word: string) => ['failure', 'cancelled'].includes(word)
    const failed = listJobs(listed.jobs).filter(({ word }) => isFailure(word))
    return {
      keys: listed.needs.split(', ').filter((need) => isFailure(need.split(': ')[1] ?? '')).length,
      jobs: failed.filter(({ name }) => !forgiven.includes(name)).length,
      missing: unaccounted.filter((key) => !listed.needs.includes(`${key}: skipped`)).length,
    }
  }

  it('forgives no job by its name unless other jobs account for every key that failed', () => {
    fc.assert(
      fc.property(anyListed, ({ jobs, needs }) => {
        const found = account({ jobs, needs })
        if (found.forgiven.length === 0) return
        const counts = countFailures({ jobs, needs }, found)
        expect(counts.missing).toBe(0)
        expect(counts.jobs).toBeGreaterThanOrEqual(counts.keys)
      }),
      fuzzOptions(150, 6000),
    )
  })

  it('shows every failure in needs as unaccounted or as a failed job that is not forgiven', () => {
    fc.assert(
      fc.property(anyListed, ({ graph, ...listed }) => {
        const found = account({ ...listed, ...(graph && { graph }) })
        const counts = countFailures(listed, found)
        expect(counts.jobs + counts.missing).toBeGreaterThanOrEqual(counts.keys)
      }),
      fuzzOptions(150, 6000),
    )
  })

  it('does not depend on the order of the list', () => {
    fc.assert(
      fc.property(anyListed, fc.infiniteStream(fc.nat()), ({ jobs, needs, graph }, keys) => {
        const listed = { needs, ...(graph ? { graph } : {}) }
        const shuffled = jobs
          .map((job) => ({ job, at: keys.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ job }) => job)
        const sorted = (one: Listed) =>
          Object.entries(account(one)).map(([key, value]) => {
            return [key, Array.isArray(value) ? value.toSorted() : value]
          })
        expect(sorted({ ...listed, jobs: shuffled })).toEqual(sorted({ ...listed, jobs }))
      }),
      fuzzOptions(150, 6000),
    )
  })

  it('never reports the list of a passed run as outdated', () => {
    const legs = { a: ['a'], b: ['b (x)', 'b (y)'], c: ['c / d', 'c / e'] }
    const anyKeys = fc.subarray(['a', 'b', 'c'], { minLength: 1 })
    fc.assert(
      fc.property(anyKeys, fc.subarray(['a', 'b', 'c']), (keys, renamed) => {
        const names = Object.entries(legs).flatMap(([key, all]) => {
          return renamed.includes(key) ? [`The ${key}`] : all
        })
        const [jobs, needs] = [names, keys].map((all) => all.map((one) => `${one}: success`))
        const found = account({ jobs: jobs ?? [], needs: needs?.join(', ') ?? '' })
        expect(found).toMatchObject({ outdated: false, unaccounted: [] })
      }),
    )
  })
})

function accountOf({ jobs, needs, graph }: Listed) {
  const listed = listJobs(jobs).map((job, index) => ({ id: index + 1, ...job }))
  const current = listed.find(({ word }) => word === 'current') ?? { id: 99, name: 'report' }
  const others = listed.filter(({ id, word }) => id !== current.id && word !== 'unlisted')
  const all = [...others, { ...current, state: running(500) }]
  const missing = Number(listed.find(({ word }) => word === 'unlisted')?.name ?? 0)
  const run = declaredRun(graph, countedRun(all.length + missing, { jobs: all }))
  const allowed = listed.filter(({ word }) => word === 'allowed').map(({ id }) => id)
  const pairs = needs === '' ? [] : needs.split(', ').map((need) => need.split(': '))
  const own = {
    jobId: current.id,
    needs: pairs.map(([key = '', result = '']) => ({ key, result })),
  }
  return accountForNeeds(run, makeOwn(own), new Set(allowed))
}

/** The keys and the names of jobs by what was found about them. */
function account(listed: Listed) {
  const { unaccounted, forgiven, doubtful, outdated, forgotten } = accountOf(listed)
  const named = (ids: { has: (id: number) => boolean }) =>
    listJobs(listed.jobs).flatMap(({ name }, index) => (ids.has(index + 1) ? [name] : []))
  return {
    unaccounted: unaccounted.map(({ key }) => key),
    forgiven: named(forgiven),
    doubtful: named(doubtful),
    forgotten: named(forgotten),
    outdated,
  }
}

/** @param one the jobs and `needs`, and what must be found, such as `unaccounted a and b, outdated` */
function expectAccount(one: Pick<LogCase, 'lines' | 'expected'>, graph?: JobGraph): void {
  const [jobs = '', needs = ''] = one.lines[0]?.split(' | ') ?? []
  const listed = {
    jobs: jobs.trim() === '' ? [] : jobs.split(', '),
    needs,
    ...(graph && { graph }),
  }
  const found = Object.entries(account(listed)).flatMap(([key, value]) => {
    if (typeof value === 'boolean') return value ? [key] : []
    return value.length === 0 ? [] : [`${key} ${value.join(' and ')}`]
  })
  expect(found.join(', ') || 'nothing').toBe(one.expected)
}

function listJobs(jobs: readonly string[]) {
  return jobs.map((job) => {
    const at = job.lastIndexOf(': ')
    const word = job.slice(at + 2)
    const kind = word === 'check' ? 'check' : 'job'
    return { name: job.slice(0, at), kind, word, state: readState(word) } as const
  })
}

/** `allowed` is a failure that the user allows, `check` one of a check run, `2: unlisted` a count. */
function readState(word: string): State {
  if (word === 'running') return running(5)
  return word === 'queued'
    ? waiting()
    : finished(5, 65, ['allowed', 'check'].includes(word) ? 'failure' : word)
}
