import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { isInfrastructure, kindOfFailure } from '../../src/analyse/causes/cause-kinds.ts'
import { linesOfExamples } from '../../testing/listed-rules.ts'
import { KIND_FORMS } from '../../src/logs/kinds/kind-forms.ts'
import { ORIGINS } from '../../src/model/reasons.ts'
import type { FailureReport, Verdict } from '../../src/model/report/cause.ts'
import { groupCauses, orderCauses } from '../../src/analyse/causes/causes.ts'
import { KNOCK_ON_FORMS } from '../../src/analyse/causes/consequences.ts'
import { causeAdvice } from '../../src/render/findings/advice.ts'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { causesOutput } from '../../src/actions/report/cause-output.ts'
import { PLAIN } from '../../src/render/text/inline.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { reasonText } from '../../src/model/report/entry-words.ts'
import { showFailure } from '../../testing/accuracy/shown-failure.ts'
import {
  causesOf,
  failedWith,
  failureReport,
  makeAnnotation,
  makeFailure,
  makeVerdict,
  showing,
  withVerdicts,
} from '../../testing/failure-report.ts'
import { readLogCases } from '../../testing/read-log-cases.ts'
import { gateLines } from '../../testing/gate.ts'
import { at, finished, makeRun, reportOn, workflowJob } from '../../testing/make-run.ts'
import {
  declaredRun,
  failedJob,
  failuresIn,
  jobIdsOf,
  jobIn,
  readLogs,
  reportOnFailed,
  stepIn,
} from '../../testing/plain-jobs.ts'
import { sayCauses } from '../../testing/say/say-causes.ts'

