import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { findingsIn } from '../src/render/findings/findings.ts'
import { NO_OUTPUTS, reportOutputs } from '../src/actions/report/outputs.ts'
import { decideStep } from '../src/actions/report/report.ts'
import { findFailures } from '../src/analyse/find-failures.ts'
import { type Losses, LOST_HERE, startLosses } from '../src/model/report/losses.ts'
import { encodeReport } from '../src/report-json/encode/encode-report.ts'
import { renderPage } from '../src/render/html/page.ts'
import { renderStepLog } from '../src/render/step-log.ts'
import { renderSummary } from '../src/render/summary/summary.ts'
import { renderTerminal } from '../src/render/terminal/report.ts'
import { reportTests } from '../src/analyse/tests/report-tests.ts'
import { kindOf, LOSSES } from '../src/analyse/gate/rule-table.ts'
import { type LostPart, PARTS } from '../src/model/reasons.ts'
import type { Report } from '../src/model/report/report.ts'
import { reportAt } from '../testing/accuracy/report-at.ts'
import { EXAMPLES } from '../testing/examples/examples.ts'
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../testing/fuzz/fuzz-options.ts'
import { budget, gated } from '../testing/gate.ts'
import { readRun } from '../testing/read-run.ts'
import { resultFiles } from '../testing/result-files.ts'
import { reportOf } from '../testing/world.ts'
import { finished, makeRun, reportOnJobs } from '../testing/make-run.ts'
import { jobIn } from '../testing/make-steps.ts'
import { basicsOf, forgivenIn, noteTexts, unknownReasons } from '../testing/report-words.ts'
import { expectValidReport } from '../testing/report-schema.ts'
import { redRunClient } from '../testing/simulate/red-run-client.ts'
import { simulateRedRun } from '../testing/simulate/red-run.ts'

/** The parts of a report that an error can lose. */
const LOST_PARTS = Object.keys(PARTS) as readonly LostPart[] // the keys are the names

/** Loses a part by a planted error, as an error of the program would. */
function plantedLosses(isLost: (part: string) => boolean): Losses & {
  /** All parts that were computed, lost or not. */
  readonly computed: ReadonlySet<string>
} {
  const losses = startLosses((what) => `planted in ${what}`)
  const computed = new Set<string>()
  const plant = <Value>(part: string, make: () => Value) => {
    computed.add(part)
    return () => {
      if (isLost(part)) throw new TypeError('planted')
      return make()
    }
  }
  return {
    ...losses,
    computed,
    keep: (part, make, instead) => losses.keep(part, plant(part, make), instead),
    keepLater: (part, make, instead) => losses.keepLater(part, plant(part, make), instead),
  }
}

const NO_HOST = 'Error: failed to fetch: Get "https://api.acme.io/v1": connection reset by peer'
const HOST = 'GET https://api.acme.io/v1 200'

/** How a job of a drawn run ends. */
const anyEnd = fc.constantFrom(
  '',
  ...['Error: no cart', '##[error]a.ts: expected 3, got 4', 'npm error code ECONNRESET'].map(
    (line) => `: failed "${line}"`,
  ),
  ': cancelled',
  `: "${HOST}"`,
)
const anyJobs = fc
  .tuple(anyEnd, anyEnd)
  .map(([test, lint]) => `test${test || ' > Run npm test'}; lint${lint || ' > Run npm test'}`)

/** A run in which a job failed, with what can explain it, and tests that a file lists. */
const anyRedRun = fc
  .record({
    red: fc.constantFrom('Error: no cart', 'npm error network read ECONNRESET', NO_HOST),
    lint: anyEnd,
    before: fc.array(anyJobs, { maxLength: 2 }),
    main: fc.array(anyJobs, { maxLength: 3 }),
    issue: fc.option(fc.constantFrom('Error: no cart', 'expected 3, got 4')),
    isPull: fc.boolean(),
    isForgiven: fc.boolean(),
    files: fc.constantFrom('', '.@421001: Cart 0 f', '.@421001: Cart 0-9'),
  })
  .map(({ red, lint, before, main, issue, isPull, isForgiven, files }) => {
    const attempts = [...before, `test: failed "${red}"; lint${lint || ' > Run npm test'}`]
    const parts = [
      attempts.join(' | again: '),
      ...main.map((jobs) => `main: ${jobs}`),
      ...(issue === null ? [] : [`issue: error: ${issue} / gate: pass / seen: #10`]),
      ...(isPull ? ['pull'] : []),
      ...(isForgiven ? ['input allowed-failures: lint'] : []),
    ]
    return { text: parts.join(' | '), files }
  })

