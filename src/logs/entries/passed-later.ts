import { indentOf } from '../lines/frames.ts'

/** A line without any of these says nothing about another try. */
const TRY_WORD = /flak[ye]|retr|attempt|re-?run|\btr(?:y|ies)\b|[>→] ?(?:pass|succe)/i

/** What a line says of a name behind it. */
const AGAIN = [
  String.raw`\(fail(?:ed|s|ure)?(?: ?(?:->|→|=>) ?(?:failed|failure))* ?(?:->|→|=>|, then) ?(?:passed|pass|success)\)`,
  String.raw`(?:has |then )?(?:passed|succeeded|passes|succeeds) (?:on|after|in|at|upon) (?:the )?(?:(?:re)?try|attempts?|re-?runs?|retries|second|third|2nd|3rd|\d+)\b.{0,60}`,
  String.raw`(?:is|was) flaky\b.{0,40}\bpass(?:ed|es)\b.{0,40}`,
  String.raw`FLAKY, failed in \d+ out of \d+\b.{0,60}`,
].join('|')

/** Each name of a line, which can be a list: `Flaky tests: a (failed -> passed), b (failed -> passed)`. */
const NAMED = new RegExp(
  String.raw`(?:^[\w ]{1,30}: |^\s*(?:[-*•✓✔√] )?|(?<=\)), )(?<name>(?!\d+ \w+ )[^\s(),:][^(),]{0,300}?(?:\([^()]{0,100}\))?):? {1,60}(?:${AGAIN})`,
  'g',
)