describe('kindOfFailure', () => {
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
    readFileSync(new URL(`causes/${name}`, import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')

  /** A log of each client, with `⏎` between lines. */
  const CLIENTS = linesOf('clients.txt')

  it('is led to each kind by something', () => {
    const byForm = KIND_FORMS.map(([kind]) => kind)
    // What GitHub, the runner or the name of a step shows.
    const byRun = ['cancelled', 'check', 'container', 'failed-step', 'never-started', 'other']
    const found = new Set([...byForm, ...byRun, 'refused', 'runner-lost', 'timed-out'])
    expect([...found].toSorted()).toEqual(Object.keys(ORIGINS).toSorted())
  })

  it.each(
    KIND_FORMS.flatMap(([kind, , example]) =>
      linesOfExamples(example).map((line) => [kind, line] as const),
    ),
  )('recognises %s by %j', (kind, example) => {
    expect(kindOf(example)).toBe(kind)
  })

  it.each(linesOf('stated-services.txt').map((line) => line.split(' | ')))(
    'calls %s, which proves no infrastructure: %s',
    (kind, log = '') => {
      const failure = failedWith(log.split('⏎'), { step: STEP, exitCode: 1 })
      expect(kindOfFailure(failure).kind).toBe(kind)
      expect(isInfrastructure(failure)).toBe(false)
    },
  )

  it.each([
    ['python3 sync.py', 'Killed', 'failed-step'],
    // The step of the log lasts 10 s.
    ['timeout -s KILL 10 python3 sync.py', 'Killed', 'failed-step'],
    ['sudo timeout --kill-after=5 0.1m python3 sync.py', 'Killed', 'failed-step'],
    ['timeout -s KILL 60 python3 sync.py', 'Killed', 'failed-step'],
    ['pytest --timeout 5', 'Killed', 'failed-step'],
    [
      './run.sh & sleep 3; kill -9 $!',
      'a.sh: line 1:  2310 Killed          ./run.sh',
      'failed-step',
    ],
    ['kill -9 $(pidof db); ./ci', 'a.sh: line 1:  2310 Killed          ./run.sh', 'failed-step'],
    [
      './db & kill -9 $!; ./run.sh && ./ci',
      'a.sh: line 1:  2310 Killed          ./run.sh',
      'failed-step',
    ],
    ['./run.sh & sleep 3; kill $!', 'a.sh: line 1:  2310 Killed          ./run.sh', 'failed-step'],
  ])('does not guess who killed a process: %s, %s: %s', (script, line, kind) => {
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

  it.each(readLogCases(new URL('causes/looks-like-infrastructure.txt', import.meta.url)))(
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

describe('a gate behind a lost runner, a known and a new failure', () => {
  const LOST = makeVerdict('infrastructure')
  const KNOWN = makeVerdict('known')
  const FRESH = makeVerdict('new')

  /** A run in which `integration` failed, and a gate that needs it and whose step printed these lines. */
  function reportWithGate(lines: readonly string[], verdict: Verdict, step: string) {
    const gate = jobIn(finished(70, 130, 'failure'), 'required', [
      stepIn(finished(75, 125, 'failure'), step, 2),
    ])
    const jobs = [failedJob('integration'), { ...gate, createdAt: at(66) }]
    const graph = [workflowJob('integration'), workflowJob('required', { needs: ['integration'] })]
    const run = declaredRun(graph, { conclusion: 'failure', jobs })
    // This action runs no script, which would end with an exit code.
    const isAction = lines.some((line) => line.startsWith('fail-on: '))
    const fields = isAction ? { exitCode: undefined } : {}
    const explanations = readLogs(jobs, [undefined, lines], fields)
    return withVerdicts(reportOn(run, { explanations }), verdict, makeVerdict('unknown', 'not-run'))
  }

  /** What gates print; `=>` names the step, if that decides. */
  const readGates = (name: string) =>
    readLogCases(new URL(`causes/${name}`, import.meta.url)).map(
      ({ title, lines, expected = 'Run gate' }) => ({
        ...{ title, lines, step: expected },
      }),
    )

  it.each(readGates('gates.txt'))(
    'passes with fail-on new if other runs explain the cause: $title',
    ({ lines, step }) => {
      expect(gateLines(reportWithGate(lines, LOST, step), ['new'])).toEqual([])
      expect(gateLines(reportWithGate(lines, KNOWN, step), ['new'])).toEqual([])
      expect(gateLines(reportWithGate(lines, FRESH, step), ['new'])).toContain(
        'integration: failure, new',
      )
    },
  )

  it.each(readGates('no-gates.txt'))(
    'fails with fail-on new if the log has $title',
    ({ lines, step }) => {
      const reasons = gateLines(reportWithGate(lines, LOST, step), ['new'])
      expect(reasons).toEqual(['required: failure, not compared with other runs'])
    },
  )
})

describe('groupCauses', () => {
  it('returns the same groups for any order of the failures', () => {
    fc.assert(
      fc.property(
        arbitraryFailed.chain((all) => {
          const failures = failuresIn(reportOnFailed(...all))
          return fc.tuple(
            fc.constant(failures),
            fc.shuffledSubarray([...failures], { minLength: failures.length }),
          )
        }),
        ([failures, shuffled]) => {
          expect(idSets(shuffled)).toEqual(idSets(failures))
        },
      ),
    )
  })
})

const arbitraryFailed = fc.array(
  fc.tuple(
    fc.constantFrom('a', 'b (1)', 'b (2)', 'b (3)', 'c / d (1)', 'c / d (2)'),
    fc
      .constantFrom(undefined, 'no xx', 'no yy', 'got 3 xx', 'got 4 xx')
      .map((message) => message && [`##[error]${message}`]),
    fc.constantFrom('Lint', 'Test'),
  ),
  { maxLength: 12 },
)

function idSets(failures: readonly FailureReport[]): number[][] {
  return jobIdsOf(groupCauses(failures))
    .map((ids) => ids.toSorted((a, b) => a - b))
    .toSorted(([a = 0], [b = 0]) => a - b)
}

describe('groupCauses: legs with a name of their own', () => {
  const RUBY = workflowJob('ruby', {
    name: 'Ruby ${{ matrix.v }} on ${{ matrix.os }}',
    matrix: true,
  })
  const legs = (count: number) =>
    Array.from({ length: count }, (_, leg) => failedJob(`Ruby 3.${leg} on linux`))
  // A report reads ten logs.
  const logs = Array.from({ length: 10 }, () => ['##[error]no cart of y'])

  it.each([
    [256, 'with', [256], 1, ': 256 jobs failed at Run npm test'],
    [12, 'without', [12], 12, ': 12 jobs failed at Run npm test'],
    [256, 'without', [256], 256, ': 256 jobs failed at Run npm test'],
  ])(
    'makes of %i legs %s the workflow file causes of %j failures and %i groups: %s',
    (count, file, sizes, groupCount, headline) => {
      const jobs = legs(count)
      const run = declaredRun(file === 'with' ? [RUBY] : undefined, { jobs })
      const report = reportOn(run, { explanations: readLogs(jobs, logs) })
      const { causes, groups } = encodeReport(report)
      expect(causes.map(({ jobIds }) => jobIds.length)).toEqual(sizes)
      expect(groups).toHaveLength(groupCount)
      expect(findingsIn(report).logHeadline().endsWith(headline)).toBe(true)
      expect(findingsIn(report).failures(PLAIN).entries).toHaveLength(sizes.length)
      expect(JSON.parse(causesOutput(findingsIn(report)))).toHaveLength(sizes.length)
    },
  )
})

describe('groupCauses: consequences', () => {
  const gate = {
    ...jobIn(finished(70, 80, 'failure'), 'gate', [
      stepIn(finished(72, 78, 'failure'), 'Run ./gate.sh', 2),
    ]),
    createdAt: at(66),
  }
  const jobs = [failedJob('build'), gate]
  const graph = [workflowJob('build'), workflowJob('gate', { needs: ['build'] })]
  const run = declaredRun(graph, { jobs })

  it.each(KNOCK_ON_FORMS.map(([, example]) => example))('folds a gate that says %j', (message) => {
    const explanations = readLogs(jobs, [['##[error]no xx'], [message]])
    const said = sayCauses(encodeReport(reportOn(run, { explanations })))
    expect(said).toBe('build > gate: Error: no xx')
  })
})

const causeOf = (kind: Verdict['kind'], outcome: string) =>
  causesOf([failureReport(makeFailure('other'), { outcome })], makeVerdict(kind))

describe('orderCauses', () => {
  it('puts new causes first and known ones last, and what was only cancelled after failures', () => {
    const causes = [
      ...causeOf('new', 'cancelled'),
      ...causeOf('known', 'failure'),
      ...causeOf('infrastructure', 'failure'),
      ...causeOf('unsteady', 'timed_out'),
      ...causeOf('unknown', 'failure'),
      ...causeOf('new', 'failure'),
    ]
    expect(orderCauses(causes)).toEqual(causes.toReversed())
  })

  it('keeps the order of causes with the same verdict', () => {
    const causes = ['failure', 'timed_out', 'failure'].flatMap((each) => causeOf('unknown', each))
    expect(orderCauses(causes)).toEqual(causes)
  })
})

/** Logs of failed steps below their commands, titled with whose failure they are by somebody who did not read the rules. */
const CASES = readLogCases(new URL('causes/whose-failure.txt', import.meta.url)).map((one) => {
  const [expected, name = ''] = one.title.split(': ')
  const commands = one.lines.flatMap((line) => (line.startsWith('$ ') ? line.slice(2) : []))
  const header = [`##[group]Run ${commands[0]}`, ...commands, 'shell: bash', '##[endgroup]']
  const { excerpt } = showFailure({ lines: [...header, ...one.lines.slice(commands.length)] })
  const report = showing(excerpt, makeFailure('failed-step'))
  const shown = reasonText(excerpt?.errors?.shown ?? {})
  return { name, said: `${adviseOn(report)}: ${shown}`, approved: one.expected, expected }
})

function adviseOn(report: FailureReport): string | undefined {
  if (isInfrastructure(report)) return 'infra'
  const run = makeRun({ event: 'pull_request', attempt: 1 })
  const { kind } = kindOfFailure(report)
  const cause = { verdict: makeVerdict('new'), failures: [report], judged: [report], kind } as const
  return causeAdvice(cause, { run, gate: undefined, inline: PLAIN })?.advice
}

describe('a failed step of a pull request', () => {
  it.each(CASES)('says whose the failure is, and why: $name', ({ said, approved }) => {
    expect(said).toBe(approved)
  })

  it('is by others whose the report says it is, but for these', () => {
    const others = CASES.filter(({ said, expected }) => !said.startsWith(`${expected}: `))
    expect(others.map(({ name, said }) => `${name}: ${said.split(': ')[0]}`)).toEqual([
      // A script says the same as its client: that a public service failed, and nothing else.
      'public, python script api github 502: infra',
      'public, install script raw githubusercontent 429: infra',
      // The status is lines above the one that names the host.
      'public, codecov upload 503: fix',
      // A bucket can be of the project.
      'public, junit s3 public bucket: fix',
      'public, ruby script crates io 504: infra',
    ])
  })

  it('has forty cases that look like an outage and are none', () => {
    expect(CASES.filter(({ name }) => name.startsWith('lookalikes, '))).toHaveLength(40)
  })
})
