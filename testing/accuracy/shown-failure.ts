import { at as startOf, finished, makeStep, reportOnJob } from '../make-run.ts'
import { groupCauses } from '../../src/analyse/causes/causes.ts'
import { readStatement, readStepTimeouts } from '../../src/analyse/failures/failure-messages.ts'
import { JobReader } from '../../src/github/logs/jobs/job-reader.ts'
import type { LogRow } from '../../src/model/logged/step-log.ts'
import type { Failure } from '../../src/model/report/failure.ts'
import type { Annotation } from '../../src/model/shapes/failure.ts'
import type { Step } from '../../src/model/run.ts'

const MAX_LINES = 20
const EXIT = '##[error]Process completed with exit code 1.'
const SET_UP = 'Current runner version: '
const HEADER = '##[group]Run '
const HEADER_LINES = [`${HEADER}./ci`, './ci', 'shell: /usr/bin/bash -e {0}', '##[endgroup]']

interface Log {
  readonly lines: readonly string[]
}

/** What the report shows of a failed log. */
export type ShownFailure = ReturnType<typeof showFailure>

/** Reads a log as that of the failed step of a job, as the report does. */
export function showFailure(log: Log, green?: readonly LogRow[]) {
  const { steps, lines } = writeJobLog(log)
  const step = steps.at(-1) ?? makeStep()
  const reader = new JobReader({ steps, targets: [step], limit: MAX_LINES }, true)
  for (const line of lines) {
    reader.add({ bytes: Buffer.from(line), cut: false })
  }
  reader.end(true)
  const read = reader.excerptOf(step) ?? reader.fallback(step)
  const { shown, lines: chosen = [] } = (green && reader.besideOf(step)?.(green)) ?? {
    shown: read?.errors?.shown,
    lines: read?.lines,
  }
  const excerpt = read && {
    ...read,
    lines: chosen,
    errors: read.errors && { ...read.errors, shown },
  }
  const job = reportOnJob({ name: 'build', state: finished(5, 65, 'failure'), steps })
  const excerpts = excerpt === undefined ? [] : [excerpt]
  const failure = failureOf(log, step)
  const [cause] = groupCauses([{ job, failure, excerpts, errors: [], annotations: [] }])
  return { excerpt, cause }
}

/** Writes the log of a job that ends with the failed step, with its header and its error. */
function writeJobLog({ lines }: Log) {
  const hasExit = lines.some((line) => line.startsWith('##[error]'))
  const ended = hasExit ? lines : [...lines, EXIT]
  if (lines[0]?.startsWith(SET_UP) === true) {
    const step = makeStep({ name: 'Set up job', state: finished(5, 15, 'failure') })
    return { steps: [step], lines: at(6, ended) }
  }
  const headed = lines.some((line) => line.startsWith(HEADER)) ? ended : [...HEADER_LINES, ...ended]
  const header = headed.find((line) => line.startsWith(HEADER)) ?? HEADER
  const name = header.replace('##[group]', '')
  const steps = [
    makeStep({ number: 1, name: 'Set up job' }),
    makeStep({ number: 2, name, state: finished(15, 25, 'failure') }),
  ]
  const first = [`${SET_UP}'2.330.0'`, 'Complete job name: build']
  return { steps, lines: [...at(6, first), ...at(16, inColour(headed))] }
}

/** Writes the second of the run before each line. */
function at(second: number, lines: readonly string[]): string[] {
  const time = new Date(startOf(second)).toISOString().replace('Z', '0000Z')
  return lines.map((line) => `${time} ${line}`)
}

/** The runner writes scripts in bright cyan. */
function inColour(lines: readonly string[]): string[] {
  let inScript = false
  return lines.map((line) => {
    if (/^(?:shell: |with:$|env:$|##\[)/.test(line)) inScript = line.startsWith(HEADER)
    return inScript && !line.startsWith(HEADER) ? `\u001B[36;1m${line}\u001B[0m` : line
  })
}

/** GitHub annotates a job with each error that the runner logs, such as one about a time limit. */
function failureOf({ lines }: Log, step: Step): Failure {
  const annotations = lines
    .filter((line) => line.startsWith('##[error]'))
    .map((line): Annotation => {
      const message = line.replace('##[error]', '')
      return { level: 'failure', title: undefined, message, path: '.github', line: 1 }
    })
  const statement = readStatement(annotations)
  if (statement.kind === 'runner-lost') return { kind: 'runner-lost', step }
  const [limit] = readStepTimeouts(annotations.map(({ message }) => message))
  if (limit !== undefined) return { kind: 'timed-out', limitOf: 'step', limit, step }
  return statement.kind === 'job-timeout'
    ? { kind: 'timed-out', limitOf: 'job', limit: statement.limit, step }
    : { kind: 'failed-step', step, others: [], cancelled: undefined }
}
