import { describe, expect, it } from '@jest/globals'
import { causeKindOf, provenKindOf } from '../../../src/analyse/causes/cause-kinds.ts'
import { KIND_FORMS } from '../../../src/logs/views/logged-kinds.ts'
import type { Failure } from '../../../src/model/report/failure.ts'
import { failureReport, makeAnnotation, makeExcerpt } from '../../../testing/failure-report.ts'
import { makeStep } from '../../../testing/make-run.ts'

const FAILED: Failure = { kind: 'failed-step', step: makeStep(), others: [], cancelled: undefined }

/** `⏎` ends a line of the log. */
function kindOf(log: string, exitCode = 1, failure: Failure = FAILED) {
  const step = makeStep({ name: 'Set up job' })
  const excerpts = [makeExcerpt(log.split('⏎'), { exitCode, step })]
  return causeKindOf(failureReport(failure, { excerpts }))
}

describe('causeKindOf', () => {
  it.each(KIND_FORMS.map(([kind, , example]) => [kind, example] as const))(
    'recognises %s by %j',
    (kind, example) => {
      expect(kindOf(example)).toBe(kind)
    },
  )

  it.each([
    'Error: Unable to resolve action `octo/x@v9`, unable to find version `v9`',
    'Error: Unable to resolve action octo/x, repository not found',
    'curl: (6) Could not resolve host: my-typo.example',
    'Error: connect ECONNREFUSED 127.0.0.1:5432',
    'npm error code E404',
    'E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/x.deb  404  Not Found',
    'Error response from daemon: manifest for python:3.14t not found: manifest unknown',
    'Error: Unable to download artifact(s): Artifact not found for name: dist',
    '  ● disk › reports that no space left on device is fatal',
    '/x.sh: line 3: 2345 Killed                  ./train',
    'FetchError: request to http://localhost:3000/users failed, reason: socket hang up',
    'FetchError: request to http://127.0.0.1:8080/users failed, reason: read ECONNRESET',
    'fatal: unable to access: Could not resolve host: github.com.evil.test',
    'curl: (6) Could not resolve host: registry.internal',
    'curl: (6) Could not resolve host: db',
    'Error: getaddrinfo ENOTFOUND cart.shop.svc.cluster.local',
    'curl: (56) Recv failure: Connection reset by peer',
    'curl: (7) Failed to connect to staging.acme.io port 443: Connection refused',
    'E: Failed to fetch http://10.0.0.7/debian/pool/x.deb  503  Service Unavailable',
    'Error: Response status code does not indicate success: 404 (Not Found).',
    "fatal: unable to access 'https://git.internal/o/r/': The requested URL returned error: 500",
    "fatal: unable to access 'https://github.com/o/r/': The requested URL returned error: 403",
    "fatal: unable to access 'https://git.example.com/o/r/': The requested URL returned error: 502",
    'Error: failed to list: Get "https://api.example.com/orders": net/http: TLS handshake timeout',
    'assert save("/x"): No space left on device',
    '--- FAIL: TestSave: no space left on device',
  ])('leaves %j to the code', (text) => {
    expect(kindOf(text)).toBe('failed-step')
  })

  it.each(
    Object.entries({
      'a retry that worked before a test failed':
        'npm error code ECONNRESET⏎retrying⏎added 812 packages⏎  ● totals › rounds half up',
      'a retry that worked before a script failed':
        'npm error code ECONNRESET⏎added 812 packages in 3s⏎cart: 41 should be 42',
      'a package that was fetched again before the compiler failed':
        'E: Failed to fetch http://archive.ubuntu.com/x.deb  503  Service Unavailable⏎' +
        'src/a.c:3:5: error: unknown type name',
      'a text in the message of a test':
        '  ● save › reports a full disk⏎⏎    ENOSPC: no space left on device, write',
      'a text in the name of a test': '  ● save › shows API rate limit exceeded for user ID 1',
      'a text that a test compares':
        '--- FAIL: TestRetry (0.00s)⏎    retry_test.go:9: got "toomanyrequests: slow down"',
      'a text in an assertion':
        "E       AssertionError: assert 'OSError: [Errno 28] No space left on device' == 'full'",
      'a network error that the step retried before another tool said why it failed':
        'npm error code ECONNRESET⏎npm error network read ECONNRESET⏎Retrying in 5 seconds⏎Done⏎' +
        'signature of shop-linux-arm64.tar.gz does not match its key',
      'a compiler that fails after a download was repeated':
        'error: failed to download https://github.com/o/r.tgz: connection reset by peer⏎' +
        'Downloaded r.tgz⏎src/a.c:3:5: error: unknown type name',
      'code that a linter shows':
        'error: use `other`⏎6 +  Err(Error::other("No space left on device"))',
      'a limit of file watchers':
        'Error: ENOSPC: System limit for number of file watchers reached, watch "/src"',
      'a test of pytest that reads from a registry':
        'FAILED tests/test_a.py::test_a - ConnectionError: ' +
        "HTTPSConnectionPool(host='pypi.org', port=443): Max retries exceeded",
      'a package that a registry does not have':
        '[ERROR] Could not find artifact com.example:money:jar:2 in central (https://repo.maven.org/)',
      'a host of the project that refuses':
        'Error: failed to fetch schema from http://10.0.0.7:8081/a: connection refused',
      'a memory error in the report of a test':
        '  ● pool › reports its limit⏎⏎    java.lang.OutOfMemoryError: 3 is full',
    }),
  )('leaves %s to the code: %s', (_, log) => {
    expect(kindOf(log)).toBe('failed-step')
  })

  it('recognises a download of an action in the step of the runner only', () => {
    const line = "Error: Failed to download archive 'https://example.com/a.tgz' after 3 attempts."
    const step = makeStep({ name: 'Run ./install.sh' })
    const report = failureReport(FAILED, { excerpts: [makeExcerpt([line], { step })] })
    expect([kindOf(line), causeKindOf(report)]).toEqual(['action-download', 'failed-step'])
  })

  it.each([
    'out-of-memory | FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory' +
      '⏎----- Native stack trace -----⏎ 1: 0xca5580 node::Abort() [node]',
    'action-download | ##[warning]Failed to download action ' +
      "'https://api.github.com/repos/o/r/tarball/1'.⏎##[error]The operation was canceled.",
    'disk-full | write /home/runner/.cache/go-build/78/a-d: no space left on device',
    "disk-full | /tmp/x.s: Fatal error: can't fill 256 bytes: 'No space left on device'",
    "network | ##[error]fatal: unable to access 'https://github.com/o/r/': " +
      'The requested URL returned error: 502⏎' +
      "##[error]The process '/usr/bin/git' failed with exit code 128",
    'network | ERROR: read: Get "https://proxy.golang.org/x": ' +
      'read tcp 10.1.0.4:5132->142.250.1.1:443: connection reset by peer',
    'network | curl: (6) Could not resolve host: get.helm.sh',
    'network | + curl -fsSL https://get.helm.sh/helm.tar.gz⏎curl: (56) Recv failure: Connection reset by peer',
    'network | error: failed to download from `https://raw.githubusercontent.com/o/r/v1/a`⏎⏎Caused by:⏎' +
      '  dns error: failed to lookup address information: Temporary failure in name resolution',
    'network | go: acme.dev/mod@v1.2.3: Get "https://proxy.acme.dev/mod.zip": ' +
      'dial tcp: lookup proxy.acme.dev on 127.0.0.53:53: server misbehaving',
    'network | Error: getaddrinfo ENOTFOUND packages.acme.io',
    'network | Caused by: java.net.UnknownHostException: repo.spring.io',
    // Below the error, the tool only gives advice.
    'network | E: Failed to fetch http://archive.ubuntu.com/x.deb  503  Service Unavailable⏎' +
      'E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?',
  ])('recognises the kind of: %s', (text) => {
    const [kind, log = ''] = text.split(' | ')
    expect(kindOf(log)).toBe(kind)
  })

  it.each([
    'network | ERROR: An error occurred during the fetch of repository rules:⏎' +
      'ERROR: Error downloading [https://github.com/o/r/1.tar.gz]: GET returned 502 Bad Gateway⏎' +
      'ERROR: Analysis of target //core:test failed; build aborted',
    'network | error: failed to get `syn` as a dependency of package `shop v0.1.0`⏎⏎Caused by:⏎' +
      '  failed to download from https://index.crates.io/3/s/syn⏎⏎Caused by:⏎' +
      '  [28] Timeout was reached (Operation too slow)',
    'disk-full | ERROR: failed to solve: write /mnt/buildkit/ingest/data: ' +
      'no space left on device: unknown',
  ])('recognises what a failure is about without taking it for proven: %s', (text) => {
    const [kind, log = ''] = text.split(' | ')
    const report = failureReport(FAILED, { excerpts: [makeExcerpt(log.split('⏎'))] })
    expect([causeKindOf(report), provenKindOf(report)]).toEqual([kind, 'failed-step'])
  })

  it('does not take exit code 137 alone for out of memory', () => {
    expect(kindOf('training', 137)).toBe('failed-step')
    expect(kindOf('java.lang.OutOfMemoryError: Java heap space', 137)).toBe('out-of-memory')
  })

  it("keeps GitHub's own word, whatever the log says", () => {
    const lost: Failure = { kind: 'runner-lost', step: undefined }
    expect(kindOf('No space left on device', 1, lost)).toBe('runner-lost')
  })

  it('reads no annotation, since a step can write those of GitHub', () => {
    const message = 'Failed to resolve action download info. Error: Service Unavailable'
    const kindWith = (line: number) =>
      causeKindOf(failureReport(FAILED, { annotations: [makeAnnotation(message, { line })] }))
    expect([kindWith(1), kindWith(12)]).toEqual(['failed-step', 'failed-step'])
  })
})
