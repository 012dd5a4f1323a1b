import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { judgeCauses } from '../../../src/analyse/verdicts/judge-causes.ts'
import { greenRequests, nextRequests } from '../../../src/analyse/verdicts/next-requests.ts'
import { comparedLogs } from '../../../src/analyse/same/compared-logs.ts'
import { type BaseBranch, jobsKey } from '../../../src/model/base-branch.ts'
import { type Verdict, wordOf } from '../../../src/model/report/cause.ts'
import type { StepExcerpt } from '../../../src/model/report/failure.ts'
import { makeExcerpt, makeVerdict } from '../../../testing/failure-report.ts'
import {
  baseJob,
  BEFORE,
  causes,
  causesIn,
  excerptOf,
  factsOf,
  failedIn,
  JOBS,
  jobsOf,
  judge,
  type Letter,
  LETTERS,
  LOGS,
  makeBase,
  RAN,
  RUN,
  sayFacts,
  type Scene,
  shaOf,
  STEP,
  judgedCauses,
  verdictsOfJobs,
  withResponses,
} from '../../../testing/judged-base.ts'
import { finished, makeRun, workflowJob } from '../../../testing/make-run.ts'
import { declaredRun, jobIn, stepIn } from '../../../testing/plain-jobs.ts'

const judgeBase = (base: BaseBranch | undefined, errors?: readonly string[], run = RUN) =>
  judge(causes(errors), base, run)
const baseOf = (letters: string, scene: Scene) => makeBase(letters.split('') as Letter[], scene)
const kindOf = (letters: readonly Letter[], scene: Scene) =>
  factsOf(judgeBase(makeBase(letters, scene))).kind

