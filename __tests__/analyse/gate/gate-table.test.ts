import { describe, expect, it } from '@jest/globals'
import { findingsIn } from '../../../src/render/findings/findings.ts'
import { readBudgets } from '../../../src/actions/report/inputs.ts'
import type { GateInputs } from '../../../src/analyse/gate/gate.ts'
import { isPass, WORST_FIRST } from '../../../src/model/conclusion.ts'
import type { AnyReport } from '../../../src/model/report/any-report.ts'
import type { CommitReport } from '../../../src/model/report/commit-report.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { State } from '../../../src/model/run.ts'
import { isFailedByGate } from '../../../src/model/report/gate.ts'
import { failedRules } from '../../../src/render/findings/gate.ts'
import { decode } from '../../../src/report-json/decode.ts'
import { reportJson } from '../../../src/report-json/encode/encode-report.ts'
import { byMain, withVerdicts } from '../../../testing/failure-report.ts'
import { firstLines } from '../../../testing/first-lines.ts'
import { gated, gateLines, skippedJob } from '../../../testing/gate.ts'
import { type CommitRunFields, reportOnCommit } from '../../../testing/make-commit.ts'
import { finished, makeRun, reportOn, running, waiting } from '../../../testing/make-run.ts'
import { countedRun, failedJob, jobIn } from '../../../testing/plain-jobs.ts'

/** Checks that exit code, outputs and JSON report say the same, and returns exit code and headline. */
function resultOf(report: AnyReport): string {
  const lines = firstLines(report)
  const { headline, log, terminal, comment, summary, page } = lines
  const json: unknown = JSON.parse(reportJson(findingsIn(report)))
  const read = decode(json)
  const isFailed = failedRules(report) !== undefined
  expect(report.gate?.fails ?? false).toBe(isFailed)
  expect(read.gate).toEqual(report.gate)
  expect(json).toMatchObject({ headline, conclusion: report.conclusion })
  expect(firstLines(read)).toEqual(lines)
  const [icon = '', ...rest] = log.split(' ')
  // The log of the step has no reason that reads as its own.
  expect(rest.join(' ')).toBe(headline.replace(": the job's time limit", ''))
  expect(terminal.slice(2)).toBe(headline)
  expect(page.trim()).toBe(summary.slice(icon.length + 1))
  // A heading is above what failed, so that it does not name it.
  const [start = ''] = headline.split(/[:;] /)
  // Verdicts have what explains the causes, and the advice may say that the gate passes.
  const explained = /(?<=; the gate passes(?: so far)?): (?:the|both|all|\d+) (?:cause|failure).*$/
  const said = headline.replace(explained, '')
  const [remark] = /; the gate .*/.exec(said) ?? []
  for (const heading of [summary, comment]) {
    expect(heading.slice(0, icon.length + 1 + start.length)).toBe(`${icon} ${start}`)
    if (remark !== undefined) expect(heading.slice(-remark.length)).toBe(remark)
    if (isFailedByGate(report)) expect(heading).toBe(log)
  }
  return `${Number(isFailed)} ${log}`
}

const TEST = failedJob('test')
const LINT = { name: 'lint' }
const E2E = { ...skippedJob, name: 'e2e' }
const DEPLOY = jobIn(running(70), 'deploy')

const RUNS = {
  green: { conclusion: 'success', jobs: [LINT, E2E] },
  red: { conclusion: 'failure', jobs: [LINT, TEST, E2E] },
  unfinished: { status: 'in_progress', jobs: [LINT, E2E, DEPLOY] },
} as const

const [KNOWN, NEW] = [byMain('known'), byMain('new')]

interface Gate extends Partial<Omit<GateInputs, 'budgets'>> {
  readonly budgets?: readonly string[]
  /** How many jobs GitHub counts and does not list. */
  readonly unlisted?: number
  readonly verdict?: Verdict
}

function reportWith(
  run: Parameters<typeof makeRun>[0],
  { budgets: lines = [], unlisted = 0, verdict = KNOWN, ...inputs }: Gate,
): AnyReport {
  const budgets = readBudgets(lines)
  const { allowedFailures = [] } = inputs
  const counted = countedRun((run?.jobs?.length ?? 0) + unlisted, run)
  const report = reportOn(counted, { budgets, allowedFailures })
  return gated(withVerdicts(report, verdict), { ...inputs, budgets })
}

