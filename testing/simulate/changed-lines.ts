import { classifyLine } from '../../src/logs/forms/classify-line.ts'

/** A line that compares: a narrower pattern than that of the reader of logs, and apart from it. */
const COMPARES =
  /(?:^|[^\w-])(?:[Ee]xpected|[Aa]ctual|[Rr]eceived|[Gg]ot|[Ww]ant(?:ed)?|[Bb]ut (?:was|got|found|received))(?=[ :=<]|$)|(?<![<>=!+-])(?:!=|==)(?![<>=])/

/** Lines in which a tool adds or counts: a total, a rule, a process, a runner, a column of curl, what only warns. */
const ADDED =
  /^[=_\-*# ]{4,}|^==\d+==|[Ee]xpected (?:[Ff]ail|pass)|% Xferd|\[ *ok *\]|Passed |\bWARN\(|GitHub Actions \d|(?<!\w)\d+ (?:[a-z]+ ){1,3}(?:from|in|of) \d+ [a-z]/

const TOKEN =
  /(?<![\w.,;:#@/-])-?\d+(?:\.\d+)?(?![\w.:%/-]*\w)|(?<![\w/.@:$'-])[a-zA-Z]{4,}(?![\w/.:-])/g

/** Words that make a line one that compares. */
const COMPARING_WORD =
  /^(?:expected|actual|received|want|wanted|found|with|instead|value|error|failed|assert\w*|message|comparison)$/i

/** Positions, durations and ordinals differ between logs of one error. */
const BEFORE_POSITION =
  /(?:\b[Ll]ine|\b[Cc]ol\w*|:|\(|\[|@|#|L) ?$|^(?:\p{Cc}\[[\d;]*m|[>|\s\d#])*$/u
const AFTER_POSITION = /^ ?(?:m?s|sec|seconds?|µs)\b|^[)|\]]|^(?:\p{Cc}\[[\d;]*m)* ?[|│]/u

/**
 * Lists the log with each number and word changed, in its lines that compare and in those that contain one of `names`;
 * with the change, such as `42 → 49 in Expected: 42`, and whether its line compares.
 */
export function changedLogs(lines: readonly string[], names: string) {
  return lines.flatMap((line, at) => {
    const { kind } = classifyLine(line)
    if (kind === 'noise' || kind === 'warning' || kind === 'summary' || ADDED.test(line)) return []
    const compares = COMPARES.test(line)
    return [...line.matchAll(TOKEN)].flatMap(({ 0: token, index }) => {
      if (compares ? COMPARING_WORD.test(token) : !names.includes(token)) return []
      const [before, after] = [line.slice(0, index), line.slice(index + token.length)]
      const isNumber = /\d/.test(token)
      if (isNumber && (BEFORE_POSITION.test(before) || AFTER_POSITION.test(after))) return []
      const other = isNumber ? String(Number(token) + 7) : 'zebra'
      const changed = lines.with(at, before + other + after)
      return [{ lines: changed, change: `${token} → ${other} in ${line}`, compares }]
    })
  })
}
