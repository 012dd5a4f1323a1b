import { describe, expect, it } from '@jest/globals'
import { ACTION_FACTS } from '../../../src/github/logs/facts/fact-forms.ts'
import { JobReader } from '../../../src/github/logs/jobs/job-reader.ts'
import type { LogFacts } from '../../../src/model/logged/log-facts.ts'
import { logLine, logOfStep } from '../../../testing/log-text.ts'
import { stepOf } from '../../../testing/make-steps.ts'

/** Reads a log of `Set up job`, a step with this name from second 5 to 20, and a script until 40. */
function read({
  setUp = [],
  name = 'Run actions/cache@v4',
  cache = [],
  script = [],
}: Log): LogFacts {
  const steps = [stepOf(1, 'Set up job', 0, 4), stepOf(2, name, 5, 20), stepOf(3, 'Build', 21, 40)]
  const timed = (from: number, lines: readonly string[]) =>
    lines.map((text, index) => logLine(from + index / 100, text))
  const lines = [
    ...timed(1, [...setUp, 'Complete job name: test']),
    ...timed(6, cache),
    ...logOfStep(22, 'make', script),
  ]
  const reader = new JobReader({ steps, targets: [], limit: 0 }, true)
  for (const line of lines) reader.add({ bytes: Buffer.from(line), cut: false })
  reader.end(true)
  return reader.facts()
}

interface Log {
  readonly setUp?: readonly string[]
  readonly name?: string
  readonly cache?: readonly string[]
  readonly script?: readonly string[]
}

const action = (used: string, ...lines: string[]) => [
  `##[group]Run ${used}`,
  'with:',
  '  path: x',
  '##[endgroup]',
  ...lines,
]

const MISSED = 'Cache not found for input keys: k-1'

/** Lists the names in a log with their versions. */
function versionsOf(log: Log): string[] {
  const { names = new Map<string, never>() } = read(log).versions?.() ?? {}
  return [...names.values()].map(({ name, versions }) => [name, ...versions].join(' '))
}

describe('ACTION_FACTS', () => {
  it.each(ACTION_FACTS.map(([kind, , ...form]) => [kind, ...form] as const))(
    'recognises %s by %s: %s',
    (_, line, example) => {
      expect(example).toMatch(line)
    },
  )
})

