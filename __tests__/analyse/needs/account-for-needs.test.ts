import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { accountForNeeds } from '../../../src/analyse/needs/account-for-needs.ts'
import type { State } from '../../../src/model/run.ts'
import type { JobGraph } from '../../../src/model/workflow-file.ts'
import {
  finished,
  makeOwn,
  makeRun,
  running,
  waiting,
  workflowJob,
} from '../../../testing/make-run.ts'

interface Listed {
  /** For example `test (a): failure`; see `readState`. */
  readonly jobs: readonly string[]
  /** For example `build: success, test: failure`. */
  readonly needs: string
  readonly graph?: JobGraph
}

describe('accountForNeeds without the workflow file', () => {
  it.each(
    Object.entries({
      'finds nothing in a run that passed':
        'build: success, test (a): success | build: success, test: success | nothing',
      'proves a failure that the list shows as running':
        'build: running | build: failure | unaccounted build, outdated',
      'proves a failure that the list shows as queued under another name':
        'Compile it: queued | build: failure | unaccounted build, outdated',
      'proves a cancellation of a job that is not listed':
        ' | build: cancelled | unaccounted build, outdated',
      'proves a failure even if jobs are missing from the list':
        'lint: success, 1: unlisted | build: failure, lint: success | unaccounted build',
      'concludes nothing from a missing job if jobs are missing from the list':
        'lint: running, 1: unlisted | build: success, lint: success | nothing',
      'accounts for a failure by a job with another name':
        'Compile it: failure | build: failure | nothing',
      'accounts for one of two failing keys with one failed job':
        'Compile it: failure | build: failure, pack: failure | unaccounted pack, outdated',
      'accounts for no failure with the job of another failing key':
        'lint: timed_out, Compile it: running | ' +
        'build: failure, lint: failure | unaccounted build, outdated',
      'accounts for a failing matrix by one leg while another leg is listed as running':
        'test (a): failure, test (b): running | test: failure | outdated',
      'proves the failure of a matrix whose failed leg is listed as running':
        'test (a): success, test (b): running | test: failure | unaccounted test, outdated',
      'accounts for a skipped called workflow by its caller or by its jobs':
        'docs: skipped, deploy / plan: skipped, deploy / apply: skipped | ' +
        'docs: skipped, deploy: skipped | nothing',
      'proves a skip that no listed job shows':
        'Docs: success | docs: skipped | unaccounted docs, outdated',
      'accounts for a failure by a job with another name if the job named after the key passed':
        'build: success, Compile it: failure | build: failure, lint: success | nothing',
      'does not account for a failure by an allowed job while another job is unfinished':
        'flaky: allowed, Compile it: running | build: failure | unaccounted build, outdated',
      'accounts for a failure by an allowed job if no other job can be the key':
        'flaky: allowed | build: failure | nothing',
      'waits if a needed job under another name is unfinished and no other job can be the key':
        'lint: success, Compile it: running | build: success, lint: success | outdated',
      'does not wait for an unfinished job that no key needs':
        'build: success, slow: running | build: success | forgotten slow',
      'forgives no job because of its name':
        'lint: failure, test (a): cancelled, test (b): success, ship (eu) / go: failure | ' +
        'lint: success, test: success, ship: success | doubtful lint and test (a) and ship (eu) / go',
      'forgives no job if a key failed, which may be the one of that job':
        'lint: failure, e2e: failure | lint: success, e2e: failure | doubtful lint',
      'forgives any job if there is one for each key and no key failed':
        'Style: failure, test: cancelled, docs: skipped | ' +
        'lint: success, test: success, docs: skipped | forgiven Style and test',
      'forgives no job if one of them has not finished':
        'lint: failure, test: running | lint: success, test: success | doubtful lint, outdated',
      'does not forgive a failing key whose name looks like a leg of another':
        'lint: success, lint (style): failure | lint: success, style: failure | nothing',
      'does not forgive a failing key whose name looks like a call of another':
        'lint: success, lint / style: failure | lint: success, style: failure | nothing',
      'does not forgive a failing key whose name equals another key':
        'Check style: success, lint: failure | lint: success, e2e: failure | doubtful lint',
      'does not forgive while a job that nobody needs could account for the failing key':
        'lint (style): failure, nightly: failure | ' +
        'lint: success, style: failure | doubtful lint (style)',
      'does not forgive a forgotten job whose name looks like a leg of a key':
        'lint: success, lint (style): failure | lint: success | forgotten lint (style)',
      'does not forgive a forgotten job whose name looks like a call of a key':
        'lint: success, lint / style: running | lint: success | forgotten lint / style',
      'does not forgive if a key has both legs and calls':
        'lint (style): failure, lint / all: success | lint: success | nothing',
      'does not forgive if two jobs have the name of the key':
        'lint: success, lint: failure | lint: success | nothing',
      'does not forgive if jobs are missing from the list':
        'lint (style): failure, 1: unlisted | lint: success | doubtful lint (style)',
      'does not forgive a job of the run by the needs of a called workflow':
        'lint: failure, ci / lint: success, ci / report: current | lint: success | nothing',
      'reads needs as those of the called workflow that the current job may be in':
        'lint: success, ci / lint: failure, ci / docs: success, ci / report: current | ' +
        'lint: success | doubtful ci / lint, forgotten ci / docs',
      'reads needs as those of the run if only the current job has the name of a caller':
        'lint: failure, test: failure, docs: success, CI / report: current | ' +
        'lint: success, test: failure | doubtful lint, forgotten docs',
      'accounts for a failure by any job if the current job may be in a called workflow':
        'CI / docs: success, lint: success, test: failure, CI / report: current | ' +
        'lint: success, test: failure | nothing',
      'lists no forgotten job if a name hides the key of one that is needed':
        'Compile it: success, slow: running | build: success | nothing',
      'does not take a longer name for that of a key':
        'tests: failure, test-all: failure, Test: failure | test: success | nothing',
      'returns empty results without needs': 'build: failure, test: running |  | nothing',
      'ignores check runs':
        'build: running, JUnit: check | build: failure | unaccounted build, outdated',
      'reads the keys of an object that every object has':
        'constructor: failure, __proto__: failure | ' +
        '__proto__: success | doubtful __proto__, forgotten constructor',
    }),
  )('%s: %s', (_, text) => {
    expectAccount(text)
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

  it.each(
    Object.entries({
      'forgives a job with another name whose key succeeded':
        'Compile it: failure | build: success | forgiven Compile it',
      'forgives a leg whose name has an expression':
        'Compile it: success, Test on mac: failure | test: success | forgiven Test on mac',
      'compares keys without regard to case':
        'Compile it: failure | BUILD: success | forgiven Compile it',
      'does not forgive a job whose name looks like a leg of another key':
        'lint: success, lint (style): failure | lint: success, style: failure | nothing',
      'lists a forgotten job whose name looks like a leg of another key':
        'lint: success, lint (style): failure | lint: success | forgotten lint (style)',
      'lists a forgotten job although needed jobs have another name':
        'Compile it: success, All night: running | build: success | forgotten All night',
      'does not call a job forgotten that a needed job waits for':
        'Compile it: success, Test on mac: success | test: success | nothing',
      'waits for a needed job with another name': 'Compile it: running | build: success | outdated',
      'waits for a job that a needed job waits for':
        'Compile it: queued, Test on mac: success | test: success | outdated',
      'waits for a needed job that is not listed':
        'lint: success | lint: success, build: success | outdated',
      'proves a failure although another failed job is listed':
        'Compile it: running, All night: failure | ' +
        'build: failure | unaccounted build, forgotten All night, outdated',
      'accounts for a skipped matrix and a skipped caller by their unexpanded names':
        'Compile it: success, Test on ${{ matrix.os }}: skipped, deploy: skipped | ' +
        'test: skipped, deploy: skipped | nothing',
      'finds the jobs of a called workflow that could not be read':
        'shared (eu) / a / b: failure, shared (us) / c: success | shared: failure | nothing',
      'reads needs as that of the called workflow that the current job is in':
        'lint: failure, deploy / plan: failure, deploy / apply: success, deploy / report: current' +
        ' | plan: success | forgiven deploy / plan, forgotten deploy / apply',
      'goes by names if the file does not explain every job':
        'Compile it: failure, Renamed since: success | build: success | nothing',
      'goes by names if the file does not declare every key':
        'lint: failure | ' +
        'lint: success, renamed: skipped | unaccounted renamed, doubtful lint, outdated',
    }),
  )('%s: %s', (_, text) => {
    expectAccount(text, graph)
  })

  it.each(
    Object.entries({
      'finds by elimination the only job that a key can have':
        'lint: failure, style: failure | any: failure, lint: success | forgiven lint',
      'eliminates nothing if jobs are missing from the list':
        'lint: failure, style: failure, 1: unlisted | any: failure, lint: success | nothing',
      'does not forgive a job that may be of a key that failed':
        'Same: failure, Same: success | same: success, equal: failure | nothing',
      'forgives a job whose possible keys all succeeded':
        'Same: failure, Same: success | ' +
        'same: success, equal: success, any: success | forgiven Same, outdated',
      'does not call a job forgotten that may be a leg of a needed key':
        'lint: running, style: success | any: success | nothing',
    }),
  )('%s: %s', (_, text) => {
    expectAccount(text, wild)
  })

  it('matches a name that GitHub truncated to 100 characters', () => {
    const name = `Check ${'all '.repeat(30)}`
    const long = [
      workflowJob('long', { name }),
      workflowJob('prefix', { name: 'Check', matrix: true }),
    ]
    const listed = `${name.slice(0, 97)}...`
    expectAccount(`${listed}: failure | long: success | forgiven ${listed}`, [
      ...long,
      workflowJob('report'),
    ])
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
      { numRuns: 300 },
    )
  })

  it('shows every failure in needs as unaccounted or as a failed job that is not forgiven', () => {
    fc.assert(
      fc.property(anyListed, ({ graph, ...listed }) => {
        const found = account({ ...listed, ...(graph && { graph }) })
        const counts = countFailures(listed, found)
        expect(counts.jobs + counts.missing).toBeGreaterThanOrEqual(counts.keys)
      }),
      { numRuns: 300 },
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
      { numRuns: 300 },
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
  const run = makeRun({ jobs: all, jobsCounted: all.length + missing, graph })
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

/** @param text the jobs, `needs`, and what must be found, such as `unaccounted a and b, outdated` */
function expectAccount(text: string, graph?: JobGraph): void {
  const [jobs = '', needs = '', expected] = text.split(' | ')
  const listed = {
    jobs: jobs.trim() === '' ? [] : jobs.split(', '),
    needs,
    ...(graph && { graph }),
  }
  const found = Object.entries(account(listed)).flatMap(([key, value]) => {
    if (typeof value === 'boolean') return value ? [key] : []
    return value.length === 0 ? [] : [`${key} ${value.join(' and ')}`]
  })
  expect(found.join(', ') || 'nothing').toBe(expected)
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