describe('judgeCauses', () => {
  it.each<[string, Scene, string]>([
    ['', {}, 'no-base'],
    ['KK', {}, 'not-run'],
    ['EE', {}, 'other-step 0'],
    ['PP', { mergeBase: 1 }, 'new 1'],
    ['PP', { testsMerge: true }, 'new 0'],
    ['PP', {}, 'unknown-commit 0'],
    ['PS', { mergeBase: 1 }, 'unknown-commit 0'],
    ['SPP', { mergeBase: 0 }, 'new 1'],
    ['KPP', { testsMerge: true }, 'new 1'],
    ['CPP', { testsMerge: true }, 'older-base 1'],
    ['EPP', { testsMerge: true }, 'older-base 1'],
    ['CPP', { mergeBase: 1 }, 'new 1'],
    ['UP', { testsMerge: true }, 'older-base 1'],
    ['UP', { mergeBase: 1 }, 'new 1'],
    ['F', { mergeBase: 0 }, 'known 0'],
    ['FFP', { mergeBase: 2 }, 'known 0 1'],
    ['SFFP', { testsMerge: true }, 'known 1 2'],
    ['EKFP', { testsMerge: true }, 'known 2'],
    ['FGFP', { testsMerge: true }, 'known 0 2'],
    ['GFP', { mergeBase: 1 }, 'known 1'],
    ['GFP', { testsMerge: true }, 'no-log 0'],
    ['OFP', { mergeBase: 1 }, 'known 1'],
    ['OFP', { testsMerge: true }, 'other-error 0'],
    ['PFF', { mergeBase: 1 }, 'known 1 2'],
    ['PFFP', { mergeBase: 0 }, 'new 0'],
    ['PFF', { testsMerge: true }, 'new 0'],
    ['PFF', {}, 'unknown-commit 0 1 2'],
    ['FPF', { testsMerge: true }, 'known 0'],
    ['PFPFP', { testsMerge: true }, 'new 0 1 3'],
    ['PFPPFPF', { testsMerge: true }, 'unsteady 0 1 2 4 5 6'],
    ['FPFPF', { testsMerge: true }, 'unsteady 0 1 2 3 4'],
    ['PFPF', { testsMerge: true, repeated: [2] }, 'unsteady 2 3'],
    ['PFP', { testsMerge: true }, 'new 0'],
    ['PFPPFP', { testsMerge: true }, 'new 0 1 4'],
    ['PFPPPPPPF', { testsMerge: true }, 'new 0'],
    ['FPPPPPPPF', { mergeBase: 1 }, 'known 0'],
    ['PFKSFP', { testsMerge: true }, 'new 0'],
    ['PFOFP', { testsMerge: true }, 'new 0'],
    ['PF', { testsMerge: true, repeated: [0] }, 'unsteady 0 1'],
    ['FP', { testsMerge: true, repeated: [0] }, 'unsteady 0 1'],
    ['PF', { testsMerge: true, repeated: [0], event: 'schedule' }, 'new 0'],
    ['LP', { testsMerge: true }, 'new 0'],
    ['SL', { testsMerge: true }, 'new 1'],
    ['ML', { testsMerge: true }, 'not-listed 0'],
    ['NL', { testsMerge: true }, 'not-listed'],
    ['NF', { testsMerge: true }, 'not-listed'],
    ['FN', { testsMerge: true }, 'known 0'],
    ['PM', { mergeBase: 1 }, 'not-listed 1'],
    ['PN', { mergeBase: 1 }, 'not-listed'],
    ['FLF', { testsMerge: true }, 'known 0'],
    ['FNP', { isCurrent: true }, 'known 0'],
  ])('judges runs of main, newest first (RESULTS): %j (%j): %s', (letters, scene, expected) => {
    expect(sayFacts(judgeBase(baseOf(letters, scene)))).toBe(expected)
  })

  it.each<[string, Scene, number | undefined]>([
    ['PFF', { mergeBase: 1 }, 0],
    ['SPFF', { mergeBase: 2 }, 1],
    ['PF', { mergeBase: 0 }, undefined],
    ['FF', { mergeBase: 1 }, undefined],
    ['OFP', { mergeBase: 1 }, undefined],
    ['PFF', {}, undefined],
  ])('finds by runs %j (%j) which passed a known error since: %s', (letters, scene, expected) => {
    expect(factsOf(judgeBase(baseOf(letters, scene))).passedSince).toBe(expected)
  })

  it.each([
    ['FP', 40],
    ['FFP', 39],
    ['P', RUN.id],
    ['FF', undefined],
  ])('finds by runs %j of the branch itself since when it is red: run %s', (letters, expected) => {
    expect(factsOf(judgeBase(baseOf(letters, { isCurrent: true }))).redSince).toBe(expected)
  })

  it.each([
    ['a tag', { branch: 'v1.0.0', event: 'push' }, false, 'new'],
    ['another branch', { branch: 'release', event: 'push' }, false, 'new'],
    ['another branch, by hand', { branch: 'release', event: 'workflow_dispatch' }, false, 'new'],
    ['the base branch', { branch: 'main', event: 'push' }, true, 'unsteady'],
    ['the base branch, for another event', { branch: 'main', event: 'release' }, true, 'new'],
  ])(
    'of a commit that passed on main is, for a run of %s: %j',
    (_, fields, isCurrent, expected) => {
      const run = { ...RUN, ...fields, commit: shaOf(0) }
      const base = makeBase(['P', 'P'], { mergeBase: 0, isCurrent })
      expect(factsOf(judgeBase(base, undefined, run)).kind).toBe(expected)
    },
  )

  it('is not read without a base branch', () => {
    expect(judgeBase(undefined)).toEqual(makeVerdict('unknown'))
  })
})

describe('judgeCauses of a job whose steps GitHub does not list', () => {
  it.each(['P', 'L', 'F', 'M', 'N', 'S', 'C'] as const)(
    'is unknown, since main may have run another step: %s',
    (letter) => {
      const run = failedIn()
      const groups = causesIn(run, [[makeExcerpt(['Error: no cart'])]])
      const verdict = judge(groups, makeBase([letter], { testsMerge: true }), run)
      expect(factsOf(verdict).word).toBe('not-listed')
    },
  )
})