const GREEN = '0 ✅ CI succeeded in 1m 5s'
const RED = '❌ CI failed in 1m 5s: test failed at Run npm test (as on main in #812)'
const RED_NEW = RED.replace(/ \(.*/, '')
const OPEN = '0 ✅ CI has succeeded so far, after 1m 5s: 1 job unfinished'
/** The check is green. */
const WARNING = RED.replace('❌', '⚠️')
const NOT_LISTED = `0 ${WARNING}; the gate passes: fail-on does not list failure`
const SHORT = 'only 3 of 8 jobs listed'
const RED_SHORT = `1 ${RED}; ${SHORT}`
const OPEN_SHORT = `0 ❔ CI has run for 1m 5s: 1 job unfinished; ${SHORT}`
const CLOSED = '1 ❌ The gate is closed: deploy is still running'
const NEED = 'build failed (reported only by needs)'
const SLOW = 'it took 1m 5s, over its budget of 30s'
const need = (result: string) => ({ needs: [{ key: 'build', result }] })

type Row = readonly [gate: Gate, green: string, red: string, unfinished: string]

/** Exit code and first line for the green, the red and the unfinished run. */
const TABLE: readonly Row[] = [
  [{}, GREEN, `0 ${RED}`, OPEN],
  [{ failOn: ['any'] }, GREEN, `1 ${RED}`, OPEN],
  [{ failOn: ['failure'] }, GREEN, `1 ${RED}`, OPEN],
  [{ failOn: ['cancelled'] }, GREEN, NOT_LISTED, OPEN],
  [{ failOn: ['new'] }, GREEN, `0 ${WARNING}; the gate passes: the cause is known from main`, OPEN],
  [{ failOn: ['new'], verdict: NEW }, GREEN, `1 ${RED_NEW}`, OPEN],
  [{ failOn: ['unfinished'] }, GREEN, NOT_LISTED, CLOSED],
  [
    { failOn: ['skipped'] },
    '1 ❌ CI failed: e2e was skipped',
    `1 ${RED}; the gate fails: e2e was skipped`,
    '1 ❌ CI failed: e2e was skipped; 1 job unfinished',
  ],
  [
    { failOn: ['any', 'skipped', 'unfinished'] },
    '1 ❌ CI failed: e2e was skipped',
    `1 ${RED}`,
    '1 ❌ CI failed: e2e was skipped; deploy is still running',
  ],
  [{ failOn: ['skipped'], allowedSkips: ['e*'] }, GREEN, NOT_LISTED, OPEN],
  [{ failOn: ['any'], allowedFailures: ['t*'] }, GREEN, `${GREEN}: test failed (forgiven)`, OPEN],
  [{ budgets: ['*: 30s'] }, GREEN, `0 ${RED}`, OPEN],
  [
    { budgets: ['minutes: 1 fail'] },
    GREEN,
    `1 ${RED}; the gate fails: it took 2 runner minutes, over its budget of 1`,
    OPEN,
  ],
  [
    { budgets: ['lint: 10s fail', '*: 30s fail'] },
    '1 ❌ CI failed: lint took 1m, over its budget of 10s; 1 more over budget',
    `1 ${RED}; the gate fails: lint took 1m, over its budget of 10s; 1 more over budget`,
    '1 ❌ CI failed: lint took 1m, over its budget of 10s; 1 more over budget; 1 job unfinished',
  ],
  [
    { budgets: ['lint: 10s', '*: 30s', '*: 30s fail'] },
    `1 ❌ CI failed: ${SLOW}`,
    `1 ${RED}; the gate fails: ${SLOW}`,
    `1 ❌ CI failed: ${SLOW}; 1 job unfinished`,
  ],
  [{ budgets: ['*: 1h fail'] }, GREEN, `0 ${RED}; the gate passes: it only checks budgets`, OPEN],
  [
    { failOn: ['any'], budgets: ['*: 30s fail'] },
    `1 ❌ CI failed: ${SLOW}`,
    `1 ${RED}`,
    `1 ❌ CI failed: ${SLOW}; 1 job unfinished`,
  ],
  [
    { failOn: ['any'], ...need('failure') },
    `1 ❌ CI failed: ${NEED}`,
    `1 ${RED}`,
    `1 ❌ CI failed: ${NEED}; 1 job unfinished`,
  ],
  [
    { failOn: ['new'], ...need('failure') },
    `1 ❌ CI failed: ${NEED}`,
    `1 ${RED}; the gate fails: ${NEED}`,
    `1 ❌ CI failed: ${NEED}; 1 job unfinished`,
  ],
  [{ failOn: ['any'], allowedFailures: ['build'], ...need('failure') }, GREEN, `1 ${RED}`, OPEN],
  [{ failOn: ['skipped'], allowedSkips: ['*'], ...need('skipped') }, GREEN, NOT_LISTED, OPEN],
  [
    { failOn: ['any'], unlisted: 5 },
    `${GREEN}; only 2 of 7 jobs listed`,
    RED_SHORT,
    `1 ❌ CI failed: 1 job unfinished; ${SHORT}`,
  ],
  [
    { failOn: ['failure'], unlisted: 5 },
    `${GREEN}; only 2 of 7 jobs listed`,
    RED_SHORT,
    OPEN_SHORT,
  ],
]

const ROWS = TABLE.flatMap(([gate, ...lines]) =>
  (['green', 'red', 'unfinished'] as const).map((run, index) => {
    const { verdict, ...inputs } = gate
    const written = `${JSON.stringify(inputs)}${verdict === undefined ? '' : ', a new failure'}`
    return { gate, run, written, expected: lines[index] }
  }),
)

/** A run whose job `test` has this conclusion, as the run. */
const concluded = (conclusion: string) => ({
  conclusion,
  jobs: [jobIn(finished(5, 65, conclusion), 'test')],
})

describe('the gate', () => {
  it.each<[number, object]>([
    [0, { conclusion: 'failure' }],
    [1, { status: 'in_progress' }],
    [1, { status: 'completed' }],
    [1, { conclusion: 'unknown' }],
    [1, { conclusion: 'melted' }],
    [1, { conclusion: undefined }],
  ])('ends with %d for a known failure in another run with %j', (code, fields) => {
    const report = reportWith({ jobs: [LINT, TEST], ...fields }, { failOn: ['new'] })
    expect(resultOf(report)).toMatch(new RegExp(`^${code} `))
  })

  it.each(ROWS)('of $written, for a run that is $run: $expected', ({ gate, run, expected }) => {
    expect(resultOf(reportWith(RUNS[run], gate))).toBe(expected)
  })

  it.each(WORST_FIRST)(
    'fails with fail-on %s for it, and passes with another value',
    (conclusion) => {
      const other = conclusion === 'failure' ? 'cancelled' : 'failure'
      const fails = resultOf(reportWith(concluded(conclusion), { failOn: [conclusion] }))
      const passes = resultOf(reportWith(concluded(conclusion), { failOn: [other] }))
      expect([fails[0], passes[0]]).toEqual(['1', '0'])
      expect(passes.endsWith(`; the gate passes: fail-on does not list ${conclusion}`)).toBe(
        !isPass(conclusion),
      )
    },
  )
})

const green: CommitRunFields = { workflow: 'CI', jobs: [LINT, E2E] }
const onCommit = (runs: readonly CommitRunFields[], inputs: Partial<GateInputs>) =>
  gated(reportOnCommit(runs), inputs)

/** The run whose only job makes the report. */
const REPORTING = makeRun({ jobs: [jobIn(running(70), 'report')] })

it('lists a result in needs once if a reported run has it', () => {
  const report = reportOn(REPORTING, { own: { jobId: 1, ...need('failure') } })
  const commit = reportOnCommit([green])
  const runs = commit.runs.map((one) => ({ ...one, report }))
  for (const reported of [report, { ...commit, runs }]) {
    const { gate } = gated(reported, { failOn: ['any'], ...need('failure') })
    expect(gate?.rules[0]?.findings).toHaveLength(1)
  }
})

describe('the gate of a commit with a run that passed and one that has not finished', () => {
  const fails = (failOn: string, ...states: readonly State[]) => {
    const jobs = states.map((state, index) => jobIn(state, `job ${index}`))
    const open = { workflow: 'Deploy', conclusion: undefined, status: 'in_progress', jobs }
    return resultOf(onCommit([green, open], { failOn: [failOn] })).startsWith('1')
  }

  it.each<[string, readonly State[]]>([
    ['no job', []],
    ['a queued job', [waiting()]],
    ['a running job', [running(5)]],
    ['a job that passed', [finished(5, 65), running(5)]],
  ])('passes with any and new, and fails with unfinished, if that has %s', (_, states) => {
    const failing = ['any', 'new', 'unfinished'].filter((value) => fails(value, ...states))
    expect(failing).toEqual(['unfinished'])
  })

  it.each(['failure', 'a_new_word'])('fails if a job of it concluded with %s', (conclusion) => {
    expect(fails('any', finished(5, 65, conclusion), running(5))).toBe(true)
  })
})

describe('the message of the step', () => {
  it.each<[string, CommitReport, readonly string[], readonly string[]]>([
    [
      'two runs of a commit',
      reportOnCommit([green, { ...green, workflow: 'Docs' }]),
      ['skipped'],
      ['CI > e2e: skipped', 'Docs > e2e: skipped'],
    ],
    [
      'a failed commit that is not listed in full',
      reportOnCommit([{ workflow: 'CI', conclusion: 'success', jobs: [TEST] }], {
        complete: false,
      }),
      ['new'],
      ['the commit: unknown'],
    ],
  ])('says of %s', (_, report, failOn, expected) => {
    expect(gateLines(report, failOn)).toEqual(expected)
  })

  it('names the exceeded budgets below what fails fail-on', () => {
    const gate = { failOn: ['skipped'], budgets: ['*: 30s fail'] } as const
    expect(failedRules(reportWith(RUNS.green, gate))).toBe(
      'fail-on: skipped\ne2e: skipped\nOver budget:\n*: 30s fail',
    )
  })
})
