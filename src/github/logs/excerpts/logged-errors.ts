import { type LoggedErrors, QUOTED_REASON, type Reason } from '../../../model/report/failure.ts'
import { entryReader, messageOf } from '../entries/entry-reader.ts'
import { type LineClass, PREFIX, showsWork } from './classify-line.ts'
import { isEnding, isSpecific, saysWhat } from './ending-forms.ts'
import { blockCollector, type Candidate } from './failure-blocks.ts'
import { MENTION } from './failure-forms.ts'
import { kindsOf } from './logged-kinds.ts'
import { isTotal, maskLine, maskNumbers } from './mask-line.ts'
import { lineQualifier, SEPARATOR } from './qualify-line.ts'
import { reasonLines } from './reason-lines.ts'
import { isFrameOrCode, type ReasonCandidate } from './reason-features.ts'

/** Lines of a step that are kept of each kind; of a step that prints more, not everything is known. */
const MAX_LINES = 5_000
const MAX_FAILURES = 200
const MAX_RECOVERED = 100

/** Lines before a failure that can belong to it. */
const MAX_BEFORE = 12

/** A place in a file. */
const POSITION = /\.\w{1,8}:\d|^\s*\d+:\d/

/** A warning of Python itself fails nothing, unless the step says that warnings did. */
const PYTHON_WARNING = /: \w{4,40}Warning: /

/** Words of a clean-up in which a script can also report what is wrong. */
const CHANGE = /^\s*(?:[Rr]emov|[Dd]elet|Writing|Wrote|Sav|Restoring)/

/** Noise that begins like what a script or a plug-in says of its own findings. */
const SAID: ReadonlySet<string> = new Set(['downloads', 'progress', 'help', 'maven'])

/** What a tool that repeats a command prints between its attempts. */
const ATTEMPT = /\bAttempt #?\d+ failed\b/

