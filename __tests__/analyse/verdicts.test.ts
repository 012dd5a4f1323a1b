import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { joinChanged } from '../../src/analyse/verdicts/changed-since.ts'
import { groupVerdicts } from '../../src/analyse/verdicts/join-verdicts.ts'
import type { Elsewhere } from '../../src/model/shapes/failure.ts'
import { monthEvidenceOf } from '../../src/analyse/verdicts/month-evidence.ts'
import { findFailures } from '../../src/analyse/find-failures.ts'
import type { Unsteady } from '../../src/model/shapes/month.ts'
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { readRun } from '../../testing/read-run.ts'
import { reportOf } from '../../testing/world.ts'
import { failureListing, makeElsewhere, makeEvidence } from '../../testing/failure-report.ts'
import { readVerdict, withRemarks } from '../../testing/read-verdict.ts'
import { makeRun } from '../../testing/make-run.ts'
import { failedJob, messageOf, readLogs } from '../../testing/plain-jobs.ts'
import { makeMainRun, makeUnsteady } from '../../testing/make-month.ts'

const PUSH = `json run: {"event": "push", "head_branch": "topic", "head_sha": "${'f'.repeat(40)}"}`

/** Which runs of main the reported run contains: those up to one, or all before it. */
interface Scene {
  readonly base: 'pull request' | 'main itself' | 'unknown' | number
}

const anyScene: fc.Arbitrary<Scene> = fc
  .oneof(fc.constantFrom<Scene['base'][]>('pull request', 'main itself', 'unknown'), fc.nat(7))
  .map((base): Scene => ({ base }))

function settingOf({ base }: Scene, count: number): string {
  switch (base) {
    case 'pull request':
      return 'pull'
    case 'main itself':
      return PUSH.replace('topic', 'main')
    case 'unknown':
      return 'json run: {"event": "deployment", "head_branch": "topic"}'
    default:
      return `${PUSH} | commit f: ${10 + count - 1 - base}`
  }
}

/** Judges the only failure of a run by runs of main, newest first. */
async function judge(main: string, setting: string, printed = 'Error: no cart of user 7') {
  const requested: string[] = []
  const failed = `test: failed > Run npm ci, Run npm test "${printed}"`
  const text = `input history-runs: 0\n${failed}\n${main}\n${setting}`
  const { causes } = encodeReport(await reportOf(readRun(text), requested))
  const [{ judged } = { judged: undefined }] = causes
  if (judged === undefined) throw new Error('there is a cause')
  return {
    kind: judged.verdict,
    outcomes: judged.evidence.map(({ runNumber, outcome }) => [runNumber, outcome] as const),
    read: requested.filter((path) => /attempts|logs|compare/.test(path)),
  }
}

const judgeLetters = async (letters: readonly string[], scene: Scene) =>
  await judge(
    letters.length === 0 ? 'pull' : `base: ${letters.join('')}`,
    settingOf(scene, letters.length),
  )

// Series of failures are mostly of the first two. What each letter does is in `read-run.ts`.
const anyLetter = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('F', 'P') },
  { weight: 1, arbitrary: fc.constantFrom('P', 'F', 'O', 'G', 'S', 'K', 'E', 'C') },
)
const anyLetters = fc.array(anyLetter, { maxLength: 8 })
const anyScenario = fc.tuple(anyLetters, anyScene, fc.infiniteStream(fc.boolean()))
const RAN = 'PFOG'
const UNSURE = ['new', 'unknown']

