/** A line without any of these says nothing about another try. */
const TRY_WORD = /flak[ye]|retr|attempt|re-?run|\btr(?:y|ies)\b|[>→] ?(?:pass|succe)/i

/** What a line says of a name behind it. */
const AGAIN = [
  String.raw`\(fail(?:ed|s|ure)?(?: ?(?:->|→|=>) ?(?:failed|failure))* ?(?:->|→|=>|, then) ?(?:passed|pass|success)\)`,
  String.raw`(?:has |then )?(?:passed|succeeded|passes|succeeds) (?:on|after|in|at|upon) (?:the )?(?:(?:re)?try|attempts?|re-?runs?|retries|second|third|2nd|3rd|\d+)\b.{0,60}`,
  String.raw`(?:is|was) flaky\b.{0,80}`,
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

const DENIED = /\b(?:failed again|not|never|no|didn't|un\w+)\b/i

/** Lists the tests that a line says passed at another try, whatever the tool. */
export function passedLater(text: string): readonly string[] {
  if (!TRY_WORD.test(text) || DENIED.test(text)) return []
  const retried = RETRIED.exec(text)?.groups?.['name']
  const named = Array.from(text.matchAll(NAMED), ({ groups }) => groups?.['name'])
  return [retried, ...named].filter((name) => name !== undefined)
}
