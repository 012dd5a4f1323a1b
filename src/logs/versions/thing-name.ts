// What a thing with a version is called, wherever it is shown: beside a version, a log can print a password or a key.

/** How keys begin. Names begin with the last three as well, so a key has a digit, a capital or a long part behind them. */
const KEY =
  /(?<![a-z\d])(?:gh[oprsu]_|github_pat_|glpat-|xox[a-z]-|AKIA|eyJ|(?:sk-|npm_|pypi-)(?=[^\s/:@]*(?:[\dA-Z]|[^\s/:@-]{16})))/
const HEXADECIMAL = /(?:[\da-f]-?){32}/i
/** Characters from which a part of digits and letters of both cases is random. */
const MIN_RANDOM = 20

/**
 * Returns the name under which a thing is shown. A URL is the last part of its path, without user and query.
 *
 * @returns `undefined` if it has none, or if a word can be a key
 */
export function thingName(name: string): string | undefined {
  const words = name.split(' ').map(withoutUrl)
  if (words.some(hasKey) || words.every((word) => word === '')) return undefined
  return words.map((word) => word || '…').join(' ')
}

/** Whether a word has what can be a key. */
export function hasKey(word: string): boolean {
  const isRandom = (part: string) =>
    part.length >= MIN_RANDOM && /\d/.test(part) && /[a-z]/.test(part) && /[A-Z]/.test(part)
  return KEY.test(word) || HEXADECIMAL.test(word) || word.split(/[^\w+-]+/).some(isRandom)
}

function withoutUrl(word: string): string {
  const [, path] = /:\/\/[^/?#]*([^?#]*)/.exec(word) ?? []
  if (path === undefined) return word.replace(/^[^@/:]*:[^@/]*@/, '')
  // A slash or an @ can be a part of a password.
  const last = path.split('/').findLast((part) => /\w/.test(part)) ?? ''
  return last.slice(last.lastIndexOf('@') + 1)
}
