import { describe, expect, it } from '@jest/globals'
import { VERDICTS } from '../../../src/model/reasons.ts'
import type { AnyReport } from '../../../src/model/report/any-report.ts'
import type { Gate, GateFinding, GateRule } from '../../../src/model/shapes/gate.ts'
import { adviceWord, findingsIn } from '../../../src/render/findings/findings.ts'
import { PLAIN } from '../../../src/render/text/inline.ts'
import { failedRun } from '../../../testing/examples/failures.ts'
import { failedJob } from '../../../testing/examples/steps.ts'
import { withVerdicts } from '../../../testing/failure-report.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { finished, makeRun, reportOn } from '../../../testing/make-run.ts'
import { unlisted } from '../../../testing/make-steps.ts'
import { readVerdict } from '../../../testing/read-verdict.ts'
import { inRun } from '../../../testing/report-words.ts'

type Input = 'fewer-tests' | 'no-tests' | 'budget' | 'passing budget' | 'new' | 'unfinished'

const VERDICT: Readonly<Record<keyof typeof VERDICTS | 'repaired', string>> = {
  new: 'new on main, passed',
  known: 'known on main, failed, in the last runs',
  repaired: 'known on main, failed, then passed',
  unsteady: 'unsteady on main, passed, failed',
  infrastructure: 'infrastructure',
  unknown: 'unknown no-log',
}

const FINDING: GateFinding = {
  ...{ kind: 'tests', runId: 42, jobId: 1, name: 'junit', conclusion: undefined },
  reason: 'fewer-tests',
}

const FAILED = { ...FINDING, kind: 'job', conclusion: 'failure', reason: 'new' } as const

const RULES: Readonly<Record<Input, Omit<GateRule, 'idle'>>> = {
  'fewer-tests': {
    ...{ input: 'fail-on', value: 'fewer-tests' },
    fails: true,
    findings: [FINDING],
  },
  'no-tests': {
    ...{ input: 'fail-on', value: 'no-tests', fails: true },
    findings: [{ ...FINDING, reason: 'no-tests' }],
  },
  budget: {
    ...{ input: 'budgets', value: 'test: 1m fail', fails: true },
    findings: [{ ...FINDING, kind: 'overrun', reason: 'over-budget' }],
  },
  'passing budget': { input: 'budgets', value: 'test: 1h fail', fails: false, findings: [] },
  new: { input: 'fail-on', value: 'new', fails: true, findings: [FAILED] },
  unfinished: {
    ...{ input: 'fail-on', value: 'unfinished', fails: true },
    findings: [{ ...FAILED, conclusion: undefined, reason: 'unfinished' }],
  },
}

/** A run of a pull request with a cause for each verdict, of which the gate exempts what is explained. */
function reportWith(verdicts: readonly (keyof typeof VERDICT)[], inputs: readonly Input[]) {
  const rules = inputs.map((input) => ({ ...RULES[input], idle: undefined }))
  const isExplained = (name: string) => name !== 'new' && name !== 'unknown'
  const exempt = verdicts.flatMap((name, at): Gate['exempt'] =>
    isExplained(name) ? [{ ...FAILED, jobId: at + 1, reason: 'known' }] : [],
  )
  const fails = rules.some((rule) => rule.fails)
  const gate: Gate = { fails, soFar: false, rules, onlyJobs: undefined, exempt }
  if (verdicts.length === 0) {
    const jobs = [{ name: 'test', state: finished(5, 65) }]
    return { ...reportOn(makeRun({ conclusion: 'success', jobs })), gate }
  }
  const jobs = verdicts.map((_, at) => failedJob(`test (${at})`, { start: 5 }, `make ${at}`))
  const logs = Object.fromEntries(
    verdicts.map((_, at) => [at + 1, [`##[error]no rule ${'xyz'[at]}`]]),
  )
  const report = withVerdicts(
    failedRun(jobs, logs),
    ...verdicts.map((name) => readVerdict(VERDICT[name])),
  )
  const ofPull = inRun(report, { event: 'pull_request', branch: 'topic' })
  return { ...ofPull, ...(inputs.length > 0 && { gate }) }
}

const TESTS = 'Fix it: tests that should run did not'
const SLOW = 'Look at what took so long, or raise its budget'

