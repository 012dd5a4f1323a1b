// The place of an entry, and what is said of it.
import type { SourcePosition } from '../../model/report/failure.ts'
import type { Groups } from '../forms/find-form.ts'
import { matchedPart } from '../lines/frames.ts'
import { withMarks } from '../words/word.ts'
import { onlyCounts } from '../words/total.ts'

/** Where a tool shows that an error is from. */
// prettier-ignore
const POSITIONS: readonly RegExp[] = [
  /^\s*(?:╭─+\[|(?:-->|❯|┌─|└─|╭▸|at:?|in|from|Loc\w*:|#|::)\s{1,4})(?:file:\/\/)?(?<file>(?:[A-Za-z]:)?[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?/,
  /^\s*(?:at|❯) .{0,300}?[( ](?:file:\/\/)?(?<file>(?:[A-Za-z]:)?[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?\)?/,
  /^\s+at .{1,300} in (?<file>(?:[A-Za-z]:)?[^:]{1,300}):line (?<line>\d+)/,
  /^\s*File "(?<file>[^"]{1,300})", line (?<line>\d+)/,
  /^thread '.{1,300}' (?:\(\d+\) )?panicked at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+):?/,
  /^\s{0,16}(?:# |File: |┃ {2,12}|\[-{4}\] |\[ {3}LINE {3}\] --- )?(?<file>(?:[A-Za-z]:)?[^\s:()'"]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?(?=$|[:)\s-])/,
  /\((?<file>[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?\)/,
  /^\s{0,8}(?!package:|dart:)(?<file>\S{1,300}\.dart) (?<line>\d+):(?<column>\d+) /,
  /\bat (?<file>[^\s:()]{1,300}\.\w{1,8}) line (?<line>\d+)/,
  /\bon (?<file>[^\s:()]{1,300}\.\w{1,8}) line (?<line>\d+)/,
  /\bin (?:test )?file (?<file>[^\s:(),"]{1,300}), line (?<line>\d+)/,
  /^\s*(?:Loc: )?\[?(?<file>(?:[A-Za-z]:)?[^\s:()[\]]{1,300}\.\w{1,8})\((?<line>\d+)(?:, ?(?<column>\d+))?\)/,
  /^\s*location: '(?<file>[^':]{1,300}):(?<line>\d+):(?<column>\d+)'/,
]

/** What tools write in lines of keys and values about where an error is from. */
const KEYED = {
  file: /^[\t ]*(?:[Ff]ile(?:[Nn]ame)?|[Pp]ath): {1,8}['"]?([^\s'"]{1,300}\.\w{1,8})['"]?,?$/m,
  line: /^[\t ]*[Ll]ine(?:Number)?: {1,8}(\d+),?$/m,
  column: /^[\t ]*[Cc]olumn(?:Number)?: {1,8}(\d+),?$/m,
}

/** Files of languages, runners and installed packages. */
const FOREIGN =
  /node_modules\/|^node:|\binternal\/|\/(?:usr|opt|nix)\/|site-packages\/|dist-packages\/|\/rustc\/|hostedtoolcache|\/gems\/|vendor\/|deps\/|webpack:|<anonymous>|\/lib\/(?:python|ruby|node)|(?:^|\/)(?:Native)?Method|\.nuget|jdk\.internal|\/go\/(?:src|pkg)\/|^ext:|^https?:|^\/_\//

const TEST_FILE =
  /(?:^|[/._-])(?:tests?|specs?|__tests__|features?|e2e)(?=[/._-])|Tests?\.\w+$|Spec\.\w+$/i

/** The folder of the checkout on each system. Others below `work`, such as `_temp` and `_actions`, are the runner's. */
const CHECKOUT_FOLDER =
  /^(?:(?:\/home\/runner\/work|\/Users\/runner\/work|[A-Za-z]:\/a|\/__w|(?:[A-Za-z]:)?\/.{0,60}\/_work)\/([^/:]{1,100})\/\1\/|\/github\/workspace\/)/

/** Returns the position that named groups describe; `undefined` without a file. */
export function readPosition(groups: Groups): SourcePosition | undefined {
  const { file } = groups
  if (file === undefined || /^(?:\s*$|<|unknown location$)/.test(file)) return undefined
  const printed = file
    .trim()
    .replace(/^file:\/\//, '')
    .replaceAll('\\', '/')
  const path = printed.replace(CHECKOUT_FOLDER, '').replace(/^(?:\.\/)+/, '')
  return {
    path,
    line: positiveNumber(groups['line'] ?? groups['row']),
    column: positiveNumber(groups['column']),
    file: CHECKOUT_FOLDER.test(printed) ? path : undefined,
  }
}

const ABSOLUTE = new RegExp(`${CHECKOUT_FOLDER.source.slice(1)}(?<file>[^\\s:()'"<>]{1,300})`, 'g')

/** Adds the file to a position if all absolute paths in the same failure that end with its path are of one file. */
export function withFile(
  position: SourcePosition | undefined,
  lines: readonly string[],
): SourcePosition | undefined {
  if (position === undefined || position.file !== undefined) return position
  const [file, other] = new Set(
    lines
      .map((line) => matchedPart(line).replaceAll('\\', '/'))
      .filter((line) => line.includes(`/${position.path}`))
      .flatMap((line) => [...line.matchAll(ABSOLUTE)].map(({ groups }) => groups?.['file'] ?? ''))
      .filter((path) => `/${path}`.endsWith(`/${position.path}`)),
  )
  return other === undefined ? { ...position, file } : position
}

/** A position alone in its line. */
const LONE_POSITION = /^(?:[A-Za-z]:)?[^\s:()'"]{1,300}\.\w{1,8}:\d+(?::\d+)?$/

/** Returns the position alone in the last line, if an empty one is above it: it heads what follows. */
export function positionAbove(above: readonly string[]): SourcePosition | undefined {
  const [before = '', heading = ''] = ['', ...above].slice(-2)
  const isHeading = before.trim() === '' && LONE_POSITION.test(heading)
  return isHeading ? findPosition([heading]) : undefined
}

function positiveNumber(text: string | undefined): number | undefined {
  const number = Number(text)
  return number > 0 ? number : undefined
}

/**
 * Returns the first position of the project that lines name: in the file `within`, in the file that the title
 * of a test names, or in a test's file, if one is.
 */
export function findPosition(
  lines: readonly string[],
  within?: string,
  title?: string,
): SourcePosition | undefined {
  const whole = lines.map((line) => matchedPart(line)).join('\n')
  const parts = Object.entries(KEYED).map(([part, pattern]) => [part, pattern.exec(whole)?.[1]])
  const keyed = readPosition(Object.fromEntries(parts) as Groups)
  if (keyed?.line !== undefined) return keyed
  const positions = lines.flatMap((line) => {
    const text = matchedPart(line)
    const groups = POSITIONS.map((pattern) => pattern.exec(text)?.groups).find(Boolean)
    const position = groups && readPosition(groups)
    return position === undefined || FOREIGN.test(groups?.['file'] ?? '') ? [] : [position]
  })
  const named = positions.find(({ path }) => {
    const name = /(?<![^/])([^/]+)\.\w+$/.exec(path)?.[1] ?? ''
    return name.length > 3 && title?.split(/[.$#:\s\\/>]+/).includes(name)
  })
  return (
    positions.find(({ path }) => path === within) ??
    named ??
    positions.find(({ path }) => TEST_FILE.test(path)) ??
    positions[0]
  )
}

/** A frame, source code, a row of a diff, a rule, a heading without content. */
// prettier-ignore
const NO_DETAIL: readonly RegExp[] = [
  /^[\s\W_]*$/,
  /^\s*(?:at |in function |File "|from |\.\.\. \d+ (?:more|common)|goroutine \d|stack backtrace|note: |-->|❯|Traceback|Stack ?[Tt]race|Error Trace|Test: |#\d|# .*:in )/,
  /^\s*(?:>\s*)?\d+ *[|│┃]|^\s*[|│┃>]|^\s*[~^]+|^(?:>| {2,}[|])/,
  /^\s{0,6}[+-](?! asserts\[)(?: |$)|^(?:---|\+\+\+|@@)|^\s*[+-] (?:Expected|Received|expected|actual)|^\s*\+ expected - actual/,
  /^\s*(?:(?:\S+ )?\S+\.\w{1,8}:\d+(?::\d+)?:?|\(.{1,200}:\d+\))\s*$/,
  /^\s*(?:Failure\/Error|Q(?:WARN|DEBUG|INFO|SYSTEM) {1,2}): |^\*{9} (?:Start|Finished) testing of |^Config: Using QtTest |^(?:trace|info): \.> /,
  /^\s*(?:(?:error|message): \|?[->]?-?|'test failed')$/,
  withMarks(
    /^\s*(?:[✓+]|ok\b|PASS|[Pp]assed\b|Before |After )|^\s*\(?in test file |^\s*\d+: |^\s*[✗] (?:Given|When|Then|And|But) |^\s*(?:Timeline >>|<< Timeline|FAIL$|Ran \d|Retry #|Browser: |\(in test file|\(from function|Test {1,2}\S+$|[→-] ✖ \w+$|Given .{0,80}$ # )|^\d+ (?:scenarios|steps|tests|specs)/,
  ),
  /^\s*(?:Error Message|Message|Failure|Error|Details?|Diff|Output|Code|code|stacktrace|stack|Stack|Call log|Expected and actual|with expansion|ERRORS|FAILURES|FAILED|---|\.\.\.)\s*(?::\s*)?$/,
  /^\s*Captured .*$/,
  /^\s*(?:duration_ms|type|failureType|location|operator|code|severity|name|generatedMessage): /,
  /^\s*(?:[\w$]+\s*)?[{}()[\];,]+\s*$|[{;]\s*$|^\s*(?:const|let|var|def|func|fn|return|await|if|it|test|describe|self\.|assert|import|from|@)\b[^:]*[(=]/,
  /^thread '.{1,300}' (?:\(\d+\) )?panicked at \S+$|^panicked at/,
  /: Failure$|^\s*(?:Expression: |Test threw exception$)|^(?:std(?:out|err):|1\.\.\d+|>>> .*|― ?.*|# Start of .*|\*\*)$/,
  /^(?:\[gw\d+\] )?\w+ -- Python |^%%% \w+ ==> ?$|^\*{10,} |^\s*(?:Exit Code: \d|Command Output \(|RUN: at line |caused by:$|NOTE: |Time taken: |Looks like you (?:failed|planned) |X?(?:FAIL|PASS): |SKIP: |Summary: |[^\s:]{1,60}: warning: )|^\d{1,5}(?: {4}.*)?$/,
  /^[A-Z][\w ]{2,30} (?:scenarios|tests|examples|specs|steps)(?: \/ \w+)?:|^(?:error: )?test run failed|^\W{0,8}\d+ \w+ (?:passed|failed),|^\[?INFO\b|^\s*[─━═]{2}|^\s*={3,}|\.\.\. (?:ok|FAILED)$|^\d\d:\d\d \+\d|\b(?:[Ss]ee|[Aa]ccess) .{1,40} (?:above|below|output)\b|^\s*[+-] actual [+-] expected/,
  /^\s*(?:running|Running|=== |--- |ok |PASS|(?:Error: )?Process completed|Finished|The test description was|To run this test again: |The following .{1,60} was thrown\b|\[\d+\/\d+\])/,
]

const EXPECTED =
  /^\W{0,24}(?:expected|Expected|EXPECTED|want|Want|right|Right)(?:ed)?\b(?! length)[\w ]{0,24}: *(?!\|-?$)\S/
const ACTUAL =
  /^\W{0,24}(?:received|Received|actual|Actual|ACTUAL|got|Got|GOT|found|left|Left|[Bb]ut (?:was|got)|Evaluated)(?! length)\b[\w ]{0,24}: *\S/
/** A sentence of jest that the values below say better. */
const HINT = /^expect\(.{0,100}\)\./

/** What gleam, ginkgo, go and Rust print before what a test says; before it are logs, or keys and values. */
const TEST_STATEMENT =
  /^\s*\[(?:FAILED|PANICKED|TIMEDOUT)\] (?!in \[)\S|^thread '.{1,300}' (?:\(\d+\) )?panicked at |^ info: \S|^ {4,}\w{1,60}_test\.go:\d+: \S/

/** If pytest marks lines, the others are source code. */
const PYTEST_ROW = /^E {3,}/

/** What says that something is wrong, beside what a program prints of its work. */
const WRONG =
  /error\b|exception\b|\b(?:expected|mismatch\w*|assert\w*|exceed\w*|panic\w*|can(?:no|')t|missing|invalid|differs?|not|no|refused|denied|timed out|fail(?:ed|ure|s)|got|want|wrong)\b|[!=]==?|:$/i
const MAX_WORK = 8

/** What a test of Go logs and what fails look alike, and what fails is printed last. */
const GO_ROW = /^ {4,}\w{1,60}_test\.go:\d+:(?: \S|$)/

/** Returns the lines from the last row of Go on that says that something is wrong, or else from its last row on. */
export function fromLastRow(lines: readonly string[]): readonly string[] {
  const rows = lines.filter((line) => GO_ROW.test(line))
  const last = rows.findLast((row) => WRONG.test(row)) ?? rows.at(-1)
  return last === undefined ? lines : lines.slice(lines.lastIndexOf(last))
}

/** A detail that the lines below complete: by one, or by the rows of a comparison. */
const OPEN = /:\s*$/
const BARE = /^(?:Expected|expected)$/
const MAX_VALUE_LINES = 3
const MAX_JOINED = 5

/** What tools put before a detail. */
const DETAIL_LABEL =
  /^(?:(?:[A-Za-z]:)?[^\s:()]{1,200}\.\w{1,6}(?::\d+(?::\d+)?|\(\d+(?:, ?\d+)?\)): (?=\S))?(?:(?:error|info|message|Fail|Step|msg): {0,3}(?:['"](?=.))?|Error: +\t|(?:Fail|Step) {1,2}|\d+\) (?=\w*Error)|\d+\.\d+\) |[*×✖✗✘-] |At line \(\d+\): "|\[-{4}\] \S{1,300}:\d+: |%%% \w{1,100} ==> |\[(?:Failed|FAILED|PANICKED|TIMEDOUT)\]:? {1,2})?/

/** The start of a traceback of Python, and the last lines of one. */
const TRACEBACK = /^\s*Traceback \(most recent/
const RAISED_ERROR = /^[a-zA-Z_][\w.]*(?:: \S|$)/
/** An exception with its module. */
const WHOLE_ERROR = /^[a-z_][\w.]*\.[A-Z]\w*: \S/

/**
 * Returns what lines say is wrong; `undefined` if they say nothing.
 *
 * 1. If a tool marks what a test says, only those lines count: all from the first one on, or the rows that pytest marks.
 * 2. If a traceback is in them, its last line counts: the one below its frames.
 * 3. Otherwise, the first line that is a detail counts, of a test the first of them that says that something is wrong.
 * 4. The values that it compares follow. They replace a line that only has one of them.
 * 5. Without values, the lines that complete it follow.
 *
 * @param isTest whether they are of a test: only those print their work
 */
export function findDetail(printed: readonly string[], isTest: boolean): string | undefined {
  const lines = isTest ? printed : withoutHunk(printed)
  const statementIndex = lines.findIndex((line) => TEST_STATEMENT.test(line))
  const marked =
    statementIndex === -1
      ? lines.filter((line) => PYTEST_ROW.test(line))
      : lines.slice(statementIndex)
  const texts = (marked.length > 0 ? marked : lines).map((line) =>
    matchedPart(line)
      .replace(PYTEST_ROW, '')
      .replace(/^\s*# {1,10}/, ''),
  ) // (1)
  const isRaised = (text: string) => RAISED_ERROR.test(text)
  const raised = texts.some((text) => TRACEBACK.test(text))
    ? (texts.findLast((text, at) => isRaised(text) && /^\s/.test(texts[at - 1] ?? '')) ??
      texts.findLast(isRaised))
    : undefined
  if (raised !== undefined) return raised.trim() // (2)
  const firstDetail = texts.findIndex(isDetail)
  const evidentDetail = isTest ? evident(texts, firstDetail) : firstDetail
  const detail = texts[evidentDetail]?.trim().replace(DETAIL_LABEL, '') // (3)
  const expected = valueOf(texts.find((text) => EXPECTED.test(text)))
  const actual = valueOf(texts.find((text) => ACTUAL.test(text) && valueOf(text) !== expected))
  const values =
    expected !== undefined && actual !== undefined ? `${expected}, ${actual}` : undefined
  if (detail === undefined) return values
  if (values !== undefined) {
    return comparesValue(detail) || HINT.test(detail)
      ? values
      : `${detail.replace(/[:,]$/, '')}, ${values}` // (4)
  }
  const rest = texts.slice(evidentDetail + 1).filter((text) => text.trim() !== '')
  const openCount = OPEN.test(detail) ? rest.findIndex((text) => !OPEN.test(text)) + 1 : 0
  const joinedCount = BARE.test(detail) ? MAX_VALUE_LINES : Math.min(openCount, MAX_JOINED)
  return [detail, ...rest.slice(0, joinedCount)].map((text) => text.trim()).join(' ') // (5)
}

/** Returns the lines of a finding without the rows of a diff that they begin with: source says nothing. */
function withoutHunk(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => !/^(?:[ +-]|$)/.test(line))
  const rows = end === -1 ? lines : lines.slice(0, end)
  return rows.some((row) => /^[+-]/.test(row)) ? lines.slice(rows.length) : lines
}

/** Returns whether lines say what a test expected, and what it got. */
export function comparesValues(lines: readonly string[]): boolean {
  const texts = lines.map((line) => matchedPart(line))
  return (
    texts.some((text) => ASSERTION_TEXT.test(text)) ||
    (texts.some((text) => EXPECTED.test(text)) && texts.some((text) => ACTUAL.test(text)))
  )
}

/** What an assertion says: `expected 3, got 4`. */
const ASSERTION_TEXT =
  /\bAssert\w*(?:Error|Failed|Exception)\b|\bexpect\(|\bexpected\b.{1,200}\b(?:but|found|got|received|was|were)\b/i

/** Returns a row of a comparison without the comma of an object. */
function valueOf(text: string | undefined): string | undefined {
  return text?.trim().replace(/,$/, '')
}

/** Returns whether a text says that something is wrong, beside what a program prints of its work. */
export function saysWhatIsWrong(text: string): boolean {
  return WRONG.test(text) || WHOLE_ERROR.test(text)
}

/** Below the last test, what the tool counts is no word of it. */
function isDetail(text: string): boolean {
  return !NO_DETAIL.some((pattern) => pattern.test(text)) && !onlyCounts(text)
}

function comparesValue(text: string): boolean {
  return EXPECTED.test(text) || ACTUAL.test(text)
}

/** Returns the index of the first text, from a detail on, that says that something is wrong; that of the detail if none does. */
function evident(texts: readonly string[], firstDetail: number): number {
  const first = texts[firstDetail]
  if (first === undefined || comparesValue(first) || DETAIL_LABEL.exec(first.trim())?.[0] !== '')
    return firstDetail
  const offset = texts
    .slice(firstDetail, firstDetail + MAX_WORK)
    .findIndex((text) => WRONG.test(text) && !comparesValue(text) && isDetail(text))
  return offset === -1 ? firstDetail : firstDetail + offset
}
