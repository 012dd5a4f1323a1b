import { describe, expect, it } from '@jest/globals'
import { withGate } from '../../../src/analyse/gate/gate.ts'
import { failedRules } from '../../../src/render/findings/gate.ts'
import { gated, NO_GATE } from '../../../testing/gate.ts'
import { finished, makeRun, reportOn, running } from '../../../testing/make-run.ts'
import { decodeWorkflowFile } from '../../../src/github/workflow/workflow-file.ts'
import { CALLED, readResults, reportOnCase } from '../../../testing/read-gate-case.ts'

/**
 * Returns what fails the gate that looks at the jobs of a line, by `any` or by the values after `fail-on`; each value
 * and each of its findings once. Lines of `fail-on-jobs` are separated by ` + `.
 */
function findings(lines: string, text: string): string[] {
  const [, failOn = 'any'] = / \| fail-on: ([^|]+)(?: \||$)/.exec(text) ?? []
  const [, needs] =
    / \| results: ([^|]+)(?: \||$)/.exec(text) ?? / \| needs: ([^|]+)(?: \||$)/.exec(text) ?? []
  const [, allowed] = / \| allowed: ([^|]+)(?: \||$)/.exec(text) ?? []
  const report = withGate(reportOnCase(text), {
    ...NO_GATE,
    failOn: failOn.split(', '),
    failOnJobs: lines.split(' + '),
    needs: readResults(needs),
    allowedFailures: allowed === undefined ? [] : [allowed],
  })
  for (const rule of report.gate?.rules ?? []) {
    expect(rule.findings).toEqual([
      ...new Map(rule.findings.map((one) => [one.name, one])).values(),
    ])
  }
  return failedLines(failedRules(report))
}

/** Returns the lines below those that name an input. */
function failedLines(message = ''): string[] {
  const isHeading = (line: string) =>
    /^(?:fail-on: .*|fail-on-jobs: no job is called so\..*|)$/.test(line)
  return message.split('\n').filter((line) => !isHeading(line))
}

const FILE =
  'file: build: {}, a: { needs: build }, b: { needs: build }, c: {}, ' +
  'gate: { needs: [a, b, c] }'
const CALL = `file: setup: {}, build: { needs: setup, uses: ${CALLED} }, gate: { needs: build }`
const INNER = 'called: compile: {}, test: { needs: compile }, docs: {}'
const MATRIX = 'strategy: { matrix: x }'

type Row = readonly [lines: string, text: string, found: readonly string[]]

