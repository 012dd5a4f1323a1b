import { describe, expect, it } from '@jest/globals'
import { chooseSlowerJobs, explainSlower } from '../../../src/analyse/history/explain-slower.ts'
import type { CacheResult, LogFacts } from '../../../src/model/logged/log-facts.ts'
import type { Job, Step } from '../../../src/model/run.ts'
import { finished, makeJob, makeRun, reportOn, skipped } from '../../../testing/make-run.ts'
import { historyOf, jobIn, stepIn, stepsNamed, withJobs } from '../../../testing/plain-jobs.ts'

const cacheStep = (number: number) => stepIn(finished(5, 15), 'Run actions/cache@v4', number)
/** It took no time. */
const SKIPPED = stepIn(skipped(), 'Notify', 5)
const TWO_CACHES = [3, 4].map(cacheStep)
const STEPS = [cacheStep(3)]

interface Setting {
  readonly now?: readonly Step[]
  readonly earlier?: readonly Step[]
  /** Its own runner. */
  readonly runner?: Partial<Job>
  /** Further jobs of the earlier runs. */
  readonly others?: readonly Job[]
}

/** A job that took 120 s, after runs in which it took so many. */
function slower(
  durations: readonly number[],
  { now = STEPS, earlier = STEPS, runner = {}, others = [] }: Setting = {},
) {
  const runs = durations.map((seconds, index) =>
    makeRun({
      id: index + 1,
      conclusion: 'success',
      jobs: [jobIn(finished(5, 5 + seconds), 'job 1', earlier)],
    }),
  )
  const jobs = [{ ...jobIn(finished(5, 125), 'job 1', now), ...runner }]
  const history = historyOf(
    reportOn(makeRun({ id: 99, jobs, conclusion: 'success' }), {
      earlierRuns: { branch: 'main', runs },
    }),
  )
  const compared = runs.map((run) => withJobs(run, others))
  return history === undefined ? [] : chooseSlowerJobs(history, { branch: 'main', runs: compared })
}

/** What a log states of its machine; '' for what it does not state. */
function factsOf(image = 'ubuntu-24.04', version = '1', runner = '2.336.0'): LogFacts {
  const named = Object.entries({ image, 'image version': version, runner }).flatMap(
    ([name, stated]) =>
      stated === ''
        ? []
        : [
            [
              name,
              { name, versions: new Set([stated]), count: 1, isInstalled: false, isJar: false },
            ] as const,
          ],
  )
  return {
    versions: () => ({ names: new Map(named), own: new Set(), command: '' }),
    caches: new Map(),
  }
}

const FACTS = factsOf()

const caches = (...results: CacheResult['result'][]): LogFacts => {
  const list = results.map((result) => ({ result, key: `Linux-cargo-${result}0a1b`, bytes: 5 }))
  return { ...FACTS, caches: new Map([[3, list]]) }
}

/** The reasons as `kind subject earlier now`. */
function explain(
  facts: { readonly now: LogFacts | undefined; readonly earlier: LogFacts | undefined },
  job: Setting = {},
): string[] {
  const [one] = slower([60, 61, 60, 59, 60], job)
  if (one === undefined) throw new Error('the job is not slower')
  return explainSlower(one, facts).map(({ kind, subject, now, earlier }) =>
    [kind, subject, earlier, now].filter((text) => text !== undefined).join(' '),
  )
}

describe('chooseSlowerJobs', () => {
  it('compares with the earlier run nearest to the median, the newest of equal ones', () => {
    expect(slower([60, 62, 58, 60, 61]).map(({ run }) => run.id)).toEqual([4])
  })

  it.each([
    ['four misses after six hits', [20, 21, 19, 20, 22, 20, 60, 61, 59, 60], 10],
    ['misses and hits in turn', [60, 20, 61, 21, 59, 19, 60, 20], 7],
    ['the level before the last two', [60, 61, 59, 60, 60, 20, 20], 5],
  ])('compares with the run nearest to the longer level: %s', (_, durations, id) => {
    expect(slower(durations).map(({ run }) => run.id)).toEqual([id])
  })

  it('chooses no job that is not slower', () => {
    expect(slower([120, 121, 119, 120, 120])).toEqual([])
  })

  it('chooses no job whose name two jobs of the earlier run have', () => {
    const others = [makeJob()]
    expect(slower([60, 61, 60, 59, 60])).toHaveLength(1)
    expect(slower([60, 61, 60, 59, 60], { others })).toEqual([])
  })
})

