/** Hosts that serve packages, images and source code: if one can't be reached, the code is not the reason. */
export const REGISTRY =
  /(?:[\w-]{1,60}\.){0,4}(?:github\.com|githubusercontent\.com|ghcr\.io|npmjs\.(?:org|com)|yarnpkg\.com|pypi\.org|pythonhosted\.org|docker\.(?:io|com)|crates\.io|rubygems\.org|maven\.org|maven\.apache\.org|gradle\.org|nuget\.org|packagist\.org|golang\.org|ubuntu\.com|debian\.org|quay\.io|mcr\.microsoft\.com|nodejs\.org|conda\.io|anaconda\.org|dl\.google\.com|terraform\.io|opentofu\.org|gitlab\.com|bitbucket\.org|jsr\.io|deno\.land|esm\.sh|hex\.pm|pub\.dev|rust-lang\.org|rustup\.rs|alpinelinux\.org|fedoraproject\.org|archlinux\.org|packages\.microsoft\.com|hashicorp\.com|helm\.sh|bitnami\.com|conan\.io|cocoapods\.org|nixos\.org|spring\.io|sonatype\.com|snapcraft\.io|sigstore\.dev|public\.ecr\.aws|(?:dl|registry)\.k8s\.io|galaxy\.ansible\.com|huggingface\.co|brew\.sh|nodesource\.com|playwright\.azureedge\.net|playwright\.dev|download\.cypress\.io|cdn\.cypress\.io|storage\.googleapis\.com\/chrome-for-testing[\w-]*)/
    .source + /(?![\w.-])/.source

/**
 * A host on the internet, in lines of at most 1,000 characters: its name has a dot, and no domain that is reserved for
 * private networks, tests or examples.
 * https://www.iana.org/assignments/special-use-domain-names
 */
export const PUBLIC_HOST =
  /(?!(?:[\w.-]{1,200}\.)?example\.(?:com|net|org)\b)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\b)[a-z][a-z\d-]{1,20}(?![\w.-]*\w)/
    .source

