import type { CauseKind } from '../../model/report/cause.ts'
import type { FailureReport } from '../../model/report/report.ts'
import { reasonLinesOf } from './signature.ts'

/** A kind that is recognised by a text: the kind, the pattern, a real line, and where it is from. */
type KindForm = readonly [kind: CauseKind, pattern: RegExp, example: string, source: string]

/** Hosts that serve packages, images and source code: if one can't be reached, the code is not the reason. */
const REGISTRY =
  /(?:[\w-]{1,60}\.){0,3}(?:github\.com|githubusercontent\.com|ghcr\.io|npmjs\.(?:org|com)|yarnpkg\.com|pypi\.org|pythonhosted\.org|docker\.(?:io|com)|crates\.io|rubygems\.org|maven\.org|maven\.apache\.org|gradle\.org|nuget\.org|packagist\.org|golang\.org|ubuntu\.com|debian\.org|quay\.io|mcr\.microsoft\.com|nodejs\.org|conda\.io|anaconda\.org|dl\.google\.com)/
    .source

/**
 * One line per text; add a line to add a text. A pattern is searched in the lines that say why a step
 * failed; annotations can be forged. It has no flags, and its time is linear.
 */
// prettier-ignore
export const KIND_FORMS: readonly KindForm[] = [
  ['out-of-memory', /\bJavaScript heap out of memory$/, 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'nodejs/node'],
  ['out-of-memory', /\bjava\.lang\.OutOfMemoryError\b/, 'java.lang.OutOfMemoryError: Java heap space', 'openjdk/jdk'],
  ['out-of-memory', /^(?:E {3,})?MemoryError(?:: |$)/, 'MemoryError', 'python/cpython'],
  ['out-of-memory', /\bOutOfMemoryError: CUDA out of memory\./, 'torch.OutOfMemoryError: CUDA out of memory.', 'pytorch/pytorch'],
  ['out-of-memory', /\bworker process crashed with error: Out of memory\./, 'GitHub actions runner worker process crashed with error: Out of memory.', 'actions/runner#541'],
  ['out-of-memory', /^fatal error: (?:runtime: )?(?:out of memory|cannot allocate memory)/, 'fatal error: runtime: out of memory', 'golang/go src/runtime/malloc.go'],
  ['out-of-memory', /\bKilled signal terminated program cc1(?:plus)?$/, 'c++: fatal error: Killed signal terminated program cc1plus', 'gcc-mirror/gcc gcc/gcc.cc'],
  ['disk-full', /(?:^|: |\[Errno 28\] )[Nn]o space left on device\b/, 'OSError: [Errno 28] No space left on device', 'python/cpython'],
  ['disk-full', /\bENOSPC: no space left on device\b/, "Error: ENOSPC: no space left on device, write", 'nodejs/node'],
  ['disk-full', /: There is not enough space on the disk\b/, 'System.IO.IOException: There is not enough space on the disk.', 'dotnet/runtime'],
  ['action-download', /^(?:Error: )?Failed to resolve action download info\./, 'Error: Failed to resolve action download info. Error: Service Unavailable', 'actions/runner src/Runner.Worker/ActionManager.cs'],
  ['action-download', /^(?:Error: )?Failed to download (?:action|archive) '/, "Error: Failed to download archive 'https://api.github.com/repos/actions/cache/tarball/0400d5f' after 3 attempts.", 'actions/runner src/Runner.Worker/ActionManager.cs'],
  ['action-download', /^(?:Error: )?Action 'https:\/\/.{1,300}' download has timed out\./, "Error: Action 'https://api.github.com/repos/actions/cache/tarball/0400d5f' download has timed out. Error: A task was canceled.", 'actions/runner src/Runner.Worker/ActionManager.cs'],
  ['network', /\btoomanyrequests: /, 'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit', 'moby/moby'],
  ['network', /\breceived unexpected HTTP status: 5\d\d\b/, 'received unexpected HTTP status: 503 Service Unavailable', 'moby/moby'],
  ['network', /^npm (?:ERR!|error) code (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E50[0-4]|E429)$/, 'npm error code ECONNRESET', 'npm/cli'],
  ['network', /\bFetchError: .{0,300}reason: .{0,100}(?:ETIMEDOUT|ECONNRESET|EAI_AGAIN|socket hang up)/, 'FetchError: request to https://registry.npmjs.org/x failed, reason: connect ETIMEDOUT 104.16.0.1:443', 'npm/cli'],
  ['network', new RegExp(`\\bCould not resolve host: ${REGISTRY}\\b`), "fatal: unable to access 'https://github.com/o/r/': Could not resolve host: github.com", 'git/git'],
  ['network', new RegExp(`\\bFailed to connect to ${REGISTRY} port \\d`), "fatal: unable to access 'https://github.com/o/r/': Failed to connect to github.com port 443", 'curl/curl'],
  ['network', new RegExp(`^fatal: unable to access 'https://${REGISTRY}/.{1,300}The requested URL returned error: 5\\d\\d`), "fatal: unable to access 'https://github.com/o/r/': The requested URL returned error: 502", 'git/git'],
  ['network', new RegExp(`\\b(?:dial tcp: lookup|Temporary failure resolving) '?${REGISTRY}\\b`), 'dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: no such host', 'golang/go'],
  ['network', new RegExp(`//${REGISTRY}/.{0,300}(?:connection reset by peer|i/o timeout|TLS handshake timeout|Client\\.Timeout exceeded)`), 'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: TLS handshake timeout', 'moby/moby'],
  ['network', new RegExp(`HTTPSConnectionPool\\(host='${REGISTRY}', port=443\\): (?:Max retries exceeded|Read timed out)`), "ERROR: HTTPSConnectionPool(host='files.pythonhosted.org', port=443): Read timed out.", 'pypa/pip'],
  ['network', /^E: Failed to fetch \S{1,300} {2}(?:5\d\d|Connection |Could not connect|Unable to connect|Temporary failure|Cannot initiate)/, 'E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/x.deb  503  Service Unavailable', 'Debian/apt'],
  ['network', /\bAPI rate limit exceeded for\b/, 'Error: API rate limit exceeded for installation ID 1.', 'pytorch/test-infra'],
]

/** The texts are near the start of a line; this bounds the time of each pattern. */
const MAX_CHARACTERS = 500

/** Returns what kind of cause a failure has: GitHub's own word, unless a text is more specific. */
export function causeKindOf({ failure, excerpts }: FailureReport): CauseKind {
  if (failure.kind !== 'failed-step' && failure.kind !== 'other') return failure.kind
  return (
    kindOfTexts(reasonLinesOf(excerpts[0]?.lines ?? []).map(({ text }) => text)) ?? failure.kind
  )
}

/** Returns the kind of the first text that has one. */
function kindOfTexts(texts: readonly string[]): CauseKind | undefined {
  for (const text of texts) {
    const start = text.slice(0, MAX_CHARACTERS)
    const form = KIND_FORMS.find(([, pattern]) => pattern.test(start))
    if (form !== undefined) return form[0]
  }
  return undefined
}
