import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { isInfrastructure, kindOfFailure } from '../../../src/analyse/causes/cause-kinds.ts'
import { KIND_FORMS } from '../../../src/logs/kinds/kind-forms.ts'
import { ORIGINS } from '../../../src/model/reasons.ts'
import { showFailure } from '../../../testing/accuracy/shown-failure.ts'
import { failedWith, makeAnnotation, makeFailure } from '../../../testing/failure-report.ts'
import { readLogCases } from '../../../testing/read-log-cases.ts'

const STEP = 'Run ./install.sh'
const LOST = 'The hosted runner lost communication with the server. Anything in your workflow'
const SHUTDOWN = '##[error]The runner has received a shutdown signal. This can happen when'

/** `⏎` ends a line of the log. */
function kindOf(log: string, exitCode?: number) {
  return kindOfFailure(failedWith(log.split('⏎'), { exitCode, step: 'Set up job' })).kind
}

/** The kind that the log of a script proves. */
function provenKind(log: string) {
  const { kind, isProven } = kindOfFailure(failedWith(log.split('⏎'), { step: STEP }))
  return isProven ? kind : 'failed-step'
}

const linesOf = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')

/** A log of each client, with `⏎` between lines. */
const CLIENTS = linesOf('clients.txt')

describe('kindOfFailure', () => {
  it('is led to each kind by something', () => {
    const byForm = KIND_FORMS.map(([kind]) => kind)
    // What GitHub, the runner or the name of a step shows.
    const byRun = ['cancelled', 'check', 'container', 'failed-step', 'never-started', 'other']
    const found = new Set([...byForm, ...byRun, 'refused', 'runner-lost', 'timed-out'])
    expect([...found].toSorted()).toEqual(Object.keys(ORIGINS).toSorted())
  })

  it.each(KIND_FORMS.map(([kind, , example]) => [kind, example] as const))(
    'recognises %s by %j',
    (kind, example) => {
      expect(kindOf(example)).toBe(kind)
    },
  )

  it.each(linesOf('stated-services.txt').map((line) => line.split(' | ')))(
    'calls %s, which proves no infrastructure: %s',
    (kind, log = '') => {
      const failure = failedWith(log.split('⏎'), { step: STEP, exitCode: 1 })
      expect(kindOfFailure(failure).kind).toBe(kind)
      expect(isInfrastructure(failure)).toBe(false)
    },
  )

  it.each([
    ['python3 sync.py', 'Killed', 'out-of-memory'],
    // The step of the log lasts 10 s.
    ['timeout -s KILL 10 python3 sync.py', 'Killed', 'failed-step'],
    ['sudo timeout --kill-after=5 0.1m python3 sync.py', 'Killed', 'failed-step'],
    ['timeout -s KILL 60 python3 sync.py', 'Killed', 'out-of-memory'],
    ['pytest --timeout 5', 'Killed', 'out-of-memory'],
    [
      './run.sh & sleep 3; kill -9 $!',
      'a.sh: line 1:  2310 Killed          ./run.sh',
      'failed-step',
    ],
    ['kill -9 $(pidof db); ./ci', 'a.sh: line 1:  2310 Killed          ./run.sh', 'out-of-memory'],
    [
      './db & kill -9 $!; ./run.sh && ./ci',
      'a.sh: line 1:  2310 Killed          ./run.sh',
      'out-of-memory',
    ],
    [
      './run.sh & sleep 3; kill $!',
      'a.sh: line 1:  2310 Killed          ./run.sh',
      'out-of-memory',
    ],
  ])('reads who killed a process: %s, %s: %s', (script, line, kind) => {
    const lines = [`##[group]Run ${script}`, script, 'shell: bash', '##[endgroup]', line]
    const exit = '##[error]Process completed with exit code 137.'
    expect(showFailure({ lines: [...lines, exit] }).cause?.kind).toBe(kind)
  })

  it.each(CLIENTS)('recognises a service that failed by its client: %s', (log) => {
    expect(provenKind(log)).toBe('network')
  })

  it.each(CLIENTS)('leaves it to the code beside what is of the project: %s', (log) => {
    const missing = log
      .replace(/\b50\d\b/g, '404')
      .replace(/Bad Gateway|Service Unavailable/gi, 'Not Found')
    const near = [
      missing,
      log.replace(/(?:https?:\/\/|lookup )[\w.-]+/g, 'http://10.0.0.7'),
      `GET http://localhost:4873/a⏎${log}`,
      `${log}⏎cart is served without it`,
      `src/cart.ts(3,5): error TS2322: Type 'string' is not assignable to type 'number'.⏎${log}`,
      `  ● cart › reports⏎${log}`,
    ]
    const own = near.filter((text) => text !== log)
    expect(own.filter((text) => provenKind(text) !== 'failed-step')).toEqual([])
  })

  it.each(linesOf('left-to-code.txt'))('leaves %j to the code', (text) => {
    expect(kindOf(text)).toBe('failed-step')
  })

  it.each(readLogCases(new URL('looks-like-infrastructure.txt', import.meta.url)))(
    'leaves $title to the code: $lines',
    ({ lines }) => {
      expect(kindOf(lines.join('⏎'))).toBe('failed-step')
    },
  )

  it('recognises a download of an action in the step of the runner only', () => {
    const line = "Error: Failed to download archive 'https://example.com/a.tgz' after 3 attempts."
    const report = failedWith([line], { step: STEP })
    expect([kindOf(line), kindOfFailure(report).kind]).toEqual(['action-download', 'failed-step'])
  })

  it.each(linesOf('infrastructure.txt'))('recognises the kind of: %s', (text) => {
    const [kind, log = ''] = text.split(' | ')
    expect(kindOf(log)).toBe(kind)
  })

  it.each([
    'network | ERROR: An error occurred during the fetch of repository rules:⏎' +
      'ERROR: Error downloading [https://github.com/o/r/1.tar.gz]: GET returned 502 Bad Gateway⏎' +
      'ERROR: Analysis of target //core:test failed; build aborted',
    'disk-full | ERROR: failed to solve: write /mnt/buildkit/ingest/data: ' +
      'no space left on device: unknown',
    'network | info There appears to be trouble with the npm registry (returned undefined). Retrying...⏎' +
      'ResponseError: Request failed "504 Gateway Timeout"⏎' +
      '    at new ResponseError (/opt/yarn/lib/cli.js:802:124)',
  ])('recognises what a failure is about without taking it for proven: %s', (text) => {
    const [kind, log = ''] = text.split(' | ')
    const report = failedWith(log.split('⏎'), { step: STEP })
    expect(kindOfFailure(report)).toEqual({ kind, isProven: false })
  })

  it.each([
    [
      '##[error]Internal server error occurred while resolving "actions/checkout@v7".',
      'action-download',
      true,
    ],
    [
      '##[error]Failed to initialize container mysql:9⏎##[error]One or more containers failed to start.',
      'container',
      true,
    ],
    [
      'Error response from daemon: received unexpected HTTP status: 503 Service Unavailable⏎##[error]Docker pull failed with exit code 1',
      'network',
      true,
    ],
    [
      'Error response from daemon: manifest for mysql:99 not found: manifest unknown⏎##[error]Docker pull failed with exit code 1',
      'failed-step',
      true,
    ],
    [
      '##[error]Unable to resolve action `acme/notify@v9`, unable to find version `v9`',
      'failed-step',
      true,
    ],
  ])('reads %j in a step of the runner as %s, proven: %s', (log, kind, isProven) => {
    for (const step of ['Set up job', 'Initialize containers']) {
      const report = failedWith(log.split('⏎'), { step, exitCode: undefined })
      expect(kindOfFailure(report)).toEqual({ kind, isProven })
    }
  })

  it('does not take exit code 137 alone for out of memory', () => {
    expect(kindOf('training', 137)).toBe('failed-step')
    expect(kindOf('java.lang.OutOfMemoryError: Java heap space', 137)).toBe('out-of-memory')
  })

  it("keeps GitHub's own word, whatever the log says", () => {
    const failure = makeFailure('runner-lost')
    const lost = failedWith(['No space left on device'], { exitCode: 1, failure })
    expect(kindOfFailure(lost).kind).toBe('runner-lost')
  })

  it.each<[string, number | undefined, string]>([
    [`ok cart⏎${SHUTDOWN}`, 143, 'runner-lost'],
    [`ok cart⏎${SHUTDOWN}`, 137, 'runner-lost'],
    [
      `ok cart⏎##[error]Process completed with exit code 143.⏎${SHUTDOWN}`,
      undefined,
      'runner-lost',
    ],
    [`${SHUTDOWN}⏎##[error]The operation was canceled.`, undefined, 'runner-lost'],
    [
      `${SHUTDOWN}⏎##[error]Process completed with exit code -1073741510.`,
      undefined,
      'runner-lost',
    ],
    [`${SHUTDOWN}⏎--- FAIL: TestStock (0.00s)`, 143, 'runner-lost'],
    [`--- FAIL: TestStock (0.00s)⏎    a_test.go:9: got 1⏎${SHUTDOWN}`, 143, 'failed-step'],
    [`##[error]the price is wrong⏎${SHUTDOWN}`, 143, 'failed-step'],
    [`${SHUTDOWN}⏎##[error]the price is wrong`, undefined, 'failed-step'],
    [SHUTDOWN, undefined, 'failed-step'],
    [SHUTDOWN, 1, 'failed-step'],
    [SHUTDOWN.replace('##[error]', ''), 143, 'failed-step'],
    ['the load test takes too long', 143, 'failed-step'],
    [`AssertionError: expected 3 to equal 4⏎${SHUTDOWN}`, 143, 'failed-step'],
    [`expected 42 items but got 41⏎${SHUTDOWN}`, 137, 'failed-step'],
    [`ok cart is as expected⏎${SHUTDOWN}`, 143, 'runner-lost'],
    [`Expected time: 3 minutes⏎${SHUTDOWN}`, 143, 'runner-lost'],
    [`warning: expected a newer cache⏎${SHUTDOWN}`, 137, 'runner-lost'],
  ])('shows who ended a step that printed %j with exit code %s: %s', (log, exitCode, kind) => {
    expect(kindOf(log, exitCode)).toBe(kind)
  })

  it.each<[log: string | undefined, exitCode: number | undefined, kind: string]>([
    [undefined, undefined, 'runner-lost'],
    ['ok cart', undefined, 'runner-lost'],
    ['ok cart', 143, 'runner-lost'],
    ['ok cart', 130, 'runner-lost'],
    ['ok cart', 137, 'runner-lost'],
    ['ok cart', -1073741510, 'runner-lost'],
    ['npm warn deprecated glob@7.2.3', 143, 'runner-lost'],
    ['ok cart', 1, 'failed-step'],
    ['ok cart', 2, 'failed-step'],
    ['--- FAIL: TestStock (0.00s)⏎    a: 1', undefined, 'failed-step'],
    ['src/cart.ts(3,5): error TS2322: Type A is not B.', 143, 'failed-step'],
    ['AssertionError: expected 3 to equal 4', 143, 'failed-step'],
    ["prog: a.c:3: main: Assertion `x == 1' failed.", 137, 'failed-step'],
    ['total: got 7, want 42', 143, 'failed-step'],
    ['  ✗ adds', 143, 'failed-step'],
  ])(
    'judges an annotation on a lost runner beside a log of %j and exit code %s: %s',
    (log, exitCode, kind) => {
      const end = exitCode === undefined ? [] : [`Process completed with exit code ${exitCode}.`]
      const all = [LOST, ...end].map((message) => makeAnnotation(message))
      // The exit code is in the log, too, whether its annotation was kept or not.
      const kinds = [all, all.slice(0, 1)].map(
        (says) => kindOfFailure(failedWith(log?.split('⏎'), { step: STEP, exitCode, says })).kind,
      )
      expect(kinds).toEqual([kind, kind])
    },
  )

  it('does not trust the annotation beside that of an exit code which no signal gives', () => {
    const messages = [LOST, 'Process completed with exit code 1.']
    const says = messages.map((message) => makeAnnotation(message))
    expect(kindOfFailure(failedWith(undefined, { step: STEP, says })).kind).toBe('failed-step')
  })

  it('reads no other annotation, since a step can write those of GitHub', () => {
    const message = 'Failed to resolve action download info. Error: Service Unavailable'
    const kindWith = (line: number) => {
      const says = [makeAnnotation(message, { line })]
      return kindOfFailure(failedWith(undefined, { step: STEP, says })).kind
    }
    expect([kindWith(1), kindWith(12)]).toEqual(['failed-step', 'failed-step'])
  })
})