/** The host of a URL, or one that a client says it could not look up or reach. */
// @example curl: (6) Could not resolve host: get.helm.sh
const HOST =
  /\bhttps?:\/\/(?:[^@\s/]{0,100}@)?([\w.-]+)|\b(?:resolve host|resolving|reach host|lookup|Resolving|getaddrinfo [A-Z_]+|UnknownHostException|connect(?:ion)? to)(?: address|:)? ?['‘"]?([a-z\d][\w-]*(?:\.[\w-]+)+)\b|\bhost=?:? ?['"]([\w.-]+)|\blookup ([\w-]+) on\b|\bresolve host: ([\w-]+)|\bgetaddrinfo [A-Z_]+ ([\w-]+)/g

const SERVICE = new RegExp(`^${REGISTRY}`)
const SERVICES = new RegExp(`(?<![\\w.-])${REGISTRY}`, 'g')

/** What a service says that can't be reached, or that can't respond. */
export const NETWORK_ERROR =
  /\b(?:connection (?:was |has been )?(?:resets?|failed|refused|timed out|closed|aborted|broken)|timed? ?out|timeout|deadline exceeded|execution expired|operation too slow|no such host|nxdomain|UnknownHostException|could not (?:resolve host|reach host|connect)|name (?:resolution|or service not known)|E(?:CONNRESET|CONNREFUSED|\w*TIMEDOUT|AI_AGAIN|NOTFOUND)|socket (?:hang up|error|exception|disconnected)|failed to connect|SSL_(?:connect|ERROR)|TLS (?:handshake|connection)|remote end hung up|(?:early|unexpected) EOF|too ?many ?requests|bad gateway|service unavailable|gateway time-?out|network is unreachable|spurious network error|max retries exceeded|unable to load the service index|(?:429|5(?:0[0-4]|2\d))\b.{0,5}(?:too many|internal server|bad gateway|service|gateway|server )|(?:status(?: code)?|code|HTTP|returned|error)[:= ]{1,2}\(?(?:429|5(?:0[0-4]|2\d)))\b/i

/** The same with words that another text could have: a limit that passes by itself, a page where JSON is due. */
const SERVICE_ERROR =
  /\((?:408|429|5\d\d)\)|\b(?:status|code|HTTP|response|error|got)\b[\w ]{0,16}[:= (]{1,3}(?:408|429|5\d\d)\b|\bServer Error\b|\b(?:Connection(?:Refused|Closed|Reset)|FailedToOpenSocket|DNSResolveFailed)\b|\bclient error \(SendRequest\)|:bad_status_code, (?:429|5\d\d)\b|\brate limit|\bserver is busy\b|\bError from intermediary\b|\btimeout was reached\b|\bcurl error (?:6|7|28|35|52|55|56|92)\b|\b(?:unable to connect|error connecting) to \S|\ball attempts to connect to \S|\bMirror sync in progress\b|\bHash Sum mismatch\b|\bempty reply from server\b|\bHTTP 000\b|\btemporary error\b|\bfailed after \d+ (?:retry|retries|attempts)\b|\b(?:returned|respond(?:ed|s) with)(?: a)? (?:429|5\d\d)\b|\bunable to (?:establish SSL connection|resolve host)\b|\bImport '[^']{1,300}' failed\.(?: |$)|\btransfer failed for https:|\btry again later\b|\bNo server is currently available\b|\bWe couldn't respond to your request in time\b|\btoo many 50\d error responses\b| - (?:429|5\d\d)\b|\bgetaddrinfo\b|\bEPIPE\b|\bother side closed\b|\bfetch failed\b|\bRPC failed\b|\bunexpected disconnect\b|\bprogress stalled\b|\bstream error: stream ID\b|\b(?:name resolution|server misbehaving)\b|\binvalid index-pack output|\bbytes of body are still expected|\bexpected flush after ref listing|\bUnexpected token '?<|<!DOCTYPE html|\binvalid (?:json )?response body\b|\bFailed to [A-Z]\w{1,40}: Unexpected (?:token|end of JSON)|\b(?:Get|Head|Post|Put) "https:\/\/[^"]{1,300}": EOF\b|\bsocket error\b|\bserver closed connection\b/i

/** What a service says of a request that is wrong, unless a proxy in front of it says so, and the runner of a time limit. */
const OTHER_ERROR =
  /^(?!.*\bError from intermediary\b).*(?:(?:\(|\b(?:status|code|HTTP|error|success)\b[\w ]{0,16}[:= (]{1,3})(?:40[0-79]|41\d|42[0-8])\b|\b40[0-79] (?:Bad Request|Unauthorized|Forbidden|Not Found|Conflict)\b|\bInput required\b|\bThe action '.{1,500}' has timed out)/i

/** A command that BuildKit quotes, and a name, an option or a path: `p-timeout@6.1.4`, `--timeout 30`. */
const NAME =
  /\bprocess "(?:[^"\\]|\\.){0,2000}"|\bRUN .*|[^\s"']{0,200}(?:[-@/=]timeout|timeout[-@/=])[^\s"']{0,200}/gi

/** Lists the hosts that a text names as those of requests. */
export function hostsIn(text: string): readonly string[] {
  const found = [...text.matchAll(HOST)].flatMap((match) => match.slice(1).find(Boolean) ?? [])
  const services = text.match(SERVICES) ?? []
  return [...new Set([...found, ...services].map((host) => host.replace(/\.$/, '')))]
}

/** Whether a host serves packages, images or source code to everybody. */
export function isPublicService(host: string): boolean {
  return SERVICE.test(host)
}

/**
 * Whether a client says that a service failed: a status of the server, a limit that passes by itself (`API rate limit
 * exceeded for installation`), no response, no JSON, or a 403 of an intermediary. Any other 4xx is about the request.
 */
export function failsService(text: string): boolean {
  const said = text.replace(NAME, ' ')
  return (NETWORK_ERROR.test(said) || SERVICE_ERROR.test(said)) && !OTHER_ERROR.test(text)
}