describe('judgeCauses of a step that timed out', () => {
  const job = jobIn(finished(5, 65, 'timed_out'), 'test', [BEFORE, STEP])
  const run = makeRun({ event: 'pull_request', jobs: [job] })
  const groups = causesIn(run, [excerptOf('Error: no cart')])
  const base = makeBase(['F'], { testsMerge: true })

  it('knows it by no log, since a log has what it printed before, not what it waited for', () => {
    expect(factsOf(judge(groups, base, run)).word).toBe('no-log')
  })

  it('requests no log of the base branch', () => {
    const unread = withResponses(base, { excerpts: new Map() })
    expect(nextRequests(groups, { run, jobs: jobsOf(run), base: unread })).toEqual([])
  })
})

describe('judgeCauses of a job with two failed steps', () => {
  const LINT = stepIn(finished(60, 65, 'failure'), 'Run npm run lint', 3)
  const run = failedIn(BEFORE, STEP, LINT)

  it.each([
    ['passes there', 'success', [], 'new'],
    ['fails there with the same error', 'failure', ['Error: no lint'], 'known'],
    ['fails there with another error', 'failure', ['Error: no script'], 'unknown'],
    ['was not run there', 'skipped', [], 'unknown'],
  ])('judges by the worse of both: the second %s (%s, %j): %s', (_, conclusion, lint, expected) => {
    const lintThere = stepIn(finished(60, 65, conclusion), 'Run npm run lint', 3)
    const job = { ...baseJob(1_000, 'F'), steps: [BEFORE, STEP, lintThere] }
    const second = lint.map((text) => makeExcerpt([text], { step: lintThere }))
    const base = withResponses(makeBase(['F'], { testsMerge: true }), {
      jobs: new Map([[jobsKey(40, 1), [job]]]),
      excerpts: new Map([[1_000, [...excerptOf('Error: no cart'), ...second]]]),
    })
    const here = makeExcerpt(['Error: no lint'], { step: LINT })
    const groups = causesIn(run, [[...excerptOf('Error: no cart'), here]])
    expect(factsOf(judge(groups, base, run)).kind).toBe(expected)
  })

  it('requests the log of the green job once, for both steps', () => {
    const steps = [BEFORE, STEP, LINT]
    const excerpts = (version: string) =>
      [STEP, LINT].map((step) => makeExcerpt([version, '##[error]no cart in src/a.ts'], { step }))
    const passed = steps.map((step) => ({ ...step, state: finished(5, 60) }))
    const base = withResponses(makeBase(['F', 'P'], { testsMerge: true }), {
      jobs: new Map([
        [jobsKey(40, 1), [{ ...baseJob(1_000, 'F'), steps }]],
        [jobsKey(39, 1), [{ ...baseJob(1_001, 'P'), steps: passed }]],
      ]),
      excerpts: new Map([[1_000, excerpts('tool 1.2.8')]]),
    })
    const groups = causesIn(run, [excerpts('tool 1.2.9')])
    const options = { run, jobs: jobsOf(run), base }
    expect(nextRequests(groups, options)).toMatchObject([
      { kind: 'log', job: { id: 1_001 }, steps: [{ number: 2 }, { number: 3 }] },
    ])
    const excerptsRead = new Map([...base.responses.excerpts, [1_001, []]])
    const read = withResponses(base, { excerpts: excerptsRead })
    expect(nextRequests(groups, { ...options, base: read })).toEqual([])
  })
})

