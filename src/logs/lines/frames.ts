// The frames of a stack.
/** Lines are not matched beyond this, which bounds the time of each pattern. */
export const MAX_MATCHED_CHARACTERS = 500
/** What is further behind in a long line seldom says why a step failed. */
const MAX_SAID_CHARACTERS = 300
const LONG_RUN = /(.)\1{8,}/gs

/** A line of a stack trace. */
const FRAME =
  /^\s*(?:› )?(?:at |in function |File "|from |\.\.\. \d+ (?:more|common)|stack traceback:$|#?\d+:? +0x|goroutine \d|\S+\.\w+:\d+(?::\d+)?(?:$|:? in )|[A-Z]\w*file:\d+$|\S+:\d+:in [`'"]|[\w.$/<>]+\(.*\)$|\(?\S+\.(?:go|py|js|ts|rb|php|java|kt|rs):\d+(?::\d+)?\)?(?: \+0x\w+)?$)/
/** Ruby ends the line of an uncaught exception, which begins as a frame, with its class. */
const UNCAUGHT = /\((?:\w+::)*[A-Z]\w*(?:Error|Exception)\)$/
const DIFF_HEADER = /^(?:[-+]{3} [\w./]|@@ -|index [\da-f]{7,40}\.\.)/
/** Four words in sequence are a sentence, also in a frame or before a comma. */
const PROSE = /(?<![A-Za-z'])(?:[A-Za-z']{2,} ){3}[A-Za-z']{2,}/
/** A framed line, a statement that is not complete, a row of markers. */
const CODE =
  /^\s*[|│▕┆](?! {1,4}\w+(?:Error|Exception): )|[[{};(,]\s*$|^[~^\s]+$|^\s*\+ (?:CategoryInfo|FullyQualifiedErrorId) /
/** A line of source code with its number. */
const NUMBERED = /^\s*(?:>\s*)?\d+ *(?:[|│▕┆]|:\s{2,})/

/** Whether a line is of a stack trace or of source code. */
export function isFrameOrCode(text: string): boolean {
  const bounded = boundText(text)
  return isFrame(bounded) || isCode(bounded)
}

export function isFrame(text: string): boolean {
  return FRAME.test(text) && !UNCAUGHT.test(text)
}

/** A row of an excerpt of source code, with its number, unless a mark says that it is the line that is wrong. */
const ROW = /^\s*\d+ *(?:[|│▕┆]|:\s{2,}|\t)/
/** Begins a part of a diff, which says where that is. */
const HUNK = /^@@ -|^Diff in \S/
const DIFF_ROW = /^[-+ ]|^$/
const INDEX = /^index [\da-f]{7,40}\.\./

/** Returns a function that says of each line of a step whether it is source code around what is wrong, or its position. */
export function codeReader(): (text: string) => boolean {
  let isDiff = false
  return (text) => {
    isDiff = HUNK.test(text) || (isDiff && DIFF_ROW.test(text))
    const isUnchanged = isDiff && !/^[-+D]/.test(text)
    return ROW.test(text) || INDEX.test(text) || isUnchanged
  }
}

/** A row of a log in JSON. */
const JSON_ROW = /^\{"[^"]{1,40}":.*\}$/

/** A numbered line and the header of a diff are source code even if they hold a sentence. */
function isCode(text: string): boolean {
  const isOther = PROSE.test(text) || JSON_ROW.test(text)
  return NUMBERED.test(text) || DIFF_HEADER.test(text) || (CODE.test(text) && !isOther)
}

/** Returns how many blanks a line begins with. */
export function indentOf(text: string): number {
  return text.length - text.trimStart().length
}

/** Returns the part of a line that is matched. */
export function matchedPart(line: string): string {
  return line.slice(0, MAX_MATCHED_CHARACTERS)
}

/** Returns the start of a line with its long runs of one character shortened. */
export function boundText(text: string): string {
  const start = text.slice(0, MAX_SAID_CHARACTERS)
  return mayHaveLongRun(start) ? start.replace(LONG_RUN, (run) => run.slice(0, 8)) : start
}

/** Whether a text can have a run of nine equal signs: each has the fourth of four signs, with an equal one beside it. */
function mayHaveLongRun(text: string): boolean {
  for (let at = 3; at < text.length; at += 4) {
    const sign = text.charCodeAt(at)
    if (sign === text.charCodeAt(at - 1) && sign === text.charCodeAt(at - 2)) return true
  }
  return false
}