describe('any base branch', () => {
  it(
    'gives no verdict without evidence that the runs show, and reads nothing twice',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyLetters, anyScene, async (letters, scene) => {
          const { kind, outcomes, read } = await judgeLetters(letters, scene)
          const positionOf = (run: number | null) => 10 + letters.length - 1 - (run ?? 0)
          if (kind !== 'unknown') expect(outcomes.length).toBeGreaterThan(0)
          for (const [run, outcome] of outcomes) {
            expect(outcome === 'passed' ? 'P' : 'FOGE').toContain(letters[positionOf(run)])
          }
          // The newest run of a commit that this run contains decides, or the newest of all.
          const firstRan = (some: readonly string[]) => some.find((letter) => RAN.includes(letter))
          const from = scene.base === 'unknown' ? Infinity : Number(scene.base) || 0
          const contained = firstRan(letters.slice(from))
          if (kind === 'known') expect([firstRan(letters), contained]).toContain('F')
          if (kind === 'new') expect(contained).toBe('P')
          if (kind === 'unsteady') expect(letters.join('')).toMatch(/F[^P]*P[^F]*F/)
          expect(read).toEqual([...new Set(read)])
          // Those about the reported run are four at most.
          expect(read.length).toBeLessThanOrEqual(2 * letters.length + 4)
        }),
        {
          ...fuzzOptions(24, 1_000),
          // Few draws are unsteady.
          examples: [[['F', 'P', 'F', 'P', 'F'], { base: 'pull request' }]],
        },
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  it(
    'is never known for an error more, nor new for an error less, or a log that is gone',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyScenario, async ([letters, scene, stays]) => {
          const withOthers = (letter: string) =>
            letters.map((one) => (one === 'F' && stays.next().value !== true ? letter : one))
          const [others, gone] = [withOthers('O'), withOthers('G')]
          const [fewer, more, part] = [
            (await judgeLetters(letters, scene)).kind,
            (await judgeLetters(others, scene)).kind,
            (await judgeLetters(gone, scene)).kind,
          ]
          if (UNSURE.includes(fewer)) expect(UNSURE).toContain(more)
          if (more === 'known') expect(['known', 'unsteady']).toContain(fewer)
          if (part === 'new') expect(['new', 'unsteady']).toContain(fewer)
          if (part === 'known') expect(['known', 'unsteady']).toContain(fewer)
          // Without the permission to compare commits.
          if (typeof scene.base !== 'number') return
          const without = (await judgeLetters(letters, { base: 'unknown' })).kind
          if (fewer === 'known') expect(without).not.toBe('new')
          if (without === 'new' || without === 'known') expect(fewer).toBe(without)
        }),
        fuzzOptions(10, 500),
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  const anyErrors = fc.subarray(['cart', 'order', 'mail', 'user'], { minLength: 1 })
  const printed = (errors: readonly string[]) =>
    errors.map((name) => `Error: no ${name}`).join(' / ')

  it(
    'is never known for one error more in the log, nor new for one less',
    async () => {
      const anyRuns = fc.array(fc.option(anyErrors, { nil: undefined }), { maxLength: 5 })
      await fc.assert(
        fc.asyncProperty(anyRuns, anyErrors, anyErrors, async (runs, errors, others) => {
          const main = runs.map((failed) =>
            failed === undefined
              ? 'main: test > Run npm ci, Run npm test'
              : `main: test: failed > Run npm ci, Run npm test "${printed(failed)}"`,
          )
          const judgeLog = async (log: readonly string[]) =>
            (await judge(main.toReversed().join('\n'), 'pull', printed(log))).kind
          const fewer = await judgeLog(errors)
          const more = await judgeLog([...new Set([...errors, ...others])])
          if (UNSURE.includes(fewer)) expect(UNSURE).toContain(more)
          if (more === 'known') expect(['known', 'unsteady']).toContain(fewer)
        }),
        fuzzOptions(10, 500),
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})

const judgedAs = (verdict: ReturnType<typeof readVerdict>) => ({
  ...{ verdict, judged: [failureListing([])] as const },
})
const group = (...texts: readonly [string, string]) => {
  const [one, other] = texts
  return groupVerdicts([judgedAs(readVerdict(one)), judgedAs(readVerdict(other))])
}

describe('groupVerdicts', () => {
  it.each([
    ['the base branch', 'new on main', 'new on v1'],
    ['the verdict', 'new on main', 'unsteady on main'],
    ['why it is unknown', 'unknown no-log', 'unknown other-error'],
    ['that the branch passed since', 'known', 'known, then passed'],
    ['the run that showed what varies', 'known, learned by #97', 'known, learned by #98'],
    ['the line that is missing', 'unknown other-error, almost "a"', 'unknown other-error'],
    ['a host', 'new, host api.shop.internal', 'new'],
    ['what other runs show beside an issue', 'listed; new', 'listed; unknown no-log'],
  ])('splits failures if %s differs', (_, one, other) => {
    expect(group(one, other)).toHaveLength(2)
  })

  it.each([
    ['evidence, newest first', 'new, passed #8', 'new, passed #9', { runs: [9, 8] }],
    ['equal evidence once', 'new, passed #9', 'new, passed #9', { runs: [9] }],
    ['days if they are equal', 'new, 2 days ago', 'new, 2 days ago', { days: 2 }],
    ['no days if they differ', 'new, 2 days ago', 'new, 3 days ago', {}],
    ['no days if one has none', 'new, 2 days ago', 'new', {}],
    ['the last runs of both', 'known, in the last runs', 'known, in the last runs', { last: true }],
    ['no last runs of one', 'known, in the last runs', 'known', {}],
    [
      'the earliest red run',
      'known, red since #9 with 0 commits',
      'known, red since #8 with 3 commits',
      { since: '#8 with 3' },
    ],
    [
      'the fewest commits since one run',
      'known, red since #8 with 3 commits',
      'known, red since #8 with 2 commits',
      { since: '#8 with 2' },
    ],
    [
      'no commits only if both have none',
      'known, red since #8 with 0 commits',
      'known, red since #8 with 2 commits',
      { since: '#8 with undefined' },
    ],
    ['the branches of one', 'new', 'new, elsewhere', { elsewhere: 1 }],
    ['evidence beside an issue', 'listed; new, passed #8', 'listed; new, passed #9', { other: 2 }],
  ])('joins of failures that are judged alike %s', (_, one, other, expected) => {
    const groups = group(one, other)
    expect(groups.map(({ judged }) => judged.length)).toEqual([2])
    const [{ verdict }] = groups
    const { evidence, redSince, ...context } = verdict.context
    expect({
      runs: evidence.length === 0 ? undefined : evidence.map(({ runNumber }) => runNumber),
      days: context.passedDaysAgo,
      last: context.inLastRuns,
      since: redSince && `#${redSince.run.runNumber} with ${redSince.commitsTotal}`,
      elsewhere: context.elsewhere?.runs.length,
      other: verdict.kind === 'listed' ? verdict.compared.context.evidence.length : undefined,
    }).toEqual(expected)
  })

  it('says the branches of the failure that most have', () => {
    const on = (elsewhere: Elsewhere) => judgedAs(withRemarks(readVerdict('new'), { elsewhere }))
    const [{ verdict }] = groupVerdicts([on(makeElsewhere([{}])), on(makeElsewhere([{}, {}]))])
    expect(verdict.context.elsewhere?.runs).toHaveLength(2)
  })
})

const NAME = 'Run pytest'

const testOf = (name: string) => `tests/test_cart.py::${name}`
/** The summary of pytest, which may count more tests than it lists. */
const failing = (names: readonly string[], count = names.length) => [
  ...names.map((name) => `FAILED ${testOf(name)} - assert 3 == 4`),
  `==== ${count} failed in 0.12s ====`,
]

const SAID = { step: NAME, message: 'assert 3 == 4' }
const ADDS = makeUnsteady({ ...SAID, test: testOf('test_adds') })
/** With fewer names around it. */
const SHORT = { ...ADDS, test: 'test_cart.py::test_adds' }
const SUMS = makeUnsteady({ ...SAID, test: testOf('test_sums'), failed: 9 })
const OTHER = 'AttributeError: no total'
const CART = ['##[error]no cart']
const ORDER = ['##[error]no order']
const OF_STEP = makeUnsteady({ step: NAME, test: undefined, message: 'Error: no cart' })
const TYPES = 'src/cart.ts(12,5): error TS2304: Cannot find name total.'

const LINT = '##[error]the generated files are outdated'
const UPLOAD = '##[error]Unable to upload coverage: token required'
const ONE = failing(['test_adds'])
const BOTH = failing(['test_sums', 'test_adds'])
const AT = (id: string) => `assert <Cart ${id}> == 1`
const said = (text: string) => [
  `FAILED ${testOf('test_adds')} - ${text}`,
  '==== 1 failed in 0.12s ====',
]
const listed = (message: string) => ({ ...ADDS, message })
const other = (record: Unsteady) => ({ ...record, message: 'assert 3 == 5' })
const stepSaid = (value: number) => ({ ...OF_STEP, message: `Error: no cart ${value}` })

interface Setting {
  readonly job?: string
  readonly workflow?: string | undefined
  /** Files of the workflows of the runs of the default branch, the oldest first. */
  readonly ran?: readonly string[]
}

function evidenceOf(
  texts: readonly string[],
  unsteady: readonly Unsteady[],
  setting: Setting = {},
) {
  const { job = 'test', workflow = 'CI', ran = [] } = { ...setting }
  const jobs = [failedJob(job, NAME)]
  const { failures } = findFailures(makeRun({ jobs }), {
    ...{ currentRun: undefined, allowedFailures: [] },
    explanations: readLogs(jobs, [texts]),
  })
  const [failure] = failures
  if (failure === undefined) throw new Error('nothing failed')
  const runs = ran.map((workflowPath, at) => makeMainRun(at + 1, { workflowPath }))
  const record = { unsteady, issueUrl: undefined, memory: { runs } }
  return monthEvidenceOf(failure, messageOf(failures), workflow, record)
}

describe('monthEvidenceOf', () => {
  it.each<[string, readonly string[], readonly Unsteady[], Setting, string | undefined | false]>([
    ['its test is listed', ONE, [SUMS, ADDS], {}, ADDS.test],
    ['its test is listed with fewer names around it', ONE, [SHORT], {}, SHORT.test],
    ['its test has no message', ONE, [{ ...ADDS, message: undefined }], {}, false],
    ['its test has other values', ONE, [other(ADDS)], {}, false],
    ['its test has another error', ONE, [listed(OTHER)], {}, false],
    ['nothing is listed', ONE, [], {}, false],
    ['another test is listed', ONE, [SUMS], {}, false],
    ['both tests are listed', failing(['test_sums', 'test_adds']), [ADDS, SUMS], {}, SUMS.test],
    ['one test is listed, the other is not', failing(['test_adds', 'test_new']), [ADDS], {}, false],
    ['more failed than the log lists', failing(['test_adds'], 2), [ADDS], {}, false],
    ['its workflow is another one', ONE, [ADDS], { workflow: 'Nightly' }, false],
    ['its job is another one', ONE, [ADDS], { job: 'windows' }, ADDS.test],
    ['its job is a leg', ONE, [ADDS], { job: 'test (1)' }, ADDS.test],
    ['its step is listed with this message', CART, [OF_STEP], {}, undefined],
    ['its step is listed with another message', ORDER, [OF_STEP], {}, false],
    ['its step is listed, and a test failed', ONE, [OF_STEP], {}, false],
    ['the job of a step is another one', CART, [OF_STEP], { job: 'windows' }, false],
    ['the job of a step is a leg', CART, [OF_STEP], { job: 'test (1)' }, undefined],
    ['the step is another one', CART, [{ ...OF_STEP, step: 'Run tox' }], {}, false],
    ['the log says nothing', [], [{ ...OF_STEP, message: undefined }], {}, false],
    [
      'its test has another id',
      said(AT('7f71a2b4c0d1')),
      [listed(AT('7f3e55aa90b2'))],
      {},
      ADDS.test,
    ],
    ['its test waited for another port', said('no :49152'), [listed('no :8080')], {}, false],
    ['its test has another amount', said('took 5003 ms'), [listed('took 31 ms')], {}, false],
    ['its test fails with another type', said('KeyError: 3'), [listed('TypeError: 3')], {}, false],
    ['both tests are listed, one with another value', BOTH, [ADDS, other(SUMS)], {}, false],
    ['both tests are listed, the other with another value', BOTH, [other(ADDS), SUMS], {}, false],
    ['its test is listed with two values', ONE, [other(ADDS), ADDS], {}, ADDS.test],
    ['a line of a script failed, too', [...ONE, LINT], [ADDS], {}, false],
    ['a line of a script failed before', [LINT, ...ONE], [ADDS], {}, false],
    ['an upload failed, too', [...ONE, UPLOAD], [ADDS], {}, false],
    ['its step failed with a second line, too', [...CART, ...ORDER], [OF_STEP], {}, false],
    ['its step failed with a second line first', [...ORDER, ...CART], [OF_STEP], {}, false],
    ['its step is listed with another value', ['##[error]no cart 8'], [stepSaid(7)], {}, false],
    ['its step is listed with this value', ['##[error]no cart 7'], [stepSaid(7)], {}, undefined],
    ['its step is listed without a message', CART, [{ ...OF_STEP, message: undefined }], {}, false],
    ['a compiler failed, too', [TYPES, ...ONE], [ADDS], {}, false],
  ])('names what comes and goes only if all of it does: %s', (...row) => {
    const [, texts, unsteady, setting, expected] = row
    const evidence = evidenceOf(texts, unsteady, setting)
    expect(evidence === undefined ? false : evidence.name).toBe(expected)
  })

  const moved = { workflow: 'checks.yml', ran: ['CI', 'CI', 'checks.yml'] }
  it.each<[string, readonly string[], Unsteady, Setting, boolean]>([
    ['moved', ONE, ADDS, moved, true],
    ['moved and runs still', ONE, ADDS, { ...moved, ran: [...moved.ran, 'CI'] }, false],
    ['moved and has no run yet', ONE, ADDS, { ...moved, ran: ['CI'] }, false],
    ['has no known run', ONE, ADDS, { ...moved, ran: ['checks.yml'] }, false],
    ['moved, with another job', ONE, ADDS, { ...moved, job: 'unit' }, false],
    ['moved, with fewer names around the test', ONE, SHORT, moved, false],
    [
      'moved, with the test in another file',
      ONE,
      { ...ADDS, path: 'other/test_cart.py' },
      moved,
      false,
    ],
    [
      'moved, with a message that any error has',
      said('timed out'),
      listed('timed out'),
      moved,
      false,
    ],
    ['moved, with a name in the message', said("no 'total'"), listed("no 'total'"), moved, true],
    ['moved, with a step', ['##[error]no cart 7'], stepSaid(7), moved, true],
    ['moved, with a step that names nothing', CART, OF_STEP, moved, false],
  ])('takes a record of another file only if that moved: it %s', (...row) => {
    const [, texts, record, setting, expected] = row
    expect(evidenceOf(texts, [record], setting) !== undefined).toBe(expected)
  })

  it('returns the counts of the first test, and the issue', () => {
    expect(evidenceOf(failing(['test_sums', 'test_adds']), [ADDS, SUMS])).toEqual({
      ...{ name: SUMS.test, failed: 9, runs: 120, recovered: 2 },
      ...{ lastAt: SUMS.lastAt, url: SUMS.url, issueUrl: undefined },
    })
  })
})

describe('joinChanged', () => {
  /** `#812 of 9: ruff 2, go 3`: what changed since a run, of so many compared names; `, and more`: commits changed as well. */
  const readChanged = (text: string) => {
    const [, number = '0', compared = '0', said = ''] = /^#(\d+) of (\d+):(.*)$/.exec(text) ?? []
    const names = said.split(',').flatMap((one) => one.trim() || [])
    const items = names
      .filter((name) => name !== 'and more')
      .map((name) => ({ kind: 'version' as const, name, now: '2', earlier: '1' }))
    const run = makeEvidence({ runId: Number(number), runNumber: Number(number) })
    const total = names.includes('and more') ? undefined : items.length
    return { run, compared: Number(compared), items, total }
  }

  it.each([
    ['#8 of 9: ruff, go', '#8 of 7: go', '#8 of 7: go'],
    ['#8 of 9:', '#8 of 7:', '#8 of 7:'],
    // What changed for one alone is not the same as nothing.
    ['#8 of 9: ruff', '#8 of 7: go', '#8 of 7: and more'],
    ['#8 of 9: ruff, and more', '#8 of 7: ruff', '#8 of 7: ruff, and more'],
    ['#8 of 9: ruff', '#9 of 9: ruff', undefined],
  ])('says what changed for both: %j and %j => %j', (one, other, joined) => {
    const expected = joined === undefined ? undefined : readChanged(joined)
    expect(joinChanged(readChanged(one), readChanged(other))).toEqual(expected)
    expect(joinChanged(readChanged(other), readChanged(one))?.items).toEqual(expected?.items)
  })

  it('says what changed for the one whose two logs were read', () => {
    const one = readChanged('#8 of 9: ruff')
    expect([joinChanged(one, undefined), joinChanged(undefined, one)]).toEqual([one, one])
  })
})
