import { greenLog, isInGreen, type Standing, variesByWords } from '../../model/logged/green-log.ts'
import { outputTexts, partsOfText } from '../../model/logged/log-text.ts'
import { RUNNER_LOST } from '../../model/logged/lost-runner.ts'
import {
  type ExcerptBeside,
  type LoggedEntry,
  type StepFindings,
  type LoggedMessage,
  MAX_REASONS,
} from '../../model/report/failure.ts'
import type { LogRow, StepLog } from '../../model/logged/step-log.ts'
import { comparesValues } from '../entries/entry-details.ts'
import { namesError, shownMessage } from '../entries/message.ts'
import type { LogEvent } from '../events/event-store.ts'
import { statementOf } from '../events/statement.ts'
import type { StepEvents } from '../events/step-events.ts'
import type { LineClass } from '../forms/classify-line.ts'
import { isEnding } from '../lines/ending-forms.ts'
import { boundText } from '../lines/frames.ts'
import { MENTION, withoutNames } from '../lines/plain-lines.ts'
import { textCollector, type TextCollector } from './text-collector.ts'
import { errorNames, reasonCollector } from './failure-reasons.ts'
import { kindsOf, NO_KINDS } from './logged-kinds.ts'
import type { ChosenReason, Ranking } from './rank-lines.ts'
import { powerShellError } from './power-shell.ts'
import { namesNoReason } from './reason-signs.ts'

/** A row below the name of a test: of pytest, of rspec. */
const ROW = /^(?:E {3,}| {4,}Failure\/Error: )/

const PRINTED = { label: '', rest: undefined, lineClass: { kind: 'text' } } as const

