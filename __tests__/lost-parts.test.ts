import { describe, expect, it } from '@jest/globals'
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
import { type LostPart, PARTS } from '../src/model/reasons.ts'
import { reportAt } from '../testing/accuracy/report-at.ts'
import { EXAMPLES } from '../testing/examples/examples.ts'
import { budget, gated } from '../testing/gate.ts'
import { readRun } from '../testing/read-run.ts'
import { resultFiles } from '../testing/result-files.ts'
import { reportOf } from '../testing/world.ts'
import { finished, makeRun, reportOnJobs } from '../testing/make-run.ts'
import { jobIn } from '../testing/make-steps.ts'
import {
  basicsOf,
  countsOf,
  forgivenIn,
  noteTexts,
  unknownReasons,
} from '../testing/report-words.ts'
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

const FILES = { 'report-path': '', 'html-path': '', 'summary-path': '' }
/** The parts that `fail-on: new` needs of a failure. */
const OF_NEW: readonly string[] = ['reasons', 'verdicts', 'base', 'issues', 'proof', 'attempts']
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
  it.each(LOST_PARTS.filter((part) => part !== 'gate' && part !== 'forgiven'))(
    'is lost alone, a note names it, and the gate is closed if it needs it: %s',
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
        const closes = isComputed && countsOf(report).failures > 0 && OF_NEW.includes(part)
        expect(report.gate?.fails).toBe(closes || whole?.gate?.fails)
        const reasons = unknownReasons(report)
        if (part === 'verdicts') expect(reasons).toEqual(reasons.map(() => 'lost'))
        return isComputed ? 1 : 0
      })
      const computed = (await Promise.all(counts)).reduce((sum: number, count) => sum + count, 0)
      expect(computed).toBeGreaterThan(0)
    },
  )

  const RED = 'test: failed "Error: no cart"'
  const OPEN_RUNS = {
    'that passed': 'test',
    'of which all is known': `${RED} | main: ${RED}`,
    'that a lost runner failed': `test: failed | says: The hosted runner lost communication with the server.`,
    'that an issue lets pass': `${RED} | main: ${RED} | issue: error: no cart / gate: pass / seen: #10`,
  }
  const BUDGET = 'test: 1h fail'
  /** The parts that close a rule, in any run or only in one with a failure. */
  const CLOSED_BY: Readonly<
    Record<string, { always?: readonly string[]; failed?: readonly string[] }>
  > = {
    new: { failed: OF_NEW },
    timed_out: {},
    unfinished: {},
    'no-tests': { always: ['results'] },
    'fewer-tests': { always: ['results'] },
    [BUDGET]: { always: ['budgets'] },
  }
  const TESTS = reportTests(
    { run: makeRun(), jobs: [], complete: true },
    { named: resultFiles('unit: Cart 0-9'), baseTests: { read: { unread: 'none' } } },
  )

  it.each(
    Object.entries(OPEN_RUNS).flatMap(([which, text]) =>
      Object.entries(CLOSED_BY).map(([rule, by]) => [which, rule, text, by] as const),
    ),
  )('closes an open gate of a run %s by %s if it needs the part', async (which, rule, text, by) => {
    const report = { ...(await reportOf(readRun(text))), tests: TESTS }
    const inputs =
      rule === BUDGET ? { budgets: [budget(BUDGET, 'test', 3_600)] } : { failOn: [rule] }
    expect(gated(report, inputs).gate?.fails).toBe(false)
    const closing = LOST_PARTS.filter(
      (part) => gated({ ...report, lost: [part] as typeof report.lost }, inputs).gate?.fails,
    )
    const failed = which === 'that passed' ? [] : (by.failed ?? [])
    expect(closing.toSorted()).toEqual([...(by.always ?? []), ...failed].toSorted())
  })

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