/** What the gate looks at, the run, and what the gate fails for. */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'names and keys': [
    ['a', 'a: failed; b', ['a: failure']],
    ['b', 'a: failed; b', []],
    ['a + b', 'a: failed; b: failed; c', ['a: failure', 'b: failure']],
    ['a*', 'a: failed; ab: cancelled; b: failed', ['a: failure', 'ab: cancelled']],
    ['A', 'a: failed | needs: a failure', ['a: failure']],
    ['*', 'test (e2e): failed | needs: build failure | allowed: test (e2e)', []],
    ['b (1, x)', 'b (1, x): failed; b (1: failed; x): failed', ['b (1, x): failure']],
    ['b', 'b (1): failed; b (2)', ['b']],
    ['build / test', 'build / test: failed; build / lint', ['build / test: failure']],
    ['b', 'b: failed as a check', ['b: failure']],
    ['App', `App: failed; b | file: a: { name: App }, b: {}, gate: {}`, ['App: failure']],
    ['a', `App: failed; b | file: a: { name: App }, b: {}, gate: {}`, ['App: failure']],
    ['a', `App: failed | file: a: { name: App } | another run`, ['App: failure']],
  ],
  'what is called so twice': [
    ['b', 'b; b: failed', ['b: failure']],
    // By the file, `a` is the name of `b`, too.
    ['a', 'b: failed; a | file: a: { name: b }, b: { name: a }, gate: {}', ['b: failure']],
    ['a', 'b; a: failed | file: a: { name: b }, b: { name: a }, gate: {}', ['a: failure']],
    [
      'a',
      'c; a: failed | file: a: { name: c }, b: { name: a }, gate: {} | needs: a success',
      ['a: failure'],
    ],
    [
      'legs',
      `lint; lint: failed; e2e: failed | file: lint: {}, e2e: {}, legs: { name: "\${{ matrix.x }}", ${MATRIX} }, gate: {}`,
      ['lint: failure'],
    ],
  ],
  matrices: [
    ['b (*)', 'b (1); b (2): failed', ['b (2): failure']],
    ['b (1)', 'b (1); b (2): failed', []],
    ['b', `b (1); b (2): failed | file: b: { ${MATRIX} }, gate: {}`, ['b (2): failure']],
    ['b (*)', 'b: skipped', []],
    ['b (1)', 'b (${{ matrix.x }}): skipped', []],
    ['On 1', 'On ${{ matrix.x }}: skipped', []],
    ['On 1', 'On ${{ matrix.x }}', ['On 1']],
    ['Off 1', 'On ${{ matrix.x }}: skipped', ['Off 1']],
    ['b (*)', 'b', ['b (*)']],
    ['b (*)', 'b: skipped | file: b: {}, gate: {}', ['b (*)']],
    ['b (*)', `b: skipped | file: b: { ${MATRIX} }, gate: {}`, []],
    ['b (*)', 'b: skipped | fail-on: skipped', ['b: skipped']],
    ['build / test', 'build: skipped', []],
    ['build / test', `build: skipped | ${CALL} | ${INNER}`, []],
    ['c / test', `c: skipped | ${FILE}`, ['c / test']],
  ],
  'what the jobs need': [
    ['a', `build: failed; a: skipped at 66; b: skipped at 66; c | ${FILE}`, ['build: failure']],
    ['c', `build: failed; a: skipped at 66; b: skipped at 66; c | ${FILE}`, []],
    ['a', `build; a; c: failed | ${FILE}`, []],
    ['a', `build: cancelled; a: skipped at 66; c | ${FILE} | fail-on: failure`, []],
    ['a', `build: skipped; a: skipped; c | ${FILE} | fail-on: skipped`, ['a: skipped']],
    // It ran anyway.
    ['a', `build: failed; a; c | ${FILE}`, ['build: failure']],
    [
      'c',
      'a: failed; b: skipped at 66; c: skipped at 66 | file: a: {}, b: { needs: a }, c: { needs: b }, gate: {}',
      ['a: failure'],
    ],
    [
      'build / test',
      `setup; build / compile: failed; build / test: skipped at 66; build / docs | ${CALL} | ${INNER}`,
      ['build / compile: failure'],
    ],
    [
      'build / docs',
      `setup; build / compile: failed; build / test: skipped at 66; build / docs | ${CALL} | ${INNER}`,
      [],
    ],
    [
      'build / docs',
      `setup: failed; build: skipped at 66 | ${CALL} | ${INNER}`,
      ['setup: failure'],
    ],
    ['a', `build: running; b; c | ${FILE} | fail-on: unfinished`, ['build: unfinished', 'a']],
    [
      'a + b',
      `build; a; b: running; c: running | ${FILE} | fail-on: unfinished`,
      ['b: unfinished'],
    ],
    ['a', `build: failed; a: skipped at 66; c | ${FILE} | allowed: build`, []],
  ],
  'without the workflow file': [
    ['a', 'build: failed; a: skipped at 66; c', ['build: failure']],
    ['a', 'build: failed; a: skipped at 40; c', []],
    ['a', 'build: failed; a; c', []],
    ['a', 'App: failed; b | needs: a failure, b success', ['a: failure']],
    ['b', 'App: failed; b | needs: a failure, b success', []],
    ['a', 'App: failed; Bus: failed | needs: a success, b failure', []],
    ['a', 'Build: failed; App: skipped at 66 | needs: a skipped', ['Build: failure']],
    ['a', 'Build; App: skipped at 66 | needs: a skipped', []],
    ['a', 'Build; App: skipped | needs: a skipped | fail-on: skipped', ['a: skipped']],
    ['a', 'a (1): failed; a (2) | needs: a failure', ['a: failure']],
    ['a*', 'a (1): failed; a (2) | needs: a failure', ['a (1): failure']],
    // `continue-on-error` forgave the leg.
    ['a', 'a (1): failed; a (2) | needs: a success', []],
    [
      'a (*)',
      `a (1): failed; a (2) | needs: a success | file: a: { ${MATRIX}, continue-on-error: true }, gate: {}`,
      [],
    ],
    ['a', 'App: failed | needs: a failure | allowed: a', []],
    [
      'a',
      'build / compile: failed; build / a: skipped at 66 | needs: a skipped',
      ['build / compile: failure'],
    ],
    [
      'build / a',
      `setup; build / x: failed; build / a: skipped at 66 | ${CALL}`,
      ['build / x: failure'],
    ],
  ],
  'what matches nothing': [
    ['d', 'a: failed; b', ['d']],
    ['a + d', 'a: failed; b', ['a: failure', 'd']],
    ['b + d', 'a: failed; b | fail-on: unfinished', ['d']],
    ['gate', 'a; b', ['gate']],
    ['gate', 'a; b | status: failure', ['gate']],
    ['g*', 'a; b', ['g*']],
    ['*', 'a; b: failed', ['b: failure']],
    ['a', 'not listed | another run', ['the run: unknown', 'a']],
    ['a', 'b | another run', ['a']],
    ['gate', 'a; gate | another run', []],
    ['d', 'a | needs: a success, d success', []],
  ],
  'lists with holes': [
    ['a', 'not listed | needs: a success, b failure', []],
    ['b', 'not listed | needs: a success, b failure', ['b: failure']],
    ['a', 'not listed | needs: a skipped, b failure', ['b: failure']],
    ['a + b', 'not listed | needs: a skipped, b failure', ['b: failure']],
    ['a*', 'not listed | needs: a success', ['the run: unknown']],
    ['a', 'a; b: failed | counted: 9', ['the run: unknown']],
    ['a', 'a; b: failed | counted: 9 | fail-on: failure', []],
    ['a', 'a; b | counted: 9 | another run | run: success', []],
    [
      'a',
      'a; b | counted: 9 | another run | run: failure | fail-on: failure',
      ['the run: failure'],
    ],
    ['a', 'a; b: failed | counted: 9 | another run | run: failure | fail-on: failure', []],
    ['a', 'a; b: failed | counted: 9 | needs: a success', []],
  ],
  'lists that lag behind': [
    ['a', 'a: running; b | another run', ['the run: unknown']],
    ['a', 'a: running; b', []],
    ['a', 'a: running; b | another run | run: failure', ['the run: failure']],
    ['a', 'a: running; b: failed | another run | run: failure', ['the run: unknown']],
    ['App', 'App: running; b | needs: a failure', ['a: failure']],
    ['b', 'App: running; b | needs: a failure', []],
    [
      'App',
      'App: running; b | needs: a failure | file: a: { name: App }, b: {}, gate: {}',
      ['a: failure'],
    ],
  ],
  'attempts and other runs': [
    ['a', 'a: failed before the attempt; b | attempt: 2', ['a: failure']],
    ['b', 'a: failed before the attempt; b | attempt: 2', []],
    ['a', 'a; b: cancelled | another run | run: cancelled', []],
    ['a', 'a; b | another run | run: cancelled', []],
    ['b', 'a; b: cancelled | another run | run: cancelled', ['b: cancelled']],
    ['a', 'a | another run | results: a failure, b failure', ['a: failure']],
    ['b + a', 'a | another run | results: c failure, b success', []],
    ['a', 'a; b: running | another run | fail-on: unfinished', []],
  ],
}

