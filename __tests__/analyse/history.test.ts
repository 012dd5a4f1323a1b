import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { median } from 'simple-statistics'
import { readFileSync } from 'node:fs'
import {
  baselinesOf,
  compareDuration,
  queueBaselineOf,
  type Sample,
} from '../../src/analyse/history/baseline.ts'
import type { Baseline, Comparison } from '../../src/model/report/history.ts'
import { splitModes } from '../../src/analyse/history/modes.ts'
import { MINUTE, SECOND } from '../../src/model/time.ts'
import { chooseSlowerJobs, explainSlower } from '../../src/analyse/history/explain-slower.ts'
import type { CacheResult, LogFacts } from '../../src/model/logged/log-facts.ts'
import type { Job, Step } from '../../src/model/run.ts'
import { isLongRun } from '../../src/analyse/history/is-long-run.ts'
import { compareVersions } from '../../src/analyse/history/changed-versions.ts'
import { JobReader } from '../../src/github/logs/jobs/job-reader.ts'
import { normal, seededRandom } from '../../testing/simulate/random.ts'
import {
  at,
  finished,
  makeJob,
  makeRun,
  reportOn,
  running,
  skipped,
} from '../../testing/make-run.ts'
import {
  historyOf,
  jobIn,
  stepIn,
  stepsIn,
  stepsNamed,
  withJobs,
} from '../../testing/plain-jobs.ts'
import { logLine } from '../../testing/log-text.ts'
import { stepOf } from '../../testing/make-steps.ts'
import { readLogCases } from '../../testing/read-log-cases.ts'

