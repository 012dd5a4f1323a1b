import { RUNNER_LOST, STOPPED } from '../../model/logged/lost-runner.ts'
import { ORIGINS } from '../../model/reasons.ts'
import type { LoggedErrors, LoggedKind, LoggedKinds } from '../../model/report/failure.ts'

/** A kind that is recognised by a text: the kind, the pattern, a real line, and where it is from. */
type KindForm = readonly [kind: LoggedKind, pattern: RegExp, example: string, source: string]

/** Hosts that serve packages, images and source code: if one can't be reached, the code is not the reason. */
const REGISTRY =
  /(?:(?:api|codeload|uploads|objects|raw|registry|registry-1|auth|index|production\.cloudflare|static|files|pkg|plugins|services|repo|repo1|central|archive|azure\.archive|security|ports|deb|dl|proxy|sum|cdn|www|downloads|rubygems)\.)?(?:github\.com|githubusercontent\.com|ghcr\.io|npmjs\.(?:org|com)|yarnpkg\.com|pypi\.org|pythonhosted\.org|docker\.(?:io|com)|crates\.io|rubygems\.org|maven\.org|maven\.apache\.org|gradle\.org|nuget\.org|packagist\.org|golang\.org|ubuntu\.com|debian\.org|quay\.io|mcr\.microsoft\.com|nodejs\.org|conda\.io|anaconda\.org|dl\.google\.com|terraform\.io|opentofu\.org|gitlab\.com|bitbucket\.org|playwright\.azureedge\.net|playwright\.dev|download\.cypress\.io|cdn\.cypress\.io|storage\.googleapis\.com\/chrome-for-testing[\w-]*)/
    .source + /(?![\w.-])/.source

/**
 * A host on the internet: its name has a dot, and no domain that is reserved for private networks, tests or examples.
 * https://www.iana.org/assignments/special-use-domain-names
 */
const PUBLIC_HOST =
  /(?!(?:[\w.-]{1,200}\.)?example\.(?:com|net|org)\b)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\b)[a-z][a-z\d-]{1,20}(?![\w.-]*\w)/
    .source

/** What the runner, npm, Docker or a language puts before a message. */
const START =
  /^(?:(?:Error|ERROR|error|fatal|E {3,}|docker|curl|FetchError|OSError|IOError|System\.IO\.IOException|java\.io\.IOException|Error response from daemon|npm (?:ERR!|error)(?: network)?)\b:? {0,8}){0,3}/
    .source

/**
 * One line per text; add a line to add a text. A pattern begins with `^`, so that a test's name or message
 * that quotes such a text has no kind. It has no flags, and its time is linear.
 */
