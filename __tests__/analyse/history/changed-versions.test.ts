import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { compareVersions } from '../../../src/analyse/history/changed-versions.ts'
import { JobReader } from '../../../src/github/logs/jobs/job-reader.ts'
import type { LogFacts } from '../../../src/model/logged/log-facts.ts'
import { logLine } from '../../../testing/log-text.ts'
import { stepOf } from '../../../testing/make-steps.ts'
import { readLogCases } from '../../../testing/read-log-cases.ts'

const SET_UP_END = 'Complete job name: test'
const CLEANUP = 'Post job cleanup.'

/** Reads the facts of the log of a job: its set-up, as far as it has one, a step, and what cleans up. */
function factsOf(lines: readonly string[], lastStep?: number): LogFacts {
  const steps = [
    stepOf(1, 'Set up job', 0, 4),
    stepOf(2, 'Test', 5, 900),
    stepOf(3, 'Post', 901, 999),
  ]
  const targets = steps.filter(({ number }) => number === lastStep)
  const reader = new JobReader({ steps, targets, limit: targets.length * 20 }, true)
  let start = 1
  for (const [at, text] of lines.entries()) {
    if (text === CLEANUP) start = 902
    reader.add({ bytes: Buffer.from(logLine(start + at / 1_000, text)), cut: false })
    if (text === SET_UP_END) start = 6
  }
  reader.end(true)
  return reader.facts()
}

const inStep = (...lines: readonly string[]) => [SET_UP_END, ...lines]

/** Words what two logs name with different versions. */
function changed(earlier: readonly string[], now: readonly string[], repository = 'octo/shop') {
  return wordChanges(factsOf(now), factsOf(earlier), repository)
}

function wordChanges(now: LogFacts, earlier: LogFacts, repository?: string): string[] {
  return compareVersions(now, earlier, repository).changes.map(
    (change) =>
      `${change.named.map(({ name }) => name).join(' & ')} ${change.earlier} → ${change.now}`,
  )
}

/** Forms with what both logs have in `«before|after»`, and noise in `«~before|after»`. */
const FORMS = readLogCases(new URL('version-forms.txt', import.meta.url)).map(
  ({ title, lines, expected = '' }) => {
    const side = (at: 1 | 2) =>
      lines.map((line) =>
        line.replace(/«~?([^|»]*)\|([^»]*)»/g, (_, ...sides: string[]) => sides[at - 1] ?? ''),
      )
    const isSetUp = lines.some((line) => /^Image: |^Download action /.test(line))
    const logOf = (own: readonly string[]) => (isSetUp ? [...own, SET_UP_END] : inStep(...own))
    return { title, earlier: logOf(side(1)), now: logOf(side(2)), expected }
  },
)

interface ToolRun {
  readonly name: string
  readonly stated: readonly string[]
  /** What the tool printed, again with the same versions, and with others. */
  readonly first: string
  readonly again: string
  readonly other: string
}

