import { at as startOf, finished, makeStep, reportOnJob } from '../make-run.ts'
import { groupCauses } from '../../src/analyse/causes/group-causes.ts'
import { readStatement, readStepTimeouts } from '../../src/analyse/failures/failure-messages.ts'
import { jobReader } from '../../src/github/logs/jobs/job-reader.ts'
import { readLine } from '../../src/github/logs/lines/log-text.ts'
import type { CauseGroup } from '../../src/model/report/cause.ts'
import type { Failure, StepExcerpt } from '../../src/model/report/failure.ts'
import type { Annotation } from '../../src/model/shapes/failure.ts'
import type { Step } from '../../src/model/run.ts'
import { type FailedLog, type LogSet, simulateLogs } from '../simulate/failed-logs.ts'
import { type Accuracy, percent } from './accuracy.ts'

const MAX_LINES = 20
const EXIT = '##[error]Process completed with exit code 1.'
const SET_UP = 'Current runner version: '
const HEADER = '##[group]Run '
const HEADER_LINES = [`${HEADER}./ci`, './ci', 'shell: /usr/bin/bash -e {0}', '##[endgroup]']

/** The shares that the logs must reach on which nothing was tuned. */
const MIN_REASONS = 0.97
const MIN_MESSAGES = 0.92
const MIN_KINDS = 0.98
const MIN_NAMES = 0.95

/** What the report shows of a failed log. */
interface ShownFailure {
  readonly excerpt: StepExcerpt | undefined
  readonly cause: CauseGroup | undefined
}

/** Whether the report shows what a log says; `undefined` if the log does not state it. */
interface JudgedLog {
  readonly log: FailedLog
  readonly reason: boolean
  readonly message: boolean | undefined
  readonly kind: boolean | undefined
  readonly names: boolean | undefined
}

/** Reads a log as that of the failed step of a job, as the report does. */
function showFailure(log: FailedLog, maxLines = MAX_LINES): ShownFailure {
  const { steps, lines } = writeJobLog(log)
  const step = steps.at(-1) ?? makeStep()
  const reader = jobReader({ steps, targets: [step], limit: maxLines }, true)
  for (const line of lines) {
    reader.add({ bytes: Buffer.from(line), cut: false })
  }
  reader.end(true)
  const excerpt = reader.excerptOf(step) ?? reader.fallback(step)
  const job = reportOnJob({ name: 'build', state: finished(5, 65, 'failure'), steps })
  const excerpts = excerpt === undefined ? [] : [excerpt]
  const failure = failureOf(log, step)
  const [cause] = groupCauses([{ job, failure, excerpts, errors: [], annotations: [] }])
  return { excerpt, cause }
}