/** A bar of progress, or a rule around a title. */
const BAR = /[█━▓▒░#=>]{8}/

interface ErrorCollector {
  readonly add: (line: LogEvent, above: readonly LogEvent[]) => void
  /**
   * @param ranked the lines that can say why; `undefined` if something else ended the step, so that none does
   * @param isRead whether the step was read whole
   */
  readonly errors: (step: StepEvents, ranked: Ranking | undefined, isRead: boolean) => StepFindings
  /** Returns `undefined` if not all lines of the step were kept. */
  readonly comparedWithGreen: (step: StepBesideGreen) => ShownBeside | undefined
}

/** What is shown of a step beside a green log. */
interface ShownBeside
  extends Pick<ExcerptBeside, 'shown' | 'green'>, Pick<ChosenReason, 'message'> {
  readonly standingOf: (line: LogEvent) => Standing
}

/**
 * Collects what the log of a step says failed, whatever is shown of it.
 *
 * @param wantsKinds whether the kinds of the failure are read
 */
export function errorCollector(wantsKinds: boolean): ErrorCollector {
  const texts = textCollector()
  const reasons = reasonCollector()
  const runner = lostReader()

  function add(line: LogEvent, above: readonly LogEvent[]): void {
    texts.read(line)
    runner.read(line)
    if (line.qualified.key === '') return
    const found: LineClass = isFailedWork(line) ? { kind: 'mention' } : line.lineClass
    switch (found.kind) {
      case 'noise':
        if (found.name !== 'cleanup') reasons.readNoise(line.text, found)
        texts.addNoise(line, found.name)
        return
      case 'warning':
        texts.addWarning(line, above)
        return
      case 'summary':
        texts.addSummary(line)
        return
      case 'failure':
      case 'error':
      case 'mention':
      case 'text': {
        const statement = statementOf(line, found)
        texts.add(statement, above)
        reasons.read(statement)
      }
    }
  }

  function errors(step: StepEvents, ranked: Ranking | undefined, isRead: boolean): StepFindings {
    const { entries, strictAt, timedOut, exitCode, header } = step
    const message = ranked?.compared.message
    const text = message && message.line.mark + message.line.text
    // Warnings are listed if they failed the step: a linter can have passed with some before another command failed.
    const isStrict = strictAt !== undefined && strictAt >= (message?.line.index ?? 0)
    const { compared: drafts, ...list } = entries.list(text, isStrict)
    const { areSeveral, areComplete, mentions, goesOn, ...said } = reasons.named(text)
    const listed = { entries: drafts, areSeveral }
    // The command that makes warnings fail it, such as `sphinx-build -W`, is above them.
    const { isNotice, ...found } = texts.compared(listed, step, isRead)
    const ofError = list.entries.filter(({ printed }) => !isNotice(printed))
    const identifiesError = found.identifiesError || ofError.some(namesError)
    const stated = withoutRows(said.reasons.slice(0, MAX_REASONS), list.entries)
    const named = { ...list, ...found, entries: ofError, identifiesError, reasons: stated }
    const isWhole = found.log.isReadToEnd && (!found.isInToolForm || areComplete)
    return {
      ...named,
      mayBeMore: list.mayBeMore || timedOut !== undefined,
      timedOut,
      errorNames: errorNames(named),
      mentions,
      ...messagesOf(list.entries, step, ranked),
      log: { ...found.log, isReadToEnd: isWhole },
      kinds: wantsKinds
        ? kindsOf({
            isRunnerLost: runner.isLost(),
            exitCode,
            header,
            events: step.events,
            message: text,
            reasons: said.reasons,
            survivesMessage: message?.goesOn === true,
            ...printedIn(found.log, list.entries),
            // No line follows the message but the error of the runner.
            endsStep: !goesOn || message?.toEnd === 0,
          })
        : NO_KINDS,
    }
  }

  return {
    add,
    errors,
    comparedWithGreen: (step) => shownBeside(texts, step),
  }
}

/** A failed step, what its log lists, and what it printed in a run in which it passed. */
interface StepBesideGreen {
  readonly step: StepEvents
  readonly found: StepFindings
  readonly ranking: Ranking
  readonly green: readonly LogRow[]
}

/** @returns `undefined` if not all lines of the step were kept */
function shownBeside(
  texts: TextCollector,
  { step, found, ranking, green }: StepBesideGreen,
): ShownBeside | undefined {
  const { entries, log } = found
  const { rows } = log
  if (rows === undefined) return undefined
  const passed = greenLog([green], variesByWords)
  const own = new Map(rows.map((row) => [row.key, row]))
  const standingOf = (line: Parameters<TextCollector['keyOf']>[0]): Standing => {
    const key = texts.keyOf(line)
    return key === '' ? 'same' : passed.stands(own.get(key) ?? { key, count: 0 })
  }
  const reason = ranking.comparedWithGreen(standingOf)
  const { message } = reason
  const standing = message && standingOf(message.line)
  const newLines = rows.filter((row) => !isInGreen(passed.stands(row))).length
  const fresh = entries.filter(
    ({ printed, title = '' }) =>
      newLines > 0 &&
      (!printed.includes(title) || !isInGreen(standingOf({ ...PRINTED, text: printed }))),
  )
  const isSaid = fresh.length > 0 || standing === 'not'
  const shown = shownOf(isSaid ? fresh : entries, step, reason)
  const isOld =
    fresh.length === 0 && (standing === undefined ? newLines === 0 : isInGreen(standing))
  const said = areNamed(entries) ? shown : lineShown(shown, step, message)
  return {
    message,
    standingOf,
    shown: said && { ...said, isCertain: said.isCertain && !isOld },
    green: { linesTotal: rows.length, newLines, hasMessage: shown !== undefined && isOld },
  }
}

/** Returns the message that is compared with other logs, and the one that is shown. */
function messagesOf(
  entries: readonly LoggedEntry[],
  step: StepEvents,
  ranked: Ranking | undefined,
): Pick<StepFindings, 'message' | 'shown' | 'isReasonCertain'> {
  if (ranked === undefined) return { message: undefined, shown: undefined, isReasonCertain: false }
  const compared = shownOf(entries, step, ranked.compared)
  const shown = shownOf(isListOf(ranked, entries) ? [] : entries, step, ranked.shown)
  const isSame = compared?.entry === shown?.entry && compared?.line === shown?.line
  return {
    message: ranked.compared.message && compared?.line,
    shown: areNamed(entries) ? shown : lineShown(shown, step, ranked.shown.message),
    isReasonCertain: isSame && compared?.isCertain === true,
  }
}

/** Whether a list is of nothing but the message that is compared, which is not the one that is shown. */
function isListOf(
  { compared: { message }, shown }: Ranking,
  [only, other]: readonly LoggedEntry[],
): boolean {
  const text = message && message.line.mark + message.line.text
  return only?.printed === text && other === undefined && shown.message?.line !== message?.line
}

/** Returns what is shown of why a step failed. */
function shownOf(
  entries: readonly LoggedEntry[],
  step: StepEvents,
  { message, isCertain, uncertain, omitted }: ChosenReason,
): LoggedMessage | undefined {
  const text = message && message.line.mark + message.line.text
  const [doubtful, left] = [textsOf(uncertain), textsOf(omitted)]
  const listed = entries.filter(({ printed }) => !left.has(printed))
  const shown = shownMessage(listed, text, isCertain) ?? lastLine(step)
  const entry = listed.find((one) => one === shown?.entry)
  const isDoubtful = entry !== undefined && doubtful.has(entry.printed)
  return shown && isDoubtful ? { ...shown, isCertain: false } : shown
}

function textsOf(lines: ChosenReason['uncertain']): ReadonlySet<string | undefined> {
  return new Set([...(lines ?? [])].map((line) => line?.text))
}

/** Whether an entry has a name or a place. */
function areNamed(entries: readonly LoggedEntry[]): boolean {
  return entries.some(({ title, position }) => (title ?? position) !== undefined)
}

/** What a script does beside the command that can fail it. */
const SETTING = /^\s*(?:$|#|(?:cd|echo|set) )/
const MAX_COMMAND_CHARACTERS = 80

/** Returns what is shown of a line: what PowerShell says by it, or what the script of the step ran beside it. */
function lineShown(
  shown: LoggedMessage | undefined,
  step: StepEvents,
  message: ChosenReason['message'],
): LoggedMessage | undefined {
  const said = powerShellError(step.events, message?.line)
  return shown && said ? { ...said, isCertain: shown.isCertain } : withCommand(shown, step, message)
}

/** Adds to a line without evidence what the script of the step ran, if that is one command, and its exit code. */
function withCommand(
  shown: LoggedMessage | undefined,
  { header, exitCode }: StepEvents,
  message: ChosenReason['message'],
): LoggedMessage | undefined {
  const hasEvidence = message?.signs.includes('noEvidence') === false
  if (shown === undefined || hasEvidence || shown.isCertain) return shown
  const [script = '', shell] = header.split(/^shell: /m)
  const [command = '', other] = script.split('\n').filter((line) => !SETTING.test(line))
  const isOne = command !== '' && other === undefined && command.length <= MAX_COMMAND_CHARACTERS
  if (!isOne || shell === undefined || exitCode === undefined) return shown
  return { ...shown, line: `${shown.line} (${command} exited with code ${exitCode})` }
}

/** Reads whether the runner was lost before the step named what failed: what it names later, the signal can have stopped. */
function lostReader() {
  let isLost = false
  let hasNames = false
  return {
    read({ error, text, lineClass: found, namedBy }: LogEvent): void {
      isLost ||= error && RUNNER_LOST.test(text)
      const isNamed = namedBy !== undefined || (found.kind !== 'noise' && comparesValues([text]))
      hasNames ||= isNamed && !isLost
    },
    isLost: () => isLost && !hasNames,
  }
}

/** What a step printed that can show of what kind its failure is. */
function printedIn({ lines, texts }: StepLog, entries: readonly LoggedEntry[]) {
  return {
    details: entries.map(({ detail = '' }) => detail),
    output: outputTexts(texts).map((one) => partsOfText(one).join(' ')),
    marked: lines.flatMap(({ text: { key } }) => (/^Error: /.test(key) ? key : [])),
  }
}

/** Their tools list each test of which they print rows. */
function withoutRows(stated: readonly string[], entries: readonly LoggedEntry[]) {
  const areListed = entries.some(({ isTest }) => isTest)
  return areListed ? stated.filter((line) => !ROW.test(line)) : stated
}

/** A line that is nothing but a pointer to a manual, an address, or advice. */
// @example To see why this happens see "Known limitations" in documentation for pytest-xdist
const MANUAL =
  // eslint-disable-next-line regexp/no-super-linear-backtracking -- at most 300 characters are matched
  /^\W*https?:\/\/\S+\W*$|^(?:\[[\d:.]+\] )?to \S.{0,100}, (?:please )?(?:execute|run|see|try|type|use)\b|^\W*(?:to (?:see|learn|find out)|for (?:more|further|details|help)|see|learn more|read more|more \w+)\b.{0,150}\b(?:documentation|docs|manual|guide|https?:\/\/\S+)(?: (?:for|of) \S+)?\W*$/i

/** Returns the last line that says anything, of a step that does not say why it failed; a pointer only if it says nothing else. */
function lastLine({ events, endsAt }: StepEvents): LoggedMessage | undefined {
  const all = events.filter(
    (line) => line.position <= endsAt && !isEnding(line.text) && !namesNoReason(line),
  )
  const other = all.filter(({ text }) => !MANUAL.test(boundText(text)))
  const saying = other.length > 0 ? other : all
  const last =
    saying.findLast(
      ({ lineClass: found, text }) =>
        found.kind === 'mention' && MENTION.test(withoutNames(boundText(text))),
    ) ?? saying.at(-1)
  return last && { line: last.mark + last.text, isCertain: false }
}

/** Whether a step reports that its work failed, such as a download. */
function isFailedWork({ text, lineClass: found }: LogEvent): boolean {
  return (
    found.kind === 'noise' &&
    (found.name === 'downloads' || found.name === 'progress') &&
    !BAR.test(text) &&
    MENTION.test(text)
  )
}
