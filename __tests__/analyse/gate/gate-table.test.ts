import { describe, expect, it } from '@jest/globals'
import { readBudgets } from '../../../src/actions/report/inputs.ts'
import type { GateInputs } from '../../../src/analyse/gate/gate.ts'
import { isPass, WORST_FIRST } from '../../../src/model/conclusion.ts'
import type { AnyReport } from '../../../src/model/report/any-report.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import type { State } from '../../../src/model/run.ts'
import { isFailedByGate } from '../../../src/model/report/gate.ts'
import { reportAdvice } from '../../../src/render/findings/advice.ts'
import { failedRules } from '../../../src/render/findings/gate.ts'
import { decode } from '../../../src/report-json/decode.ts'
import { PLAIN } from '../../../src/render/text/inline.ts'
import { encodeAnyReport } from '../../../src/report-json/encode/encode-report.ts'
import { makeEvidence, makeExcerpt, withVerdicts } from '../../../testing/failure-report.ts'
import { firstLines } from '../../../testing/first-lines.ts'
import { gated, gateLines, skippedJob } from '../../../testing/gate.ts'
import { type CommitRunFields, reportOnCommit } from '../../../testing/make-commit.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  reportOnJobs,
  running,
  runWithoutJobs,
  waiting,
  workflowJob,
} from '../../../testing/make-run.ts'

/** Checks that exit code, outputs and JSON report say the same, and returns exit code and headline. */
function resultOf(report: AnyReport): string {
  const lines = firstLines(report)
  const { headline, log, terminal, comment, summary, page } = lines
  const json: unknown = JSON.parse(JSON.stringify(encodeAnyReport(report)))
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
  const isAdvised = reportAdvice(report, PLAIN)?.found === 'exempt'
  const said = headline.replace(explained, '')
  const remark = (!isAdvised && /; the gate .*/.exec(said)?.[0]) || ''
  for (const heading of [summary, comment]) {
    expect(heading.startsWith(`${icon} ${start}`) && heading.endsWith(remark)).toBe(true)
    if (isFailedByGate(report)) expect(heading).toBe(log)
  }
  return `${Number(isFailed)} ${log}`
}

const TEST = {
  name: 'test',
  state: finished(5, 65, 'failure'),
  steps: [makeStep({ name: 'Run npm test', state: finished(15, 60, 'failure') })],
}
const LINT = { name: 'lint' }
const E2E = { ...skippedJob, name: 'e2e' }
const DEPLOY = { name: 'deploy', state: running(70) }

const RUNS = {
  green: { conclusion: 'success', jobs: [LINT, E2E] },
  red: { conclusion: 'failure', jobs: [LINT, TEST, E2E] },
  unfinished: { status: 'in_progress', jobs: [LINT, E2E, DEPLOY] },
} as const

const KNOWN: Verdict = { kind: 'known', branch: 'main', evidence: [makeEvidence()] }
const PASSED = makeEvidence({ outcome: 'passed' })
const NEW: Verdict = { kind: 'new', branch: 'main', evidence: [PASSED] }

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
  const jobsCounted = (run?.jobs?.length ?? 0) + unlisted
  const report = reportOn(makeRun({ jobsCounted, ...run }), { budgets, allowedFailures })
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
    return { gate, run, written, expected: lines[index] ?? '' }
  }),
)

/** A run whose job `test` has this conclusion, as the run. */
const concluded = (conclusion: string) => ({
  conclusion,
  jobs: [{ name: 'test', state: finished(5, 65, conclusion) }],
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
      const isRed = !isPass(conclusion) && conclusion !== 'unknown'
      expect(passes.endsWith(`; the gate passes: fail-on does not list ${conclusion}`)).toBe(
        isRed || conclusion === 'unknown',
      )
    },
  )
})

const names = (...all: readonly string[]) => all.map((name) => ({ ...skippedJob, name }))
const failing = (...jobs: readonly string[]) => ({
  conclusion: 'failure',
  jobs: jobs.map((name) => ({
    name,
    state: finished(5, 65, 'failure'),
    steps: [makeStep({ name: `Run ${name}`, state: finished(15, 60, 'failure') })],
  })),
})
const green: CommitRunFields = { workflow: 'CI', jobs: [LINT, E2E] }
const onCommit = (runs: readonly CommitRunFields[], inputs: Partial<GateInputs>) =>
  gated(reportOnCommit(runs), inputs)

it('lists a result in needs once if a reported run has it', () => {
  const run = makeRun({ jobs: [{ name: 'report', state: running(70) }] })
  const report = reportOn(run, { own: { jobId: 1, ...need('failure') } })
  const commit = reportOnCommit([green])
  const runs = commit.runs.map((one) => ({ ...one, report }))
  for (const reported of [report, { ...commit, runs }]) {
    const { gate } = gated(reported, { failOn: ['any'], ...need('failure') })
    expect(gate?.rules[0]?.findings).toHaveLength(1)
  }
})

it.each<[string, readonly string[]]>([
  ['cancelled', ['build']],
  ['any', []],
])(
  'exempts with fail-on %s the results in needs that are no pass and fail no rule: %j',
  (...row) => {
    const [value, exempt] = row
    const needs = Object.entries({ build: 'failure', e2e: 'skipped' })
    const run = makeRun({ jobs: [{ name: 'report', state: running(70) }] })
    const own = { jobId: 1, needs: needs.map(([key, result]) => ({ key, result })) }
    const report = reportOn(run, { own })
    expect(report.unlistedNeeds).toHaveLength(2)
    const { gate } = gated(report, { failOn: [value], needs: own.needs })
    expect(gate?.exempt.map(({ name }) => name)).toEqual(exempt)
  },
)

