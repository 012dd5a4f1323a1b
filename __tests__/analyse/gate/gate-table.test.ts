import { describe, expect, it } from '@jest/globals'
import { readBudgets } from '../../../src/actions/report/inputs.ts'
import type { GateInputs } from '../../../src/analyse/gate/gate.ts'
import { isPass, WORST_FIRST } from '../../../src/model/conclusion.ts'
import type { AnyReport } from '../../../src/model/report/any-report.ts'
import type { Verdict } from '../../../src/model/report/cause.ts'
import { gateMessage } from '../../../src/render/findings/gate.ts'
import { decode } from '../../../src/report-json/decode.ts'
import { encodeAnyReport } from '../../../src/report-json/encode/encode-commit-report.ts'
import { makeEvidence, withVerdicts } from '../../../testing/failure-report.ts'
import { firstLines } from '../../../testing/first-lines.ts'
import { gated, skippedJob } from '../../../testing/gate.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import {
  finished,
  makeRun,
  makeStep,
  reportOn,
  running,
  waiting,
} from '../../../testing/make-run.ts'

/** Checks that exit code, outputs and JSON report say the same, and returns exit code and headline. */
function resultOf(report: AnyReport): string {
  const { headline, log, terminal, comment, summary, page } = firstLines(report)
  const json = JSON.parse(JSON.stringify(encodeAnyReport(report)))
  const read = decode(json)
  const isFailed = gateMessage(report) !== undefined
  expect(report.gate?.fails ?? false).toBe(isFailed)
  expect(read.gate).toEqual(report.gate)
  expect(json).toMatchObject({ headline, conclusion: report.conclusion })
  expect(firstLines(read)).toEqual(firstLines(report))
  const [icon = '', ...rest] = log.split(' ')
  expect(rest.join(' ')).toBe(headline)
  expect([comment, summary.slice(0, icon.length)]).toEqual([log, icon])
  expect(terminal.slice(2)).toBe(headline)
  expect(page.trim()).toBe(summary.slice(icon.length + 1))
  // The heading is above what failed, so that it does not name it.
  const heading = headline.replace(/(?<! failed): (?:test|only) .*?(?=;|$)/, '')
  expect(asHeading(summary.slice(icon.length + 1))).toBe(asHeading(heading))
  return `${Number(isFailed)} ${log}`
}