const FILES = { 'report-path': '', 'html-path': '', 'summary-path': '' }
const SEEDS = [0, 3]

/** Reports a red run; the planted part is lost. */
async function reportWithout(seed: number, lost?: string) {
  const red = simulateRedRun(seed)
  const losses = plantedLosses((part) => part === lost)
  const { client } = redRunClient(red)
  const built = await reportAt({
    ...{ client, runId: red.run.id, attempt: red.run.attempts.length, time: red.reportedAt },
    ...{ knownIssues: 'known-failure', historyRuns: 3, failOn: ['new'], losses },
  })
  return { losses, report: gated(built, { failOn: ['new'] }) }
}

const wholes = new Map(SEEDS.map((seed) => [seed, reportWithout(seed)]))

describe('a part of a report that an error loses', () => {
  it.each(LOST_PARTS.filter((part) => !['gate', 'forgiven', 'skips'].includes(part)))(
    'is lost alone, a note names it, and the gate stays closed: %s',
    async (part) => {
      const counts = SEEDS.map(async (seed) => {
        const whole = (await wholes.get(seed))?.report
        const { report, losses } = await reportWithout(seed, part)
        expectValidReport(encodeReport(report))
        const isComputed = losses.computed.has(part)
        expect(report.lost).toEqual(isComputed ? [part] : [])
        const named = noteTexts(report).filter((text) => text.includes('An error of Run Report'))
        expect(named).toHaveLength(isComputed ? 1 : 0)
        expect(basicsOf(report)).toEqual(basicsOf(whole))
        expect([whole?.gate?.fails, report.gate?.fails]).toEqual([true, true])
        const reasons = unknownReasons(report)
        if (part === 'verdicts') expect(reasons).toEqual(reasons.map(() => 'lost'))
        return isComputed ? 1 : 0
      })
      const computed = (await Promise.all(counts)).reduce((sum: number, count) => sum + count, 0)
      expect(computed).toBeGreaterThan(0)
    },
  )

  it('is lost alone: skips', async () => {
    const file = 'file: test: {}, deploy: { needs: test }'
    const run = readRun(`test: failed; deploy: skipped created 70 | ${file}`)
    const losses = plantedLosses((part) => part === 'skips')
    const [whole, report] = [await reportOf(run), await reportOf(run, [], { losses })]
    const kindsIn = (one: Report) => encodeReport(one).jobs.map((job) => job.skippedBecause?.kind)
    expect([kindsIn(whole)[1], kindsIn(report)[1], report.lost]).toEqual([
      ...['need', undefined],
      ['skips'],
    ])
    expect(basicsOf(report)).toEqual(basicsOf(whole))
  })

  const RED = 'test: failed "Error: no cart"'
  const ISSUE = 'issue: error: Error: no cart / gate: pass / seen: #10'
  const OPEN_RUNS = {
    'that passed': 'test',
    'of which all is known': `${RED} | main: ${RED}`,
    'that a lost runner failed': `test: failed | says: The hosted runner lost communication with the server.`,
    'that an issue lets pass': `${RED} | main: ${RED} | main: test: "2 passed" | ${ISSUE} | pull`,
    'of which all is known, beside a forgiven key of needs': `own: gate: running 70- | needs: test failure, build failure | input allowed-failures: build | ${RED} | main: ${RED}`,
    'that is unsteady': `test > Run npm test | again: ${RED}`,
    'whose only failure is forgiven': `docs: failed "Error: no page" | input allowed-failures: docs`,
  }
  /** Runs in which nothing failed that counts, so that `new` needs no part. */
  const IDLE = ['that passed', 'whose only failure is forgiven']
  const BUDGET = 'test: 1h fail'
  const RULE_NAMES = ['new', 'timed_out', 'unfinished', 'no-tests', 'fewer-tests', BUDGET]
  /** Whether the table says that a rule is closed without a part. */
  const isClosing = (part: LostPart, rule: string) =>
    [LOSSES[part]].flat().includes(kindOf(rule === BUDGET ? 'budgets' : 'fail-on', rule))
  const isClosed = (report: Report, rule: string) =>
    gated(
      report,
      rule === BUDGET ? { budgets: [budget(BUDGET, 'test', 3_600)] } : { failOn: [rule] },
    ).gate?.fails === true
  const TESTS = reportTests(
    { run: makeRun(), jobs: [], complete: true },
    { named: resultFiles('unit: Cart 0-9'), baseTests: { read: { unread: 'none' } } },
  )

  /** Reports a run, of which the part is lost; its tests are known unless `results` is. */
  async function reportOn(text: string, lost?: string, files = '') {
    const losses = plantedLosses((part) => part === lost)
    const inWorkspace = () => Promise.resolve(resultFiles(files))
    const report = await reportOf(readRun(text), [], { losses, testResults: { inWorkspace } })
    return { report: { ...report, ...(lost !== 'results' && { tests: TESTS }) }, losses }
  }

  /** Lists the rules that a loss opens or closes, as `new opens`, by the part that is lost. */
  async function changesIn(text: string, files = '', only: 'all' | 'closed' = 'all') {
    const whole = await reportOn(text, undefined, files)
    const changes = new Map<string, readonly string[]>()
    if (only === 'closed' && !isClosed(whole.report, 'new')) return changes
    for (const part of LOST_PARTS.filter((one) => whole.losses.computed.has(one))) {
      const { report } = await reportOn(text, part, files)
      const found = RULE_NAMES.flatMap((rule) => {
        const [before, now] = [whole.report, report].map((one) => isClosed(one, rule))
        return before === now ? [] : [`${rule} ${now ? 'closes' : 'opens'}`]
      })
      if (found.length > 0) changes.set(part, found)
    }
    return changes
  }
  const opensIn = (changes: ReadonlyMap<string, readonly string[]>) =>
    [...changes].filter(([, found]) => found.some((one) => one.endsWith('opens')))

  it(
    'opens no gate of a red run',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyRedRun, async ({ text, files }) => {
          expect(opensIn(await changesIn(text, files, 'closed'))).toEqual([])
        }),
        fuzzOptions(25, 2_000),
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  it.each([
    [
      'a test that only a file lists keeps closed',
      'new',
      OPEN_RUNS['that an issue lets pass'],
      '.@421001: Cart 0 f',
    ],
    [
      'a green log that names the host keeps closed',
      'new',
      `test: failed "${NO_HOST}" | main: test: "${HOST}" | pull`,
      '',
    ],
    ['a budget keeps closed', BUDGET, `test: ok 5-7205 | input budgets: ${BUDGET}`, ''],
  ])('opens no gate that %s', async (_, rule, text, files) => {
    const { report } = await reportOn(text, undefined, files)
    expect(isClosed(report, rule)).toBe(true)
    expect(opensIn(await changesIn(text, files))).toEqual([])
  })

  it('closes the rules that the table of losses has, and another gate only for the reason there', async () => {
    const all = await Promise.all(Object.values(OPEN_RUNS).map((text) => changesIn(text)))
    expect(all.flatMap(opensIn)).toEqual([])
    const changesOf = (part: string) => all.flatMap((changes) => changes.get(part) ?? [])
    const wrong = LOST_PARTS.flatMap((part) => {
      const effect = LOSSES[part]
      const found = changesOf(part)
      if (typeof effect === 'string')
        return part !== 'gate' && (effect === 'it is only shown') !== (found.length === 0)
          ? [part]
          : []
      return RULE_NAMES.filter(
        (rule) => isClosing(part, rule) !== found.includes(`${rule} closes`),
      ).map((rule) => `${part}: ${rule}`)
    })
    expect(wrong).toEqual([])
  })

  it.each(Object.entries(OPEN_RUNS))(
    'closes no rule of a run %s without need',
    async (which, text) => {
      const { report } = await reportOn(text)
      for (const rule of RULE_NAMES) {
        expect([rule, isClosed(report, rule)]).toEqual([rule, false])
        const closing = LOST_PARTS.filter((part) => isClosed({ ...report, lost: [part] }, rule))
        const needed = LOST_PARTS.filter((part) => isClosing(part, rule))
        const isIdle = rule === 'new' && IDLE.includes(which)
        expect([rule, ...closing]).toEqual([rule, ...(isIdle ? [] : needed)])
      }
    },
  )

  it('forgives no job if it is what is forgiven', () => {
    const run = makeRun({ jobs: [jobIn('docs', finished(5, 65, 'failure'))] })
    const options = { currentRun: undefined, allowedFailures: ['docs'] }
    const forgivenBy = (losses: Losses) => forgivenIn(findFailures(run, { ...options, losses }))
    expect(forgivenBy(plantedLosses(() => false))).toEqual([true])
    expect(forgivenBy(plantedLosses((part) => part === 'forgiven'))).toEqual([false])
  })
})

