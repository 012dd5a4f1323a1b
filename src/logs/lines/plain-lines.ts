import { type LogText, partsOfText } from '../../model/logged/log-text.ts'

/** Lines that only mention a failure: `DistillGPT2   FAIL:   graph_breaks=4, expected=2`. */
export const MENTION =
  /(?<!\b0 )\b(?:FAIL|FAILED|FAILURE|ERROR|FATAL|[Ff]ailed|[Ff]atal|[Cc]annot|[Cc]ould not|[Uu]nable to|[Mm]issing|[Ii]nvalid|[Tt]imed out|[Tt]imeout|[Rr]efused|[Dd]enied|[Aa]borted|not found)\b(?!(?: \w+){0,2}:? +0\b)/

/**
 * What names a thing that is wrong, in a list without the form of a tool: a place in a file, a file behind a label in a
 * column, a vulnerability, a source file alone, or the header of a diff.
 */
const FINDING =
  /^\s{0,8}(?:[│┃*•!-]\s{1,8})?(?!at )[^\s│┃*•!-]\S{0,200}\.[A-Za-z]\w{0,9}[:(]\d+|^\s{0,8}(?:File|Path): {2,}\S{1,200}$|^\s{1,8}on \S{1,200} line \d+:$|\b(?:CVE-\d{4}-\d{4,7}|GHSA(?:-\w{4}){3})\b|^\s{0,8}(?:[*•-] )?[\w./@-]{1,200}\.(?:cs?|cc|cpp|exs?|go|h|java|jsx?|json|kt|md|php|py|rb|rs|scala|sh|sql|svg|swift|tf|toml|tsx?|ya?ml)$|^diff --git a\//

/** A line at a level at which nothing fails. */
const LOGGED =
  /^(?:\S{0,30}\d\S{0,30}\s{1,8}){0,3}\[?(?:INFO?|DEBUG|TRACE)\b|\blevel["']?[:=] ?"?(?:info|debug|trace)\b/

/** A number before a word in lower case, such as `42 tables` and `1 difference(s)`, or after one in JSON. */
const COUNT =
  /"(?:errors|failed|failures|ok|passed|skipped|tests|total)":\d+|(?<![\w.:/#-])\d+ (?!(?:at|by|in|of|on|to)\b)[a-z]+(?:\(s\))?(?![\w(])/g

/** What only a total or a row of statistics has. */
const TEMPLATE = /\d+ \w+\(s\)|"failed":\d|\.{4,}: /

/** Words of a comparison, whose numbers are the error. */
const COMPARED =
  /\b(?:expected|received|should|want|wanted|instead|got|but|must|is|was|are|were|than)\b/i

/** What a step says of its progress. */
const PROGRESS =
  /^\W{0,4}(?:ran|running|found|load(?:ed|ing)|check(?:ed|ing)|compar(?:ed|ing)|scann(?:ed|ing)|collect(?:ed|ing)|done|finished|analy[sz]ed|processed|read(?:ing)?|evaluating|generated|listed)\b/i

/** What is done with a thing that a number names: `Running migration 12`, but not `Found 12`. */
const NAMED = /\w [a-z]{3,} \d+\.{0,3}$/

/** A total of a thing that a number names: `migration 12 leaves 2 row(s)`. */
const NAMED_TOTAL = /\s(?!found\b|ran\b|with\b)[a-z]{3,} \d+ [a-z]+ \d+ \w+\(s\)/

/** A command that a shell or a package manager prints before it runs it. */
const ECHO = /^(?:(?!\+{3} (?:[ab]\/|\/dev\/null))\++ \S|\$ \S|> \S+@\S+ \w|\[command\])/

export function isEcho(text: string): boolean {
  return ECHO.test(text)
}

/** Whether a line names a thing that is wrong. */
function isFinding(line: string): boolean {
  return FINDING.test(line) && !PYTHON_WARNING.test(line)
}

/** A warning of Python itself fails nothing, unless the step says that warnings did. */
export const PYTHON_WARNING = /: \w{4,40}Warning: /

/** Whether a text, or what completes it, names a thing that is wrong. */
export function hasFinding(text: LogText): boolean {
  return partsOfText(text).some(isFinding)
}

/** Whether a line is logged at a level at which nothing fails. */
export function isLogged(line: string): boolean {
  return LOGGED.test(line)
}

/** Whether a line counts several things, so that its numbers say nothing of an error. */
export function isCounting(text: string): boolean {
  if (COMPARED.test(text)) return false
  const isProgress = PROGRESS.test(text) && !MENTION.test(text) && !NAMED.test(text)
  return isProgress || TEMPLATE.test(text) || (text.match(COUNT)?.length ?? 0) > 1
}

/** Whether a line is a total that a tool writes in the form of an error. */
export function isTemplate(line: string): boolean {
  return TEMPLATE.test(line) && !NAMED_TOTAL.test(line) && isCounting(line)
}
