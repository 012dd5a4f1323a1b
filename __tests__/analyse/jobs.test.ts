import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  currentJobId,
  findCurrentJob,
  findCurrentStep,
} from '../../src/analyse/jobs/current-job.ts'
import type { CurrentAction, CurrentRun, CurrentStep } from '../../src/model/target.ts'
import type { State } from '../../src/model/run.ts'
import { SECOND } from '../../src/model/time.ts'
import {
  listNameMatches,
  matchJobName,
  nameLevels,
  withoutMatrix,
} from '../../src/analyse/jobs/job-name.ts'
import { buildCommitReport } from '../../src/build-commit-report.ts'
import { DEFAULTS } from '../../src/build-report.ts'
import { runnerSystem } from '../../src/analyse/jobs/runner.ts'
import {
  at,
  finished,
  makeJob,
  makeOwn,
  makeTarget,
  running,
  waiting,
  workflowJob,
} from '../../testing/make-run.ts'
import { readRun } from '../../testing/read-run.ts'
import { jobId, RUN, runOf } from '../../testing/world.ts'
import { jobIn, stepIn } from '../../testing/plain-jobs.ts'
import { anyName } from '../../testing/arbitrary-run.ts'
import { SHA } from '../../testing/fake-github/api-run.ts'
import { commitRuns } from '../../testing/fake-github/fake-run.ts'
import { fakeState } from '../../testing/fake-github/state.ts'
import { clientOf, SIMPLE } from '../../testing/whole-repository.ts'

const idOf = (position: number) => jobId(RUN, 1, position - 1)

describe('findCurrentJob', () => {
  it.each<[string, Partial<CurrentRun>, string, number | undefined]>([
    ['by its id', { jobId: idOf(2) }, 'a: running; a: running', 2],
    ['by its id, even if it is listed as queued', { jobId: idOf(1) }, 'a: queued', 1],
    [
      'only by its id if it has one',
      { jobId: 9, runnerName: 'mine' },
      'a: running by mine of x',
      undefined,
    ],
    [
      'by its runner',
      { runnerName: 'mine' },
      'a: running by other of x; b: running by mine of x',
      2,
    ],
    ['in capitals or not', { runnerName: 'MINE' }, 'a: running by Mine of x', 1],
    [
      'by the name of a hosted runner in both spellings',
      { runnerName: 'GitHub-Actions-12' },
      'a: running; b: running | json b: {"runner_name": "GitHub Actions 12"}',
      2,
    ],
    ['of the unfinished', { runnerName: 'mine' }, 'a: ok by mine of x; b: running by mine of x', 2],
    ['not by its name', { runnerName: undefined }, 'report: running by mine of x', undefined],
    [
      'not by a runner that two have',
      { runnerName: 'mine' },
      'a: running by mine of x; b: running by mine of x',
      undefined,
    ],
    [
      'not by a runner that nobody has',
      { runnerName: 'mine' },
      'a: running without a runner',
      undefined,
    ],
  ])('finds the current job %s', (_, own, text, position) => {
    const { jobs = [] } = runOf(readRun(text))
    const id = position && idOf(position)
    expect(findCurrentJob(jobs, makeOwn(own))?.id).toBe(id)
  })
})

describe('currentJobId', () => {
  it.each([
    ['is known though it is not listed', makeOwn({ jobId: 9 }), 'a', 9],
    ['is known though nothing is listed', makeOwn({ jobId: 9 }), 'not listed', 9],
    ['is unknown without both', makeOwn({ runnerName: 'x' }), 'not listed', undefined],
    ['is not known on another run', undefined, 'a', undefined],
  ])('%s', (_, own, text, id) => {
    expect(currentJobId(runOf(readRun(text)), own)).toBe(id)
  })
})

