import { describe, expect, it } from '@jest/globals'
import { makeExcerpt } from '../../../testing/failure-report.ts'

const NPM_RESET = [
  'npm error code ECONNRESET',
  'npm error syscall read',
  'npm error errno ECONNRESET',
  'npm error network Invalid response body while trying to fetch https://registry.npmjs.org/a: read ECONNRESET',
  'npm error network This is a problem related to network connectivity.',
]
const NPM_DISK = [
  'npm error code ENOSPC',
  'npm error syscall write',
  'npm error errno -28',
  'npm error nospc ENOSPC: no space left on device, write',
]
const BROWSER = [
  'Error: getaddrinfo EAI_AGAIN cdn.playwright.dev',
  'Failed to install browsers',
  'Error: Failed to download Chrome for Testing 145.0.7632.6 (playwright chromium v1208), caused by',
  'Error: Download failure, code=1',
]

const GOAL =
  "[ERROR] Failed to execute goal com.github.eirslett:frontend-maven-plugin:1.12.1:npm (npm ci) on project web: Failed to run task: 'npm ci' failed. Process exited with an error: 1 (Exit value: 1) -> [Help 1]"
const BUILT = 'process "/bin/sh -c npm ci" did not complete successfully: exit code: 1'

/** The same lines about a registry or a host of the project's own. */
const ownHost = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/registry\.npmjs\.org|cdn\.playwright\.dev/, 'npm.example.test'))

describe('the kind that a log proves', () => {
  it.each<[string, string | undefined, readonly string[]]>([
    ['a reset request of npm, whose message differs', 'network', NPM_RESET],
    ['the same without what npm advises', 'network', NPM_RESET.slice(0, 4)],
    ['a full disk that npm reports', 'disk-full', NPM_DISK],
    ['a browser that could not be downloaded', 'network', BROWSER],
    [
      'the frames below an error',
      'network',
      [
        'Error: getaddrinfo EAI_AGAIN cdn.playwright.dev',
        '    at GetAddrInfoReqWrap.onlookup (node:dns:111:26)',
        '    at request (src/cart/download.js:12:3)',
      ],
    ],
    ['a reset request to a registry of its own', undefined, ownHost(NPM_RESET.slice(0, 4))],
    ['a browser from a host of its own', undefined, ownHost(BROWSER)],
    ['one beside a host of its own', undefined, ['GET http://localhost:4873/a', ...NPM_RESET]],
    [
      'a child of MSBuild',
      'network',
      [...NPM_RESET, 'a.csproj(20,5): error MSB3073: The command "npm ci" exited with code 1.'],
    ],
    ['a child of Maven', 'network', [...NPM_RESET.map((line) => `[ERROR] ${line}`), GOAL]],
    ['a child of make', 'network', [...NPM_RESET, 'make: *** [Makefile:3: deps] Error 1']],
    ['a child of BuildKit', 'network', [...NPM_RESET, `ERROR: failed to solve: ${BUILT}`]],
    [
      'a full disk below make',
      'disk-full',
      ['ld: final link failed: No space left on device', 'make: *** [Makefile:3: app] Error 1'],
    ],
    [
      'a child that ended after the retry of another one',
      undefined,
      [
        'npm error code ECONNRESET',
        'added 812 packages in 3s',
        'make: *** [Makefile:3: t] Error 1',
      ],
    ],
    [
      'an outage that the installation survived',
      undefined,
      ['quux: GET https://pypi.org/simple/a: 503 Service Unavailable', 'added 812 packages in 3s'],
    ],
    [
      'an action that a script says could not be downloaded',
      undefined,
      ["Error: Action 'https://api.github.com/repos/o/r/tarball/1' download has timed out."],
    ],
    [
      'a child whose own error is another one',
      undefined,
      [...NPM_RESET, 'build: cart.c is empty', 'make: *** [Makefile:3: app] Error 1'],
    ],
    [
      'a client of no known form',
      'network',
      ['quux: GET https://pypi.org/simple/a: 503 Service Unavailable', 'quux: gave up on a'],
    ],
    [
      'the same after another request',
      undefined,
      ['quux: GET https://pypi.org/simple/a: 503 Service Unavailable', 'GET /orders: 500, not 200'],
    ],
    [
      'a download without its host beside the only one that the log names',
      'network',
      ['GET https://pypi.org/simple/a', 'Error: download of a failed: 503 Service Unavailable'],
    ],
    [
      'a full disk below the exception that it led to',
      'disk-full',
      [
        'KeyError: the cart',
        '',
        'During handling of the above exception, another exception occurred:',
        '',
        'OSError: [Errno 28] No space left on device',
      ],
    ],
    [
      'a name that can be misspelt',
      undefined,
      [
        'go: a.dev/b@v1: Get "https://proxy.goland.org/b": dial tcp: lookup proxy.goland.org: no such host',
      ],
    ],
    [
      'a reset request, and a message about something else',
      undefined,
      ['npm error code ECONNRESET', "TypeError: Cannot read properties of undefined (reading 'a')"],
    ],
  ])('of %s is %s', (_, kind, lines) => {
    expect(makeExcerpt(lines).errors?.kinds.proven).toBe(kind)
  })
})