it.each([
  ['a key of its own workflow', 'test', ['ci / Unit: failure']],
  ['no key of the outer one', 'ci', ['ci']],
  ['a name', 'ci / Lint', []],
  ['what the outer caller needs', 'ci / Docs', ['Setup: failure']],
])('fail-on-jobs of a gate in a called workflow: %s, %s: %j', (_, line, found) => {
  const file = `jobs: { setup: { name: Setup }, test: { name: Test }, ci: { needs: setup, uses: ${CALLED} } }`
  const inner =
    'jobs: { test: { name: Unit }, lint: { name: Lint }, docs: { name: Docs }, gate: { needs: test } }'
  const outcome = (name: string, conclusion = 'success', second = 65) => ({
    name,
    state: finished(5, second, conclusion),
  })
  const jobs = [
    outcome('Setup', line === 'ci / Docs' ? 'failure' : 'success'),
    outcome('Test', 'failure'),
    outcome('ci / Unit', 'failure'),
    outcome('ci / Lint'),
    outcome('ci / Docs'),
    { name: 'ci / gate', state: running(70) },
  ]
  const graph = decodeWorkflowFile(file, new Map([[CALLED, inner]])).graph
  const report = reportOn(makeRun({ jobs, graph }), { own: { jobId: jobs.length } })
  const { gate } = gated(report, { failOn: ['any'], failOnJobs: [line] })
  expect(failedLines(failedRules({ ...report, gate }))).toEqual(found)
})

describe.each(Object.entries(ROWS))('fail-on-jobs: %s', (_, rows) => {
  it.each(rows)('%s, of %s: %j', (lines, text, found) => {
    expect(findings(lines, text)).toEqual(found)
  })
})