describe('judgeCauses of a host that did not respond', () => {
  const DNS = 'curl: (6) Could not resolve host: api.shop.internal'
  const RESET =
    'Error: failed to fetch: Get "https://api.acme.io/v1": read tcp 10.1.0.4:41822->152.199.21.175:443: read: connection reset by peer'
  const SERVICE =
    "fatal: unable to access 'https://github.com/o/r/': The requested URL returned error: 503"
  const NAMED = ['GET https://api.shop.internal/health', 'GET https://api.acme.io/v1 200']

  it.each<[string, readonly string[] | undefined, Verdict['kind'], string | undefined]>([
    [DNS, NAMED, 'new', 'api.shop.internal'],
    [DNS, ['all is well'], 'new', undefined],
    [DNS, undefined, 'new', undefined],
    ['curl: (6) Could not resolve host: nexus', ['npm: http://nexus/a'], 'new', 'nexus'],
    [
      'GET https://api.shop.internal/a⏎curl: (22) The requested URL returned error: 503',
      NAMED,
      'new',
      'api.shop.internal',
    ],
    [
      'curl: (7) Failed to connect to api.shop.internal port 443: Connection refused',
      NAMED,
      'new',
      'api.shop.internal',
    ],
    [RESET, NAMED, 'new', 'api.acme.io'],
    [RESET, ['all is well'], 'new', undefined],
    [RESET, undefined, 'infrastructure', undefined],
    [SERVICE, ['GET https://github.com/o/r'], 'infrastructure', undefined],
    [
      'curl: (7) Failed to connect to localhost port 80: Connection refused',
      ['http://localhost/'],
      'new',
      undefined,
    ],
  ])('judges %j beside the green log %j: %s, %s', (red, green, kind, host) => {
    const base = makeBase(['P'], { testsMerge: true })
    const passed = { ...STEP, state: finished(5, 60) }
    const excerpts = green && [makeExcerpt(green, { step: passed, exitCode: undefined })]
    const read = withResponses(base, { excerpts: new Map(excerpts && [[1_000, excerpts]]) })
    const groups = causesIn(RUN, [[makeExcerpt(red.split('⏎'), { step: STEP })]])
    const facts = factsOf(judge(groups, read))
    expect([facts.kind, facts.host]).toEqual([kind, host])
  })

  it('requests the green log, which shows whether the step speaks to the host when it passes', () => {
    const base = makeBase(['P'], { testsMerge: true })
    const unread = withResponses(base, { excerpts: new Map() })
    const groups = causesIn(RUN, [[makeExcerpt([RESET], { step: STEP })]])
    const requests = greenRequests(groups, { run: RUN, jobs: jobsOf(RUN), base: unread })
    expect(requests.logs).toMatchObject([{ kind: 'log', job: { id: 1_000 } }])
  })
})

describe('judgeCauses of two legs of a matrix', () => {
  const NAMES = ['Ruby 3', 'Ruby 4']

  /** Judges them by their logs, and by what both did in each run of the branch itself. */
  function judgeLegs(logs: readonly StepExcerpt[][], text: string) {
    const runs = text.split(' ').map((letters) => letters.split('') as Letter[])
    const named = { name: 'Ruby ${{ matrix.v }}', matrix: true }
    const legs = NAMES.map((name) => jobIn(finished(5, 65, 'failure'), name, [BEFORE, STEP]))
    const run = declaredRun([workflowJob('ruby', named)], { ...RUN, jobs: legs })
    const ofBase = runs.map((letters, position) =>
      letters.map((letter, at) => {
        const job = { ...baseJob(1_000 + 2 * position + at, letter), name: NAMES[at] ?? '' }
        return { letter, job }
      }),
    )
    const firsts = runs.map(([letter = 'S']) => letter)
    const base = withResponses(makeBase(firsts, { isCurrent: true }), {
      jobs: new Map(
        ofBase.map((legs, position) => [jobsKey(40 - position, 1), legs.map(({ job }) => job)]),
      ),
      excerpts: new Map(ofBase.flat().map(({ letter, job }) => [job.id, LOGS[letter]])),
    })
    return verdictsOfJobs(judgedCauses(causesIn(run, logs), base, run))
  }

  it('knows no leg whose own log was not read, though that of another leg is known', () => {
    expect(judgeLegs([excerptOf('Error: no cart'), []], 'FF')).toMatchObject([
      { kind: 'known', jobs: ['Ruby 3'], unread: ['Ruby 4'] },
    ])
  })

  it('finds an error in all of the last runs only if it is in those of each leg', () => {
    const logs = NAMES.map(() => excerptOf('Error: no cart'))
    const known = { kind: 'known', jobs: NAMES, unread: [] }
    expect(judgeLegs(logs, 'FF FF')).toEqual([{ ...known, inLastRuns: true }])
    expect(judgeLegs(logs, 'FF FG FF')).toEqual([{ ...known, inLastRuns: false }])
  })
})

