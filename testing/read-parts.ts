import { JobReader } from '../src/github/logs/jobs/job-reader.ts'
import { lineSplitter } from '../src/github/logs/lines/split-lines.ts'
import type { StepParts } from '../src/model/report/job-report.ts'
import type { Step } from '../src/model/run.ts'
import { logLine, logOfStep } from './log-text.ts'
import { at } from './make-run.ts'

/** Reads the inner steps of the steps from the whole log. */
export function readParts(steps: readonly Step[], lines: readonly string[], lineEnd = '\n') {
  const reader = new JobReader({ steps, targets: [], limit: 0, parts: true }, true)
  const splitter = lineSplitter()
  const bytes = Buffer.from(`\uFEFF${lines.map((line) => line + lineEnd).join('')}`)
  for (const line of splitter.push(bytes)) reader.add(line)
  for (const line of splitter.end()) reader.add(line)
  reader.end(true)
  return steps.map((step) => reader.partsOf(step))
}

/** Returns each inner step as its name, indented by its depth, its seconds and its conclusion. */
export function showParts(found: StepParts | undefined): string[] | undefined {
  return found?.parts.map(({ name, depth, startedAt, completedAt, conclusion }) => {
    const seconds = (time: number | undefined) =>
      time === undefined ? '?' : ((time - at(0)) / 1_000).toFixed(3)
    const times = `${seconds(startedAt)}-${seconds(completedAt)}`
    return `${'  '.repeat(depth)}${name} ${times} ${conclusion ?? '?'}`
  })
}

export function startMarker(seconds: number, name: string, id: string): string {
  return logLine(seconds, `##[start-action display=${name};id=${id}]`)
}

export function endMarker(
  seconds: number,
  id: string,
  conclusion = 'success',
  outcome = conclusion,
): string {
  const values = `outcome=${outcome};conclusion=${conclusion};duration_ms=120`
  return logLine(seconds, `##[end-action id=${id};${values}]`)
}

/** The header of an action without inputs. */
export function actionHeader(seconds: number, title: string): string[] {
  return [logLine(seconds, `##[group]Run ${title}`), logLine(seconds, '##[endgroup]')]
}

/** What the runner writes of an inner step that runs a script: it names its shell. */
export function logOfInnerStep(
  seconds: number,
  script: string,
  output: readonly string[] = [],
): string[] {
  return logOfStep(seconds, script, output).map((line) =>
    line.replace('bash -e {0}', 'bash --noprofile --norc -e -o pipefail {0}'),
  )
}