const TOOL_RUNS = readFileSync(new URL('tool-runs.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as ToolRun)

describe('compareVersions', () => {
  it.each(FORMS)('states what changed in $title', ({ earlier, now, expected }) => {
    expect(changed(earlier, now).join('; ')).toBe(expected)
  })

  it.each(FORMS)('states nothing of an equal log of $title', ({ now }) => {
    expect(changed(now, now)).toEqual([])
  })

  it.each(TOOL_RUNS)('states what changed in a real run of $name', ({ first, other, stated }) => {
    const [earlier, now] = [first, other].map((log) => inStep(...log.split('\n')))
    expect(changed(earlier ?? [], now ?? [])).toEqual(stated)
  })

  it.each(TOOL_RUNS)('states nothing of a second real run of $name', ({ first, again }) => {
    const [one = [], two = []] = [first, again].map((log) => inStep(...log.split('\n')))
    expect([...changed(one, two), ...changed(two, one)]).toEqual([])
  })

  it.each([
    ['nothing of a log without its start', undefined],
    ['nothing of no log', 'none'],
  ])('states %s', (_, kind) => {
    const now = factsOf(inStep('ruff 0.16.0'))
    const earlier = kind === undefined ? { ...now, versions: undefined } : undefined
    expect(compareVersions(now, earlier)).toEqual({ compared: 0, changes: [] })
  })

  it('counts the names that both logs have', () => {
    const [now, earlier] = [
      ['a-b 1.2.3', 'c-d 1.2.3'],
      ['a-b 1.2.4', 'c-d 1.2.3', 'e-f 1.2.3'],
    ].map((lines) => factsOf(inStep(...lines)))
    expect(compareVersions(now, earlier).compared).toBe(2)
  })

  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    [
      'one of two versions',
      ['a-b 1.2.3', 'a-b 2.0.1'],
      ['a-b 1.2.4', 'a-b 2.0.1'],
      ['a-b 1.2.3 → 1.2.4'],
    ],
    ['no name with two other versions', ['a-b 1.2.3', 'a-b 2.0.1'], ['a-b 1.2.4', 'a-b 2.0.2'], []],
    [
      'no name with three versions',
      ['a-b 1.0.1', 'a-b 1.0.2', 'a-b 1.0.3'],
      ['a-b 1.0.1', 'a-b 1.0.2', 'a-b 1.0.4'],
      [],
    ],
    ['no addition', ['a-b 1.2.3'], ['a-b 1.2.3', 'a-b 1.2.4'], []],
    [
      'names that changed alike once',
      ['@babel/core@7.1.2', '@babel/cli@7.1.2'],
      ['@babel/core@7.2.0', '@babel/cli@7.2.0'],
      ['@babel/core & @babel/cli 7.1.2 → 7.2.0'],
    ],
    [
      'nothing that changed as the project did',
      ['> shop@2.4.0 test', 'util 2.4.0'],
      ['> shop@2.4.1 test', 'util 2.4.1'],
      [],
    ],
    ['no name of the repository', ['shop-core 2.4.0'], ['shop-core 2.4.1'], []],
    ['no commit', ['tool 1.2.3-4-gabc1234'], ['tool 1.2.3-5-gabc1235'], []],
  ])('states %s', (_, earlier, now, expected) => {
    expect(changed(inStep(...earlier), inStep(...now))).toEqual(expected)
  })

  it('states another image, and then not its version', () => {
    const log = (image: string, version: string) => [
      `Image: ${image}`,
      `Version: ${version}`,
      SET_UP_END,
    ]
    expect(changed(log('ubuntu-24.04', '1.1.0'), log('ubuntu-26.04', '2.1.0'))).toEqual([
      'image ubuntu-24.04 → ubuntu-26.04',
    ])
    expect(changed(log('ubuntu-24.04', '1.1.0'), log('ubuntu-24.04', '2.1.0'))).toEqual([
      'image version 1.1.0 → 2.1.0',
    ])
  })

  it('compares no downloaded libraries if one log has most of them in a cache', () => {
    const jar = (version: string) => `Downloaded: https://h.example/a/tool-${version}.jar`
    const others = ['a', 'b', 'c', 'd'].map(
      (name) => `Downloaded: https://h.example/x/lib-${name}-1.2.3.jar`,
    )
    expect(changed(inStep(jar('1.2.3'), ...others), inStep(jar('1.2.4'), ...others))).toEqual([
      'tool 1.2.3 → 1.2.4',
    ])
    expect(changed(inStep(jar('1.2.3')), inStep(jar('1.2.4'), ...others))).toEqual([])
  })

  it('reads no version behind the failed step', () => {
    const log = (version: string) =>
      factsOf(inStep('ruff 0.15.22', CLEANUP, `post 1.2.${version}`), 2)
    expect(wordChanges(log('3'), log('4'))).toEqual([])
    expect(log('3').versions?.().names.size).toBe(1)
  })
})