describe('judgeCauses by what other runs show of what varies', () => {
  const NAMED = '##[error]src/cart.ts: no cart'
  const [HERE, THERE] = [`tool 1.2.9⏎${NAMED}`, `tool 1.2.8⏎${NAMED}`]
  const order = (n: number) => `${NAMED}⏎loads build 120000${n} of shop`

  /** A base branch whose runs printed these lines; `undefined` for a log that was not read. */
  function baseWith(letters: string, logs: readonly (string | undefined)[]): BaseBranch {
    const base = baseOf(letters, { testsMerge: true })
    const excerpts = logs.flatMap((log, position) =>
      log === undefined
        ? []
        : [[1_000 + position, log === '' ? undefined : [excerptWith(log)]] as const],
    )
    return withResponses(base, { excerpts: new Map(excerpts) })
  }
  const excerptWith = (log: string) => makeExcerpt(log.split('⏎'), { step: STEP })

  it.each<[string, readonly string[], string, string]>([
    ['FP', [THERE, 'tool 1.2.7'], HERE, 'known 0, learned 1'],
    ['FFP', [THERE, THERE, 'tool 1.2.7'], HERE, 'known 0 1, learned 2'],
    // No line has an error's words.
    ['FFP', ['dirty', 'dirty', 'clean'], 'dirty', 'known 0 1, learned 2'],
    ['FP', ['dirty', 'clean'], 'dirty', 'known 0, learned 1'],
    ['FFP', ['dirty', 'dirty', 'clean'], 'dirty⏎late', 'beside 0, beside 1: late'],
    ['FF', [order(1), order(2)], order(3), 'other-error 0, almost loads build 1200003 of shop'],
    ['FP', [THERE, 'tools'], HERE, 'other-error 0'],
    ['FP', [THERE, ''], HERE, 'other-error 0'],
    ['FP', [order(1), 'tool'], order(3), 'other-error 0, almost loads build 1200003 of shop'],
    [
      'FP',
      [order(1), 'tool'],
      `${order(3)}⏎no login of root`,
      'beside 0, beside 1: no login of root',
    ],
    ['FLP', [THERE, '', 'tool 1.2.7'], HERE, 'other-error 0'],
    ['FKP', [THERE, '', 'tool 1.2.7'], HERE, 'known 0, learned 2'],
    // Without a need for it, nothing is learned.
    ['FFP', [THERE, THERE, 'tool 1.2.7'], THERE, 'known 0 1'],
    ['P', ['tool 1.2.7'], HERE, 'new 0'],
  ])('judges runs of main (RESULTS) %s with logs %j: %j is %s', (letters, logs, here, expected) => {
    const facts = factsOf(judgeBase(baseWith(letters, logs), here.split('⏎')))
    const { word, runs, learned, almost, failingSet } = facts
    const lines = failingSet?.lines
    const parts = [
      `${word} ${runs}`,
      ...(learned === '' ? [] : [`learned ${learned}`]),
      ...(almost === undefined ? [] : [`almost ${almost}`]),
      ...(lines === undefined ? [] : [`beside ${lines}: ${failingSet?.new.names.join(' ')}`]),
    ]
    expect(parts.join(', ')).toBe(expected)
  })

  it.each<[string, readonly string[], string]>([
    ['FFP', [THERE, THERE, 'tool 1.2.7'], HERE],
    ['FP', ['dirty', 'clean'], 'dirty⏎late'],
    ['FP', [order(1), 'tool'], `${order(3)}⏎no login of root`],
  ])('compares runs %s with logs %j and %j once, however often they are judged', (...row) => {
    const [letters, logs, here] = row
    const base = baseWith(letters, logs)
    let reads = 0
    const counted = (excerpt: StepExcerpt): StepExcerpt => {
      const { errors } = excerpt
      if (errors === undefined) return excerpt
      const { rows } = errors.log
      const log = {
        ...errors.log,
        get rows() {
          return ((reads += 1), rows)
        },
      }
      return { ...excerpt, errors: { ...errors, log } }
    }
    const excerpts = new Map(
      Array.from(base.responses.excerpts, ([id, read]) => [id, read?.map(counted)] as const),
    )
    const judging = {
      ...{ run: RUN, jobs: JOBS, base: withResponses(base, { excerpts }) },
      compared: comparedLogs(),
    }
    const failed = causes(here.split('⏎'))
    nextRequests(failed, judging)
    const readFirst = reads
    expect(readFirst).toBeGreaterThan(0)
    nextRequests(failed, judging)
    judgeCauses(failed, judging)
    expect(reads).toBe(readFirst)
  })

  it.each<[string, readonly (string | undefined)[], string, readonly number[]]>([
    // The green log.
    ['FP', [THERE], HERE, [1]],
    ['FFFP', [THERE], HERE, [3]],
    ['FP', [THERE, ''], HERE, []],
    // One more run with the error, and no green one.
    ['FFP', [THERE], THERE, [1]],
    ['FFP', [THERE, undefined, 'tool 1.2.7'], HERE, [1]],
    // Nothing was compared, or nothing was green.
    ['FFP', [''], HERE, []],
    ['FF', [THERE], HERE, []],
    ['FL', [THERE], HERE, []],
    // A new error.
    ['P', [], HERE, []],
  ])(
    'requests of runs %s with logs %j, for %j, the logs of %j',
    (letters, logs, here, expected) => {
      const base = baseWith(letters, logs)
      const requests = nextRequests(causes(here.split('⏎')), { run: RUN, jobs: JOBS, base })
      expect(
        requests.map((request) => (request.kind === 'log' ? request.job.id - 1_000 : request.kind)),
      ).toEqual(expected)
    },
  )
})