describe('findCurrentStep', () => {
  const RELEASE: CurrentAction = { kind: 'repository', repository: 'acme/run-report', ref: 'v1' }
  const SHA = '7638417db6d59f3c431d3e1f261cc637155684cd'
  const BY_NAME: CurrentStep = { action: RELEASE, processStartedAt: at(72) }
  const BY_START: CurrentStep = { action: undefined, processStartedAt: at(72) }

  type Listed = readonly [name: string, state: State]

  /** Returns the position of the current step among these, from 1; 0 if it is not found. */
  function positionOf(steps: readonly Listed[], step: CurrentStep | undefined): number {
    const listed = steps.map(([name, state], index) => stepIn(state, name, index + 1))
    const job = makeJob(jobIn(running(0), 'test', listed))
    const found = findCurrentStep(job, makeOwn({ step }))
    return listed.findIndex((one) => one === found) + 1
  }

  const find = (steps: readonly Listed[], step: CurrentStep | undefined) =>
    steps[positionOf(steps, step) - 1]?.[0]

  const OURS = 'Run acme/run-report@v1'
  const SET_UP: Listed = ['Set up job', finished(0, 2)]
  const TEST: Listed = ['Run npm test', running(2)]
  const pending = (name: string): Listed => [name, waiting('pending')]
  const POST = pending('Post Run npm test')
  const started = (name: string, start: number): Listed => [name, running(start)]

  const REPORT = 'Report'
  const after = (name: string) => [SET_UP, started(name, 20), pending(REPORT)]
  const FINISH: CurrentAction = { kind: 'composite', path: '.github/actions/finish' }

  it.each<[string, Parameters<typeof find>[0], CurrentStep | undefined, string | undefined]>([
    ['by its default name while it waits', [SET_UP, TEST, pending(OURS), POST], BY_NAME, OURS],
    ['by its default name while it runs', [SET_UP, started(OURS, 71)], BY_NAME, OURS],
    ['by its default name if Node started slowly', [started(OURS, 65), TEST], BY_NAME, OURS],
    [
      'by its default name with a path',
      [SET_UP, TEST, pending('Run Acme/Run-Report/report@v1')],
      BY_NAME,
      'Run Acme/Run-Report/report@v1',
    ],
    // The runner resolves `uses: $/report` before it names the step.
    [
      'by its default name if the workflow names it in its own repository',
      [SET_UP, TEST, pending(`Run acme/run-report/report@${SHA}`)],
      { ...BY_NAME, action: { ...RELEASE, ref: SHA } },
      `Run acme/run-report/report@${SHA}`,
    ],
    ['by its start after another action', after('Run acme/run-report-lint@v1'), BY_NAME, 'Report'],
    ['by its start if it has another ref', after('Run acme/run-report@v2'), BY_NAME, 'Report'],
    ['by its start under a custom name', [SET_UP, started('Report', 70)], BY_START, 'Report'],
    ['by a start after the process', [SET_UP, started(REPORT, 73)], BY_START, REPORT],
    ['as the only step left', [SET_UP, TEST, pending(REPORT), POST], BY_START, REPORT],
    [
      'as the running step if only steps of the runner are left',
      [SET_UP, started('Report', 60), pending('Post Report'), pending('Complete job')],
      BY_START,
      'Report',
    ],
    [
      'although background steps run before and after it',
      [started('Serve', 3), started('Report', 71), started('Sleep', 74)],
      BY_START,
      'Report',
    ],
    ['not if two waiting steps are left', [TEST, pending('A'), pending('B')], BY_START, undefined],
    ['not if only the runner prepares the job', [started('Set up job', 71)], BY_START, undefined],
    ['not if there are no steps', [], BY_NAME, undefined],
    ['as the last running step if nothing is known', [TEST, started('B', 9)], undefined, 'B'],
  ])('finds it %s', (_, steps, step, expected) => {
    expect(find(steps, step)).toBe(expected)
  })

  it.each([
    ['the second one, which waits', 40, 3],
    ['the first one, which runs', 71, 2],
  ])('finds %s of two uses of the action in a job', (_, start, expected) => {
    const uses = [SET_UP, started(OURS, start), pending(OURS)]
    expect(positionOf(uses, BY_NAME)).toBe(expected)
  })

  it.each([
    ['Run ./', 'Run ./check.sh', 'dist/report/index.js'],
    ['Run ./tools/report/', 'Run ./tools/lint', 'tools/report/dist/report/index.js'],
    ['Run /./tools/report', 'Run ./tool', 'tools/report/dist/report/index.js'],
  ])('finds the local action %s after %s', (name, before, script) => {
    const own: CurrentStep = { action: { kind: 'local', script }, processStartedAt: at(72) }
    expect(find([SET_UP, started(before, 71), pending(name), pending('Upload')], own)).toBe(name)
  })

  it.each<[string, CurrentAction, string]>([
    ['in the repository', FINISH, 'Run ./.github/actions/finish'],
    ['at the root of the repository', { kind: 'composite', path: '' }, 'Run ./'],
    [
      'of another repository',
      { kind: 'composite', path: '/home/runner/work/_actions/acme/ci/main/finish' },
      'Run acme/ci/finish@main',
    ],
    [
      'at a/branch',
      { kind: 'composite', path: 'D:/_actions/acme/ci/a/branch' },
      'Run acme/ci@a/branch',
    ],
  ])('finds the composite action %s by its default name', (_, action, name) => {
    const own = { action, processStartedAt: at(72) }
    expect(find([SET_UP, TEST, pending(name), pending('Upload')], own)).toBe(name)
    expect(find([SET_UP, started(name, 3), pending(OURS)], own)).toBe(name)
  })

  it('finds a composite action with a custom name as the running step, whenever it started', () => {
    const own: CurrentStep = { action: FINISH, processStartedAt: at(72) }
    expect(find([SET_UP, started('Finish', 3), pending('Upload'), pending(OURS)], own)).toBe(
      'Finish',
    )
  })

  it.each([
    [2.9, 'A'],
    [3, 'B'],
    [60, 'B'],
  ])('if the running step A started %d s before the process, finds %s', (delay, expected) => {
    const own = { action: undefined, processStartedAt: at(12) + delay * SECOND }
    expect(find([started('A', 12), pending('B')], own)).toBe(expected)
  })
})