describe('the gate', () => {
  const failed = reportOnJobs([jobIn('test', finished(5, 65, 'failure'))])

  it.each([
    ['its words', 'the words of the gate', ['The gate fails this step. An error']],
    ['what it decides, so that it stays undecided and fails the step', 'gate', []],
    ['nothing', '', ['CI failed in 1m 5s: test failed']],
  ])('fails the step if an error loses %s', (_, lost, expected) => {
    const decided: (string | undefined)[] = []
    const losses = plantedLosses((part) => part === lost)
    const report = losses.keep('gate', () => gated(failed, { failOn: ['any'] }), failed)
    decideStep(findingsIn(report), losses, (failure) => decided.push(failure))
    expect(decided.map((text) => text?.slice(0, expected[0]?.length))).toEqual(expected)
  })
})

const REPORTS = EXAMPLES.flatMap(({ name, report }) =>
  report === undefined ? [] : { name, report },
)
const TERMINAL = { width: 100, colour: false }
const TEMPLATE = '<title>{{title}}</title>\n{{body}}\n'

describe('a section or an output that an error loses', () => {
  it('has a sentence in its place, and all else is written', () => {
    const found = new Set<string>()
    for (const { report } of REPORTS.filter((_, at) => at % 7 === 0)) {
      const texts = {
        summary: (losses = plantedLosses(() => false)) =>
          renderSummary(findingsIn(report), { losses }),
        page: (losses = plantedLosses(() => false)) =>
          renderPage(findingsIn(report), TEMPLATE, losses),
        log: (losses = plantedLosses(() => false)) =>
          renderStepLog(findingsIn(report), losses).join('\n'),
        terminal: (losses = plantedLosses(() => false)) =>
          renderTerminal(findingsIn(report), TERMINAL, losses),
      }
      for (const render of Object.values(texts)) {
        const none = plantedLosses(() => false)
        const whole = render(none)
        for (const part of none.computed) {
          found.add(part)
          const losses = plantedLosses((one) => one === part)
          const text = render(losses)
          expect(losses.notes()).toHaveLength(1)
          if (!/overview|advice/.test(part)) expect(text).toContain(LOST_HERE)
          const kept = (one: string) => one.split('\n').filter((line) => whole.includes(line))
          // The log of a green run has only its headline.
          if (whole.includes('\n')) expect(kept(text).length).toBeGreaterThan(0)
        }
      }
    }
    expect([...found].filter((part) => part.startsWith('the section')).length).toBeGreaterThan(9)
  })

  it('is a text that is no JSON for a list or an object, and empty for a text', () => {
    const [example] = REPORTS
    const { report } = example ?? {}
    if (report === undefined) throw new Error('no example has a report')
    const whole: Readonly<Record<string, string>> = reportOutputs(findingsIn(report), FILES)
    for (const name of Object.keys(whole).filter((one) => !(one in FILES))) {
      const losses = plantedLosses((part) => part === `the output ${name}`)
      const outputs: Readonly<Record<string, string>> = reportOutputs(
        findingsIn(report),
        FILES,
        losses,
      )
      const value = outputs[name]
      expect({ ...outputs, [name]: whole[name] }).toEqual(whole)
      const isJson = /^[[{]/.test((NO_OUTPUTS as Record<string, string>)[name] ?? '')
      expect(value).toMatch(isJson ? /^Lost by an error/ : /^$/)
    }
  })
})
