import { isEnding } from '../lines/ending-forms.ts'
import { isRetry } from '../lines/plain-lines.ts'
import type { StepFindings } from '../../model/report/failure.ts'
import type { LogEvent } from '../events/event-store.ts'
import { kindOfText, withoutTask } from '../kinds/kind-forms.ts'
import { failsService, hostsIn, isPublicService, PUBLIC_HOST, REGISTRY } from '../kinds/services.ts'
import { clientOf, registriesIn } from '../kinds/step-header.ts'
import { namesNoReason } from './reason-signs.ts'

/** What continues the line above it, such as the next error of a chain. */
// @example Caused by:
const CONTINUED =
  /^(?:(?:Error: )?(?:[\w@.+-]{1,60}: )?Failed to download resource "|Download failed: |ERROR: unable to select packages:|\s|<|['"`]\. |Probable Causes:|Could not \w+ \w+ because |(?:Resolving|Connecting to|HTTP request sent,|Read error|Unable to establish SSL|\d{4}-\d\d-\d\d [\d:]{8} ERROR) |(?:cause|[Cc]aused by)\b|[│├└┌╰╷╵×|)}\]^]|at |-> |> |\d+: |\[\d+\] )/

/** Who speaks: a label that no other tool has, unlike `error:`. */
const SPEAKER =
  /^(?:\S{1,300} : error NU1301(?=:)|npm (?:error|ERR!)(?= |$)|➤(?= )|[EW](?=: )|\[ERROR\]|(?!(?:error|fatal|caused by|cause|warning|http\w*|info)\b)[a-z][\w.-]{1,30}(?= ?:))/i

/** What a client says of a request, and what Node.js says below it of the connection. */
const REQUEST = /^(?:Downloading|Fetching|GET) .*\bhttps:\/\//
const SOCKET = /^Error: (?:connect|read|socket hang up)\b/

/** A command that the shell prints: what follows is of it. */
const COMMAND = /^\+ (\S+) .*/

/** What a client survives. */
const WARNING =
  /^(?:npm (?:warn|http) |W: |WARN(?:ING)?\b(?!.*(?:\(total=0,|: temporary error))|info )/

function survives(text: string): boolean {
  return WARNING.test(text) || isRetry(text)
}

/** The last attempt of pip at its index, which it names only if it is not the public one. */
const OF_DEFAULT = /^WARNING: Retrying \(Retry\(total=0,/

/** What bun and yarn say of a registry that they name nowhere: a file can name one of the project. */
// @example error: ConnectionRefused downloading package manifest left-pad
const OF_ANY =
  /^error: \w+ downloading (?:package manifest|tarball) |^➤ YN\d+: [^\w:]{0,4}RequestError: /

/** What a client says that speaks to GitHub alone. */
// @example gh: Server Error (HTTP 502)
const OF_GITHUB =
  /^(?:Error: )?(?:gh: .{1,100} \(HTTP 5\d\d\)$|(?:Unhandled error: |RequestError \[)HttpError\b|(?:Unable to download artifact\(s\): )?Failed to \w{1,40}(?:Artifacts?|ArtifactURL|CacheEntry\w{0,20}): )/

/** A limit of GitHub that passes by itself: an action says so with the runner's mark, any program without it. */
const LIMIT = /^(?:(?:Error|HttpError): ){0,2}You have exceeded a secondary rate limit\b/

/** What names a host without a dot, if `hostsIn` finds none. */
// @example curl: (7) Failed to connect to localhost port 3000
const UNNAMED_HOST = /\b(?:to|host:?) (?!\S{1,100}\.)\S/

/** A package that a newer index of a public mirror no longer names. */
// @example E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/main/c/curl/curl_7.81.0-1_amd64.deb  404  Not Found
const OUTDATED = new RegExp(
  `^E: Failed to fetch https?://${REGISTRY}/\\S{1,300}\\.deb +404 +Not Found\\b`,
)

/** The runner itself: what a step starts there is of the project. */
const LOOPBACK = /^(?:localhost|127\.[\d.]+|0\.0\.0\.0)$/

