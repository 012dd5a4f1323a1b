import type { Job, Step } from '../../src/model/run.ts'
import { logLine, scriptHead } from '../log-text.ts'
import { finished, makeJob } from '../make-run.ts'
import { pick, type Random } from './random.ts'

/** What a simulated job does, as far as another run may do it differently. */
export interface JobFacts {
  readonly runnerVersion: string
  readonly image: string
  readonly imageVersion: string
  readonly labels: readonly string[]
  readonly action: (typeof CACHE_ACTIONS)[number]
  readonly cache: 'hit' | 'partial' | 'miss' | 'blocked'
  readonly hash: string
  readonly stepName: string | undefined
  readonly extraStep: boolean
}

export const CACHE_ACTIONS = [
  'actions/cache',
  'Swatinem/rust-cache',
  'actions/setup-node',
  'astral-sh/setup-uv',
] as const

/** Lines of a project that look like those of the runner and of actions. */
const DECOYS: readonly (readonly string[])[] = [
  ['##[group]Runner Image', 'Image: windows-2016', 'Version: 20160101.1', '##[endgroup]'],
  ["Current runner version: '1.0.0'", 'Complete job name: other'],
  ['Cache not found for input keys: Linux-other-1, Linux-other-'],
  ['No cache found.', 'npm cache is not found', 'No GitHub Actions cache found for key: k'],
  ['Cache hit for restore-key: Linux-deps-0', 'Cache restored from key: Linux-deps-0'],
  [
    '##[group]Run actions/cache@v4',
    'with:',
    '  path: target',
    '##[endgroup]',
    'Cache not found for input keys: Linux-deps-9',
  ],
]

/** A job as the API lists it, and its log. */
export interface SimulatedJob {
  readonly job: Job
  readonly log: readonly string[]
}

/** Simulates a job with these facts; with `decoys`, its scripts print lines that look like other ones. */
export function simulateJob(facts: JobFacts, random: Random, decoys: boolean): SimulatedJob {
  const steps: Step[] = []
  const log: string[] = []
  let time = 0
  const step = (name: string, lines: readonly string[]) => {
    const from = time
    for (const text of lines) {
      time += random.real(0.001, 0.4)
      log.push(logLine(time, text))
    }
    time += random.real(0.001, 4)
    const state = finished(Math.floor(from), Math.floor(time))
    steps.push({ number: steps.length + 1, name, state })
  }
  const script = (name: string, command: string) => {
    const output = Array.from({ length: random.whole(0, 30) }, (_, line) => `line ${line}`)
    const printed = decoys ? random.shuffle([...output.map((line) => [line]), ...DECOYS]) : [output]
    step(name, [...scriptHead(command), ...printed.flat()])
  }
  step('Set up job', setUp(facts))
  step('Run actions/checkout@v5', action('actions/checkout@v5', ['Syncing repository: o/r']))
  if (facts.extraStep) script('Scan', './scan')
  const version = pick(random, ['v4', 'v5'])
  const used = `${facts.action}@${version}`
  script('Prepare', 'make prepare')
  step(facts.stepName ?? `Run ${used}`, action(used, cacheLines(facts)))
  step(
    'Run actions/setup-python@v6',
    action('actions/setup-python@v6', ['Found in cache @ /opt/hostedtoolcache/Python/3.13.1/x64']),
  )
  script('Build', 'make build')
  script('Run make test', 'make test')
  step(`Post ${facts.stepName ?? `Run ${used}`}`, [
    'Post job cleanup.',
    `Cache hit occurred on the primary key Linux-deps-${facts.hash}, not saving cache.`,
  ])
  step('Complete job', ['Cleaning up orphan processes'])
  const runner = { name: 'GitHub Actions 1', group: 'GitHub Actions', labels: facts.labels }
  const state = finished(0, Math.ceil(time))
  return { job: makeJob({ name: 'test', runner, state, steps }), log }
}

function setUp(facts: JobFacts): string[] {
  return [
    `Current runner version: '${facts.runnerVersion}'`,
    ...['##[group]Runner Image Provisioner', 'Hosted Compute Agent', 'Version: 20260729.566'],
    '##[endgroup]',
    ...['##[group]Operating System', 'Ubuntu', '24.04.4', 'LTS', '##[endgroup]'],
    ...['##[group]Runner Image', `Image: ${facts.image}`, `Version: ${facts.imageVersion}`],
    ...['##[endgroup]', 'Secret source: Actions', 'Prepare workflow directory'],
    "Download action repository 'actions/checkout@v5' (SHA:08c6903cd8c0fde910a37f88322edcfb5dd907a8)",
    'Complete job name: test',
  ]
}

function action(used: string, lines: readonly string[]): string[] {
  return [`##[group]Run ${used}`, 'with:', '  path: deps', '##[endgroup]', ...lines]
}

function cacheLines({ action: used, cache, hash }: JobFacts): string[] {
  const key = `Linux-deps-${hash}`
  const isRestored = cache === 'hit' || cache === 'partial'
  const size = [
    'Received 123456789 of 123456789 (100.0%), 98.1 MBs/sec',
    'Cache Size: ~118 MB (123456789 B)',
    'Cache restored successfully',
  ]
  const toolkit: Readonly<Record<JobFacts['cache'], readonly string[]>> = {
    hit: [`Cache hit for: ${key}`, ...size],
    partial: [`Cache hit for restore-key: ${key}`, ...size],
    blocked: [
      "Cache restore skipped: the effective cache-mode 'write-only' does not permit reads.",
    ],
    miss: [],
  }
  const own: Readonly<Record<JobFacts['action'], readonly [string, string]>> = {
    'actions/cache': [
      `Cache restored from key: ${key}`,
      `Cache not found for input keys: ${key}, Linux-deps-`,
    ],
    'Swatinem/rust-cache': [
      `Restored from cache key "${key}" full match: ${String(cache === 'hit')}.`,
      'No cache found.',
    ],
    'actions/setup-node': [`Cache restored from key: ${key}`, 'npm cache is not found'],
    'astral-sh/setup-uv': [
      `cache restored from GitHub Actions cache with key: ${key}`,
      `No GitHub Actions cache found for key: ${key}`,
    ],
  }
  const [restored, missed] = own[used]
  return [...toolkit[cache], isRestored ? restored : missed]
}