describe('nextRequests', () => {
  it.each<[string, number, readonly number[], mergeBase?: number]>([
    // Between two of three series with the error.
    ['FFPFPF', 2, [2]],
    ['FKPFPF', 2, [2]],
    // Four or five newer runs did not run the step.
    ['SSSSP', 4, [4]],
    ['SSSSSP', 5, []],
    // Two green runs in sequence end one series of failed ones.
    ['FPPPP', 2, []],
    // Two series of failed ones are said.
    ['FPFPP', 2, [2]],
    ['FPPFPF', 3, [3]],
    // The newest run of a commit that the run contains decides unless the branch has the error now.
    ['OPP', 2, [2], 2],
    ['FFF', 2, [], 2],
  ])('requests of runs %s, of which only run %d is unread: %j', (...row) => {
    const [letters, unread, expected, mergeBase] = row
    const scene = { testsMerge: mergeBase === undefined, mergeBase }
    const whole = baseOf(letters, scene)
    const jobs = new Map(whole.responses.jobs)
    jobs.delete(jobsKey(40 - unread, 1))
    const base = withResponses(whole, { jobs })
    const requests = nextRequests(causes(), { run: RUN, jobs: JOBS, base })
    expect(requests.map((one) => one.kind === 'jobs' && 40 - one.run.id)).toEqual(expected)
  })
})

/** Series of failures are mostly of these two. */
const anyLetter = fc.oneof(fc.constantFrom<Letter[]>('F', 'P'), fc.constantFrom(...LETTERS))
const anyLetters = fc.array(anyLetter, { maxLength: 8 })
const anyScene = fc.record({
  isCurrent: fc.boolean(),
  testsMerge: fc.boolean(),
  mergeBase: fc.option(fc.nat(7), { nil: undefined }),
})

