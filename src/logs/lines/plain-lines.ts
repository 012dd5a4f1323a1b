import { SOURCE } from './source.ts'
import { type LogText, partsOfText } from '../../model/logged/log-text.ts'

/** Lines that only mention a failure: `DistillGPT2   FAIL:   graph_breaks=4, expected=2`. */
export const MENTION =
  /(?<!\b0 )\b(?:FAIL|FAILED|FAILURE|ERROR|FATAL|[Ff]ailed|[Ff]atal|[Cc]annot|[Cc]ould not|[Uu]nable to|[Mm]issing|[Ii]nvalid|[Tt]imed out|[Tt]imeout|[Rr]efused|[Dd]enied|[Aa]borted|not found)\b(?!(?: \w+){0,2}:? +0\b)/

/**
 * What names a thing that is wrong, in a list without the form of a tool: a place in a file, a file behind a label in a
 * column, a vulnerability, a source file alone, or the header of a diff.
 */
const FINDING =
  /^\s{0,8}(?:[│┃*•!-]\s{1,8})?(?!at )[^\s│┃*•!-]\S{0,200}\.[A-Za-z]\w{0,9}[:(]\d+|^\s{0,8}(?:File|Path): {2,}\S{1,200}$|^\s{1,8}on \S{1,200} line \d+:$|\b(?:CVE-\d{4}-\d{4,7}|GHSA(?:-\w{4}){3})\b|^diff --git a\//

/** A source file alone. */
const FILE = new RegExp(`^\\s{0,8}(?:[*•-] )?[\\w./@-]{1,200}\\.${SOURCE}$`)

/**
 * A line at a level at which nothing fails: the level is in capitals, in brackets, before a colon, or behind a picture.
 *
 * @example 🦋  info @acme/tax is being published
 */
const LOGGED =
  /^(?:\S{0,30}\d\S{0,30}\s{1,8}){0,3}(?:\[?(?:INFO?|DEBUG|TRACE)\b|\[(?:info|debug|trace)\]|(?:info|debug|trace): |\p{Extended_Pictographic}\uFE0F? +(?:info|debug)\b)|\blevel["']?[:=] ?"?(?:info|debug|trace)\b|"level": ?(?:"(?:INFO|DEBUG|TRACE)"|[123]0)[,}]/u

/** A command that a shell or a package manager prints before it runs it. */
const ECHO = /^(?:(?!\+{3} (?:[ab]\/|\/dev\/null))\++ \S|\$ \S|> \S[^\s@]*@\S+ \w|\[command\])/

export function isEcho(text: string): boolean {
  return ECHO.test(text)
}

/** Whether a line names a thing that is wrong. */
function isFinding(line: string): boolean {
  return (FINDING.test(line) || FILE.test(line)) && !PYTHON_WARNING.test(line)
}

/** A warning of Python itself fails nothing, unless the step says that warnings did. */
export const PYTHON_WARNING = /: \w{4,40}Warning: /

/** Whether a text, or what completes it, names a thing that is wrong. */
export function hasFinding(text: LogText): boolean {
  return partsOfText(text).some(isFinding)
}

/** What a client says of an attempt that it repeats; the last attempt of pip has a total of 0. */
const RETRY =
  /\b(?:[Rr]etrying|[Ww]ill retry|tr(?:y|ies) (?:remaining|left)|attempt #?\d+ failed)\b(?!.*\(total=0,)/

export function isRetry(text: string): boolean {
  return RETRY.test(text)
}

/** Whether a line is logged at a level at which nothing fails. */
export function isLogged(line: string): boolean {
  return LOGGED.test(line)
}

/** The words of a time limit within a name. */
// @example plugins: asyncio-1.5.0, timeout-2.4.0
const IN_NAME =
  /(?<![\w.@/-])[\w.@/-]*[-_/]time[- _]?out\b(?!:)[\w.@/-]*|\btime[- _]?out[-_/][\w.@/-]+/gi

/** Returns a text without names that have the words of a time limit. */
export function withoutNames(text: string): string {
  return text.replace(IN_NAME, '')
}
