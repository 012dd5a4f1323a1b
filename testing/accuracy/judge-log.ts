import { withoutPosition } from '../../src/model/logged/test-name.ts'
import { entryText } from '../../src/model/report/entry-words.ts'
import { readLine } from '../../src/github/logs/lines/log-text.ts'
import { markOf } from '../../src/logs/lines/step-line.ts'
import type { FailedLog } from '../simulate/failed-logs.ts'
import { showFailure, type ShownFailure } from './shown-failure.ts'

export type JudgedLog = ReturnType<typeof judgeLog>

/** What can be right in what the report shows of a failed log. */
export type Part = keyof JudgedLog['parts']

/** Returns the log, and whether each part is right; `undefined` if the log does not state it. */
export function judgeLog(log: FailedLog) {
  const shown = showFailure(log)
  const { kind, failed, count } = log
  const titles = (shown.excerpt?.errors?.entries ?? []).flatMap(({ title }) => title ?? [])
  return {
    log,
    parts: {
      reason: isShown(log, shown),
      message: kind === undefined ? undefined : isMessage(shown, log),
      kind: kind && (EXPECTED_KINDS[kind] ?? [kind]).includes(shown.cause?.kind ?? ''),
      // All tests that failed are listed, and nothing else.
      names: failed && titles.length <= failed.length && failed.every((name) => isIn(name, titles)),
      'no other name': failed && testsOf(shown).every((title) => isIn(title, failed)),
      'no other count':
        count === undefined ? undefined : (shown.excerpt?.errors?.total?.failed ?? count) === count,
      'all names': failed?.every((name) => isIn(name, testsOf(shown))),
    },
  }
}

/** The report shows the exit code in place of GitHub's own line about it. */
function isShown({ reason }: FailedLog, { excerpt }: ShownFailure): boolean {
  const exit = `Error: Process completed with exit code ${excerpt?.exitCode}.`
  const shown = new Set([...(excerpt?.lines ?? []).map(({ text }) => text), exit])
  return reason.every((line) => {
    const read = readLine(Buffer.from(line))
    return shown.has(markOf(read) + read.text)
  })
}

/** Returns whether a name is in a list of names, or a part of it is. */
function isIn(name: string, names: readonly string[]): boolean {
  return names.some(
    (other) => words(other).includes(words(name)) || words(name).includes(words(other)),
  )
}

function testsOf({ excerpt }: ShownFailure): readonly string[] {
  return (excerpt?.errors?.entries ?? []).flatMap(
    ({ title, isTest }) => (isTest ? title : undefined) ?? [],
  )
}

/** Tools and readers join the names of suites and tests with other signs. A position is no part of a name. */
function words(title: string): string {
  return withoutPosition(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Kinds of the logs that have other names in the report. A killed process is a step that failed, or a lost runner. */
const EXPECTED_KINDS: Readonly<Record<string, readonly string[]>> = {
  killed: ['failed-step', 'runner-lost', 'out-of-memory'],
  timeout: ['timed-out'],
}

/**
 * Returns whether the message is one that a reader of the log accepts: (1) an accepted text is within it; (2) it is
 * at least half of an accepted text; (3) neither says anything; (4) it is what the list says of a finding, of whose line
 * that holds. GitHub's own word on a time limit or a lost
 * runner is the kind, and needs no line of a log.
 */
export function isMessage(
  { cause, excerpt }: ShownFailure,
  { messages }: Pick<FailedLog, 'messages'>,
): boolean {
  if (cause?.kind === 'timed-out' || cause?.kind === 'runner-lost') return true
  if (cause?.message === undefined) return messages.length === 0 // (3)
  const listed = excerpt?.errors?.entries.find((entry) => entryText(entry) === cause.message)
  const texts = [cause.message, listed?.printed ?? cause.message].map(plain) // (4)
  return messages.map(plain).some((accepted) =>
    texts.some(
      (shown) =>
        shown.includes(accepted) || // (1)
        (accepted.includes(shown) && 2 * shown.length >= accepted.length), // (2)
    ),
  )
}

/** What stands before a text in the form of its tool: a level, a sign, a number, a position. */
const MARKS =
  /^(?:##\[error\]|E +|\d+\) +|[\w./-]+\.\w{1,5}:\d+(?::\d+)?: +|(?:error|FAILED|FATAL|WARNING): +|ERROR:? +|Error: |[✗✘✖⨯❌•!│┌#-] +|\[(?:info|error|FAILED|ERROR|WARNING)\] +)+/

/** Returns a message without marks and a colon at its end. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(MARKS, '').replace(/:$/, '')
}