const graph = [
  workflowJob('build'),
  workflowJob('build-all'),
  workflowJob('test', { matrix: true }),
  workflowJob('e2e', { name: 'End to end on ${{ matrix.os }}', matrix: true }),
  workflowJob('deploy', {
    matrix: true,
    called: [workflowJob('plan'), workflowJob('apply', { matrix: true })],
  }),
  workflowJob('shared', { called: 'unread' }),
  workflowJob('other', { name: `Check ${'some '.repeat(30)}` }),
  workflowJob('long', { name: `Check ${'all '.repeat(30)}`, matrix: true }),
  workflowJob('one', { name: 'Same' }),
  workflowJob('two', { name: 'Same' }),
]

function keysOf(name: string): string[] {
  return matchJobName(name, graph).map((match) => match.map(({ job }) => job.key).join(' > '))
}

describe('matchJobName, with names that anyone can write', () => {
  const names = (count: number, start = 'b'.repeat(95)) =>
    Array.from({ length: count }, (_, at) => `${start}${at}`)

  it('rejects names that lack a text between the expressions', () => {
    const jobs = Array.from({ length: 450 }, (_, at) => {
      return workflowJob(`key${at}`, { name: '${{1}}b'.repeat(124), matrix: true })
    })
    const hostile = [workflowJob('build'), ...jobs]
    expect(names(200).flatMap((name) => matchJobName(name, hostile))).toEqual([])
    expect(matchJobName('build', hostile)).toHaveLength(1)
  })

  it('matches no name if all together would take too long', () => {
    const jobs = Array.from({ length: 450 }, (_, at) => {
      return workflowJob(`key${at}`, { name: '${{1}}b', matrix: true })
    })
    const hostile = [workflowJob('build'), ...jobs]
    expect(matchJobName('build', hostile)).toHaveLength(1)
    const almost = names(700, `${'a'.repeat(94)}b`)
    expect(almost.flatMap((name) => matchJobName(name, hostile))).toEqual([])
    // Not even a simple one, so the rest takes no time.
    expect(matchJobName('build', hostile)).toEqual([])
    expect(listNameMatches('build', hostile)).toEqual([])
  })

  it('keeps a bounded number of matches if each name matches every key', () => {
    const every = Array.from({ length: 450 }, (_, at) => workflowJob(`k${at}`, { name: '${{1}}' }))
    const matched = names(500).map((name) => listNameMatches(name, every).length)
    expect(matched.reduce((sum, length) => sum + length)).toBeLessThan(300_000)
    expect(matched.at(-1)).toBe(0)
  })

  it('matches all names of a large workflow without expressions in its names', () => {
    const large = Array.from({ length: 450 }, (_, at) => workflowJob(`key-${at}`, { matrix: true }))
    for (let at = 0; at < 1_000; at++) {
      const [match] = matchJobName(`key-${at % 450} (${at})`, large)
      expect(match?.[0]?.job.key).toBe(`key-${at % 450}`)
    }
  })
})