/** The heading has in parentheses what is unfinished or not listed. */
function asHeading(line: string): string {
  return line.replace(/[:;,]? \(?(?:only )?\d+ (?:jobs? unfinished|of \d+ jobs listed)\)?/g, '')
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
const NEW: Verdict = {
  kind: 'new',
  branch: 'main',
  evidence: [makeEvidence({ outcome: 'passed' })],
}

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

const GREEN = '✅ CI succeeded in 1m 5s'
const RED = '❌ CI failed in 1m 5s: test failed at Run npm test (as on main in #812)'
const OPEN = '✅ CI has succeeded so far, after 1m 5s: 1 job unfinished'
/** Inputs, and exit code and first line for each run. */
const TABLE: readonly (readonly [string, Gate, Readonly<Record<keyof typeof RUNS, string>>])[] = [
  [
    'nothing',
    {},
    {
      green: `0 ${GREEN}`,
      red: `0 ${RED}`,
      unfinished: `0 ${OPEN}`,
    },
  ],
  [
    'fail-on any',
    { failOn: ['any'] },
    {
      green: `0 ${GREEN}`,
      red: `1 ${RED}`,
      unfinished: `0 ${OPEN}`,
    },
  ],
  [
    'fail-on new, known',
    { failOn: ['new'] },
    {
      green: `0 ${GREEN}`,
      red: `0 ${RED}; the gate passes: the cause is known from main`,
      unfinished: `0 ${OPEN}`,
    },
  ],
  [
    'fail-on new, new',
    { failOn: ['new'], verdict: NEW },
    {
      green: `0 ${GREEN}`,
      red: '1 ❌ CI failed in 1m 5s: test failed at Run npm test',
      unfinished: `0 ${OPEN}`,
    },
  ],
  [
    'fail-on unfinished',
    { failOn: ['unfinished'] },
    {
      green: `0 ${GREEN}`,
      red: `0 ${RED}; the gate passes: fail-on does not list failure`,
      unfinished: '1 ❌ CI failed: deploy has not finished',
    },
  ],
  [
    'fail-on failure',
    { failOn: ['failure'] },
    {
      green: `0 ${GREEN}`,
      red: `1 ${RED}`,
      unfinished: `0 ${OPEN}`,
    },
  ],
  [
    'fail-on cancelled',
    { failOn: ['cancelled'] },
    {
      green: `0 ${GREEN}`,
      red: `0 ${RED}; the gate passes: fail-on does not list failure`,
      unfinished: `0 ${OPEN}`,
    },
  ],
  [
    'fail-on skipped',
    { failOn: ['skipped'] },
    {
      green: '1 ❌ CI failed: e2e was skipped',
      red: `1 ${RED}; the gate fails: e2e was skipped`,
      unfinished: '1 ❌ CI failed: e2e was skipped; 1 job unfinished',
    },
  ],
  [
    'fail-on any, skipped, unfinished',
    { failOn: ['any', 'skipped', 'unfinished'] },
    {
      green: '1 ❌ CI failed: e2e was skipped',
      red: `1 ${RED}`,
      unfinished: '1 ❌ CI failed: e2e was skipped; deploy has not finished',
    },
  ],
  [
    'skips allowed',
    { failOn: ['skipped'], allowedSkips: ['e*'] },
    {
      green: `0 ${GREEN}`,
      red: `0 ${RED}; the gate passes: fail-on does not list failure`,
      unfinished: `0 ${OPEN}`,
    },
  ],
  [
    'other skips allowed',
    { failOn: ['skipped'], allowedSkips: ['docs'] },
    {
      green: '1 ❌ CI failed: e2e was skipped',
      red: `1 ${RED}; the gate fails: e2e was skipped`,
      unfinished: '1 ❌ CI failed: e2e was skipped; 1 job unfinished',
    },
  ],
  [
    'failure allowed',
    { failOn: ['any'], allowedFailures: ['test'] },
    {
      green: `0 ${GREEN}`,
      red: `0 ${GREEN}: test failed (forgiven)`,
      unfinished: `0 ${OPEN}`,
    },
  ],
  [
    'budgets warn',
    { budgets: ['*: 30s', 'lint: 10s'] },
    {
      green: `0 ${GREEN}`,
      red: `0 ${RED}`,
      unfinished: `0 ${OPEN}`,
    },
  ],
  [
    'budgets fail',
    { budgets: ['*: 30s', 'lint: 10s'], budgetAction: 'fail' },
    {
      green: '1 ❌ CI failed: it took 1m 5s, over its budget of 30s; 1 more over budget',
      red: `1 ${RED}; the gate fails: it took 1m 5s, over its budget of 30s; 1 more over budget`,
      unfinished:
        '1 ❌ CI failed: it took 1m 5s, over its budget of 30s; 1 more over budget; 1 job unfinished',
    },
  ],
  [
    'budgets fail 1',
    { budgets: ['lint: 10s'], budgetAction: 'fail' },
    {
      green: '1 ❌ CI failed: lint took 1m, over its budget of 10s',
      red: `1 ${RED}; the gate fails: lint took 1m, over its budget of 10s`,
      unfinished: '1 ❌ CI failed: lint took 1m, over its budget of 10s; 1 job unfinished',
    },
  ],
  [
    'budgets kept',
    { budgets: ['*: 1h'], budgetAction: 'fail' },
    {
      green: `0 ${GREEN}`,
      red: `0 ${RED}; the gate passes: it only checks budgets`,
      unfinished: `0 ${OPEN}`,
    },
  ],
  [
    'budgets and fail-on',
    { failOn: ['any'], budgets: ['*: 30s'], budgetAction: 'fail' },
    {
      green: '1 ❌ CI failed: it took 1m 5s, over its budget of 30s',
      red: `1 ${RED}`,
      unfinished: '1 ❌ CI failed: it took 1m 5s, over its budget of 30s; 1 job unfinished',
    },
  ],
  [
    'needs failed',
    { failOn: ['any'], needs: [{ key: 'build', result: 'failure' }] },
    {
      green: '1 ❌ CI failed: build failed (reported only by needs)',
      red: `1 ${RED}`,
      unfinished: '1 ❌ CI failed: build failed (reported only by needs); 1 job unfinished',
    },
  ],
  [
    'needs skipped',
    { failOn: ['skipped'], allowedSkips: ['e2e'], needs: [{ key: 'build', result: 'skipped' }] },
    {
      green: '1 ❌ CI failed: build was skipped (reported only by needs)',
      red: `1 ${RED}; the gate fails: build was skipped (reported only by needs)`,
      unfinished: '1 ❌ CI failed: build was skipped (reported only by needs); 1 job unfinished',
    },
  ],
  [
    'needs allowed',
    { failOn: ['any'], allowedFailures: ['build'], needs: [{ key: 'build', result: 'failure' }] },
    {
      green: `0 ${GREEN}`,
      red: `1 ${RED}`,
      unfinished: `0 ${OPEN}`,
    },
  ],
  [
    'incomplete any',
    { failOn: ['any'], unlisted: 5 },
    {
      green: `0 ${GREEN}; only 2 of 7 jobs listed`,
      red: `1 ${RED}; only 3 of 8 jobs listed`,
      unfinished: '1 ❌ CI failed: 1 job unfinished; only 3 of 8 jobs listed',
    },
  ],
  [
    'incomplete new',
    { failOn: ['new'], unlisted: 5 },
    {
      green: `0 ${GREEN}; only 2 of 7 jobs listed`,
      red: `1 ${RED}; only 3 of 8 jobs listed`,
      unfinished: '1 ❌ CI failed: 1 job unfinished; only 3 of 8 jobs listed',
    },
  ],
  [
    'incomplete failure',
    { failOn: ['failure'], unlisted: 5 },
    {
      green: `0 ${GREEN}; only 2 of 7 jobs listed`,
      red: `1 ${RED}; only 3 of 8 jobs listed`,
      unfinished: '0 ❔ CI has run for 1m 5s: 1 job unfinished; only 3 of 8 jobs listed',
    },
  ],
]

const CASES = TABLE.flatMap(([title, gate, expected]) =>
  (['green', 'red', 'unfinished'] as const).map((run) => ({
    title,
    gate,
    run,
    expected: expected[run],
  })),
)

describe('withGate', () => {
  it.each(CASES)('decides with $title for a $run run: $expected', ({ gate, run, expected }) => {
    expect(resultOf(reportWith(RUNS[run], gate))).toBe(expected)
  })

  it.each(WORST_FIRST)('lets fail-on cover %s alone', (conclusion) => {
    const report = (failOn: string) =>
      reportWith(
        { jobs: [LINT, { name: 'test', state: finished(5, 65, conclusion) }] },
        { failOn: [failOn] },
      )
    expect(report(conclusion).gate?.fails).toBe(true)
    expect(report('any').gate?.fails).toBe(!isPass(conclusion))
    expect(report(conclusion === 'failure' ? 'cancelled' : 'failure').gate?.fails).toBe(false)
  })
})

describe('withCommitGate', () => {
  const passed = { workflow: 'Lint', conclusion: 'success', jobs: [LINT] }
  const openRun = (...jobs: readonly object[]) => ({
    workflow: 'Deploy',
    conclusion: undefined,
    status: 'in_progress',
    jobs: jobs.map((job, index) => ({ name: `test ${index}`, ...job })),
  })
  const decide = (run: object, failOn: string) =>
    resultOf(gated(reportOnCommit([passed, run]), { failOn: [failOn] })).slice(0, 1)

  it.each([
    ['no job', openRun()],
    ['a queued job', openRun({ state: waiting() })],
    ['a running job', openRun({ state: running(5) })],
    ['a job that passed', openRun({}, { state: running(5) })],
  ])('waits for an unfinished run with %s, unless fail-on has unfinished', (_, run) => {
    expect(['any', 'new', 'unfinished'].map((value) => decide(run, value)).join('')).toBe('001')
  })

  it.each(['failure', 'a_new_word'])('fails if a job of an unfinished run has %s', (conclusion) => {
    const run = openRun({ state: finished(5, 65, conclusion) }, { state: running(5) })
    expect(decide(run, 'any')).toBe('1')
  })
})
