// Which versions a line states, and of what. It knows no tools: a name is a word that is bound to a version, else the line.

/** Name beside a version. */
interface NamedVersion {
  readonly name: string
  readonly version: string
}

/** Lines before one, as far as they name what it is about. */
export interface LinesBefore {
  /** The last line with words. */
  readonly above: string
  /** Image that was pulled last. */
  readonly pulled: string
}

/** A version of at least two numbers, with what may follow: `1.2`, `v1.2.3-rc.1`, `5:7.0.15-1~deb12u7`, `17.0.3+7`. */
const VERSION =
  /^(?:\d:)?v?\d{1,8}(?:\.\d{1,8}){1,4}(?:(?:a|b|c|rc|alpha|beta|dev|post|p|r)\d{1,4}|[-+~_.]~?(?!\d{1,2}[:_])[\da-z]+(?:[-+~_.]~?[\da-z]+)*)?$/i
/** Two numbers without a `v` are an amount, unless a name is bound to them. */
const AMOUNT = /^\d+\.\d+$/
const ADDRESS = /^(?:\d{1,3}\.){3}\d{1,3}$/
const PRIVATE_ADDRESS = /^(?:0|10|127|169|172|192)\.(?:\d{1,3}\.){2}\d{1,3}$/
const UNIT =
  /^(?:[kKMGT]?i?B(?:\/s)?|bytes?|%|[mnµu]?s|secs?|seconds?|mins?|minutes?|hours?|MBs?\/sec|x|times|points?|pt|px|fps|ops|req|Hz|GHz)\b/

/** What follows the version in the name of a file: its platform, all behind that, and its type. */
const PLATFORM =
  /[-_.](?:(?:[cp]p\d|macos|arm64)[^-_.]*|py[23]|linux|darwin|ubuntu|osx|win(?:dows|32|64)?|x64|x86|amd64|aarch64|universal|i686|all|bin|src|sources|javadoc)(?![^-_.])/
const FILE_TYPE =
  /(?:\.[a-z]\w*\.bottle(?:\.\d+)?)?\.(?:tar\.(?:gz|xz|bz2|zst)|tgz|zip|whl(?:\.metadata)?|jar|pom|aar|module|deb|rpm|gem|crate|nupkg|conda|exe|msi|pkg|dmg)$/i

/** Words between a name and its version. */
const BETWEEN =
  /^(?:versions?|v|ver|release|is|has|was|as|amd64|arm64|x86_64|aarch64|i386|noarch|all)?$/i
/** Any other word that names something. */
const NAME =
  /^(?!(?:over|to|from|at|in|on|of|for|the|an?|with|using|used?|by|via|and|or|than|found|default|latest|current|now|be|set|up|path|url|key|id|yes)$)[@a-z](?:[\w.@/+:-]*[\w@/+:-])?$/i

/**
 * Where a version stands apart from its name, in the line and in a plainer one.
 *
 * @example Found Python3: /usr/bin/python3 (found suitable version "3.12.3")
 * @example gcc (Debian 12.2.0-14+deb12u1) 12.2.0
 * @example starting PostgreSQL 16.1 (Debian 16.1-1.pgdg120+1)
 * @example Computed https://github.com/apple/swift-log.git at 1.5.3
 * @example Redis version=7.2.3, bits=64
 */