describe('reportAdvice on runs without a job', () => {
  const runWith = (fields: Parameters<typeof makeRun>[0]) => reportOn(makeRun(fields))
  const none = unlisted(0)

  it.each<[string, AnyReport, string | undefined]>([
    ['startup_failure', runWith({ ...none, conclusion: 'startup_failure' }), 'look'],
    ['failure', runWith({ ...none, conclusion: 'failure' }), 'look'],
    ['one of a commit', reportOnCommit([{}, { conclusion: 'startup_failure', jobs: [] }]), 'look'],
    ['an approval that is missing', runWith({ ...none, conclusion: 'action_required' }), undefined],
    ['jobs that were not listed', runWith({ ...unlisted(2), conclusion: 'failure' }), undefined],
    ['jobs that could not be read', runWith({ jobs: undefined, conclusion: 'failure' }), undefined],
    ['all skipped', runWith({ ...none, conclusion: 'skipped' }), 'none'],
  ])('is for %s', (_, report, advice) => {
    expect(adviceWord(findingsIn(report))).toBe(advice)
    const text = findingsIn(report).advice(PLAIN).first?.text
    expect(text?.includes('no job started') === true).toBe(advice === 'look')
  })
})

describe('reportAdvice on a failed merge group, which GitHub has removed', () => {
  const adviceIn = (name: keyof typeof VERDICT, event: string) => {
    const report = reportWith([name], [])
    return findingsIn(inRun(report, { event, attempt: 1 })).advice(PLAIN).first?.text
  }

  it.each<[keyof typeof VERDICT, string, string]>([
    ['unsteady', 'merge_group', 'Put it back into the queue: it comes and goes'],
    ['infrastructure', 'merge_group', 'Put it back into the queue: the code is not the reason'],
    ['infrastructure', 'pull_request', 'Re-run the failed jobs'],
    ['new', 'merge_group', 'Fix it in a pull request of this group'],
  ])('of %s in a run for %s says %s', (verdict, event, expected) => {
    expect(adviceIn(verdict, event)).toBe(expected)
  })
})

describe('reportAdvice', () => {
  it.each<
    [string, readonly (keyof typeof VERDICT)[], readonly Input[], string, string | undefined]
  >([
    ['fewer tests ran', [], ['fewer-tests'], 'fix', TESTS],
    ['no test ran', [], ['no-tests'], 'fix', TESTS],
    ['no test ran, by both values', [], ['no-tests', 'fewer-tests'], 'fix', TESTS],
    ['a job was too slow', [], ['budget'], 'look', SLOW],
    ['a job was too slow, and fewer tests ran', [], ['budget', 'fewer-tests'], 'fix', TESTS],
    ['nothing was too slow', [], ['passing budget'], 'none', undefined],
    ['fewer tests ran beside a known failure', ['known'], ['fewer-tests'], 'fix', TESTS],
    ['a job was too slow beside a known failure', ['known'], ['budget'], 'look', SLOW],
    [
      'nothing was too slow beside a known failure',
      ['known'],
      ['passing budget'],
      'none',
      'Nothing to do here: the gate passes (known from main)',
    ],
    [
      'a job is not finished beside a known failure',
      ['known'],
      ['unfinished'],
      'look',
      'Look at what else fails the gate',
    ],
    ['fewer tests ran beside one that comes and goes', ['unsteady'], ['fewer-tests'], 'fix', TESTS],
    ['a job was too slow beside a lost network', ['infrastructure'], ['budget'], 'look', SLOW],
    [
      'a job was too slow beside two known failures',
      ['known', 'unsteady'],
      ['budget'],
      'look',
      SLOW,
    ],
    ['a test is new, and fewer ran', ['new'], ['new', 'fewer-tests'], 'fix', 'Yours: fix it'],
    ['a test is new, and a job too slow', ['new'], ['new', 'budget'], 'fix', 'Yours: fix it'],
    [
      'one of two is new, and a job too slow',
      ['known', 'new'],
      ['new', 'budget'],
      'fix',
      'Yours: fix 1 of 2; 1 with nothing to do',
    ],
    ['it is unknown, and fewer tests ran', ['unknown'], ['new', 'fewer-tests'], 'fix', TESTS],
    [
      'it is unknown, and a job too slow',
      ['unknown'],
      ['new', 'budget'],
      'look',
      'Look into it: nothing shows whose it is',
    ],
    [
      'it waits for the branch, with no gate',
      ['repaired'],
      [],
      'wait',
      'Not yours: update the branch, main passed since, in #812',
    ],
    [
      'it waits for main, with no gate',
      ['known'],
      [],
      'wait',
      'Not yours: wait until main is repaired, then update the branch',
    ],
    [
      'it comes and goes, with no gate',
      ['unsteady'],
      [],
      'rerun',
      'Re-run it: it comes and goes on main',
    ],
  ])('says what to do if %s: %j, the gate by %j: %s', (...row) => {
    const [, verdicts, inputs, word, text] = row
    const report = reportWith(verdicts, inputs)
    expect([adviceWord(findingsIn(report)), findingsIn(report).advice(PLAIN).first?.text]).toEqual([
      word,
      text,
    ])
  })
})