/** A bar of progress, or a rule around a title. */
const BAR = /[█━▓▒░#=>]{8}/

/** A total in the form of a failure, and the numbers of other totals. */
const COUNT = /\b[Ff]ound \d/
const NUMBERS = /(?<![\w.:])\d+(?![\w:])/g

/** A number in a row of a diff or in a comparison: it can be all that distinguishes two failures of a test. */
const VALUE = /^\s*(?:[+-] *\W?\d|Which is: )|\d\W? (?:[!=]==?|=>|[<>]=?) \W?\d/

/** What a list of findings names: a place in a file, a vulnerability, a source file alone, or a row below a file. */
const FINDING =
  /^\s{0,8}(?!at )\S{1,200}\.[A-Za-z]\w{0,9}[:(]\d+|\b(?:CVE-\d{4}-\d{4,7}|GHSA(?:-\w{4}){3})\b|^\s{0,8}[\w./@-]{1,200}\.(?:cs?|cc|cpp|exs?|go|h|java|jsx?|kt|md|php|py|rb|rs|scala|sh|sql|swift|tf|tsx?|ya?ml)$/

/** A sentence after the word for an error: it says what is wrong, whatever its words. */
const SENTENCE =
  /^(?:[\w.]{0,60}(?:Error|ERROR|error)|[Ff]atal|FATAL): (?!.{0,300}\b(?:exit|status|occurred|timed? ?out|[Oo]peration|[Pp]rocess|[Cc]ommand|[Ss]ee|fail\w*)\b).{0,300}\b(?:(?:is|are|was|were|must|has|have)\b.{2}|no \w+ found$)/

/** A frame of a stack trace. */
const FRAME = /^\s+at /

/** Lines that are kept to choose the reasons from. */
const MAX_BLOCK_LINES = 200

/**
 * Collects what the log of a step says failed, whatever is shown of it. The lines that report failures are
 * (1) those of each failure in a tool's own form and of each error. If there is such a failure, (2) the other
 * lines count without their numbers, since a second command can have failed. Otherwise, (3) all lines but noise
 * count as they are. A line that says no more than that something failed reports nothing.
 */
export function errorCollector() {
  const reported = new Set<string>()
  const mentioned = new Set<string>()
  const warned = new Set<string>()
  const output = new Set<string>()
  /** Noise in which a script can also say what is wrong. */
  const dropped = new Set<string>()
  /** Lines that name an error without a tool's form. */
  let naming = 0
  /** How often the last attempt printed each line in a tool's own form: two packages can have a test of one name. */
  const printed = new Map<string, number>()
  /** Lines that report an error, each after what the step said before: it can have gone on there. */
  const stops = new Set<string>()
  let said: string | undefined
  /** Playwright lists at the end what failed and then passed. */
  const recovered = new Set<string>()
  let failsForWarnings = false
  let isFlaky = false
  /** Lines since the last attempt began, if the command was repeated. */
  const latest = new Set<string>()
  let isRepeated = false
  const failures: Reason[] = []
  const qualify = lineQualifier()
  const mask = masker(printed)
  const blocks = blockCollector(MAX_BLOCK_LINES)
  const named = entryReader()
  let last: string | undefined
  /** The lines before this one. */
  let recent: string[] = []
  /** Lines that the form of the last failure or error still expects. */
  let open = 0
  let isApart = false
  let hasFailure = false
  let isIdentified = false
  /** Whether no line that reports a failure, and no other line, had to be dropped. */
  let allReported = true
  let allOutput = true
  /** Whether the step did or said something since the last failure or error, and what that begins with. */
  let worked = false
  let tool: string | undefined

  function add(line: Candidate, found: LineClass): void {
    blocks.add(line, found)
    if (!line.text.startsWith(QUOTED_REASON)) named.add(line.text, line.index)
    findRecovered(line.text)
    if (line.text.trim() === '') {
      isApart = true
      return
    }
    const label = PREFIX.exec(line.text)?.[0] ?? ''
    const text = qualify(line.text.slice(label.length), found)
    if (found.kind === 'noise' && found.name !== 'cleanup' && !isFailedWork(line.text, found)) {
      worked ||= showsWork(line.text, found)
      if (SAID.has(found.name) && isSpecific(text)) note(dropped, completed(label, text))
      return
    }
    const whole = completed(label, text)
    allOutput = note(output, whole) && allOutput && !line.cut
    note(latest, whole)
    switch (found.kind) {
      case 'noise':
        if (isFailedWork(line.text, found)) addText(whole, line, { kind: 'mention' })
        else if (CHANGE.test(text)) allReported = note(mentioned, whole) && allReported
        return
      case 'warning':
        // A linter can fail for its warnings.
        if (POSITION.test(text) && !PYTHON_WARNING.test(text))
          allReported = note(mentioned, whole) && allReported
        else if (isSpecific(text)) allReported = note(warned, whole) && allReported
        return
      case 'summary':
        // A total can name the package or the project that failed.
        open = 0
        if (isSpecific(text.replace(/\b\d\S*/g, '')))
          allReported = note(mentioned, whole) && allReported
        return
      case 'failure':
      case 'error':
      case 'mention':
      case 'text':
        addText(whole, line, found)
        recent.push(whole)
        if (recent.length > 2 * MAX_BEFORE) recent = recent.slice(-MAX_BEFORE)
    }
  }

  function findRecovered(text: string): void {
    if (ATTEMPT.test(text)) {
      isRepeated = true
      latest.clear()
      printed.clear()
    }
    if (text.endsWith(' PASSED') && recovered.size < MAX_RECOVERED) {
      const failed = text.replace(/ PASSED$/, ' FAILED')
      if (output.has(failed)) recovered.add(failed)
    }
    if (/^ {2}\d+ flaky$/.test(text)) isFlaky = true
    else if (isFlaky && /^ {4}\S/.test(text) && recovered.size < MAX_RECOVERED) recovered.add(text)
    else isFlaky = false
  }

  function addText(text: string, line: Candidate, found: LineClass): void {
    const isSentence = found.kind === 'error' && SENTENCE.test(line.text)
    const specific = isSentence || isSpecific(text)
    // A label names who printed the line, not what failed.
    const content = text.slice(text.indexOf(SEPARATOR) + 1)
    const names = (content === text ? specific : isSpecific(content)) && !isEnding(text)
    if (names) last = line.text
    if (names && found.kind !== 'text') naming += 1
    const isValue = VALUE.test(line.text)
    // Unindented text below an empty line is no detail of a failure, unless it compares values.
    const isPart = open > 0 && (!isApart || isValue || /^\s/.test(line.text))
    isApart = false
    open = Math.max(0, open - 1)
    if (found.kind === 'text') said = text
    else if (names && said !== undefined) note(stops, `${said}${SEPARATOR}${text}`)
    const isReport = found.kind === 'failure' || found.kind === 'error'
    failsForWarnings ||= found.kind !== 'text' && /\bwarnings?\b/i.test(content)
    // A line with several numbers is a total.
    const isMention =
      found.kind === 'mention' && specific && (content.match(NUMBERS)?.length ?? 0) < 2
    if (isReport) {
      const [form, , before, following] = found.form
      // Indented lines before a failure belong to it, such as the frames of a traceback.
      const context = before === 0 ? [] : recent.slice(-Math.min(before, MAX_BEFORE))
      for (const above of context) {
        if (!/^\s/.test(above) || !/\p{L}/u.test(above)) continue
        report(above)
        // The frame above an exception without a message.
        isIdentified ||= isFrameOrCode(above) && saysWhat(above)
      }
      open = Math.max(open, following)
      if (found.kind === 'failure' && (printed.has(text) || printed.size < MAX_LINES))
        printed.set(text, (printed.get(text) ?? 0) + 1)
      if (names) {
        worked = false
        tool = firstWord(line.text)
        if (failures.length < MAX_FAILURES)
          failures.push({ text: line.text, basis: 'error', tool: form })
        else allReported = false
      }
    } else if (names && tool !== undefined && !FRAME.test(line.text)) {
      // Only lines of the tool itself belong to what ended the step.
      worked ||= firstWord(line.text) !== tool
    }
    // Without a number, such words can be names: `test build failed`.
    const isTotal = (found.kind === 'failure' ? COUNT : /\d/).test(content)
    if (!specific && (found.kind === 'text' ? !(isPart && isValue) : isTotal)) return
    if (isReport || isPart || isMention) {
      report(text) // (1)
      if (line.cut) allReported = false
      isIdentified ||= names && (isSentence || saysWhat(content))
      if (names && found.kind === 'failure') hasFailure = true
    } else {
      allReported = note(mentioned, text) && allReported // (2)
      isIdentified ||=
        names &&
        (found.kind === 'mention' || text.split(SEPARATOR).some((part) => FINDING.test(part))) &&
        saysWhat(content)
    }
  }

  function report(text: string): void {
    allReported = note(reported, text) && allReported
  }

  function withoutRecovered(lines: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
    const names = [...mask(recovered).keys()]
    return new Map([...lines].filter(([line]) => !names.some((name) => line.endsWith(name))))
  }

  return {
    add,
    breakContext: blocks.breakContext,
    /**
     * @param message the line that says why the step failed
     * @param isStopped whether something else ended the step, so that nothing in its log says why
     */
    errors(message: ReasonCandidate | undefined, isStopped: boolean): LoggedErrors {
      const reasons = reasonLines(blocks.blocks(), last)
      const list = named.list(message?.line.text)
      // The lines that report failures, also those of a log that has too many others.
      const plain = [...output].filter(
        (line) => isSpecific(line) || reported.has(line) || mentioned.has(line),
      )
      const lines = [...new Set([...output, ...reported, ...mentioned]), ...stops]
      const isLatest = (line: string) => !isRepeated || latest.has(line) || stops.has(line)
      const all = withoutRecovered(mask(lines.filter(isLatest)))
      const others = failsForWarnings ? [...mentioned, ...warned] : mentioned
      // A standing sentence below it says less than the noise can.
      const isAlone = !hasFailure && naming <= 1
      const loose = hasFailure ? mask(others).keys() : isAlone ? mask(dropped).keys() : []
      const errors = {
        message: message?.line.text,
        survivesMessage: message?.goesOn === true,
        ...list,
        reasons,
        failures,
        signature:
          reasons.length === 0
            ? undefined
            : [...mask(reasons.map(({ text }) => text)).keys()].toSorted().join('\n'),
        isNamed: hasFailure,
        reported: mask(hasFailure ? reported : [...plain, ...stops]), // (3)
        mentioned: withoutNumbers(loose),
        output: all,
        outputWithoutNumbers: withoutNumbers([...all.keys(), ...mask(dropped).keys()]),
        isIdentified,
        whole: hasFailure ? allReported : allOutput,
        // No line follows the message but the error of the runner.
        endsStep: !worked || message?.toEnd === 0,
      }
      return {
        ...errors,
        message: isStopped ? undefined : messageOf(list.entries, message?.line.text),
        kinds: kindsOf(errors),
      }
    },
  }
}

/** Whether a step reports that its work failed, such as a download. */
function isFailedWork(text: string, found: LineClass): boolean {
  return (
    found.kind === 'noise' &&
    (found.name === 'downloads' || found.name === 'progress') &&
    !BAR.test(text) &&
    MENTION.test(text)
  )
}

/** A label without a letter is a number of BuildKit. */
function completed(label: string, text: string): string {
  return /[A-Za-z]/.test(label) ? `${label}${SEPARATOR}${text}` : text
}

function firstWord(text: string): string | undefined {
  return /\S+/.exec(text)?.[0]
}

/** Adds a line unless there are too many; returns whether it is in the set. */
function note(lines: Set<string>, text: string): boolean {
  if (lines.size < MAX_LINES) lines.add(text)
  return lines.has(text)
}

function withoutNumbers(lines: Iterable<string>): ReadonlySet<string> {
  return new Set([...lines].map(maskNumbers))
}

/**
 * Returns a function that counts the lines that are equal when masked. It masks each line once.
 *
 * @param printed how often a line was printed, if not once
 */
function masker(
  printed: ReadonlyMap<string, number>,
): (lines: Iterable<string>) => ReadonlyMap<string, number> {
  const known = new Map<string, string>()
  return (lines) => {
    const counts = new Map<string, number>()
    for (const line of lines) {
      const masked = known.get(line) ?? maskParts(line.split(SEPARATOR))
      known.set(line, masked)
      if (masked !== '') counts.set(masked, (counts.get(masked) ?? 0) + (printed.get(line) ?? 1))
    }
    return counts
  }
}

/** Returns the masked text of a line and of what completes it; a total is empty, since it says nothing itself. */
function maskParts(parts: readonly string[]): string {
  const masked = parts.map(maskLine)
  return isTotal(masked.at(-1) ?? '') ? '' : masked.join(' ')
}