/** Writes the log of a job that ends with the failed step, with its header and its error. */
function writeJobLog({ lines }: FailedLog) {
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
function failureOf({ lines }: FailedLog, step: Step): Failure {
  const annotations = lines
    .filter((line) => line.startsWith('##[error]'))
    .map((line): Annotation => {
      const message = line.replace('##[error]', '')
      return { level: 'failure', title: undefined, message, path: '.github', line: 1 }
    })
  const statement = readStatement(annotations)
  if (statement.kind === 'runner-lost') return { kind: 'runner-lost', step }
  const [limit] = readStepTimeouts(annotations)
  if (limit !== undefined) return { kind: 'timed-out', limitOf: 'step', limit, step }
  return statement.kind === 'job-timeout'
    ? { kind: 'timed-out', limitOf: 'job', limit: statement.limit, step }
    : { kind: 'failed-step', step, others: [], cancelled: undefined }
}

/** Returns whether all lines of the reason are in the excerpt. */
export function showsReason(log: FailedLog, maxLines: number): boolean {
  return isShown(log, showFailure(log, maxLines))
}

/** The report shows the exit code in place of GitHub's own line about it. */
function isShown({ reason }: FailedLog, { excerpt }: ShownFailure): boolean {
  const exit = `Error: Process completed with exit code ${excerpt?.exitCode}.`
  const shown = new Set([...(excerpt?.lines ?? []).map(({ text }) => text), exit])
  return reason.every((line) => shown.has(readLine(Buffer.from(line)).text))
}

function judgeLog(log: FailedLog): JudgedLog {
  const shown = showFailure(log)
  return {
    log,
    reason: isShown(log, shown),
    message: log.kind === undefined ? undefined : isMessage(shown, log),
    kind: log.kind === undefined ? undefined : isKind(shown, log.kind),
    names: log.failed === undefined ? undefined : isNamed(shown, log.failed),
  }
}

/** Returns whether all tests that failed are listed, and no other ones. */
function isNamed({ excerpt }: ShownFailure, failed: readonly string[]): boolean {
  const titles = (excerpt?.errors?.entries ?? []).flatMap(({ title }) => title ?? []).map(words)
  const isListed = (name: string) =>
    titles.some((title) => title.includes(name) || name.includes(title))
  return titles.length <= failed.length && failed.map(words).every(isListed)
}

/** Tools and readers join the names of suites and tests with other signs. */
function words(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Kinds of the logs that have other names in the report. A killed process is a step that failed, or a lost runner. */
const EXPECTED_KINDS: Readonly<Record<string, readonly string[]>> = {
  killed: ['failed-step', 'runner-lost', 'out-of-memory'],
  timeout: ['timed-out'],
}

function isKind({ cause }: ShownFailure, kind: string): boolean {
  return (EXPECTED_KINDS[kind] ?? [kind]).includes(cause?.kind ?? '')
}

/**
 * Returns whether the message is one that a reader of the log accepts: (1) an accepted text is within it; (2) it is
 * at least half of an accepted text; (3) neither says anything. GitHub's own word on a time limit or a lost
 * runner is the kind, and needs no line of a log.
 */
function isMessage({ cause }: ShownFailure, { messages }: FailedLog): boolean {
  if (cause?.kind === 'timed-out' || cause?.kind === 'runner-lost') return true
  if (cause?.message === undefined) return messages.length === 0 // (3)
  const shown = plain(cause.message)
  return messages.map(plain).some(
    (accepted) =>
      shown.includes(accepted) || // (1)
      (accepted.includes(shown) && 2 * shown.length >= accepted.length), // (2)
  )
}

function plain(text: string): string {
  return text
    .replace(/^(?:##\[error\]|Error: |\[(?:info|error)\] +)+/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Measures how often the report shows why a step failed: whether the reason is in the excerpt, whether the
 * message of the cause is the line that says why, whether the kind is right, and whether the tests that failed are
 * listed. Rules were tuned on `known.txt`,
 * `held-out.txt` and `looked-up.txt`. Only the logs of `blind.txt`, of which no rule knows, predict other logs.
 */
export function measureExcerpts(): Accuracy {
  const tuned = (['known', 'held-out', 'looked-up'] as const).flatMap(
    (set) => measureSet(set).lines,
  )
  const { lines, targetsMet } = measureSet('blind')
  return { lines: [...tuned, ...lines], targetsMet }
}

export function measureSet(set: LogSet): Accuracy {
  const judged = simulateLogs(set).map(judgeLog)
  const shares = PARTS.map((part) => {
    const stated = judged.filter((one) => one[part] !== undefined)
    return { part, share: stated.filter((one) => one[part]).length / stated.length }
  })
  // A set need not state the names.
  const [reasons = 0, messages = 0, kinds = 0, names = 0] = shares.map(({ share }) => share)
  const tools = Map.groupBy(judged, ({ log }) => log.name.split(':')[0] ?? '')
  return {
    lines: [
      `${set}: ${judged.length} logs of ${tools.size} tools; ${shares
        .filter(({ share }) => !Number.isNaN(share))
        .map(({ part, share }) => `${part} ${percent(share, 1)}`)
        .join(', ')}`,
      `  ${[...tools].map(([tool, logs]) => describeTool(tool, logs)).join('; ')}`,
    ],
    targetsMet:
      reasons >= MIN_REASONS &&
      messages >= MIN_MESSAGES &&
      kinds >= MIN_KINDS &&
      !(names < MIN_NAMES),
  }
}

const PARTS = ['reason', 'message', 'kind', 'names'] as const

/** @example describeTool('jest', logs) // 'jest 2/3/3/3 of 3' */
function describeTool(tool: string, logs: readonly JudgedLog[]): string {
  const counts = PARTS.map((part) => logs.filter((one) => one[part] !== false).length)
  return `${tool} ${counts.join('/')} of ${logs.length}`
}