describe('any base branch', () => {
  it('gives no verdict without evidence that the runs show', () => {
    fc.assert(
      fc.property(anyLetters, anyScene, (letters, scene) => {
        const { kind, outcomes } = factsOf(judgeBase(makeBase(letters, scene)))
        if (kind !== 'unknown') expect(outcomes.length).toBeGreaterThan(0)
        for (const [position, outcome] of outcomes) {
          expect(outcome === 'passed' ? ['P', 'L'] : ['F', 'O', 'G', 'E', 'M']).toContain(
            letters[position],
          )
        }
        // The newest run of a commit that this run contains decides, or the newest of all.
        const { isCurrent, testsMerge, mergeBase = Infinity } = scene
        const firstRan = (some: readonly Letter[]) => some.find((letter) => RAN.includes(letter))
        const isWhole = isCurrent || testsMerge
        const contained = firstRan(isWhole ? letters : letters.slice(mergeBase))
        if (kind === 'known') expect([firstRan(letters), contained]).toContain('F')
        if (kind === 'new') expect(['P', 'L']).toContain(contained)
        if (kind === 'unsteady') expect(letters.join('')).toMatch(/F[^PL]*[PL][^F]*F/)
      }),
    )
  })

  const anyScenario = fc.tuple(anyLetters, anyScene, fc.infiniteStream(fc.boolean()))

  /** Another failure in the log of this run can only turn the same error into another one. */
  it('is never known for one failure more, nor new for one failure less', () => {
    fc.assert(
      fc.property(anyScenario, ([letters, scene, stays]) => {
        const other = letters.map((letter): Letter => {
          return letter === 'F' && stays.next().value !== true ? 'O' : letter
        })
        const [fewer, more] = [letters, other].map((all) => kindOf(all, scene))
        if (fewer === 'new' || fewer === 'unknown') expect(['new', 'unknown']).toContain(more)
        if (more === 'known') expect(['known', 'unsteady']).toContain(fewer)
      }),
    )
  })

  const ERRORS = ['cart', 'order', 'mail', 'user'].map((name) => `Error: no ${name}`)
  const anyErrors = fc.subarray(ERRORS, { minLength: 1 })

  it('is never known for one error more in the log, nor new for one less', () => {
    const anyRuns = fc.array(fc.option(anyErrors, { nil: undefined }), { maxLength: 6 })
    fc.assert(
      fc.property(anyRuns, anyScene, anyErrors, anyErrors, (runs, scene, errors, others) => {
        const base = makeBase(
          runs.map((failed) => (failed === undefined ? 'P' : 'F')),
          scene,
        )
        const logs = runs.map((failed = []) => [makeExcerpt(failed, { step: STEP })])
        const excerpts = new Map(logs.map((log, position) => [1_000 + position, log] as const))
        const logged = withResponses(base, { excerpts })
        const [fewer, more] = [errors, [...new Set([...errors, ...others])]].map((log) =>
          wordOf(judgeBase(logged, log)),
        )
        if (fewer === 'new' || fewer === 'unknown') expect(['new', 'unknown']).toContain(more)
        if (more === 'known') expect(['known', 'unsteady']).toContain(fewer)
      }),
    )
  })

  it('stays new if more of it is read, unless that shows two series of failures', () => {
    fc.assert(
      fc.property(anyScenario, ([letters, scene, isRead]) => {
        const whole = makeBase(letters, scene)
        const { jobs, excerpts } = whole.responses
        const some = <Key, Value>(all: ReadonlyMap<Key, Value>) =>
          new Map([...all].filter(() => isRead.next().value === true))
        const read = withResponses(whole, { jobs: some(jobs), excerpts: some(excerpts) })
        const [part, all] = [read, whole].map((base) => factsOf(judgeBase(base)).kind)
        const count = letters.filter((letter) => letter === 'F').length
        if (part === 'new') expect(count < 2 ? ['new'] : ['new', 'unsteady']).toContain(all)
        if (part === 'known') expect(['known', 'unsteady']).toContain(all)
      }),
    )
  })

  it('is never new without the permission to compare commits if it is known with it', () => {
    fc.assert(
      fc.property(anyScenario, ([letters, scene]) => {
        const without = kindOf(letters, { ...scene, mergeBase: undefined })
        const kind = kindOf(letters, scene)
        if (kind === 'known') expect(without).not.toBe('new')
        if (without === 'new' || without === 'known') expect(kind).toBe(without)
      }),
    )
  })

  it('is read in a limited number of requests, none of them twice', () => {
    fc.assert(
      fc.property(anyLetters, anyScene, (letters, scene) => {
        const whole = makeBase(letters, scene)
        let base: BaseBranch = {
          ...whole,
          responses: { jobs: new Map(), excerpts: new Map(), commits: new Map() },
        }
        const seen = new Set<string>()
        for (let count = 0; count < 100; count++) {
          const wanted = nextRequests(causes(), { run: RUN, jobs: JOBS, base })
          if (wanted.length === 0) return
          const { jobs, excerpts, commits } = base.responses
          const read = {
            jobs: new Map(jobs),
            excerpts: new Map(excerpts),
            commits: new Map(commits),
          }
          for (const request of wanted) {
            const key = JSON.stringify(request)
            expect(seen).not.toContain(key)
            seen.add(key)
            if (request.kind === 'jobs') {
              const at = jobsKey(request.run.id, request.attempt)
              read.jobs.set(at, whole.responses.jobs.get(at))
            } else if (request.kind === 'log') {
              read.excerpts.set(request.job.id, whole.responses.excerpts.get(request.job.id))
            } else {
              read.commits.set(`${request.base}...${request.head}`, undefined)
            }
          }
          base = { ...base, responses: read }
        }
        throw new Error('it never ends')
      }),
    )
  })
})