const PLAINER = [
  [
    /^(\W*Found [A-Za-z][\w.+-]*)(?::? [^()]*\(found [a-z ]+"|: (?:[A-Z]:)?[\\/][^()]*\()v?(?=\d+\.\d)/,
    '$1 v',
  ],
  [/\([A-Za-z][^()]*\) (?=v?\d)/, ''],
  [/(?<= )(\d+\.[\d.]+) \([A-Z][a-z]+ \1-[^\s()]*\)/, 'version $1'],
  [/\/([\w.-]+?)(?:\.git)? (?:resolved )?(?:at|@) (?=v?\d+\.\d+\.\d)/, '/ $1 '],
  [/ version=(?=v?\d)/, ' version '],
] as const

/** First line that a tool prints of itself, with its command: `yarn run v1.22.19`. */
const BANNER = /^[^A-Za-z]*([a-z][\w-]*(?<!ing|ed) [a-z-]+) v\d\S*(?: \(\w+\))?$/
/** A value is not a version of the word before it: `tag 'v1.2.3'`. */
const QUOTED_VALUE = /\w ['"]$/

/** Words before a version that is not used, or that the project's own code prints. */
const NOT_USED_WORD =
  /\b(?:requires?|needs|expected|wanted|got|received(?=:)|(?<![\w/-])tag|support\w*|minimum|at least|available|newer|upgrade|update|outdated|since|notice|assert\w*|errors?|fail\w*)\b|Error\b/i

const DOWNLOADED_ACTION = /^Download action repository '([^'@]+)@([^']+)' \(SHA:([\da-f]{40})\)$/

/** Word boundaries: what a version and a name can consist of stays whole. */
const WORDS = /[^\s"'`()[\]{}<>,;|│]+/g

/** Lists the names that a line binds to a version. */
export function* namedInLine(text: string, before: LinesBefore): Generator<NamedVersion> {
  if (!/\d\.\d|[\da-f]{40}/.test(text)) return
  const line = PLAINER.reduce((plain, [form, plainer]) => plain.replace(form, plainer), text)
  const [, action, ref = '', sha = ''] = DOWNLOADED_ACTION.exec(line) ?? []
  if (action !== undefined) {
    const short = sha.slice(0, 7)
    yield { name: action, version: ref === sha ? short : `${ref} (${short})` }
    return
  }
  const notUsed = line.search(NOT_USED_WORD)
  const words = [...line.matchAll(WORDS)].map(({ 0: word, index }) => ({ word, index }))
  let about: { readonly name: string | undefined } | undefined
  for (const [at, { word: whole, index }] of words.entries()) {
    const word = whole.replace(/[.:]{1,9}$/, '')
    if (!/\d\.\d|sha256:/.test(word) || (notUsed >= 0 && notUsed < index)) continue
    const isVersion = VERSION.test(word)
    const bound = isVersion ? undefined : (digestIn(word, line, before) ?? inWord(word))
    if (bound !== undefined && bound.name !== '') yield bound
    if (!isVersion) continue
    const version = unboundVersion(line, { word, index, end: index + whole.length }, words[at - 1])
    if (version === undefined) continue
    const name =
      BANNER.exec(line)?.[1] ??
      nameBefore(line, words, at) ??
      (about ??= { name: lineName(line, before) }).name
    if (name !== undefined) yield { name, version }
  }
}

interface WordAt {
  readonly word: string
  readonly index: number
}

/** The digest of an image; without a name if it is of a part of one. */
function digestIn(word: string, line: string, { pulled }: LinesBefore): NamedVersion | undefined {
  const [, base, digest] = /^(?:(.+)@)?sha256:([\da-f]{64})$/.exec(word) ?? []
  if (digest === undefined) return undefined
  const name = base ?? (line.startsWith('Digest: ') ? pulled : '')
  return { name, version: `sha256:${digest.slice(0, 12)}` }
}

/** Returns a version that is a word by itself, with its build; `undefined` if it is an amount, a time or an address. */
function unboundVersion(
  line: string,
  { word, index, end }: WordAt & { readonly end: number },
  previous: WordAt | undefined,
): string | undefined {
  if (ADDRESS.test(word)) return undefined
  if (/\d:$/.test(line.slice(Math.max(0, index - 2), index))) return undefined
  const next = line.slice(end, end + 40).trimStart()
  const isStated = /^v(?:er(?:sion)?)?:?$/i.test(previous?.word ?? '')
  if (UNIT.test(next) || (AMOUNT.test(word) && !isStated)) return undefined
  const [, built] = /^\(?([\da-f]{7,12} 20\d\d-\d\d-\d\d)\)/.exec(next) ?? []
  return built === undefined ? word : `${word} (${built})`
}

/** Returns the path of a URL without what it always has, and any other word as it is. */
function pathOf(word: string): string {
  return /:\/\/[^/?#]*([^?#]*)/.exec(word)?.[1] ?? word
}

/** A name bound to a version in one word: `a-1.2.3.tgz`, `a/b:1.2.3`, `a@1.2.3`, `a==1.2`, `a:1.2.3`, `a_1.2_amd64`, `go1.2.3`. */
function inWord(text: string): NamedVersion | undefined {
  const word = pathOf(text)
  const exact = named(
    /^(@?[A-Za-z][\w./@+~:-]*?)(?:==|@(?:npm:|v?(?=\d+\.\d+\.\d))|=(?=v?\d+\.\d+\.\d)|:(?<=^[\w.-]+\/[^:]+:))(v?\d[\w.+~:-]*)$/i,
    word,
  )
  if (exact !== undefined) return exact
  const last = (word.split('/').at(-1) ?? '').replace(/^(?:.*::|[a-z\d]{32}-(?!.*\.drv$))/, '')
  // A plugin of Maven has its goal behind the version.
  const [file = ''] = last
    .replace(/:[A-Za-z][\w-]*$/, '')
    .replace(FILE_TYPE, '')
    .split(PLATFORM, 1)
  const found =
    // eslint-disable-next-line regexp/no-super-linear-backtracking -- at most 1,000 characters of a line are read
    named(/^(?:[\w.-]+:)?([A-Za-z][\w.+@-]*?)[-_:]+(v?\d+\.\d[\w.+~-]*)$/i, file) ??
    named(/^([A-Za-z]{2,12})(\d+\.\d+\.\d+)$/, file)
  if (found !== undefined && !PRIVATE_ADDRESS.test(found.version)) return found
  return (
    named(/^([A-Za-z][\w-]+)\/(\d+\.\d+\.\d[\w.]*)$/, word) ??
    named(/\/hostedtoolcache\/([^/]+)\/(?:[a-z]+-(?=\d))?([^/]+?)(?:-(?:x64|arm64))?(?:\/|$)/, word)
  )
}

function named(form: RegExp, text: string): NamedVersion | undefined {
  const [, name, version] = form.exec(text) ?? []
  if (name === undefined || version === undefined || !VERSION.test(version)) return undefined
  return { name, version }
}

/** Words that may stand between a name and its version. */
const MAX_BETWEEN = 3

function nameBefore(line: string, words: readonly WordAt[], at: number): string | undefined {
  for (let index = at - 1; index >= Math.max(0, at - MAX_BETWEEN); index -= 1) {
    const word = (words[index]?.word ?? '').replace(/[:=]{1,9}$/, '')
    if (BETWEEN.test(word)) continue
    const isValue = QUOTED_VALUE.test(line.slice(words[index]?.index, words[index + 1]?.index))
    return NAME.test(word) && !isValue ? word : undefined
  }
  return undefined
}

/** Returns what a line is about that consists of a version, or that says so. */
function lineName(line: string, { above }: LinesBefore): string | undefined {
  const text = line.replace(/\S+/g, (word) => (/\d\.\d/.test(word) ? '…' : word)).trim()
  if (!/\p{L}{2}/u.test(text)) return above
  if (/^Version:\s+…$/.test(text)) return /'([^']+)'/.exec(above)?.[1] ?? above.replace(/:$/, '')
  return /\bversions?\b/i.test(text) ? text : undefined
}