describe('factReader', () => {
  it('reads the runner, the image and the actions from the log of Set up job', () => {
    const setUp = [
      "Current runner version: '2.336.0'",
      '##[group]Runner Image Provisioner',
      'Hosted Compute Agent',
      'Version: 20260729.566',
      '##[endgroup]',
      '##[group]Runner Image',
      'Image: ubuntu-24.04',
      'Version: 20260413.86.1',
      '##[endgroup]',
      "Download action repository 'o/a@v4' (SHA:08c6903cd8c0fde910a37f88322edcfb5dd907a8)",
    ]
    expect(versionsOf({ setUp })).toEqual([
      'runner 2.336.0',
      'image ubuntu-24.04',
      'image version 20260413.86.1',
      'o/a v4 (08c6903)',
    ])
  })

  it('takes nothing that a script prints for the machine', () => {
    const script = [
      "Current runner version: '1.0.0'",
      '##[group]Runner Image',
      'Image: windows-2016',
      'Version: 20160101.1',
    ]
    expect(versionsOf({ script })).toEqual(['Image: windows-2016 20160101.1'])
  })

  it('reads no version from the header of a step, from what is hidden, and from an error', () => {
    const cache = [
      '##[group]Run o/a@v4.1.2',
      'with:',
      '  node: 1.2.3',
      'env:',
      '  GO: go1.2.3',
      '##[endgroup]',
    ]
    const script = [
      '::add-mask::secret-1.2.3',
      '##[debug]a-1.2.3',
      '##[error]ruff 0.15.22',
      'ruff 0.16.0',
    ]
    expect(versionsOf({ name: 'Run o/a@v4.1.2', cache, script })).toEqual(['ruff 0.16.0'])
  })

  it('reads names and versions without colours, and at most 60 characters of each', () => {
    const script = [`\u001B[1mruff\u001B[0m 0.16.0`, `${'w'.repeat(80)}-1.2.3`]
    expect(versionsOf({ script })).toEqual(['ruff 0.16.0', `${'w'.repeat(59)}… 1.2.3`])
  })

  it('names what is only a version by the step that prints it', () => {
    expect(versionsOf({ script: ['v20.1.0'] })).toEqual(['Run make 20.1.0'])
  })

  it('reads versions in the first 262,144 bytes of a log, and no further', () => {
    const script = [
      'node 1.2.3',
      ...Array.from({ length: 270 }, () => 'x'.repeat(1_000)),
      'npm 1.2.3',
    ]
    expect(versionsOf({ script })).toEqual(['node 1.2.3'])
    expect(versionsOf({ script: script.toSpliced(1, 100) })).toEqual(['node 1.2.3', 'npm 1.2.3'])
  })

  it.each<[string, string[], object[]]>([
    [
      'a hit with its size',
      ['Cache hit for: k-1', 'Cache Size: ~1 MB (1048576 B)', 'Cache restored from key: k-1'],
      [{ result: 'hit', key: 'k-1', bytes: 1_048_576 }],
    ],
    [
      'a partial hit',
      ['Cache hit for restore-key: k-0', 'Cache restored from key: k-0'],
      [{ result: 'partial', key: 'k-0', bytes: undefined }],
    ],
    [
      'a download that failed as a miss',
      [
        'Cache hit for: k-1',
        'Cache Size: ~1 MB (1048576 B)',
        '##[warning]Failed to restore: timeout',
        'Cache not found for input keys: k-1, k-',
      ],
      [{ result: 'miss', key: 'k-1', bytes: undefined }],
    ],
    [
      'a cache that must not be read',
      ["Cache restore skipped: the effective cache-mode 'none' does not permit reads.", MISSED],
      [{ result: 'blocked', key: 'k-1', bytes: undefined }],
    ],
    ['no failed download', ['Cache hit for: k-1', '##[warning]Failed to restore: timeout'], []],
    [
      'no hit from a step that failed after it',
      ['Cache hit for: k-1', "##[error]The action 'Cache' has timed out after 1 minutes."],
      [],
    ],
  ])('reads %s', (_, lines, caches) => {
    const facts = read({ cache: action('actions/cache@v4', ...lines) })
    expect(facts.caches.get(2)).toEqual(caches)
  })

  it.each<[string, Log]>([
    ['a script', { script: [MISSED] }],
    ['a script with a printed header', { script: action('actions/cache@v4', MISSED) }],
    ['another action', { name: 'Run o/tool@v1', cache: action('o/tool@v1', MISSED) }],
    [
      'a step whose header is of another action than its name',
      {
        name: 'Run actions/checkout@v5',
        cache: action('actions/cache@v4', MISSED),
      },
    ],
    [
      'a step with two headers',
      {
        name: 'Restore',
        cache: [
          ...action('actions/cache@v4'),
          ...action('actions/cache@v4', 'Cache not found for input keys: k'),
        ],
      },
    ],
  ])('reads no cache from %s', (_, log) => {
    expect([...read(log).caches.values()].flat()).toEqual([])
  })

  it('reads no cache from a step that only saves one', () => {
    const name = 'Run actions/cache/save@v4'
    const cache = action('actions/cache/save@v4', 'Cache hit for: k-1')
    expect(read({ name, cache }).caches.get(2)).toBeUndefined()
  })

  it('finds the cache in a step with another name', () => {
    const cache = action('actions/cache@v4', MISSED)
    expect(read({ name: 'Restore', cache }).caches.get(2)).toMatchObject([{ result: 'miss' }])
  })
})