// prettier-ignore
export const KIND_FORMS: readonly KindForm[] = [
  ['out-of-memory', /\bJavaScript heap out of memory$/, 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'nodejs/node'],
  ['out-of-memory', /\bjava\.lang\.OutOfMemoryError\b/, 'java.lang.OutOfMemoryError: Java heap space', 'openjdk/jdk'],
  ['out-of-memory', /^(?:> )?Java heap space$/, '> Java heap space', 'gradle/gradle'],
  ['out-of-memory', /^(?:E {3,})?MemoryError(?:: |$)/, 'MemoryError', 'python/cpython'],
  ['out-of-memory', /\bOutOfMemoryError: CUDA out of memory\./, 'torch.OutOfMemoryError: CUDA out of memory.', 'pytorch/pytorch'],
  ['out-of-memory', /\bworker process crashed with error: Out of memory\./, 'GitHub actions runner worker process crashed with error: Out of memory.', 'actions/runner#541'],
  ['out-of-memory', /^fatal error: (?:runtime: )?(?:out of memory|cannot allocate memory)/, 'fatal error: runtime: out of memory', 'golang/go src/runtime/malloc.go'],
  ['out-of-memory', /\bld terminated with signal 9\b/, 'collect2: fatal error: ld terminated with signal 9 [Killed]', 'gcc-mirror/gcc gcc/collect2.cc'],
  ['out-of-memory', /\bKilled signal terminated program cc1(?:plus)?$/, 'c++: fatal error: Killed signal terminated program cc1plus', 'gcc-mirror/gcc gcc/gcc.cc'],
  ['disk-full', new RegExp(`${START}(?:\\[Errno 28\\] |ENOSPC: |[\\w./-]{1,100}: ){0,3}[Nn]o space left on device\\b`), 'OSError: [Errno 28] No space left on device', 'python/cpython'],
  ['disk-full', /^(?:[\w./+-]{1,100}: |(?:write|copy|mkdir|open) \/).{0,300}(?:: |')[Nn]o space left on device(?:: unknown)?'?\.?$/, 'base64: write error: No space left on device', 'coreutils/coreutils'],
  ['disk-full', /^npm (?:ERR!|error) code ENOSPC$/, 'npm error code ENOSPC', 'npm/cli'],
  ['disk-full', new RegExp(`${START}There is not enough space on the disk\\b`), 'System.IO.IOException: There is not enough space on the disk.', 'dotnet/runtime'],
  ['action-download', /^(?:Error: )?Failed to resolve action download info\./, 'Error: Failed to resolve action download info. Error: Service Unavailable', 'actions/runner src/Runner.Worker/ActionManager.cs'],
  ['action-download', /^(?:Error: )?Failed to download (?:action|archive) '/, "Error: Failed to download archive 'https://api.github.com/repos/actions/cache/tarball/0400d5f' after 3 attempts.", 'actions/runner src/Runner.Worker/ActionManager.cs'],
  ['action-download', /^(?:Error: )?Response status code does not indicate success: (?:5\d\d|429|408)\b/, 'Error: Response status code does not indicate success: 503 (Service Unavailable).', 'actions/checkout#814'],
  ['action-download', /^(?:Error: )?Action 'https:\/\/.{1,300}' download has timed out\./, "Error: Action 'https://api.github.com/repos/actions/cache/tarball/0400d5f' download has timed out. Error: A task was canceled.", 'actions/runner src/Runner.Worker/ActionManager.cs'],
  ['action-download', /^(?:Error: )?Can't use '[^']{1,40}' extract archive file: /, "Error: Can't use 'tar -xzf' extract archive file: /home/runner/work/_actions/_temp_5db10cf7/77720dc4.tar.gz. Action being checked out: actions/setup-node@v4. return code: 2.", 'actions/runner src/Runner.Worker/ActionManager.cs'],
  ['action-download', /^(?:Error: )?An error occurred while sending the request\./, 'Error: An error occurred while sending the request.', 'dotnet/runtime'],
  ['network', new RegExp(`${START}toomanyrequests: You have reached your (?:unauthenticated )?pull rate limit`), 'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit', 'moby/moby'],
  ['network', new RegExp(`${START}received unexpected HTTP status: 5\\d\\d\\b`), 'received unexpected HTTP status: 503 Service Unavailable', 'moby/moby'],
  ['network', /^npm (?:ERR!|error) code (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E50[0-4]|E429)$/, 'npm error code ECONNRESET', 'npm/cli'],
  ['network', /^npm (?:ERR!|error) network (?:This is a problem related to network connectivity\.|(?:read|connect|request) E[A-Z]{6,20})$/, 'npm error network This is a problem related to network connectivity.', 'npm/cli'],
  ['network', new RegExp(`${START}request to https?://${REGISTRY}/.{0,300}reason: .{0,100}(?:ETIMEDOUT|ECONNRESET|EAI_AGAIN|socket hang up)`), 'FetchError: request to https://registry.npmjs.org/x failed, reason: connect ETIMEDOUT 104.16.0.1:443', 'npm/cli'],
  ['network', new RegExp(`${START}request to https?://${PUBLIC_HOST}/.{0,300}reason: .{0,100}(?:ECONNRESET|EAI_AGAIN|ENOTFOUND|socket hang up)`), 'FetchError: request to https://packages.acme.dev/x failed, reason: getaddrinfo EAI_AGAIN packages.acme.dev', 'npm/cli'],
  ['network', new RegExp(`${START}getaddrinfo (?:EAI_AGAIN|ENOTFOUND) ${PUBLIC_HOST}`), 'Error: getaddrinfo EAI_AGAIN cdn.playwright.dev', 'microsoft/playwright'],
  ['network', new RegExp(`${START}(?:unable to access 'https://.{1,300}': |\\(6\\) )?Could not resolve host: ${PUBLIC_HOST}`), "fatal: unable to access 'https://github.com/o/r/': Could not resolve host: github.com", 'git/git'],
  ['network', new RegExp(`${START}(?:unable to access 'https://.{1,300}': |\\((?:7|28)\\) )?Failed to connect to ${REGISTRY} port \\d`), "fatal: unable to access 'https://github.com/o/r/': Failed to connect to github.com port 443", 'curl/curl'],
  ['network', new RegExp(`${START}unable to access 'https://${REGISTRY}/.{1,300}The requested URL returned error: 5\\d\\d`), "fatal: unable to access 'https://github.com/o/r/': The requested URL returned error: 502", 'git/git'],
  ['network', new RegExp(`${START}(?:.{0,100}: )?(?:Get "https://.{1,200}": )?(?:dial tcp: lookup|Temporary failure resolving) '?${PUBLIC_HOST}`), 'dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: no such host', 'golang/go'],
  ['network', new RegExp(`${START}(?:failed to \\w{1,20}: |.{0,60}: )?(?:Get|Head|Post) "https://${REGISTRY}/.{0,300}(?:connection reset by peer|i/o timeout|TLS handshake timeout|Client\\.Timeout exceeded|received unexpected HTTP status: 5\\d\\d)`), 'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: TLS handshake timeout', 'moby/moby'],
  ['network', new RegExp(`${START}(?:failed to \\w{1,20}: |.{0,60}: )?(?:Get|Head|Post) "https://${PUBLIC_HOST}/.{0,300}connection reset by peer`), 'Error: failed to fetch: Get "https://get.helm.sh/helm.tar.gz": read tcp 10.1.0.4:41822->152.199.21.175:443: read: connection reset by peer', 'golang/go'],
  ['network', new RegExp(`${START}(?:Could not install packages due to an OSError: |[\\w.]{1,80}: )?HTTPSConnectionPool\\(host='${REGISTRY}', port=443\\): (?:Max retries exceeded|Read timed out)`), "ERROR: HTTPSConnectionPool(host='files.pythonhosted.org', port=443): Read timed out.", 'pypa/pip'],
  ['network', new RegExp(`${START}(?:[\\w.]{1,80}: )?HTTPSConnectionPool\\(host='${PUBLIC_HOST}', port=443\\): Max retries exceeded .{0,300}(?:NameResolutionError|Connection reset by peer)`), "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='hub.acme.io', port=443): Max retries exceeded with url: /x (Caused by NameResolutionError(...))", 'psf/requests'],
  ['network', new RegExp(`^E: Failed to fetch https?://${REGISTRY}/\\S{1,300} {2}(?:5\\d\\d|Connection |Could not connect|Unable to connect|Temporary failure|Cannot initiate)`), 'E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/x.deb  503  Service Unavailable', 'Debian/apt'],
  ['network', new RegExp(`^wget: unable to resolve host address \\W${PUBLIC_HOST}`), 'wget: unable to resolve host address ‘releases.hashicorp.com’', 'mirror/wget'],
  ['network', new RegExp(`^(?:Caused by: )?java\\.net\\.UnknownHostException: ${PUBLIC_HOST}`), 'Caused by: java.net.UnknownHostException: repo.spring.io', 'openjdk/jdk'],
  ['network', new RegExp(`${START}\\(35\\) .{0,100}Connection reset by peer in connection to ${PUBLIC_HOST}`), 'curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to sh.rustup.rs:443', 'curl/curl'],
  ['network', /^(?:Error: )?(?:Failed to [A-Z]\w{1,40}: Failed to make request after \d{1,2} attempts|Attempt \d{1,2} of \d{1,2} failed with error): Failed request: \((?:5\d\d|429)\)/, 'Error: Failed to CreateArtifact: Failed to make request after 5 attempts: Failed request: (503) Service Unavailable', 'actions/toolkit packages/artifact'],
  ['network', /^E: Unable to fetch some archives\b/, 'E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?', 'Debian/apt'],
  ['network', new RegExp(`${START}API rate limit exceeded for (?:installation|user)(?: ID\\b|\\.)`), 'Error: API rate limit exceeded for installation ID 1.', 'pytorch/test-infra'],
  ['network', /^GitHub API limit \(\d{1,6} calls\/hr\) is exhausted\b/, 'GitHub API limit (60 calls/hr) is exhausted, could not fetch https://api.github.com/repos/o/r.', 'composer/composer'],
]

/** The number of a step of BuildKit, with its time. */
const TASK = /^#\d{1,5} (?:\d+\.\d+ )?/

/** The texts are near the start of a line; this bounds the time of each pattern. */
const MAX_CHARACTERS = 500
/** A stated kind can be at the end of what tools say of each other's errors. */
const MAX_STATED_CHARACTERS = 1_000

/** What only the report of a test begins with or says. */
const TEST =
  /^\s*(?:[●✕✗×✘] |not ok |--- FAIL|E {3,}Assert|\d+\) |FAIL |FAILED \S+::|\[ {2}FAILED)|\bAssert(?:ion)?(?:Failed)?Error\b|\bassert(?:ion)? |<<< (?:FAILURE|ERROR)!|\b[Ee]xpected\b/

/** Hosts of the project's own: a service that a test starts, a mirror in a private network. */
const OWN_HOST =
  /\blocalhost\b|\b(?:127|10)\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|\b192\.168\.\d|\b172\.(?:1[6-9]|2\d|3[01])\.\d|\b169\.254\.\d|\b0\.0\.0\.0\b|\[?(?:::1|f[cde][0-9a-f]{2}:[0-9a-f:]+)\b|\.(?:local|internal|test|lan|svc)\b/i

/** A URL up to its path. */
const URL = /\bhttps?:\/\/[^\s/'"`)\]]{1,200}/g
const PUBLIC_URL = new RegExp(`//(?:[^@]{0,100}@)?${PUBLIC_HOST}(?::\\d+)?$`)

/** What curl and Rust say of a connection without its host. */
const HOSTLESS =
  /^(?:curl: \(56\) Recv failure: Connection reset by peer|(?:Caused by: )?dns error: failed to lookup address information)/

/** Volumes of a fixed size, which the files of the project can fill. */
const OWN_VOLUME = /\/(?:Volumes|mnt|media|dev\/shm|run\/user)\//

/** The name server of the runner, and its own end of a connection. */
const RUNNER_HOST = / on [\d.]{7,15}:53\b|\b(?:dial|read|write) (?:tcp|udp) [\d.]{7,15}:\d{1,5}->/g

/** What a service says that can't be reached, or that can't respond. */
const NETWORK_ERROR =
  /\b(?:connection (?:was |has been )?(?:reset|refused|timed out|closed|aborted|broken)|timed? ?out|timeout|deadline exceeded|execution expired|operation too slow|no such host|nxdomain|UnknownHostException|could not (?:resolve host|reach host|connect)|name (?:resolution|or service not known)|E(?:CONNRESET|CONNREFUSED|\w*TIMEDOUT|AI_AGAIN|NOTFOUND)|socket (?:hang up|error|exception|disconnected)|failed to connect|SSL_(?:connect|ERROR)|TLS (?:handshake|connection)|remote end hung up|(?:early|unexpected) EOF|too ?many ?requests|bad gateway|service unavailable|gateway time-?out|network is unreachable|spurious network error|max retries exceeded|unable to load the service index|(?:429|50[0-4])\b.{0,5}(?:too many|internal server|bad gateway|service|gateway|server )|(?:status(?: code)?|code|HTTP|returned|error)[:= ]{1,2}\(?(?:429|50[0-4]))\b/i

/** A host that serves packages, one from which something is downloaded, or the last retry of pip. */
const NETWORK_HOST = new RegExp(
  String.raw`(?:^|[^\w.-])${REGISTRY}|\bRetrying \(Retry\(total=` +
    String.raw`|\b(?:download|fetch|pull|clon|install|registry|index|mirror|package|artifact|archive|schema)` +
    String.raw`.{0,300}(?:https?://|\b(?:host|to|lookup|from|@) ?'?)[\w-]{1,60}(?:\.[\w-]{1,60})+|\b\d{1,3}(?:\.\d{1,3}){3}:443\b`,
  'i',
)

/** A place in the code, which the network is no reason for. */
const POSITION = /^[\w./\\-]{1,200}[:(]\d+/

/** What a tool says of the reason of its error, or of its last attempt. */
const INNER = /^(?:\[?[Cc]aused by\b|WARNING: Retrying \(Retry\(total=|│ "https?:\/\/)/

/** Not in a text that source code quotes, and not a limit of file watchers. */
const DISK_FULL =
  /(?<!["`])\b[Nn]o space left on device\b|\bENOSPC\b(?!: System limit)|\bnot enough space on the disk\b/

/** How a step ended, as its log shows it. */
interface EndedStep extends Pick<LoggedErrors, 'message' | 'reasons'> {
  /** All lines but noise, masked. */
  readonly output: readonly string[]
  /** The lines with the mark of an error. */
  readonly marked: readonly string[]
  /** Whether the step went on to work after the line of the message. */
  readonly survivesMessage: boolean
  /** Every line that a tool or the step reports as an error and that says something, up to a limit. */
  readonly failures: readonly string[]
  /** Whether the step did nothing after its last failure. */
  readonly endsStep: boolean
  /** Whether the runner says that it was lost, and the step had named no failure before. */
  readonly isRunnerLost: boolean
  readonly exitCode: number | undefined
}

/** Returns what kind of failure the errors of a step are about. */
export function kindsOf(step: EndedStep): LoggedKinds {
  const lost = isLost(step) ? 'runner-lost' : undefined
  return {
    proven: lost ?? kindOfLog(step, false),
    provenInSetUp: lost ?? kindOfLog(step, true),
    stated: statedKind(step),
  }
}

/** Whether all other errors of a step, at least one, are that its runner stopped it. */
function isLost({ isRunnerLost, marked, exitCode }: EndedStep): boolean {
  const exit = exitCode === undefined ? [] : [`exit code ${exitCode}`]
  const others = [...marked, ...exit].filter((text) => !RUNNER_LOST.test(text))
  return isRunnerLost && others.length > 0 && others.every((text) => STOPPED.test(text))
}

/**
 * Returns the kind that a log states: in the line that says why or a reason of it, unless the step went on, or in
 * the failures with which the step ended, from the last one in code on; `undefined` for the failure of a test.
 */
function statedKind(step: EndedStep): LoggedKind | undefined {
  const { message, survivesMessage, reasons, failures, output, endsStep } = step
  const named = failures.length > 0 ? failures : reasons.slice(-1)
  const lastInCode = named.findLastIndex((text) => POSITION.test(text))
  const last = named.slice(Math.max(0, lastInCode))
  const inner = output.filter((line) => INNER.test(line)).join(' ')
  const texts = [...(survivesMessage ? [] : [message, inner]), ...(endsStep ? last : [])]
    .filter((text) => text !== undefined)
    .map((text) => text.slice(0, MAX_STATED_CHARACTERS))
  if ([...failures, ...reasons].some((text) => TEST.test(text))) return undefined
  if (texts.some((text) => DISK_FULL.test(text))) return 'disk-full'
  // Yarn prints the response and its address on several lines.
  const isOneError = new Set(last.map((text) => /^\S+ \S+/.exec(text)?.[0])).size === 1
  return [...texts, ...(isOneError && endsStep ? [last.join(' ')] : [])].some(isNetwork)
    ? 'network'
    : undefined
}

function isNetwork(text: string): boolean {
  return (
    NETWORK_HOST.test(text) &&
    NETWORK_ERROR.test(text) &&
    !OWN_HOST.test(text.replace(RUNNER_HOST, ''))
  )
}

/**
 * Returns the kind that ended a step: (1) the line that says why is about memory, or (2) the last failure has the
 * kind, and the step did nothing after it; (3) if it is not the code's, every failure in the log has it, and so has
 * the line that says why, and none is of a test, of a host or of a volume of the project.
 */
function kindOfLog(
  { message, reasons, failures, output, marked, endsStep }: EndedStep,
  isSetUp: boolean,
): LoggedKind | undefined {
  const stated = message === undefined ? [] : [message]
  const texts = failures.length > 0 ? failures : [...reasons, ...stated]
  const isOfTest = texts.some((text) => TEST.test(text))
  const isOutOfMemory = [...reasons, ...stated].some((text) => kindOfText(text) === 'out-of-memory')
  const isKilled =
    texts.some((text) => /^(?:[\d.]+ )?Killed$/.test(text.trim().replace(TASK, ''))) &&
    output.some((line) => /\bexit code:? 137\b/.test(line))
  if ((isOutOfMemory || isKilled) && !isOfTest) return 'out-of-memory' // (1)
  // Only the runner writes in this step, so one error of the kind is enough.
  const isMarked = marked.some((text) => kindOfText(text) === 'action-download')
  if (isSetUp && (isMarked || isDownload(failures.at(-1), output))) return 'action-download'
  const kinds = texts
    .filter((text) => !/(?::|, caused by)$/.test(text))
    .map(
      (text) =>
        kindOfText(text) ??
        (isUnreachable(text, message, output) ? 'network' : undefined) ??
        // An error can end with the one that is printed beside it.
        kindOfText(texts.find((other) => other.endsWith(`: ${text.replace('Error: ', '')}`)) ?? ''),
    )
  const kind = kinds.at(-1)
  if (kind === undefined || !endsStep) return undefined // (2)
  if (ORIGINS[kind] !== 'infrastructure') return kind
  const isOther =
    message !== undefined &&
    kindOfText(message) !== kind &&
    !isUnreachable(message, message, output) &&
    !isAbout(message.slice(0, MAX_STATED_CHARACTERS), kind) &&
    reasons.every((text) => text !== message)
  if (isOfTest || isOther || kinds.some((other) => other !== kind)) return undefined // (3)
  const isOwn = [...output, ...texts].some(
    (text) =>
      OWN_HOST.test(text.replace(RUNNER_HOST, '')) || (kind === 'network' && isOtherHost(text)),
  )
  if (isOwn || (kind === 'disk-full' && texts.some((text) => OWN_VOLUME.test(text))))
    return undefined
  return kind !== 'action-download' || isSetUp ? kind : undefined
}

/** Whether a line that follows the error of a kind is about the same. */
function isAbout(text: string, kind: LoggedKind): boolean {
  return kind === 'network' ? isNetwork(text) : kind === 'disk-full' && DISK_FULL.test(text)
}

/** Whether the runner stopped to wait for the download of an action, which it had tried before. */
function isDownload(last: string | undefined, output: EndedStep['output']): boolean {
  const isStopped = last === undefined || STOPPED.test(last)
  return isStopped && output.some((line) => /^Warning: Failed to download action '/.test(line))
}

/** Whether a text has the URL of a host that is not on the internet. */
function isOtherHost(text: string): boolean {
  return (text.match(URL) ?? []).some((url) => !PUBLIC_URL.test(url))
}

/** Whether a text, or the message about what it names, is of a connection to a host on the internet. */
function isUnreachable(
  text: string,
  message: string | undefined,
  output: EndedStep['output'],
): boolean {
  const isPublic = (line: string) => (line.match(URL) ?? []).some((url) => PUBLIC_URL.test(url))
  if (HOSTLESS.test(text.trim())) return output.some(isPublic)
  return message !== undefined && HOSTLESS.test(message.trim()) && isPublic(text)
}

function kindOfText(text: string): LoggedKind | undefined {
  const start = text.trim().replace(TASK, '').slice(0, MAX_CHARACTERS)
  return KIND_FORMS.find(([, pattern]) => pattern.test(start))?.[0]
}