describe('history', () => {
  const anyValue = fc.nat(86_400).map((seconds) => seconds * SECOND)
  const values = fc.array(anyValue, { minLength: 1, maxLength: 100 })

  const seconds = (...of: number[]) => of.map((second) => second * SECOND)

  function baselineOf(sample: Sample, others: readonly Sample[] = []): Baseline | undefined {
    return baselinesOf([sample, ...others]).get(sample)
  }

  function compareOne(value: number | undefined, earlier: Sample): Comparison | undefined {
    return compareDuration(value, earlier, baselineOf(earlier))
  }

  describe('baselinesOf', () => {
    it('returns the same median as another library', () => {
      fc.assert(
        fc.property(values, (earlier) => {
          expect(baselineOf(earlier)).toMatchObject({
            median: median(earlier),
            values: earlier.length,
          })
        }),
      )
    })

    it('does not depend on the order of the values', () => {
      fc.assert(
        fc.property(values, (earlier) => {
          const { spread = NaN } = baselineOf(earlier) ?? {}
          expect(baselineOf(earlier.toReversed())?.spread).toBeCloseTo(spread, 3)
          expect(spread).toBeGreaterThan(0)
        }),
      )
    })

    it('ignores unknown values', () => {
      expect(baselineOf([undefined, 20, undefined, 10])).toEqual(baselineOf([10, 20]))
      expect(baselineOf([undefined])).toBeUndefined()
      expect(baselineOf([])).toBeUndefined()
    })

    it('keeps the median and at most triples the spread with one outlier in ten values', () => {
      const steady = seconds(100, 104, 96, 101, 99, 103, 97, 100, 98)
      const [without, outlier] = [baselineOf(steady), baselineOf([...steady, ...seconds(9_999)])]
      expect(outlier?.median).toBe(100 * SECOND)
      expect(outlier?.spread).toBeLessThan(3 * (without?.spread ?? NaN))
    })

    const steady = seconds(100, 101, 100, 99, 100)
    const noisy = [1, 2, 3, 4].map((job) => seconds(80, 95, 100, 106, 118).map((one) => job * one))
    const alike = [1, 2, 3, 4].map((job) => seconds(99, 100, 101, 100, 100).map((one) => job * one))

    it.each([
      ['no others', [], 1_597],
      ['one noisy one', noisy.slice(0, 1), 3_599],
      ['four noisy ones', noisy, 8_530],
    ])('pools the spread of a steady job with that of %s', (_, others, expected) => {
      expect(baselineOf(steady, others)?.spread).toBeCloseTo(expected, -1)
    })

    it('moves the spread of a noisy job towards that of calmer ones', () => {
      const [first = []] = noisy
      const calmer = [1, 2, 3].map((job) => seconds(88, 97, 100, 104, 111).map((one) => job * one))
      const { spread: noisyAlone = NaN } = baselineOf(first) ?? {}
      expect(baselineOf(first, calmer)?.spread).toBeLessThan(noisyAlone)
    })

    it.each([
      ['that uses the network', [80, 95, 100, 106, 118]],
      ['with one long value', [100, 100, 160, 101, 130]],
      ['of ten values', [88, 95, 100, 104, 112, 93, 100, 108, 86, 117]],
    ])('keeps the spread of a job %s among steady ones', (_, values) => {
      const wild = seconds(...values)
      const { spread = NaN } = baselineOf(wild) ?? {}
      expect(baselineOf(wild, alike)?.spread).toBe(spread)
    })

    it.each([[4], [5], [6]])(
      'finds no second level in most samples of %d normal values',
      (count) => {
        const random = seededRandom(count)
        const samples = Array.from({ length: 400 }, () =>
          Array.from({ length: count }, () => MINUTE * (10 + 0.5 * normal(random))),
        )
        const split = samples.filter((sample) => splitModes(sample).length > 1)
        expect(split.length / samples.length).toBeLessThan(0.08)
      },
    )

    it('keeps more of the spread of a job if the jobs are less alike', () => {
      const wild = seconds(20, 300, 1_500, 90, 700)
      const { spread: own = NaN } = baselineOf(wild) ?? {}
      expect(baselineOf(wild, alike)?.spread).toBeGreaterThan(own / 3)
      expect(baselineOf(wild, [])?.spread).toBe(own)
    })

    it('does not apply the spread of short steps to long ones', () => {
      const short = seconds(1, 3, 0, 5, 2)
      expect(baselineOf(steady, [short, short.map((one) => one * 2)])).toEqual(baselineOf(steady))
    })
  })

  describe('compareDuration with two modes', () => {
    const hits = seconds(58, 60, 61, 62, 60, 63)
    const misses = seconds(290, 300, 305, 310)
    const changed = seconds(100, 92, 108, 95, 106, 94, 107, 128, 122, 137)

    it.each([
      ['as long as four of ten', 300, [...hits, ...misses], false],
      ['as long as three of nine', 312, [...hits, ...misses.slice(1)], false],
      ['as long as two of eight', 308, [...hits, ...misses.slice(2)], false],
      ['between them', 150, [...hits, ...misses], false],
      ['longer than both by 30 %', 390, [...hits, ...misses], true],
      ['near the last three of ten, after a change', 152, changed, false],
      ['longer than these by 30 %', 168, changed, true],
      ['longer than one of seven', 300, [...hits, ...misses.slice(3)], true],
      ['just above two of nine', 81, seconds(78, 79, 67, 68, 67, 67, 72, 67, 75), false],
    ])('handles a value %s: %d s', (_, value, earlier, slower) => {
      expect(compareOne(value * SECOND, earlier)).toMatchObject({ slower })
    })

    const sixAndFour = seconds(75, 74, 76, 75, 73, 77, 315, 312, 318, 315)
    const fiveAndFive = seconds(60, 61, 59, 60, 60, 300, 301, 299, 300, 300)

    it.each([
      ['the longer of six and four', 464, sixAndFour, 315, true],
      ['the longer of five and five, which is not the median of all', 450, fiveAndFive, 300, true],
      ['the longer one, just below it', 296, fiveAndFive, 300, false],
      ['the shorter one, just above it', 63, fiveAndFive, 60, false],
      ['the shorter one, below both', 20, fiveAndFive, 60, false],
    ])('compares with one level: %s', (_, value, earlier, level, slower) => {
      expect(compareOne(value * SECOND, earlier)).toMatchObject({
        baseline: { median: level * SECOND },
        delta: (value - level) * SECOND,
        slower,
      })
    })

    it('never calls a value slower if two earlier ones are as long', () => {
      fc.assert(
        fc.property(fc.array(anyValue, { minLength: 2, maxLength: 20 }), anyValue, (all, value) => {
          if (all.filter((other) => other >= value).length < 2) return
          expect(compareOne(value, all)?.slower).toBe(false)
        }),
      )
    })
  })

  describe('compareDuration', () => {
    it.each([
      ['beyond all limits', 131, seconds(98, 99, 100, 101, 102), { slower: true, changed: true }],
      ['at the median', 100, seconds(98, 99, 100, 101, 102), { slower: false, changed: false }],
      ['far below it', 10, seconds(98, 99, 100, 101, 102), { slower: false, changed: true }],
      ['of a constant job', 116, seconds(100, 100, 100, 100), { slower: true, changed: true }],
      ['at 10 % above', 220, seconds(200, 200, 200, 200), { slower: false, changed: true }],
      ['just over 10 % above', 221, seconds(200, 200, 200, 200), { slower: true, changed: true }],
      ['at 10 s above', 30, seconds(20, 20, 20, 20), { slower: false, changed: false }],
      ['just over 10 s above', 31, seconds(20, 20, 20, 20), { slower: true, changed: true }],
      ['on three values', 200, seconds(100, 100, 100), { slower: false, changed: false }],
      ['within the spread', 160, seconds(60, 80, 100, 120, 140), { slower: false, changed: false }],
      [
        'beyond a wide spread',
        600,
        seconds(60, 80, 100, 120, 140),
        { slower: true, changed: true },
      ],
    ])('handles %s: %d s', (_, value, earlier, expected) => {
      expect(compareOne(value * SECOND, earlier)).toMatchObject(expected)
    })

    it('returns the distance from the median as delta', () => {
      expect(compareOne(70, [10, 20, 30])).toMatchObject({ delta: 50, earlier: [10, 20, 30] })
    })

    it('returns a baseline without a delta for an unknown value', () => {
      expect(compareOne(undefined, [10])).toMatchObject({
        delta: undefined,
        slower: false,
        changed: false,
        baseline: { median: 10, values: 1 },
      })
    })

    it('returns undefined without earlier values', () => {
      expect(compareOne(10, [undefined])).toBeUndefined()
    })

    it('reports nothing as slower within one of the limits', () => {
      const anyShort = fc.nat(60).map((second) => second * SECOND)
      const anyLonger = fc.nat(300).map((second) => second * SECOND)
      fc.assert(
        fc.property(
          fc.array(anyShort, { minLength: 1, maxLength: 20 }),
          anyLonger,
          (all, value) => {
            const comparison = compareOne(value, all)
            if (comparison?.slower !== true) return
            expect(all.length).toBeGreaterThanOrEqual(4)
            const { median: middle, spread } = comparison.baseline
            const limit = Math.max(2.25 * spread, middle / 10, 10 * SECOND)
            expect(value - middle).toBeGreaterThan(limit)
          },
        ),
      )
    })
  })

  describe('queueBaselineOf', () => {
    const queues = seconds(4, 9, 20, 6, 31, 12, 5, 8, 55, 10)
    const compareQueue = (value: number, earlier: Sample) =>
      compareDuration(value, earlier, queueBaselineOf(earlier))

    it.each([
      ['a queue of 23 min', 23 * MINUTE, true],
      ['a queue as long as one of ten', 55 * SECOND, false],
      ['an ordinary queue', 9 * SECOND, false],
    ])('finds %s slower: %d ms, %s', (_, value, slower) => {
      expect(compareQueue(value, queues)).toMatchObject({ slower })
    })

    it('returns the median of the queues, even if most are 0', () => {
      expect(queueBaselineOf([0, 0, undefined, 0, 5 * SECOND])).toMatchObject({
        median: 0,
        values: 4,
      })
      expect(queueBaselineOf([undefined])).toBeUndefined()
    })
  })

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
    return history === undefined
      ? []
      : chooseSlowerJobs(history, { branch: 'main', runs: compared })
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
      const reasons = explainSlower(one, {
        now: facts('hit', 'miss'),
        earlier: facts('hit', 'hit'),
      })
      expect(reasons.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(['cache cargo'])
    })

    it.each([
      ['an action with its post step', ['Test'], ['Test', 'Cache', 'Post Cache'], ['Cache']],
      ['another version of an action', ['Run a/b@v1'], ['Run a/b@v2', 'Lint'], ['Lint']],
      ['a step that has its name twice', ['Test'], ['Test', 'Test'], ['Test']],
      ['the post step of a step that one run skipped', ['Cache'], ['Cache', 'Post Cache'], []],
      ['a step, if GitHub lists none of the other job', [], ['Set up job', 'Test'], []],
      [
        'a step that is named like a post step',
        ['Test'],
        ['Test', 'Post results'],
        ['Post results'],
      ],
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

  /** A listed run that took so long. */
  const listed = (seconds: number) => ({
    run: makeRun({ startedAt: at(0) }),
    updatedAt: at(0) + seconds * SECOND,
  })

  /** Four runs, whose middle half ends at 80 s. */
  const OTHERS = [60, 70, 80, 90]

  describe('isLongRun', () => {
    it.each([
      ['81 s, beyond the middle half', [finished(0, 50), finished(5, 81)], OTHERS, true],
      ['80 s, within the middle half', [finished(5, 80)], OTHERS, false],
      ['81 s, of which one other took less', [finished(5, 81)], [60], true],
      ['no known time', [], OTHERS, false],
      ['81 s, without other runs', [finished(5, 81)], [], false],
      ['81 s, if no end of another is known', [finished(5, 81)], [0, 0, 0], false],
      ['81 s, if the end of three others is not known', [finished(5, 81)], [0, 0, 0, 90], false],
    ])('returns for a run of %s: see the last column', (...[, states, others, expected]) => {
      const jobs = states.map((state) => jobIn(state))
      expect(isLongRun(makeRun({ startedAt: at(0), jobs }), others.map(listed))).toBe(expected)
    })

    it('counts an unfinished job up to its last finished step', () => {
      const jobs = [jobIn(running(5), 'test', stepsIn(finished(5, 81)))]
      expect(isLongRun(makeRun({ startedAt: at(0), jobs }), OTHERS.map(listed))).toBe(true)
    })
  })
})

describe('compareVersions', () => {
  const SET_UP_END = 'Complete job name: test'
  const CLEANUP = 'Post job cleanup.'

  /** Reads the facts of the log of a job: its set-up, as far as it has one, a step, and what cleans up. */
  function factsOf(lines: readonly string[], lastStep?: number): LogFacts {
    const steps = [
      stepOf(1, 'Set up job', 0, 4),
      stepOf(2, 'Test', 5, 900),
      stepOf(3, 'Post', 901, 999),
    ]
    const targets = steps.filter(({ number }) => number === lastStep)
    const reader = new JobReader({ steps, targets, limit: targets.length * 20 }, true)
    let start = 1
    for (const [at, text] of lines.entries()) {
      if (text === CLEANUP) start = 902
      reader.add({ bytes: Buffer.from(logLine(start + at / 1_000, text)), cut: false })
      if (text === SET_UP_END) start = 6
    }
    reader.end(true)
    return reader.facts()
  }

  const inStep = (...lines: readonly string[]) => [SET_UP_END, ...lines]

  /** Words what two logs name with different versions. */
  function changed(earlier: readonly string[], now: readonly string[], repository = 'octo/shop') {
    return wordChanges(factsOf(now), factsOf(earlier), repository)
  }

  function wordChanges(now: LogFacts, earlier: LogFacts, repository?: string): string[] {
    return compareVersions(now, earlier, repository).changes.map(
      (change) =>
        `${change.named.map(({ name }) => name).join(' & ')} ${change.earlier} → ${change.now}`,
    )
  }

  /** Forms with what both logs have in `«before|after»`, and noise in `«~before|after»`. */
  const FORMS = readLogCases(new URL('history/version-forms.txt', import.meta.url)).map(
    ({ title, lines, expected = '' }) => {
      const side = (at: 1 | 2) =>
        lines.map((line) =>
          line.replace(/«~?([^|»]*)\|([^»]*)»/g, (_, ...sides: string[]) => sides[at - 1] ?? ''),
        )
      const isSetUp = lines.some((line) => /^Image: |^Download action /.test(line))
      const logOf = (own: readonly string[]) => (isSetUp ? [...own, SET_UP_END] : inStep(...own))
      return { title, earlier: logOf(side(1)), now: logOf(side(2)), expected }
    },
  )

  interface ToolRun {
    readonly name: string
    readonly stated: readonly string[]
    /** What the tool printed, again with the same versions, and with others. */
    readonly first: string
    readonly again: string
    readonly other: string
  }

  const TOOL_RUNS = readFileSync(new URL('history/tool-runs.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ToolRun)

  it.each(FORMS)('states what changed in $title', ({ earlier, now, expected }) => {
    expect(changed(earlier, now).join('; ')).toBe(expected)
  })

  it.each(FORMS)('states nothing of an equal log of $title', ({ now }) => {
    expect(changed(now, now)).toEqual([])
  })

  it.each(TOOL_RUNS)('states what changed in a real run of $name', ({ first, other, stated }) => {
    const [earlier, now] = [first, other].map((log) => inStep(...log.split('\n')))
    expect(changed(earlier ?? [], now ?? [])).toEqual(stated)
  })

  it.each(TOOL_RUNS)('states nothing of a second real run of $name', ({ first, again }) => {
    const [one = [], two = []] = [first, again].map((log) => inStep(...log.split('\n')))
    expect([...changed(one, two), ...changed(two, one)]).toEqual([])
  })

  it.each([
    ['nothing of a log without its start', undefined],
    ['nothing of no log', 'none'],
  ])('states %s', (_, kind) => {
    const now = factsOf(inStep('ruff 0.16.0'))
    const earlier = kind === undefined ? { ...now, versions: undefined } : undefined
    expect(compareVersions(now, earlier)).toEqual({ compared: 0, changes: [] })
  })

  it('counts the names that both logs have', () => {
    const [now, earlier] = [
      ['a-b 1.2.3', 'c-d 1.2.3'],
      ['a-b 1.2.4', 'c-d 1.2.3', 'e-f 1.2.3'],
    ].map((lines) => factsOf(inStep(...lines)))
    expect(compareVersions(now, earlier).compared).toBe(2)
  })

  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    [
      'one of two versions',
      ['a-b 1.2.3', 'a-b 2.0.1'],
      ['a-b 1.2.4', 'a-b 2.0.1'],
      ['a-b 1.2.3 → 1.2.4'],
    ],
    ['no name with two other versions', ['a-b 1.2.3', 'a-b 2.0.1'], ['a-b 1.2.4', 'a-b 2.0.2'], []],
    [
      'no name with three versions',
      ['a-b 1.0.1', 'a-b 1.0.2', 'a-b 1.0.3'],
      ['a-b 1.0.1', 'a-b 1.0.2', 'a-b 1.0.4'],
      [],
    ],
    ['no addition', ['a-b 1.2.3'], ['a-b 1.2.3', 'a-b 1.2.4'], []],
    [
      'names that changed alike once',
      ['@babel/core@7.1.2', '@babel/cli@7.1.2'],
      ['@babel/core@7.2.0', '@babel/cli@7.2.0'],
      ['@babel/core & @babel/cli 7.1.2 → 7.2.0'],
    ],
    [
      'nothing that changed as the project did',
      ['> shop@2.4.0 test', 'util 2.4.0'],
      ['> shop@2.4.1 test', 'util 2.4.1'],
      [],
    ],
    ['no name of the repository', ['shop-core 2.4.0'], ['shop-core 2.4.1'], []],
    ['no commit', ['tool 1.2.3-4-gabc1234'], ['tool 1.2.3-5-gabc1235'], []],
  ])('states %s', (_, earlier, now, expected) => {
    expect(changed(inStep(...earlier), inStep(...now))).toEqual(expected)
  })

  it('states another image, and then not its version', () => {
    const log = (image: string, version: string) => [
      `Image: ${image}`,
      `Version: ${version}`,
      SET_UP_END,
    ]
    expect(changed(log('ubuntu-24.04', '1.1.0'), log('ubuntu-26.04', '2.1.0'))).toEqual([
      'image ubuntu-24.04 → ubuntu-26.04',
    ])
    expect(changed(log('ubuntu-24.04', '1.1.0'), log('ubuntu-24.04', '2.1.0'))).toEqual([
      'image version 1.1.0 → 2.1.0',
    ])
  })

  it('compares no downloaded libraries if one log has most of them in a cache', () => {
    const jar = (version: string) => `Downloaded: https://h.example/a/tool-${version}.jar`
    const others = ['a', 'b', 'c', 'd'].map(
      (name) => `Downloaded: https://h.example/x/lib-${name}-1.2.3.jar`,
    )
    expect(changed(inStep(jar('1.2.3'), ...others), inStep(jar('1.2.4'), ...others))).toEqual([
      'tool 1.2.3 → 1.2.4',
    ])
    expect(changed(inStep(jar('1.2.3')), inStep(jar('1.2.4'), ...others))).toEqual([])
  })

  it('reads no version behind the failed step', () => {
    const log = (version: string) =>
      factsOf(inStep('ruff 0.15.22', CLEANUP, `post 1.2.${version}`), 2)
    expect(wordChanges(log('3'), log('4'))).toEqual([])
    expect(log('3').versions?.().names.size).toBe(1)
  })
})
