import type { SourcePosition } from '../../../model/report/failure.ts'

/** Bounds the time of each pattern. */
const MAX_CHARACTERS = 500

/** Where a tool shows that an error is from. The last group is of a compiler's arrow. */
// prettier-ignore
const POSITIONS: readonly RegExp[] = [
  /^\s*(?:-->|❯|┌─|╭▸|at:?|in|#|::)\s{1,4}(?:file:\/\/)?(?<file>(?:[A-Za-z]:)?[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?/,
  /^\s*(?:at|❯) .{0,300}?[( ](?:file:\/\/)?(?<file>(?:[A-Za-z]:)?[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?\)?/,
  /^\s+at .{1,300} in (?<file>(?:[A-Za-z]:)?[^:]{1,300}):line (?<line>\d+)/,
  /^\s*File "(?<file>[^"]{1,300})", line (?<line>\d+)/,
  /^thread '.{1,300}' (?:\(\d+\) )?panicked at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+):?/,
  /^\s{0,16}(?:# )?(?<file>(?:[A-Za-z]:)?[^\s:()'"]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?(?=$|[:)\s])/,
  /\((?<file>[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?\)/,
  /\bat (?<file>[^\s:()]{1,300}\.\w{1,8}) line (?<line>\d+)/,
  /\bon (?<file>[^\s:()]{1,300}\.\w{1,8}) line (?<line>\d+)/,
  /\bin (?:test )?file (?<file>[^\s:(),]{1,300}), line (?<line>\d+)/,
  /^location: '(?<file>[^':]{1,300}):(?<line>\d+):(?<column>\d+)'/,
]

/** Files of languages, runners and installed packages. */
const FOREIGN =
  /node_modules\/|^node:|\binternal\/|\/(?:usr|opt|nix)\/|site-packages\/|dist-packages\/|\/rustc\/|hostedtoolcache|\/gems\/|vendor\/|deps\/|webpack:|<anonymous>|\/lib\/(?:python|ruby|node)|(?:^|\/)(?:Native)?Method|\.nuget|jdk\.internal|\/go\/(?:src|pkg)\/|^ext:|^https?:/

const TEST_FILE =
  /(?:^|[/._-])(?:tests?|specs?|__tests__|features?|e2e)(?=[/._-])|Tests?\.\w+$|Spec\.\w+$/i

/** The folder of the checkout on each system. */
const CHECKOUT =
  /^(?:(?:\/home\/runner\/work|\/Users\/runner\/work|[A-Za-z]:\/a|\/__w|(?:[A-Za-z]:)?\/.{0,60}\/_work)\/[^/:]{1,100}\/[^/:]{1,100}\/|\/github\/workspace\/|\.\/)/

/** Returns the position that named groups describe; `undefined` without a file. */
export function positionOf(
  groups: Readonly<Record<string, string | undefined>>,
  file = groups['file'],
): SourcePosition | undefined {
  if (file === undefined || file.trim() === '') return undefined
  const path = file
    .trim()
    .replace(/^file:\/\//, '')
    .replaceAll('\\', '/')
    .replace(CHECKOUT, '')
  return { path, line: numberOf(groups['line']), column: numberOf(groups['column']) }
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text)
  return number > 0 ? number : undefined
}

/**
 * Returns the first position of the project that lines name: in the file `within` or a test's file, if one does.
 */
export function findPosition(
  lines: readonly string[],
  within: string | undefined,
): SourcePosition | undefined {
  const found = lines.flatMap((line) => {
    const text = line.slice(0, MAX_CHARACTERS)
    const groups = POSITIONS.map((pattern) => pattern.exec(text)?.groups).find(Boolean)
    const position = groups && positionOf(groups)
    return position === undefined || FOREIGN.test(groups?.['file'] ?? '') ? [] : [position]
  })
  return (
    found.find(({ path }) => path === within) ??
    found.find(({ path }) => TEST_FILE.test(path)) ??
    found[0]
  )
}

/** A frame, source code, a row of a diff, a rule, a heading without content. */
// prettier-ignore
const NO_DETAIL: readonly RegExp[] = [
  /^[\s\W_]*$/,
  /^\s*(?:at |in function |File "|from |\.\.\. \d+ (?:more|common)|goroutine \d|stack backtrace|note: |-->|❯|Traceback|Stack ?[Tt]race|Error Trace|Test: |#\d|# .*:in )/,
  /^\s*(?:>\s*)?\d+ *[|│┃]|^\s*[|│┃>]|^\s*[~^]+|^(?:>| {2,}[|])/,
  /^\s{0,6}[+-](?: |$)|^(?:---|\+\+\+|@@)|^\s*[+-] (?:Expected|Received|expected|actual)|^\s*\+ expected - actual/,
  /^\s*(?:(?:\S+ )?\S+\.\w{1,8}:\d+(?::\d+)?:?|\(.{1,200}:\d+\))\s*$/,
  /^\s*Failure\/Error: /,
  /^\s*(?:error|message): \|?[->]?-?$/,
  /^\s*(?:Error Message|Message|Failure|Error|Details?|Diff|Output|Code|code|stacktrace|stack|Stack|Call log|Captured .*|Expected and actual|with expansion|---|\.\.\.)\s*:?\s*$/,
  /^\s*(?:duration_ms|type|failureType|location|operator|code|severity|name|generatedMessage): /,
  /^\s*(?:[\w$]+\s*)?[{}()[\];,]+\s*$|[{;]\s*$|^\s*(?:const|let|var|def|func|fn|return|await|if|it|test|describe|self\.|assert|import|from|@)\b[^:]*[(=]/,
  /^thread '.{1,300}' (?:\(\d+\) )?panicked at \S+$|^panicked at/,
  /^\s*(?:running|Running|=== |--- |ok |PASS|Process completed|Finished|\[\d+\/\d+\])/,
]

const EXPECTED =
  /^\W{0,8}(?:expected|Expected|EXPECTED|want|Want|right|Right)(?:ed)?\b[\w ]{0,24}: *\S/
const ACTUAL =
  /^\W{0,8}(?:received|Received|actual|Actual|ACTUAL|got|Got|GOT|found|left|Left|but was|Evaluated)\b[\w ]{0,24}: *\S/
/** A sentence of jest that the values below say better. */
const HINT = /^expect\(.{0,100}\)\.|^Assertion with .{1,10} failed$/

/** If pytest marks lines, the others are source code. */
const PYTEST = /^E {3,}/

/** A detail that the lines below complete. */
const OPEN = /:\s*$|^(?:Expected|expected)$/
const MAX_JOINED = 5

/** Returns what the lines of a failed test say is wrong; `undefined` if they say nothing. */
export function findDetail(lines: readonly string[]): string | undefined {
  const marked = lines.filter((line) => PYTEST.test(line))
  const texts = (marked.length > 0 ? marked : lines).map((line) =>
    line
      .slice(0, MAX_CHARACTERS)
      .replace(PYTEST, '')
      .replace(/^\s*# {1,10}/, ''),
  )
  const expected = texts.find((text) => EXPECTED.test(text))?.trim()
  const actual = texts.find((text) => ACTUAL.test(text) && text.trim() !== expected)?.trim()
  const pair = expected !== undefined && actual !== undefined ? `${expected}, ${actual}` : undefined
  const at = texts.findIndex((text) => !NO_DETAIL.some((pattern) => pattern.test(text)))
  const first = texts[at]?.trim().replace(/^(?:error|message): ['"](?=.)/, '')
  if (first === undefined) return pair
  if (pair !== undefined) {
    const isPart = EXPECTED.test(first) || ACTUAL.test(first) || HINT.test(first)
    return isPart ? pair : `${first.replace(/:$/, '')}, ${pair}`
  }
  if (!OPEN.test(first)) return first
  const rest = texts.slice(at + 1, at + 1 + MAX_JOINED)
  const end = rest.findIndex((text) => text.trim() === '')
  const joined = rest.slice(0, end === -1 ? undefined : end).map((text) => text.trim())
  return [first, ...joined].join(' ')
}