describe('matchJobName', () => {
  it.each([
    ['build', ['build']],
    ['build-all', ['build-all']],
    ['test (ubuntu, 22)', ['test']],
    ['test', ['test']],
    ['test (a / b)', ['test']],
    ['End to end on windows', ['e2e']],
    ['End to end on ${{ matrix.os }}', ['e2e']],
    ['deploy (eu) / plan', ['deploy > plan']],
    ['deploy (eu) / apply (1, 2)', ['deploy > apply']],
    ['deploy (eu / west) / plan', ['deploy > plan']],
    ['deploy', ['deploy']],
    ['shared / whatever / it (calls)', ['shared']],
    [`Check ${'all '.repeat(22)}all...`, ['long']],
    ['Same', ['one', 'two']],
    [`deploy (${'x'.repeat(86)}) /...`, ['deploy > plan', 'deploy > apply']],
    [`deploy (${'x'.repeat(85)}) / a...`, ['deploy > apply']],
    ['buil', []],
    ['my build', []],
    ['test22)', []],
    ['build (1)', []],
    ['deploy (eu) / destroy', []],
    ['Check...', []],
  ])('%s → %j', (name, keys) => {
    expect(keysOf(name)).toEqual(keys)
  })

  it('distinguishes the legs of a caller', () => {
    const [match] = matchJobName('deploy (eu) / apply (1)', graph)
    expect(match?.map(({ leg }) => leg)).toEqual(['deploy (eu)', 'deploy (eu) / apply (1)'])
  })

  it('treats adjacent expressions as one', () => {
    const wild = workflowJob('wild', { name: `On ${'${{ matrix.x }}'.repeat(100)}!` })
    expect(matchJobName('On anything!', [wild])).toHaveLength(1)
    expect(matchJobName('On anything', [wild])).toEqual([])
  })

  it('prefers the job with the most literal text', () => {
    const wild = workflowJob('wild', { name: '${{ matrix.name }}', matrix: true })
    const [match, ...others] = matchJobName('build', [wild, workflowJob('build')])
    expect(match?.[0]?.job.key).toBe('build')
    expect(others).toEqual([])
    const ending = workflowJob('ending', { name: '${{ matrix.name }}b', matrix: true })
    const matches = matchJobName('ab', [ending, workflowJob('ab')])
    expect(matches.map(([level]) => level?.job.key)).toEqual(['ab'])
  })
})

describe('listNameMatches', () => {
  const wide = [
    ...graph,
    workflowJob('any', { name: '${{ matrix.check }}', matrix: true }),
    workflowJob('last', { name: 'Ends ${{ inputs.how }}' }),
  ]

  it.each([
    ['build', ['build', 'any']],
    ['deploy (eu) / plan', ['deploy > plan', 'any']],
    ['Ends well', ['any', 'last']],
    ['Ends', ['any', 'last']],
    [`Check ${'all '.repeat(22)}all...`, ['any', 'long']],
  ])('%s → %j', (name, expected) => {
    const matches = listNameMatches(name, wide).map((match) => match.map(({ job }) => job.key))
    expect([...new Set(matches.map((keys) => keys.join(' > ')))].toSorted()).toEqual(
      expected.toSorted(),
    )
  })
})

describe('nameLevels', () => {
  it.each([
    ['build', ['build']],
    ['test (ubuntu, 22)', ['test (ubuntu, 22)']],
    ['deploy / preview', ['deploy', 'preview']],
    ['deploy (eu) / apply (1, 2)', ['deploy (eu)', 'apply (1, 2)']],
    ['ci / deploy / preview', ['ci', 'deploy', 'preview']],
    ['deploy (eu / west) / preview', ['deploy (eu / west)', 'preview']],
    ['test (a (b) / c) / d', ['test (a (b) / c)', 'd']],
    // A name that GitHub truncated within its values has no closing parenthesis.
    ['deploy (eu / we...', ['deploy (eu / we...']],
    ['deploy (eu) / a very long na...', ['deploy (eu)', 'a very long na...']],
    ['sad :( / face', ['sad :( / face']],
    ['glad :) / face', ['glad :)', 'face']],
    ['a/b', ['a/b']],
    ['a /b', ['a /b']],
    ['a /  / b', ['a', '', 'b']],
    [' / ', ['', '']],
    ['', ['']],
    ['__proto__ / constructor', ['__proto__', 'constructor']],
  ])('splits %j into %j', (name, levels) => {
    expect(nameLevels(name)).toEqual(levels)
  })

  it('returns levels that join to the name', () => {
    fc.assert(
      fc.property(fc.oneof(anyName, fc.stringMatching(/^[ab()/ ]{0,20}$/)), (name) => {
        expect(nameLevels(name).join(' / ')).toBe(name)
      }),
    )
  })
})

describe('withoutMatrix', () => {
  it.each([
    ['build', 'build'],
    ['test (ubuntu, 22)', 'test'],
    ['test (ubuntu) (22)', 'test'],
    ['test (ubuntu, 2...', 'test'],
    ['test (a / b)', 'test'],
    ['Node 22 (LTS) on ubuntu', 'Node 22'],
    ['f(x)', 'f(x)'],
    ['(all)', '(all)'],
    [' (all)', ' (all)'],
    ['', ''],
  ])('returns for %j: %j', (level, without) => {
    expect(withoutMatrix(level)).toBe(without)
  })
})