/** A test that passed with the number of its retry behind it. */
const RETRIED =
  /^\s*(?:[✓✔√]|PASS(?:ED)?:?) {1,4}(?:\d{1,5} )?(?<name>\S.{0,300}?) \((?:retry|attempt|try|re-?run) ?[#x]?\d{1,3}(?: of \d{1,3})?\)/

/** The same of nextest. */
const TRIED =
  /^\s{0,8}(?:TRY \d+ PASS|FLAKY \d+\/\d+) \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<name>\S.*)$/

const DENIED = /\b(?:failed again|not|never|no|didn't|un\w+)\b/i

/** Lists the tests that a line says passed at another try, whatever the tool. */
export function passedLater(text: string): readonly string[] {
  if (!TRY_WORD.test(text) || DENIED.test(text)) return []
  const retried = (RETRIED.exec(text) ?? TRIED.exec(text))?.groups?.['name']
  const named = Array.from(text.matchAll(NAMED), ({ groups }) => groups?.['name'])
  return [retried, ...named].filter((name) => name !== undefined)
}

/** The same with the whole name of the test, so that no other one has it. */
// @example PASS net.TestDial (re-run 1) (0.38s)
const WHOLE =
  /^PASS \S+ \(re-run \d+\)|^\s{0,8}(?:TRY \d+ PASS|FLAKY \d+\/\d+) \[|^\/\/\S+ +FLAKY, failed in \d/

/** The head of a list of tests that passed at another try, and a line below it. */
const FLAKY_LIST = /^\W{0,3}(?:\[[A-Z]+\] )?(?:\d+ flaky|Flakes:) *$/
const LISTED = /^(?: {4}|\[[A-Z]+\] (?=\S+$| {2}Run \d+: ))\s*(?<name>\S.*?)(?: [─-]{2,})?$/

/** The head of a list of tests that failed at each try, and a line below it. */
const FAILED_LIST = /^(?:\W{0,3}\d+ failed|\[ERROR\] (?:Failures|Errors):) *$/
const IN_FAILED = /^(?: {4}|\[ERROR\] )/

/** What stands before and behind the whole name of a test in a line about one try of it. */
const BEFORE =
  /^(?:[\s✘✖×✗●•✓]|\d{1,5}\)? |\[[A-Z]+\] |\[ *[\d.]+s\] |\([ \d/─]+\) |[=-]{3} |(?:TRY \d+ )?(?:FAIL(?:ED|URE)?|failed|PASS(?:ED)?|RERUN|ERROR)\b:?)*$/
const BEHIND =
  /^(?:\s*$| \((?:\d|re-?run|retry|attempt|Exit )| -- | {2,}|\t| [─-]{2,}| (?:RERUN|PASSED|FAILED)\b|: \w*Error\b)/

/** The head of what a try printed, which is indented below it. */
const TRY_HEAD = /\d\) |[=-]{3} FAIL|TRY \d+ FAIL|●|<<< (?:FAILURE|ERROR)!|^failed |: \w*Error\b/
const STREAM = /^\s*(?:stdout|stderr|output) ─/
const EXCEPTION = /^[\w.$]+(?:Error|Exception|Failure)(?::|$)/
/** What says of a test that it failed. Behind a pass, gotestsum lists only the first tries, without a number. */
// @example --- FAIL: TestDial (0.38s)
const FAILED = /^(?!=== FAIL: \S+ \S+ \([\d.]+s\)$).*(?:FAIL|ERROR|RERUN|[✘✖×✗●])|^\s*\d+\) /
/** What says that each of several tries failed. */
const ALL_FAILED = /\bFAILED in (\d+) out of \1\b/

/** The number of a try, as a line gives it. */
const TRY_NUMBER = /\b(?:re-?run|retry|attempt|try)\W{0,2}(\d{1,3})\b/i
const tryNumber = (text: string) => Number(TRY_NUMBER.exec(text)?.[1] ?? 0)

const MAX_RETRIED = 20

interface RetriedLines {
  /** Indexes. */
  readonly lines: ReadonlySet<number>
  /** Whether each test is named whole: else the lines may be about another test of the same name. */
  readonly areWhole: boolean
}

const NO_LINES: RetriedLines = { lines: new Set(), areWhole: true }

/**
 * Finds the lines about tests that failed and then passed at another try: those that say so, those about a try of it, and
 * what is indented below the head of one. A name counts whole. None is found if one of these may have failed for good, here or
 * in another run of its tool: a line behind its last pass says that it failed, or that a try of no smaller number or each of
 * several did, or a list of what failed has it.
 */
export function retriedLines(texts: readonly string[]): RetriedLines {
  const { passedAt, found, areWhole } = passedNames(texts)
  if (passedAt.size === 0 || passedAt.size > MAX_RETRIED) return NO_LINES
  const names = [...passedAt.keys()].map((name) => ({ name, spelled: spellingsOf(name) }))
  const about = texts.map((text) => names.find(({ spelled }) => spelled.some(isTryOf(text)))?.name)
  let isInFailed = false
  for (const [at, text] of texts.entries()) {
    isInFailed = FAILED_LIST.test(text) || (isInFailed && IN_FAILED.test(text))
    const pass = passedAt.get(about[at] ?? '')
    if (pass === undefined) continue
    const isLast = pass.number > 0 && tryNumber(text) >= pass.number
    const hasFailed = FAILED.test(text) && (at > pass.at || isLast || ALL_FAILED.test(text))
    if (isInFailed || hasFailed) return NO_LINES
  }
  const isException = (at: number) => about[at - 1] !== undefined && EXCEPTION.test(texts[at] ?? '')
  let indent = Infinity
  for (const [at, text] of texts.entries()) {
    if (text.trim() === '') continue
    if (about[at] !== undefined) found.add(at)
    if (about[at] !== undefined) indent = TRY_HEAD.test(text) ? indentOf(text) : Infinity
    else if (indentOf(text) <= indent && !STREAM.test(text) && !isException(at)) indent = Infinity
    else if (indent < Infinity) found.add(at)
  }
  return { lines: found, areWhole }
}

/** What pytest says of a try, after which it starts another one, and of one that passed. */
const TRY =
  /^(?:(?<said>RERUN|PASSED|FAILED|ERROR) )?(?<name>[^\s:]+::.*?)(?: (?<ended>RERUN|PASSED|FAILED|ERROR)\b.*)?$/

/** Reads which tests passed at another try: the last line that says so of each, and all lines that do. */
function passedNames(texts: readonly string[]) {
  const passedAt = new Map<string, { readonly at: number; readonly number: number }>()
  const found = new Set<number>()
  const rerun = new Set<string | undefined>()
  const whole = new Set<string>()
  let isListing = false
  for (const [at, text] of texts.entries()) {
    if (!isListing && rerun.size === 0 && !TRY_WORD.test(text)) continue
    const listed: string | undefined = isListing ? LISTED.exec(text)?.groups?.['name'] : undefined
    isListing = listed !== undefined || FLAKY_LIST.test(text)
    const { name, ended, said = ended } = TRY.exec(text)?.groups ?? {}
    if (said === 'RERUN') rerun.add(name)
    // What passes in another environment is no retry.
    if (said === 'FAILED' || said === 'ERROR') rerun.delete(name)
    const passed = said === 'PASSED' && rerun.has(name) ? name : undefined
    const names = [...passedLater(text), listed, passed].filter((one) => one !== undefined)
    for (const one of names) {
      const number = Math.max(tryNumber(text), passedAt.get(one)?.number ?? 0)
      passedAt.set(one, { at, number })
      if (one === listed || one === passed || WHOLE.test(text)) whole.add(one)
    }
    if (isListing || names.length > 0) found.add(at)
  }
  return { passedAt, found, areWhole: whole.size === passedAt.size }
}

/** Lists how tools write a name: `net.TestDial`, `net TestDial`. */
function spellingsOf(name: string): readonly string[] {
  return [name, name.replace(/\.(?=\w+$)/, ' ')]
}

/** Returns a function that says whether a line is about a try of the test with a name. */
function isTryOf(text: string): (name: string) => boolean {
  return (name) => {
    const at = text.indexOf(name)
    return at !== -1 && BEFORE.test(text.slice(0, at)) && BEHIND.test(text.slice(at + name.length))
  }
}
