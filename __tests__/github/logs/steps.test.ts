import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { JobLine } from '../../../src/github/logs/lines/job-line.ts'
import { LogDivider } from '../../../src/github/logs/steps/divide-log.ts'
import type { Step } from '../../../src/model/run.ts'
import { ratio } from '../../../testing/accuracy/accuracy.ts'
import { measureLogs } from '../../../testing/accuracy/log-steps.ts'
import { logLine, logOfStep } from '../../../testing/log-text.ts'
import { skipped } from '../../../testing/make-run.ts'
import { namesOf, stepIn, stepOf as step } from '../../../testing/make-steps.ts'

/** Returns the names of the steps of each line, joined by a comma. */
function divide(steps: readonly Step[], lines: readonly string[], fromStart = true): string[] {
  const found: string[] = []
  const divider = new LogDivider({
    steps,
    fromStart,
    emit: (_, owners) => found.push(namesOf(owners)),
  })
  for (const line of lines) divider.add({ bytes: Buffer.from(line), cut: false })
  divider.end()
  return found
}

const times = <T>(count: number, value: T) => Array.from({ length: count }, () => value)
const cleanup = (seconds: number) => logLine(seconds, 'Post job cleanup.')

describe('logDivider', () => {
  it('divides steps that start and finish within the same second', () => {
    const steps = [
      step(1, 'Set up job', 0, 1),
      step(2, 'Run ./check-format.sh', 1, 1, 'failure'),
      stepIn(skipped(), 'Run npm test', 3),
      step(4, 'Upload results', 1, 1),
      step(5, 'Complete job', 1),
    ]
    const lines = [
      logLine(0.5, "Current runner version: '2.334.0'"),
      ...logOfStep(1, './check-format.sh', ['not formatted']),
      logLine(1.2, '##[error]Process completed with exit code 1.'),
      ...logOfStep(1.3, 'echo uploaded', ['uploaded']),
      logLine(1.6, 'Cleaning up orphan processes'),
    ]
    expect(divide(steps, lines)).toEqual([
      'Set up job',
      ...times(6, 'Run ./check-format.sh'),
      ...times(5, 'Upload results'),
      'Complete job',
    ])
  })

  it.each([
    ['a header', './check-format.sh'],
    ['no header', ''],
  ])('divides a log that begins with the failed step, with %s', (_, script) => {
    const steps = [
      step(1, 'Set up job', 0, 1),
      step(2, 'Run actions/checkout@v5', 1),
      step(3, 'Check', 1, 2, 'failure'),
      step(4, 'Complete job', 2),
    ]
    const output = ['not formatted', '##[error]Process completed with exit code 1.']
    const lines = script
      ? logOfStep(1, script, output)
      : output.map((text, at) => logLine(1 + at / 10, text))
    expect(divide(steps, lines)).toEqual(times(lines.length, 'Check'))
  })

  it('finds a step without output before another one by its header', () => {
    const steps = [step(1, 'Lint', 1), step(2, 'Build', 1), step(3, 'Test', 1)]
    const lines = ['eslint .', 'make', 'npm test'].flatMap((script, at) =>
      logOfStep(1 + at / 10, script, at === 1 ? [] : ['ok']),
    )
    expect(divide(steps, lines)).toEqual([
      ...times(5, 'Lint'),
      ...times(4, 'Build'),
      ...times(5, 'Test'),
    ])
  })

  it('ignores a group that a program named like a header', () => {
    const steps = [step(1, 'Run npm test', 1), step(2, 'Deploy', 1)]
    const output = ['##[group]Run unit tests', 'expected 1 to be 2', '##[group]Run more', 'ok']
    const lines = [...logOfStep(1, 'npm test', output), ...logOfStep(1.5, './deploy', ['done'])]
    expect(divide(steps, lines)).toEqual([...times(8, 'Run npm test'), ...times(5, 'Deploy')])
  })

  it('divides the steps that clean up within one second', () => {
    const steps = [
      step(1, 'Run a/b@v1', 1, 2),
      step(2, 'Post Run a/b@v1', 2, 2, 'failure'),
      step(3, 'Complete job', 2),
    ]
    const lines = [
      logLine(1.5, '##[group]Run a/b@v1'),
      logLine(1.6, '##[endgroup]'),
      logLine(2.1, '##[error]Of the step itself'),
      cleanup(2.2),
      logLine(2.3, '##[error]No space left'),
      logLine(2.4, 'Cleaning up orphan processes'),
    ]
    expect(divide(steps, lines)).toEqual([
      ...times(3, 'Run a/b@v1'),
      ...times(2, 'Post Run a/b@v1'),
      'Complete job',
    ])
  })

  it('keeps the inner steps of a composite action together by the markers', () => {
    const steps = [step(1, 'Setup', 1), step(2, 'Run make', 1)]
    const lines = [
      logLine(1.1, '##[group]Run ./.github/actions/setup'),
      logLine(1.11, '##[endgroup]'),
      logLine(1.12, '##[start-action display=Make;id=__self.__run]'),
      ...logOfStep(1.1, 'make', ['within']),
      logLine(
        1.3,
        '##[end-action id=__self.__run;outcome=success;conclusion=success;duration_ms=5]',
      ),
      ...logOfStep(1.3, 'make', ['after']),
    ]
    expect(divide(steps, lines)).toEqual([...times(9, 'Setup'), ...times(5, 'Run make')])
  })

  it('assigns the downloads of a local action to its step', () => {
    const steps = [step(1, 'Run make', 1), step(2, 'Run ./setup', 1)]
    const lines = [
      ...logOfStep(1, 'make', ['ok']),
      logLine(1.3, 'Prepare all required actions'),
      logLine(1.4, 'Getting action download info'),
      logLine(1.5, '##[group]Run ./setup'),
      logLine(1.6, '##[endgroup]'),
    ]
    expect(divide(steps, lines)).toEqual([...times(5, 'Run make'), ...times(4, 'Run ./setup')])
  })

  it('assigns an error of the runner before any header to the step that failed', () => {
    const steps = [step(1, 'Run make', 1), step(2, 'Deploy', 1, 1, 'failure')]
    const lines = [
      ...logOfStep(1, 'make', ['ok']),
      logLine(1.3, '##[error]The template is not valid. ci.yml (Line: 3)'),
    ]
    expect(divide(steps, lines)).toEqual([...times(5, 'Run make'), 'Deploy'])
  })

  it('assigns a line to all steps that may have written it', () => {
    const steps = [step(1, 'Server', 1, 20), step(2, 'Run make', 1, 9), step(3, 'Stop', 20, 21)]
    const lines = [
      ...logOfStep(1, './server', ['listening']),
      ...logOfStep(1.5, 'make', ['ok']),
      logLine(15, 'request'),
      ...logOfStep(20.5, 'kill %1', ['killed']),
    ]
    expect(divide(steps, lines)).toEqual([
      ...times(5, 'Server'),
      ...times(5, 'Run make,Server'),
      'Server',
      ...times(5, 'Stop'),
    ])
  })

  it('assigns a part from the middle of a log by its times', () => {
    const steps = [step(1, 'Build', 1, 10), step(2, 'Test', 10, 20)]
    const lines = [logLine(5, 'compiling'), 'more of a message', ...logOfStep(10, 'npm test', [])]
    expect(divide(steps, lines, false)).toEqual(['Build', 'Build', ...times(4, 'Test')])
  })

  it('assigns no step to a line outside the times of all steps', () => {
    const lines = [logLine(1, 'before'), logLine(5, 'of the step'), logLine(50, 'after')]
    expect(divide([step(1, 'Test', 4, 6)], lines)).toEqual(['', 'Test', ''])
  })

  it('emits each line once and in order, for any lines', () => {
    const anyLine = fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.oneof(
        fc.string(),
        fc.constantFrom('##[group]Run a', '##[endgroup]', '##[error]b', 'Post job cleanup.'),
      ),
      fc.boolean(),
    )
    const anyStep = fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('Run a', 'Post Run a', 'Set up job', 'Complete job'),
    )
    fc.assert(
      fc.property(fc.array(anyLine), fc.array(anyStep), fc.boolean(), (lines, ran, fromStart) => {
        // Passes if changed: lines with a time and without one are both kept.
        const texts = lines.map(([second, text, timed]) => (timed ? logLine(second, text) : text))
        const steps = ran.map(([from, to, name], at) => step(at + 1, name, from, to))
        const found: string[] = []
        const emit = (line: JobLine) => found.push(line.raw.bytes.toString())
        const divider = new LogDivider({ steps, fromStart, emit })
        for (const text of texts) divider.add({ bytes: Buffer.from(text), cut: false })
        divider.end()
        const stored = texts.map((text) => Buffer.from(text).toString())
        expect(found).toEqual(stored)
      }),
    )
  })

  it('assigns at least 99.8 % of the lines of simulated logs to the right step', () => {
    const { sequence, failed } = measureLogs(10, 100_000)
    expect(ratio(sequence)).toBeGreaterThan(0.998)
    expect(ratio(failed)).toBeGreaterThan(0.999)
  })

  it('uses bounded memory for any number of lines within a second', () => {
    const steps = [step(1, 'Run yes', 1), step(2, 'Test', 1)]
    let pending = 0
    let most = 0
    const divider = new LogDivider({ steps, fromStart: true, emit: () => (pending -= 1) })
    const head = logOfStep(1, 'yes', [])
    for (const line of [...head, ...times(12_000, logLine(1.5, 'y'.repeat(100)))]) {
      pending += 1
      divider.add({ bytes: Buffer.from(line), cut: false })
      most = Math.max(most, pending)
    }
    divider.end()
    expect(pending).toBe(0)
    expect(most).toBeLessThan(10_000)
  })

  it.each([
    ['in one second', 2_000, 1, (line: number) => logLine(1, `##[group]Run ${line % 2_000}`)],
    ['in parallel', 500, 60, (line: number) => logLine(30, `##[group]Run ${line % 500}`)],
  ])('compares few steps for each line if many are %s', (_, count, end, lineAt) => {
    let compared = 0
    // A header is compared with the name of a step, without what the runner puts before it.
    const countedName = (name: string): string =>
      Object.assign(Object(name) as string, {
        startsWith: (prefix: string) => {
          compared += Number(prefix === 'Pre ')
          return name.startsWith(prefix)
        },
      })
    const steps = Array.from({ length: count }, (_, at) => {
      return { ...step(at + 1, '', 1, end), name: countedName(`Run ${at}`) }
    })
    divide(
      steps,
      Array.from({ length: 2_500 }, (_, at) => lineAt(at)),
    )
    expect(compared).toBeLessThan(125_000)
  })

  it('drops what follows 20,000 lines without a time, and 4 more for each line with one', () => {
    const cuts: boolean[] = []
    const divider = new LogDivider({
      steps: [step(1, 'Run make', 0, 60)],
      fromStart: true,
      emit: (line) => cuts.push(line.raw.cut),
    })
    for (const line of [
      ...times(10, logLine(1, 'timed')),
      ...times(50_000, ''),
      logLine(2, 'timed'),
      ...times(10, 'x'),
    ])
      divider.add({ bytes: Buffer.from(line), cut: false })
    divider.end()
    expect(cuts).toHaveLength(10 + 20_040 + 1 + 3)
    expect(cuts.flatMap((cut, at) => (cut ? [at] : []))).toEqual([20_049, 20_053])
  })
})