/** A link to help, which is no request. */
const HELP = /\[Help \d\] http|\bclose_notify: |\bmore help at |^info Visit /

/** What a tool says that could not have what the line above failed to fetch. */
const FETCHES =
  /\b(?:ERR_PNPM_(?:\w{1,40}_)?)?(?:resolv|download|fetch|install|load|locat|pull|transfer|retriev|clon|updat|(?:find|get|query|satisf|matching|open|access(?:ible)?)\b)/i

/** What a tool says at last of what it was to fetch, and the one that was to read it. */
const CONSEQUENCE =
  /^(?:Error: )?(?:Failed|Unable) to (?:install|download|fetch|pull|clone) |^(?:gzip|tar|xz): /

/** The start of an error of a compiler, which can quote anything; Go names a module there that it could not fetch. */
const COMPILED =
  /^[\w./\\@-]{1,200}\.\w{1,8}(?:\(\d+(?:,\d+)?\)|:\d+(?::\d+)?):? (?!\S{1,200}@v\d|: error NU1301)/

/** A name that is long enough not to be there by chance. */
const NAME = /@?[A-Za-z][\w.-]{2,60}/g

/** What a tool prints below an error for its reader: help, its usage, the page of a server, its version. */
// @example You can also run your poetry command with -v to see more information.
const HINT =
  /^(?:<|\* Try:|make(?:\[\d+\])?: (?:Entering|Leaving) directory|[\w:-]{1,40} \[-|You can |No composer\.lock |check your |See |Run |For more |Try |Visit |info |This error happened |Node\.js v\d|Failed with errors in |\d\. |\d+ actionable tasks?: |\s*Failed to restore |Build FAILED\.|\s*\d+ (?:Warning|Error)\(s\)|Time Elapsed |Then |Alternatively, |· |\(?(?:https?|file):\/\/\S+$|\/\S+:\d+$)/

/** What a package manager prints that did its work, so that the outage above was survived. */
const INSTALLED =
  /^(?:(?:added|changed|removed) \d+ packages?\b|Successfully (?:built|installed) |Done(?:$| in ))/

/** wget's exit code for a network failure: https://www.gnu.org/software/wget/manual/html_node/Exit-Status.html */
const WGET_NETWORK = 4

const PUBLIC = new RegExp(`^${PUBLIC_HOST}$`)

/** Lines in a row by which one tool says one thing. */
type Paragraph = readonly LogEvent[]

/** What a step says of its end. */
export interface SaidStep extends Pick<StepFindings, 'message'> {
  /** The lines that can say why it failed: the message, and the reasons. */
  readonly said: readonly string[]
  /** The lines of its header. */
  readonly header: string
  readonly exitCode: number | undefined
  /** Its lines in the order of the log; of a long log, those that can say why, and the last ones. */
  readonly events: readonly LogEvent[]
}

/**
 * Returns whether a public service that failed ended a step: it is `proven` if (1) the step says of a request that it failed,
 * with the host of the service in the line or in another one of the tool; (2) nothing but that, what follows from it and the
 * end of a process was reported as an error; (3) the step printed nothing of its own below it. The host can also be (4) that
 * of the script, or (5) the public one of a package manager; (6) what only GitHub or npm says of itself needs none. It is only
 * `stated` if something else could not be fetched.
 */
export function outageOf(step: SaidStep): 'proven' | 'stated' | undefined {
  const { events, header, exitCode } = step
  const paragraphs = paragraphsOf(events)
  const hosts = hostsIn(events.map(({ text }) => text).join('\n'))
  const client = clientOf(header)
  const isPublic = [...hosts, ...registriesIn(header)].every(isPublicService)
  const services = isPublic ? hosts : undefined
  const outages = paragraphs.filter((lines) => isOutage(lines, services, client))
  if (outages.length > 0) {
    if (areEnd(step, paragraphs, outages)) return 'proven'
    const isPart = partOf(outages)
    const isOfOther = (text: string) =>
      failsService(text) && !UNNAMED_HOST.test(text) && hostsIn(text).every(isPublicService)
    const isRelated = (text: string) => isPart(text) || FETCHES.test(text) || isOfOther(text)
    return step.said.every(isRelated) ? 'stated' : undefined
  }
  if (exitCode === WGET_NETWORK && client === 'wget') return 'proven' // 4
  const isStated =
    paragraphs.some((lines) => OF_ANY.test(textOf(lines))) ||
    step.said.some((text) => LIMIT.test(text) || OUTDATED.test(text))
  return isStated ? 'stated' : undefined
}

/** Whether a full disk ended a step. */
export function isDiskFull(step: SaidStep): boolean {
  const paragraphs = paragraphsOf(step.events)
  const isFull = (text: string) => kindOfText(text) === 'disk-full'
  const full = paragraphs.filter((lines) => lines.some(({ text }) => isFull(text)))
  return full.length > 0 && areEnd(step, paragraphs, full)
}

/** Whether (2) nothing but what some paragraphs say was reported as an error, and (3) nothing of the step's own is below. */
function areEnd(step: SaidStep, all: readonly Paragraph[], some: readonly Paragraph[]): boolean {
  const isPart = partOf(some)
  const below = all
    .slice(all.findLastIndex((lines) => some.includes(lines)) + 1)
    .filter(([first]) => !HINT.test(first?.text ?? ''))
  const isLast = below
    .flat()
    .every((line) => isPart(line.text) || (namesNoReason(line) && !INSTALLED.test(line.text)))
  return isLast && step.said.every(isPart)
}

/** The least of a line that another one repeats behind words of its own. */
const MIN_REPEATED = 40

/** Returns whether a text is in some paragraphs, follows from them or only says that a process ended. */
function partOf(paragraphs: readonly Paragraph[]): (text: string) => boolean {
  const texts = new Set(paragraphs.flat().map(({ text }) => bare(text)))
  return (text) =>
    texts.has(bare(text)) ||
    [...texts].some((one) => one.length >= MIN_REPEATED && text.endsWith(one)) ||
    isEnding(text) ||
    HINT.test(text) ||
    text.endsWith(':') ||
    followsFrom(text, paragraphs)
}

/**
 * Returns the host of the last failed request of a step, if it is no public service: in the lines that say so, or the only
 * one that the log names.
 */
export function failedHost(step: SaidStep): string | undefined {
  const { events } = step
  const isOther = (host: string) => !isPublicService(host) && !LOOPBACK.test(host)
  const texts = new Set(step.said.map(bare))
  const failed = paragraphsOf(events).filter(
    (lines) => lines.some(({ text }) => texts.has(bare(text))) && failsService(textOf(lines)),
  )
  const last = failed.at(-1)
  if (last === undefined) return undefined
  const near = hostsIn(textOf(last))
  if (near.length > 0) return near.find(isOther)
  const all = hostsIn(events.map(({ text }) => text).join('\n'))
  return all.every(isOther) && all.length === 1 ? all[0] : undefined
}

/** A link to help behind a word for it, and the place of a frame: nothing was requested there. In at most 1,000 characters. */
const LINK =
  /\b(?:see|visit|docs?|help|guide|information|more)\b[^\s]{0,2} +(?:at |in )?https?:\/\/\S+|\(https?:\/\/\S+:\d+:\d+\)/gi

/** What says that a host is the one of the request on the next line. */
// @example [info] uploading coverage to https://ingest.codecov.io
const INTRODUCES =
  /\b(?:upload|download|fetch|push|pull|request|connect|send|post|publish)\w*\b.{0,80}\bhttps?:\/\//i

/** What an assertion says of a status or a text that it compares. */
const COMPARED = /\b(?:expected|received|got|assert\w*|to(?:Be|Equal|Match|Throw)\w*)\b|[!=]==?/

/**
 * Whether all that failed, also in tests, is a request to a service for everybody that got no response, or 429 or 5xx: with
 * the host in the same line, or a public one in the line directly above, which says what is requested.
 *
 * @param details what each thing that failed by name says; '' if it says nothing
 */
export function requestsFailed({ events, message }: SaidStep, details: readonly string[]): boolean {
  const stated = message === undefined ? [] : [message]
  const isRequest = (text: string) => {
    const said = text.replace(LINK, '')
    const hosts = hostsIn(said)
    const isPublic = hosts.length > 0 && hosts.every(isPublicService)
    return isPublic && failsService(said) && !COMPARED.test(said)
  }
  const isIntroduced = (text: string) => {
    const at = events.findLastIndex((line) => bare(line.text) === bare(text))
    const above = events[at - 1]?.text ?? ''
    const isPublic = hostsIn(above).every((host) => PUBLIC.test(host))
    return INTRODUCES.test(above) && isPublic && failsService(text) && hostsIn(text).length === 0
  }
  const texts = details.length > 0 ? details : stated
  return texts.length > 0 && texts.every((text) => isRequest(text) || isIntroduced(text))
}

function paragraphsOf(events: readonly LogEvent[]): readonly Paragraph[] {
  const paragraphs: LogEvent[][] = []
  let speaker: string | undefined
  for (const event of events) {
    const text = withoutTask(event.text)
    if (text.trim() === '') continue
    const found = SPEAKER.exec(text.replace(COMMAND, '$1:'))?.[0]
    const last = paragraphs.at(-1)
    const isSame =
      CONTINUED.test(text) ||
      (found !== undefined && found === speaker) ||
      (SOCKET.test(text) && REQUEST.test(last?.at(-1)?.text ?? ''))
    if (last !== undefined && isSame) last.push(event)
    else paragraphs.push([event])
    if (!CONTINUED.test(text)) speaker = found
  }
  return paragraphs
}

/**
 * @param services the hosts that the log names; `undefined` if one, or a registry in the header, is no public service
 * @param client the only program of the script, if it speaks to public services alone
 */
function isOutage(
  lines: Paragraph,
  services: readonly string[] | undefined,
  client: string | undefined,
): boolean {
  const said = textOf(lines)
  const hosts = hostsIn(said)
  const isHostless =
    services !== undefined && (OF_DEFAULT.test(said) || (services.length > 0 && FETCHES.test(said)))
  const isOfClient = client !== undefined && said.startsWith(`${client}: `)
  const isOfGitHub = lines.some(
    ({ text, mark }) =>
      (OF_GITHUB.test(withoutTask(text)) && failsService(text)) ||
      (mark !== '' && LIMIT.test(text)),
  )
  const isRequest = hosts.length > 0 || isHostless || isOfClient
  const isOfService =
    ((isRequest && failsService(said)) || isOfGitHub) && hosts.every(isPublicService)
  const hasForm = lines.some(({ text }) => kindOfText(text) === 'network')
  const isOther = lines.some(
    ({ text, namedBy }) =>
      COMPILED.test(text) ||
      (namedBy !== undefined &&
        !FETCHES.test(text) &&
        !failsService(text) &&
        hostsIn(text).length === 0),
  )
  return !isOther && (isOfService || (hasForm && hosts.every((host) => PUBLIC.test(host)))) // 6
}

/** Whether a line says that something could not be fetched which an outage names. */
function followsFrom(text: string, outages: readonly Paragraph[]): boolean {
  if (CONSEQUENCE.test(text)) return outages.some((lines) => failsService(textOf(lines)))
  if (!FETCHES.test(text)) return false
  const paths = outages
    .flat()
    .flatMap(({ text: line }) => line.match(/(?:\/|\bmanifest )[^\s'"`)>]+/g) ?? [])
  const named = new Set(paths.flatMap((path) => path.match(NAME) ?? []))
  return (text.match(NAME) ?? []).some((name) => named.has(name))
}

/** Returns what a tool says at last, without what it survived. */
function textOf(lines: Paragraph): string {
  const texts = lines.map(({ text }) => text)
  return texts.filter((text) => !survives(text.trim()) && !HELP.test(text)).join(' ')
}

function bare(text: string): string {
  return text.replace(/^Error: /, '').trim()
}
