import { type LoggedErrors, QUOTED_REASON } from '../../../model/report/failure.ts'
import { entryReader, messageOf } from '../entries/entry-reader.ts'
import type { ProblemReader } from '../matchers/problem-reader.ts'
import { type LineClass, PREFIX, showsWork } from './classify-line.ts'
import { isEnding, isSpecific, saysWhat } from '../lines/ending-forms.ts'
import type { Candidate } from './failure-blocks.ts'
import { type FailureForm, MENTION } from './failure-forms.ts'
import { kindsOf } from './logged-kinds.ts'
import { maskNumbers } from '../masks/mask-line.ts'
import {
  exactLines,
  isCounting,
  isDetail,
  isFinding,
  isLogged,
  isPassed,
  isTemplate,
} from './plain-lines.ts'
import { printedLines } from './printed-lines.ts'
import { lineQualifier, SEPARATOR } from './qualify-line.ts'
import { isFrameOrCode, type ReasonCandidate } from './reason-signs.ts'

const MAX_FAILURES = 200
/** Failures that are reasons; more are not named. */
const MAX_REASONS = 100

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

/** A bar of progress, or a rule around a title. */
const BAR = /[█━▓▒░#=>]{8}/

/** A total in the form of a failure, and the numbers of other totals. */
const COUNT = /\b[Ff]ound \d/
const NUMBERS = /(?<![\w.:])\d+(?![\w:])/g

/** A number in a row of a diff or in a comparison: it can be all that distinguishes two failures of a test. */
const VALUE = /^\s*(?:[+-] *\W?\d|Which is: )|\d\W? (?:[!=]==?|=>|[<>]=?) \W?\d/

/** A sentence after the word for an error: it says what is wrong, whatever its words. */
const SENTENCE =
  /^(?:[\w.]{0,60}(?:Error|ERROR|error)|[Ff]atal|FATAL): (?!.{0,300}\b(?:exit|status|occurred|timed? ?out|[Oo]peration|[Pp]rocess|[Cc]ommand|[Ss]ee|fail\w*)\b).{0,300}\b(?:(?:is|are|was|were|must|has|have)\b.{2}|no \w+ found$)/

/** A sentence with a subject after the word for an error: `Error: the test failed to start`. */
const INABILITY =
  /^(?:[\w.]{0,60}(?:Error|ERROR|error)|[Ff]atal|FATAL): (?:[\w'-]{1,40} ){1,12}(?:failed|unable) to (?!(?:be|build|compile|complete|execute|finish|install|pass|run|succeed|test)\b)[a-z]{3,}/

/** What a tool prints that fails for its warnings, or its command. */
const STRICT = /\bwarnings? (?:\w+ )?treated as errors?\b|\bsphinx-build\b.{0,200} -\w{0,8}W\b/i

/** A frame of a stack trace. */
const FRAME = /^\s+at /

/**
 * Collects what the log of a step says failed, whatever is shown of it. The lines that report failures are
 * (1) those of each failure in a tool's own form and of each error. If there is such a failure, (2) the other
 * lines count without their numbers, since a second command can have failed. Otherwise, if a line identifies the
 * error, (3) tests, findings and the lines around errors count as they are, other lines without their numbers, and
 * what passed not at all. If none does, (4) all lines but noise count as they are. A line that says no more than
 * that something failed reports nothing.
 */
export function errorCollector(problemReader?: ProblemReader) {
  const lines = printedLines()
  const named = entryReader(problemReader)
  const qualify = lineQualifier()
  const context = failureContext()
  const work = workReader()
  const exactOf = exactLines()
  const failures: string[] = []
  /** The last line that says something, and the last one that names no error. */
  let last: string | undefined
  let said: string | undefined
  /** Lines that name an error without a tool's form. */
  let naming = 0
  let failsForWarnings = false
  let hasFailure = false
  let isIdentified = false
  /** Whether the tool fails for its warnings, and one names a place. */
  let isStrict = false
  let isPlaced = false

  function add(line: Candidate, found: LineClass): void {
    if (!line.text.startsWith(QUOTED_REASON)) named.add(line.text, line.index)
    lines.read(line.text)
    isStrict ||= STRICT.test(line.text.slice(0, 500))
    if (line.text.trim() === '') {
      context.separate()
      return
    }
    const label = PREFIX.exec(line.text)?.[0] ?? ''
    const text = qualify(line.text.slice(label.length), found)
    const whole = completed(label, text)
    const hasFailed = isFailedWork(line.text, found)
    if (found.kind === 'noise' && found.name !== 'cleanup' && !hasFailed) {
      work.readNoise(line.text, found)
      if (SAID.has(found.name) && isSpecific(text)) lines.note('noise', whole)
      return
    }
    lines.note('output', whole)
    if (line.cut) lines.miss('output')
    switch (found.kind) {
      case 'noise':
        if (hasFailed) addText(whole, line, { kind: 'mention' })
        else if (CHANGE.test(text)) lines.note('mention', whole)
        return
      case 'warning':
        lines.keepNumbers(exactOf(whole, !isLogged(whole)))
        isPlaced ||= isFinding(whole) && saysWhat(text)
        // A linter can fail for its warnings.
        if (POSITION.test(text) && !PYTHON_WARNING.test(text)) lines.note('mention', whole)
        else if (isSpecific(text)) lines.note('warning', whole)
        return
      case 'summary':
        // A total can name the package or the project that failed.
        context.end()
        if (isSpecific(text.replace(/\b\d\S*/g, ''))) lines.note('mention', whole)
        return
      case 'failure':
      case 'error':
      case 'mention':
      case 'text':
        addText(whole, line, found)
        context.pass(whole)
    }
  }

  function addText(text: string, line: Candidate, found: LineClass): void {
    const isSentence =
      found.kind === 'error' && (SENTENCE.test(line.text) || INABILITY.test(line.text))
    const specific = isSentence || isSpecific(text)
    // A label names who printed the line, not what failed.
    const content = text.slice(text.indexOf(SEPARATOR) + 1)
    const names = (content === text ? specific : isSpecific(content)) && !isEnding(text)
    if (names) last = line.text
    if (names && found.kind !== 'text') naming += 1
    const isValue = VALUE.test(line.text)
    const isPart = context.includes(line.text, isValue)
    lines.keepNumbers(exactOf(text, found.kind !== 'text'))
    const isCount = isCounting(text)
    if (found.kind === 'text') {
      if (specific && !isCount && !isPassed(text) && !isLogged(text)) said = text
    } else if (names && said !== undefined && !isCount)
      lines.note('stop', `${said}${SEPARATOR}${text}`)
    failsForWarnings ||= found.kind !== 'text' && /\bwarnings?\b/i.test(content)
    const isReport = found.kind === 'failure' || (found.kind === 'error' && !isTemplate(content))
    if (isReport) {
      for (const above of context.begin(found.form)) {
        lines.note('report', above)
        // The frame above an exception without a message.
        isIdentified ||= isFrameOrCode(above) && saysWhat(above)
      }
      if (found.kind === 'failure') lines.countFailure(text)
      if (names) {
        work.readFailure(line.text)
        if (failures.length < MAX_FAILURES) failures.push(line.text)
        else lines.miss('report')
      }
    } else if (names) {
      work.readText(line.text)
    }
    // Without a number, such words can be names: `test build failed`.
    const isTotal = (found.kind === 'failure' ? COUNT : /\d/).test(content)
    if (!specific && (found.kind === 'text' ? !(isPart && isValue) : isTotal)) return
    // A line with several numbers is a total.
    const isMention =
      found.kind === 'mention' && specific && (content.match(NUMBERS)?.length ?? 0) < 2
    if (isReport || (isPart && !isTemplate(content)) || isMention) {
      lines.note('report', text) // (1)
      if (line.cut) lines.miss('report')
      isIdentified ||= names && (isSentence || saysWhat(content))
      hasFailure ||= names && found.kind === 'failure'
    } else {
      lines.note('mention', text) // (2)
      isIdentified ||= names && (found.kind === 'mention' || isFinding(text)) && saysWhat(content)
    }
  }

  function reasonsOf(message: ReasonCandidate | undefined): readonly string[] {
    if (failures.length > 0) return failures.slice(0, MAX_REASONS)
    const text = message?.line.text
    const reason = text !== undefined && isSpecific(text) ? text : last
    return reason === undefined ? [] : [reason]
  }

  /** Lists the lines beside those that report failures that have to be in another log of the same error. */
  function others(): readonly string[] {
    if (hasFailure) return failsForWarnings ? lines.of('mention', 'warning') : lines.of('mention')
    // A standing sentence below it says less than the noise can.
    return naming <= 1 ? lines.of('noise') : []
  }

  /** Divides the lines that have to be in another log of the same error by whether their numbers count. */
  function divided(tests: readonly string[]) {
    if (hasFailure) return { strict: lines.of('report'), loose: [] }
    const plain = [
      ...lines
        .of('output', 'warning')
        .filter((line) => isSpecific(line) || (lines.hasExact(line) && isDetail(line))),
      ...lines.of('mention', 'report'),
    ]
    if (!isIdentified) return { strict: [...plain, ...lines.of('stop')], loose: [] } // (4)
    const reported = new Set(lines.of('report'))
    // Beside several errors, a log of what works says nothing of them.
    const isSilent = (line: string) => isPassed(line) || (naming > 1 && isLogged(line))
    const isStrict = (line: string) =>
      reported.has(line) || (lines.hasExact(line) && !isCounting(line) && !isSilent(line))
    return {
      strict: [...plain.filter(isStrict), ...(tests.length > 0 ? tests : lines.of('stop'))],
      loose: plain.filter((line) => !isStrict(line) && !isSilent(line)),
    } // (3)
  }

  return {
    add,
    /**
     * @param message the line that says why the step failed
     * @param isStopped whether something else ended the step, so that nothing in its log says why
     */
    errors(message: ReasonCandidate | undefined, isStopped: boolean): LoggedErrors {
      isIdentified ||= isStrict && isPlaced
      const list = named.list(message?.line.text)
      const reasons = reasonsOf(message)
      // The list is of all attempts.
      const tests = lines.isRepeated() ? [] : list.entries.filter(({ isTest }) => isTest)
      const titles = tests.map(({ title = '' }) => `≡ ${title}`)
      const output = new Map([...lines.masked(titles), ...lines.output(named.recovered())])
      const { strict, loose } = divided(titles)
      const errors = {
        message: message?.line.text,
        survivesMessage: message?.goesOn === true,
        ...list,
        ...{ reasons, failures },
        signature:
          reasons.length === 0
            ? undefined
            : [...lines.masked(reasons).keys()].toSorted().join('\n'),
        isNamed: hasFailure,
        reported: lines.masked(strict),
        mentioned: withoutNumbers(lines.masked([...others(), ...loose]).keys()),
        output,
        outputWithoutNumbers: withoutNumbers([
          ...output.keys(),
          ...lines.masked(lines.of('noise')).keys(),
        ]),
        isIdentified,
        whole: !(
          hasFailure ? (['report', 'mention', 'warning'] as const) : (['output'] as const)
        ).some(lines.isMissed),
        // No line follows the message but the error of the runner.
        endsStep: !work.goesOn() || message?.toEnd === 0,
      }
      return {
        ...errors,
        message: isStopped ? undefined : messageOf(list.entries, message?.line.text),
        kinds: kindsOf(errors),
      }
    },
  }
}

/** Follows which lines belong to the last failure or error. */
function failureContext() {
  /** The lines before this one. */
  let recent: string[] = []
  /** Lines that the form of the last failure or error still expects. */
  let open = 0
  let isApart = false
  return {
    separate(): void {
      isApart = true
    },
    end(): void {
      open = 0
    },
    /** Whether a line belongs to the failure above it: not unindented text below an empty line, but values do. */
    includes(text: string, isValue: boolean): boolean {
      const isPart = open > 0 && (!isApart || isValue || /^\s/.test(text))
      isApart = false
      open = Math.max(0, open - 1)
      return isPart
    },
    /** Returns the indented lines before a failure, which belong to it, such as the frames of a traceback. */
    begin([, , before, after]: FailureForm): readonly string[] {
      open = Math.max(open, after)
      const above = before === 0 ? [] : recent.slice(-Math.min(before, MAX_BEFORE))
      return above.filter((text) => /^\s/.test(text) && /\p{L}/u.test(text))
    },
    pass(text: string): void {
      recent.push(text)
      if (recent.length > 2 * MAX_BEFORE) recent = recent.slice(-MAX_BEFORE)
    },
  }
}

/** Follows whether the step did or said something after its last failure or error. */
function workReader() {
  let worked = false
  /** What the last failure begins with: only lines of the tool itself belong to what ended the step. */
  let tool: string | undefined
  return {
    readNoise(text: string, found: LineClass): void {
      worked ||= showsWork(text, found)
    },
    readFailure(text: string): void {
      worked = false
      tool = firstWord(text)
    },
    readText(text: string): void {
      worked ||= tool !== undefined && !FRAME.test(text) && firstWord(text) !== tool
    },
    goesOn: () => worked,
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

function withoutNumbers(lines: Iterable<string>): ReadonlySet<string> {
  return new Set([...lines].map(maskNumbers))
}