describe('explainSlower', () => {
  it.each<[string, LogFacts | undefined, LogFacts | undefined, string[]]>([
    ['equal logs', FACTS, FACTS, []],
    ['an unread log', undefined, FACTS, []],
    ['an unread earlier log', factsOf('x'), undefined, []],
    ['an unknown image', factsOf(''), FACTS, []],
    [
      'another image and version',
      factsOf('ubuntu-26.04', '2'),
      FACTS,
      ['image ubuntu-24.04 ubuntu-26.04'],
    ],
    ['another version', factsOf(undefined, '2'), FACTS, ['version image version 1 2']],
    [
      'another runner',
      factsOf(undefined, undefined, '2.337.0'),
      FACTS,
      ['version runner 2.336.0 2.337.0'],
    ],
    ['a miss', caches('miss'), caches('hit'), ['cache Linux-cargo-… hit miss']],
    ['a partial hit', caches('partial'), caches('hit'), ['cache Linux-cargo-… hit partial']],
    ['a hit after a miss', caches('hit'), caches('miss'), []],
    ['a miss in both', caches('miss'), caches('miss'), []],
    ['more caches than before', caches('miss', 'miss'), caches('hit'), []],
    ['no known cache before', caches('miss'), FACTS, []],
  ])('names what differs for %s', (_, now, earlier, expected) => {
    expect(explain({ now, earlier })).toEqual(expected)
  })

  it('names the one of two caches that missed', () => {
    const [one] = slower([60, 61, 60, 59, 60], { now: TWO_CACHES, earlier: TWO_CACHES })
    if (one === undefined) throw new Error('the job is not slower')
    const facts = (first: CacheResult['result'], second: CacheResult['result']): LogFacts => {
      const list = (key: string, result: CacheResult['result']) => [
        { result, key, bytes: undefined },
      ]
      return {
        ...FACTS,
        caches: new Map([
          [3, list('npm', first)],
          [4, list('cargo', second)],
        ]),
      }
    }
    const reasons = explainSlower(one, { now: facts('hit', 'miss'), earlier: facts('hit', 'hit') })
    expect(reasons.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(['cache cargo'])
  })

  it.each([
    ['an action with its post step', ['Test'], ['Test', 'Cache', 'Post Cache'], ['Cache']],
    ['another version of an action', ['Run a/b@v1'], ['Run a/b@v2', 'Lint'], ['Lint']],
    ['a step that has its name twice', ['Test'], ['Test', 'Test'], ['Test']],
    ['the post step of a step that one run skipped', ['Cache'], ['Cache', 'Post Cache'], []],
    ['a step, if GitHub lists none of the other job', [], ['Set up job', 'Test'], []],
    ['a step that is named like a post step', ['Test'], ['Test', 'Post results'], ['Post results']],
  ])('names what was added or removed: %s', (_, some, more, expected) => {
    const subjects = (now: readonly string[], before: readonly string[]) => {
      const durations = [60, 61, 60, 59, 60]
      const steps = { now: stepsNamed(...now), earlier: stepsNamed(...before) }
      const [one] = slower(durations, steps)
      if (one === undefined) throw new Error('the job is not slower')
      const reasons = explainSlower(one, { now: undefined, earlier: undefined })
      return reasons.map(({ kind, subject }) => [kind, subject])
    }
    expect(subjects(more, some)).toEqual(expected.map((name) => ['step-added', name]))
    expect(subjects(some, more)).toEqual(expected.map((name) => ['step-removed', name]))
  })

  it('names labels and steps without a log', () => {
    const runner = { name: 'x', group: undefined, labels: ['ubuntu-slim'] }
    const now = [...STEPS, stepIn(finished(5, 15), 'Scan', 4), SKIPPED]
    const job = { now, runner: { runner } }
    expect(explain({ now: undefined, earlier: undefined }, job)).toEqual([
      'labels ubuntu-latest ubuntu-slim',
      'step-added Scan',
    ])
  })
})
