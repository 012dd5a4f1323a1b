import { describe, expect, it } from '@jest/globals'
import { firstLogs, unreadLogs } from '../../../src/analyse/causes/choose-logs.ts'
import type { FailureReport, Verdict } from '../../../src/model/report/cause.ts'
import { makeExcerpt, withVerdicts } from '../../../testing/failure-report.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  reportOnJobs,
  workflowJob,
} from '../../../testing/make-run.ts'
import { gateLines } from '../../../testing/gate.ts'
import { readLogCases } from '../../../testing/read-log-cases.ts'

const LOST: Verdict = { kind: 'infrastructure', evidence: [] }
const KNOWN: Verdict = { kind: 'known', evidence: [] }
const FRESH: Verdict = { kind: 'new', evidence: [] }

/** A run in which `integration` failed, and a gate that needs it and whose step printed these lines. */
function reportWithGate(lines: readonly string[], verdict: Verdict, step: string) {
  const failed = (name: string) => ({
    name,
    steps: [
      makeStep({
        name: name === 'required' ? step : `Run ${name}`,
        state: finished(15, 60, 'failure'),
      }),
    ],
  })
  const run = makeRun({
    conclusion: 'failure',
    jobs: [
      { ...failed('integration'), state: finished(5, 65, 'failure') },
      { ...failed('required'), createdAt: at(66), state: finished(70, 130, 'failure') },
    ],
    graph: [workflowJob('integration'), workflowJob('required', { needs: ['integration'] })],
  })
  // This action runs no script, which would end with an exit code.
  const isAction = lines.some((line) => line.startsWith('fail-on: '))
  const excerpts = new Map([[2, [makeExcerpt(lines, { exitCode: isAction ? undefined : 2 })]]])
  return withVerdicts(
    reportOn(run, { explanations: { excerpts, annotations: new Map() } }),
    verdict,
    { kind: 'unknown', evidence: [], reason: 'not-run' },
  )
}

/** What gates print; `=>` names the step, if that decides. */
const readGates = (name: string) =>
  readLogCases(new URL(name, import.meta.url)).map(({ title, lines, expected = 'Run gate' }) => ({
    ...{ title, lines, step: expected },
  }))

describe('a gate behind a lost runner, a known and a new failure', () => {
  it.each(readGates('gates.txt'))(
    'passes with fail-on new if other runs explain the cause: $title',
    ({ lines, step }) => {
      expect(gateLines(reportWithGate(lines, LOST, step), ['new'])).toEqual([])
      expect(gateLines(reportWithGate(lines, KNOWN, step), ['new'])).toEqual([])
      expect(gateLines(reportWithGate(lines, FRESH, step), ['new'])).toContain(
        'integration: failure, new',
      )
    },
  )

  it.each(readGates('no-gates.txt'))(
    'fails with fail-on new if the log has $title',
    ({ lines, step }) => {
      const reasons = gateLines(reportWithGate(lines, LOST, step), ['new'])
      expect(reasons).toEqual(['required: failure, not known from other runs'])
    },
  )
})

/** Failed jobs with these names; a message is that of the log that was read. */
function failures(
  names: readonly string[],
  messages: readonly string[] = [],
): readonly FailureReport[] {
  const steps = [makeStep({ number: 2, name: 'Test', state: finished(15, 60, 'failure') })]
  const jobs = names.map((name) => ({ name, steps, state: finished(5, 65, 'failure') }))
  const excerpts = new Map(
    messages.map((text, at) => [at + 1, [makeExcerpt([`##[error]${text}`])]]),
  )
  return reportOnJobs(jobs, { explanations: { excerpts, annotations: new Map() } }).failures
}

const namesOf = (reports: readonly FailureReport[]) => reports.map(({ job }) => job.job.name)
const legs = (count: number) => Array.from({ length: count }, (_, at) => `test (${at + 1})`)

describe('firstLogs', () => {
  it('chooses three of 300 legs that failed at one step', () => {
    expect(namesOf(firstLogs(failures(legs(300)), 10))).toEqual(legs(3))
  })

  it('chooses one of each group before a second of any', () => {
    const chosen = namesOf(firstLogs(failures([...legs(5), 'lint', 'build (1)', 'build (2)']), 5))
    expect(chosen).toEqual(['test (1)', 'lint', 'build (1)', 'test (2)', 'build (2)'])
  })

  it('chooses none of a job that was cancelled after a step had failed', () => {
    const steps = [
      makeStep({ number: 2, name: 'Test', state: finished(15, 60, 'failure') }),
      makeStep({ number: 3, name: 'Save', state: finished(60, 66, 'cancelled') }),
    ]
    const stopped = { name: 'lint', steps, state: finished(5, 70, 'cancelled') }
    const { failures: all } = reportOnJobs([stopped])
    expect(namesOf(all)).toEqual(['lint'])
    expect(firstLogs(all, 10)).toEqual([])
  })

  it('chooses no more than it may', () => {
    expect(
      firstLogs(failures(Array.from({ length: 12 }, (_, at) => `job ${at}`)), 10),
    ).toHaveLength(10)
  })
})

describe('unreadLogs', () => {
  it.each([
    ['the rest of equal legs', ['no cart', 'no cart', 'no cart'], 3, legs(5).slice(3)],
    ['the rest of legs that differ', ['no cart', 'no order', 'no cart'], 3, legs(5).slice(3)],
    ['nothing of legs whose logs are gone', [], 3, []],
    ['legs of which no log was requested', [], 0, legs(5)],
  ])('lists %s', (_, messages, requested, expected) => {
    const ids = new Set(Array.from({ length: requested }, (_ignored, at) => at + 1))
    expect(namesOf(unreadLogs(failures(legs(5), messages), ids))).toEqual(expected)
  })

  it.each([
    ['the job that a person stopped', ['lint'], ['lint']],
    ['none of it beside a job that failed', ['lint', 'test'], ['test']],
  ])('lists %s', (_, names, expected) => {
    const jobOf = (name: string, end: number, conclusion: string) => ({
      name,
      steps: [makeStep({ number: 2, name: 'Test', state: finished(15, end, conclusion) })],
      state: finished(5, end, conclusion),
    })
    const jobs = [jobOf('lint', 300, 'cancelled'), jobOf('test', 60, 'failure')]
    const run = reportOnJobs(jobs.filter(({ name }) => names.includes(name)))
    expect(namesOf(unreadLogs(run.failures, new Set()))).toEqual(expected)
  })
})
