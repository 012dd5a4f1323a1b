/** What a service says that can't be reached, or that can't respond. */
export const NETWORK_ERROR =
  /\b(?:connection (?:was |has been )?(?:resets?|failed|refused|timed out|closed|aborted|broken)|timed? ?out|timeout|deadline exceeded|execution expired|operation too slow|no such host|nxdomain|UnknownHostException|could not (?:resolve host|reach host|connect)|name (?:resolution|or service not known)|E(?:CONNRESET|CONNREFUSED|\w*TIMEDOUT|AI_AGAIN|NOTFOUND)|socket (?:hang up|error|exception|disconnected)|failed to connect|SSL_(?:connect|ERROR)|TLS (?:handshake|connection)|remote end hung up|(?:early|unexpected) EOF|too ?many ?requests|bad gateway|service unavailable|gateway time-?out|network is unreachable|spurious network error|max retries exceeded|unable to load the service index|(?:429|5(?:0[0-4]|2\d))\b.{0,5}(?:too many|internal server|bad gateway|service|gateway|server )|(?:status(?: code)?|code|HTTP|returned|error)[:= ]{1,2}\(?(?:429|5(?:0[0-4]|2\d)))\b/i

/** The same with words that another text could have: a limit that passes by itself, a page where JSON is due. */
const SERVICE_ERROR =
  /\((?:408|429|5\d\d)\)|\b(?:status|code|HTTP|response|error|got)\b[\w ]{0,16}[:= (]{1,3}(?:408|429|5\d\d)\b|\bServer Error\b|\b(?:Connection(?:Refused|Closed|Reset)|FailedToOpenSocket|DNSResolveFailed)\b|\bclient error \(SendRequest\)|:bad_status_code, (?:429|5\d\d)\b|\brate limit|\bserver is busy\b|\bError from intermediary\b|\btimeout was reached\b|\bcurl error (?:6|7|28|35|52|55|56|92)\b|\b(?:unable to connect|error connecting) to \S|\ball attempts to connect to \S|\bMirror sync in progress\b|\bempty reply from server\b|\bHTTP 000\b|\btemporary error\b|\bfailed after \d+ (?:retry|retries|attempts)\b|\b(?:returned|respond(?:ed|s) with)(?: a)? (?:429|5\d\d)\b|\bunable to (?:establish SSL connection|resolve host)\b|\bImport '[^']{1,300}' failed\.(?: |$)|\btransfer failed for https:|\btry again later\b|\bNo server is currently available\b|\bWe couldn't respond to your request in time\b|\btoo many 50\d error responses\b| - (?:429|5\d\d)\b|\bgetaddrinfo\b|\bEPIPE\b|\bother side closed\b|\bfetch failed\b|\bRPC failed\b|\bunexpected disconnect\b|\bprogress stalled\b|\bstream error: stream ID\b|\b(?:name resolution|server misbehaving)\b|\binvalid index-pack output|\bbytes of body are still expected|\bexpected flush after ref listing|\bUnexpected token '?<|<!DOCTYPE html|\binvalid (?:json )?response body\b|\bFailed to [A-Z]\w{1,40}: Unexpected (?:token|end of JSON)|\b(?:Get|Head|Post|Put) "https:\/\/[^"]{1,300}": EOF\b|\bsocket error\b|\bserver closed connection\b/i

/** What a service says of a request that is wrong, unless a proxy in front of it says so, and the runner of a time limit. */
const OTHER_ERROR =
  /^(?!.*\bError from intermediary\b).*(?:(?:\(|\b(?:status|code|HTTP|error|success)\b[\w ]{0,16}[:= (]{1,3})(?:40[0-79]|41\d|42[0-8])\b|\b40[0-79] (?:Bad Request|Unauthorized|Forbidden|Not Found|Conflict)\b|\bInput required\b|\bThe action '.{1,500}' has timed out)/i

/** A command that BuildKit quotes, and a name, an option or a path: `p-timeout@6.1.4`, `--timeout 30`. */
const NAME =
  /\bprocess "(?:[^"\\]|\\.){0,2000}"|\bRUN .*|[^\s"']{0,200}(?:[-@/=]timeout|timeout[-@/=])[^\s"']{0,200}/gi

/**
 * Whether a client says that a service failed: a status of the server, a limit that passes by itself (`API rate limit
 * exceeded for installation`), no response, no JSON, or a 403 of an intermediary. Any other 4xx is about the request.
 */
export function failsService(text: string): boolean {
  const said = text.replace(NAME, ' ')
  return (NETWORK_ERROR.test(said) || SERVICE_ERROR.test(said)) && !OTHER_ERROR.test(text)
}