describe('key-legs', () => {
  const MATRIX = 'jobs: { test: { strategy: { matrix: { x: [1] } } } }'
  const { signal } = new AbortController()

  it.each<[string, string, string, string]>([
    ['another workflow has no such job', 'lint', 'jobs: { lint: {} }', 'success'],
    ['another workflow has a job of that name', 'test', 'jobs: { test: {} }', 'failure'],
    ['another workflow has one, and its file is not read', 'test', '', 'failure'],
    ['another workflow declares one', 'lint', 'jobs: { lint: {}, test: {} }', 'failure'],
  ])('a line of allowed-failures means a key in a report of a commit unless %s', async (...row) => {
    const [, other, file, conclusion] = row
    const state = fakeState({
      runs: commitRuns([
        {
          run: { name: 'CI', conclusion: 'failure' },
          jobs: [{ name: 'test (1)', conclusion: 'failure' }],
        },
        {
          run: { name: 'Lint', conclusion: 'failure' },
          // Of a run without a failure, the file is not read.
          jobs: [
            { name: other, conclusion: 'success' },
            { name: 'e2e', conclusion: 'failure' },
          ],
        },
      ]),
      files: {
        '.github/workflows/0.yml': MATRIX,
        ...(file !== '' && { '.github/workflows/1.yml': file.replace('{ ', '{ e2e: {}, ') }),
      },
    })
    const { serverUrl, owner, repo } = makeTarget()
    const report = await buildCommitReport({
      ...{
        ...DEFAULTS,
        client: clientOf(state, { ...SIMPLE, maxRequests: null }),
        signal,
        defaultBranch: 'main',
      },
      ...{ allowedFailures: ['test', 'e2e'], requiredChecks: false, ownRunId: undefined },
      target: {
        ...{ serverUrl, owner, repo, commit: SHA },
        ...{ pullRequest: undefined, currentRun: undefined },
      },
    })
    expect(report.conclusion).toBe(conclusion)
  })
})

const SERVER = 'https://github.com/octo-org/octo-shop/actions/runs/1'

describe('runnerSystem', () => {
  it.each<[string, string, string | undefined, string]>([
    ['UBUNTU', 'GitHub Actions', 'GitHub Actions 7', 'ubuntu-24.04-arm'],
    ['UBUNTU', 'GitHub Actions', 'GitHub Actions 7', 'Ubuntu-latest'],
    ['UBUNTU', '', 'Hosted Agent', 'ubuntu-18.04'],
    ['WINDOWS', 'GitHub Actions', 'GitHub Actions 7', 'windows-11-arm'],
    ['MACOS', 'GitHub Actions', 'GitHub Actions 7', 'macos-15-xlarge'],
    ['UBUNTU', 'Default Larger Runners', 'ubuntu-8-cores_7f3a', 'ubuntu-8-cores'],
    ['UNKNOWN', 'Default Larger Runners', 'fast_7f3a', 'fast'],
    ['UNKNOWN', 'Default Larger Runners', 'ubuntux_7f3a', 'ubuntux'],
    ['UNKNOWN', 'team', 'arc-x7-runner', 'tt-beta-ubuntu-2204'],
    ['UNKNOWN', 'GitHub Actions', 'GitHub Actions 7', ''],
    ['UBUNTU', '', undefined, 'ubuntu-latest'],
    ['SELF_HOSTED', 'team', 'box', 'linux,Self-Hosted,ubuntu-22.04'],
    ['SELF_HOSTED', 'Default', 'box', 'gpu'],
    ['SELF_HOSTED', 'default', 'box', 'ubuntu-latest'],
  ])(
    'returns %s for the group "%s", the name %s and the labels "%s"',
    (system, group, name, labels) => {
      const runner = { id: 1, name, group, labels: labels.split(',').filter(Boolean) }
      expect(runnerSystem(runner, SERVER)).toBe(system)
    },
  )

  it('knows that a GitHub Enterprise Server has self-hosted runners alone', () => {
    const runner = { name: 'box', group: 'GitHub Actions', labels: ['ubuntu-latest'] }
    expect(runnerSystem(runner, 'https://ghe.example.com/a/b/actions/runs/1')).toBe('SELF_HOSTED')
    expect(runnerSystem(runner, 'https://acme.ghe.com/a/b/actions/runs/1')).toBe('UBUNTU')
  })
})