describe('the gate of a commit with a run that passed and one that has not finished', () => {
  const fails = (failOn: string, ...states: readonly State[]) => {
    const jobs = states.map((state, index) => ({ name: `job ${index}`, state }))
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

const ended = (name: string, conclusion: string) => ({ name, state: finished(5, 65, conclusion) })
const MIXED = reportOnJobs([
  ended('build', 'success'),
  ended('test', 'failure'),
  ended('slow', 'timed_out'),
  ended('stopped', 'cancelled'),
  ended('odd', 'a_new_word'),
  ended('idle', 'neutral'),
  ...names('docs', 'docs (eu)'),
  { name: 'late', state: running(5) },
])
const known = (fields: object) =>
  withVerdicts(reportOn(makeRun({ ...SHORT_RUN, ...fields })), KNOWN)
const SHORT_RUN = { jobs: [ended('test', 'failure')], conclusion: 'failure' }

const NO_PASSES = ['test: failure', 'slow: timed_out', 'stopped: cancelled', 'odd: a_new_word']

describe('the message of the step', () => {
  it.each<[readonly string[], readonly string[], readonly string[]]>([
    [['failure'], [], ['test: failure']],
    [['timed_out', 'cancelled'], [], ['slow: timed_out', 'stopped: cancelled']],
    [['any'], [], NO_PASSES],
    [['any', 'failure'], [], NO_PASSES],
    [['skipped'], [], ['docs: skipped', 'docs (eu): skipped']],
    [['skipped'], ['docs'], ['docs (eu): skipped']],
    [['skipped'], ['docs*'], []],
    [['skipped', 'failure'], ['*'], ['test: failure']],
    [['unfinished'], [], ['late: unfinished']],
    [['stale'], [], []],
  ])('has, with fail-on %j and allowed skips %j: %j', (failOn, allowedSkips, expected) => {
    expect(gateLines(MIXED, failOn, allowedSkips)).toEqual(expected)
  })

  it.each<[string, AnyReport, readonly string[], readonly string[]]>([
    [
      'a run that failed without a job',
      reportOn(makeRun({ conclusion: 'startup_failure', jobs: [] })),
      ['startup_failure'],
      ['the run: startup_failure'],
    ],
    [
      'a cancelled run with jobs that passed',
      reportOn(makeRun({ conclusion: 'cancelled', jobs: [LINT] })),
      ['cancelled'],
      ['the run: cancelled'],
    ],
    [
      'a cancelled run with a forgiven job',
      reportOn(makeRun({ conclusion: 'cancelled', jobs: [TEST] }), { allowedFailures: ['test'] }),
      ['cancelled'],
      ['the run: cancelled'],
    ],
    ['a list that could not be read', reportOn(runWithoutJobs()), ['any'], ['the run: unknown']],
    [
      'the current job',
      reportOnJobs([ended('test', 'success'), { name: 'only', state: running(5) }], {
        own: { jobId: 2, jobStatus: 'failure' },
      }),
      ['failure'],
      ['only: failure'],
    ],
    [
      'new and unknown verdicts',
      withVerdicts(reportOn(makeRun(failing('a', 'b', 'c'))), NEW, KNOWN, {
        kind: 'unknown',
        evidence: [],
        reason: 'no-log',
      }),
      ['new'],
      ['a: failure, new', 'c: failure, not known from other runs'],
    ],
    ['missing jobs', known({ jobsCounted: 3 }), ['new'], ['the run: failure']],
    ['an unknown number of jobs', known({ jobsCounted: undefined }), ['new'], ['the run: failure']],
    ['cancelled, and known', known({ conclusion: 'cancelled' }), ['new'], ['the run: cancelled']],
    [
      'a result that only needs shows',
      reportOnJobs([{ name: 'gate', state: running(70) }], {
        own: { jobId: 1, needs: [{ key: 'build', result: 'failure' }] },
      }),
      ['new'],
      ['build: failure'],
    ],
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

describe('a consequence of a known failure', () => {
  it.each<[string, string | undefined, readonly string[]]>([
    ['names the job as the reason', 'the job test failed', []],
    ['is a gate over the other jobs', 'One or more required jobs failed.', []],
    ['says nothing', 'exit 1', ['deploy: failure, not known from other runs']],
    ['was not read', undefined, ['deploy: failure, not known from other runs']],
  ])('counts as its log says, which %s: %s', (_, text, expected) => {
    const [test, deploy] = failing('test', 'deploy').jobs
    const run = makeRun({
      conclusion: 'failure',
      jobs: [{ ...test }, { ...deploy, createdAt: at(66), state: finished(70, 130, 'failure') }],
      graph: [workflowJob('test'), workflowJob('deploy', { needs: ['test'] })],
    })
    const excerpts = text === undefined ? [] : [[2, [makeExcerpt([text])]] as const]
    const explanations = { excerpts: new Map(excerpts), annotations: new Map() }
    const report = withVerdicts(reportOn(run, { explanations }), KNOWN)
    expect(report.causes).toHaveLength(1)
    expect(gateLines(report, ['new'])).toEqual(expected)
  })
})