describe('judgeCauses by the names of what failed', () => {
  const pytest = (names: string) =>
    makeExcerpt(
      [
        ...names.split(' ').map((name) => `FAILED test_cart.py::test_${name} - assert 1 == 2`),
        `=================== ${names.split(' ').length} failed in 0.53s ===================`,
      ],
      { step: STEP },
    )

  it.each<[what: string, letters: string, logs: readonly string[], scene: Scene, expected: string]>(
    [
      ['is new', 'F', ['adds'], { testsMerge: true }, 'beside 0: drops | adds | '],
      [
        'is new since the merge base',
        'PF',
        ['', 'adds'],
        { mergeBase: 1 },
        'beside 1: drops | adds | ',
      ],
      ['is another one', 'F', ['sums'], { testsMerge: true }, 'beside 0: adds drops |  | sums'],
      ['is known', 'F', ['adds drops'], { testsMerge: true }, 'known 0'],
      ['is less', 'F', ['adds drops sums'], { testsMerge: true }, 'known 0:  | adds drops | sums'],
      ['failed before', 'FF', ['adds', 'drops'], { testsMerge: true }, 'other-error 0'],
      ['is beside an unknown commit', 'F', ['adds'], {}, 'other-error 0'],
      ['is older than what was tested', 'CF', ['', 'adds'], { mergeBase: 0 }, 'other-error 1'],
    ],
  )('compares names if what failed %s', (_, letters, logs, scene, expected) => {
    const excerpts = logs.map((log, at) => [1_000 + at, log === '' ? [] : [pytest(log)]] as const)
    const base = withResponses(baseOf(letters, scene), { excerpts: new Map(excerpts) })
    const facts = factsOf(judge(causesIn(RUN, [[pytest('adds drops')]]), base))
    const { word, runs, failingSet } = facts
    const text = ({ names }: { readonly names: readonly string[] }) =>
      names.map((name) => name.replace('test_cart.py::test_', '')).join(' ')
    const sets = failingSet && [failingSet.new, failingSet.same, failingSet.gone].map(text)
    expect(`${word} ${runs}${sets ? `: ${sets.join(' | ')}` : ''}`).toBe(expected)
  })
})
