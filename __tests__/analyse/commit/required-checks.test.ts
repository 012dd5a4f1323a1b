import { describe, expect, it } from '@jest/globals'
import type { CheckRule } from '../../../src/model/branch-rules.ts'
import type { RequiredCheck } from '../../../src/model/shapes/commit-report.ts'
import type { Job } from '../../../src/model/run.ts'
import { type CommitRunFields, reportOnCommit } from '../../../testing/make-commit.ts'
import { finished, running, skipped } from '../../../testing/make-run.ts'

const ACTIONS = 15_368
const OTHER_APP = 42

function run(jobs: readonly Partial<Job>[], fields: CommitRunFields = {}): CommitRunFields {
  return { jobs, ...fields }
}

function checksOf(
  runs: readonly CommitRunFields[],
  rule: Partial<CheckRule> = {},
  options: Parameters<typeof reportOnCommit>[1] = {},
): RequiredCheck | undefined {
  const rules = {
    branch: 'main',
    complete: true,
    checks: [{ name: 'test', app: ACTIONS, ...rule }],
  }
  return reportOnCommit(runs, { rules, ...options }).requiredChecks?.checks[0]
}

const PASSED = { name: 'test' }
const FAILED = { name: 'test', state: finished(5, 65, 'failure') }
const UNFINISHED: CommitRunFields = { conclusion: undefined, jobs: [{ state: running(5) }] }

describe('requiredChecks', () => {
  it.each<[string, RequiredCheck['status'], CommitRunFields[], Partial<CheckRule>?]>([
    ['a job that passed', 'passed', [run([PASSED])]],
    [
      'a job that was skipped, as GitHub does',
      'passed',
      [run([{ name: 'test', state: skipped() }])],
    ],
    ['a job that failed', 'failed', [run([FAILED])]],
    ['a cancelled job', 'failed', [run([{ name: 'test', state: finished(5, 65, 'cancelled') }])]],
    [
      'a job of a called workflow',
      'failed',
      [run([{ ...FAILED, name: 'ci / test' }])],
      { name: 'ci / test' },
    ],
    [
      'a running job',
      'unfinished',
      [{ ...UNFINISHED, jobs: [{ name: 'test', state: running(5) }] }],
    ],
    [
      'the only job of the run that makes the report',
      'unfinished',
      [
        run([{ name: 'test', state: running(5) }], { conclusion: undefined, current: true }),
        run([{}]),
      ],
    ],
    ['no job of the name', 'missing', [run([{ name: 'test (20)' }])]],
    ['no job of the name while a run is unfinished', 'unknown', [run([{}]), UNFINISHED]],
    ['no job of the name, which any app may report', 'unknown', [run([{}])], { app: undefined }],
    [
      'a job of the name, which another app must report',
      'unknown',
      [run([PASSED])],
      { app: OTHER_APP },
    ],
    ['a name in another case', 'missing', [run([{ name: 'Test' }])]],
    ['two jobs of the name that disagree', 'unknown', [run([PASSED]), run([FAILED])]],
    ['two jobs of the name that agree', 'failed', [run([FAILED]), run([FAILED])]],
    ['a name longer than those of jobs', 'unknown', [run([{}])], { name: 'x'.repeat(100) }],
    ['a failed job of a run that passed', 'failed', [run([FAILED], { conclusion: 'success' })]],
  ])('for %s is %s', (...[, status, runs, rule]) => {
    expect(checksOf(runs, rule)?.status).toBe(status)
  })

  it('is unknown if not all runs were read', () => {
    expect(checksOf([run([{}])], {}, { complete: false })?.status).toBe('unknown')
  })

  it('is unknown if no job of the chosen runs has the name and other runs were not chosen', () => {
    expect(checksOf([run([{}])], {}, { areAllChosen: false })?.status).toBe('unknown')
    expect(checksOf([run([PASSED])], {}, { areAllChosen: false })?.status).toBe('passed')
  })

  it('is unknown on a server where the app of GitHub Actions has another id', () => {
    expect(checksOf([run([{}])], {}, { actionsApp: 'unknown' })?.status).toBe('unknown')
    expect(checksOf([run([FAILED])], {}, { actionsApp: 'unknown' })?.status).toBe('failed')
  })

  it('is unknown for a job of a run that GitHub replaced by a skipped one', () => {
    expect(checksOf([run([FAILED])], {}, { overridden: new Set([1]) })?.status).toBe('unknown')
  })

  it('lists those that block first, each with its job', () => {
    const report = reportOnCommit([run([{ name: 'a' }, { ...FAILED, name: 'c' }])], {
      rules: rulesOf('a', 'b', 'c'),
    })
    expect(report.requiredChecks?.checks).toMatchObject([
      { name: 'c', status: 'failed', url: expect.stringContaining('/job/1002') },
      { name: 'b', status: 'missing', url: undefined },
      { name: 'a', status: 'passed', url: expect.stringContaining('/job/1001') },
    ])
  })

  it('is undefined without rules', () => {
    expect(reportOnCommit([run([FAILED])]).requiredChecks).toBeUndefined()
  })
})

function rulesOf(...names: readonly string[]) {
  return {
    branch: 'main',
    complete: true,
    checks: names.map((name) => ({ name, app: ACTIONS })),
  }
}
