import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'
import { FORMATS } from '../../src/cli/render.ts'
import { ALL_MASK_COMMANDS, MASK_COMMANDS } from '../fixtures/attacks.ts'
import { attackedGitHub, FAILED_ID, OWN_ID } from '../helpers/attacked-github.ts'
import { apiIssue, apiPull } from '../helpers/fake-github/api-conversation.ts'
import { SHA } from '../helpers/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../helpers/fake-github/fake-run.ts'
import type { Fault } from '../helpers/fake-github/faults.ts'
import { apiAnnotation } from '../helpers/fake-github/run-details.ts'
import { startLogHost } from '../helpers/fake-github/start-log-host.ts'
import { expectQuiet } from '../helpers/harmless.ts'
import { finished, makeRun, makeStep, reportOn } from '../helpers/make-run.ts'
import { writeReportFile } from '../helpers/report-file.ts'
import { type LogScenario, runSubAction, runWithLogs } from '../helpers/run-with-logs.ts'
import { withCommand } from '../helpers/run-command.ts'
import { startCollector } from '../helpers/start-collector.ts'
import { zipArchive } from '../helpers/zip-archive.ts'

type Play = Partial<LogScenario> & { readonly close?: () => Promise<void> }

const FAILED = { id: 71, name: 'e2e', conclusion: 'failure' }
const runOf = (id: number, conclusion: string, branch = 'main'): BuiltRun =>
  fakeRun({ run: { id, run_number: id, conclusion, head_branch: branch }, jobs: [FAILED] })

/** Each action in a case in which it prints names, and the texts in reports that it reads. */
const ACTIONS: Readonly<Record<string, (text?: string) => Play | Promise<Play>>> = {
  report: (text) => {
    const { runs, annotations, files, log, job } = attackedGitHub((_, normal) => text ?? normal)
    return {
      github: { runs, annotations, files },
      logs: { [FAILED_ID]: log },
      job: { ...job, runAttempt: 2, checkRunId: OWN_ID },
      inputs: { 'fail-on': 'any' },
    }
  },
  rerun: () => {
    const never = { ...FAILED, steps: [], runner_id: null, runner_name: null }
    const message = 'The job was not acquired by Runner of type hosted even after multiple attempts'
    return {
      github: {
        runs: [fakeRun({ run: { id: 7, conclusion: 'failure' }, jobs: [never] })],
        annotations: { 71: [apiAnnotation({ message })] },
      },
      inputs: { 'run-id': '7', when: 'flaky' },
    }
  },
  cancel: () => ({
    github: { runs: [runOf(6, 'success'), fakeRun()] },
    inputs: { older: 'true' },
  }),
  'download-logs': async () => {
    const host = await startLogHost({
      logs: { '/blob': zipArchive([{ name: 'a.txt', data: 'a' }]) },
    })
    const run = { ...runOf(7, 'failure'), archive: `${host.url}/blob` }
    return { github: { runs: [run] }, inputs: { 'run-id': '7' }, close: () => host.close() }
  },
  'delete-logs': () => ({
    github: { runs: [{ ...runOf(6, 'success'), archive: 'https://logs.example/6' }, fakeRun()] },
    inputs: { 'older-than': '1d', 'dry-run': 'false' },
  }),
  runs: () => ({ github: { runs: [runOf(6, 'failure'), runOf(7, 'success')] } }),
  comment: async (text) => ({
    github: { pulls: [apiPull()] },
    job: {
      eventName: 'pull_request',
      event: { pull_request: { number: 12, head: { sha: SHA } } },
    },
    inputs: { 'report-path': await reportFile('pull_request', text) },
  }),
  issue: async (text) => ({
    github: { runs: [runOf(40, 'success'), runOf(42, 'failure')], issues: [apiIssue()] },
    job: {
      eventName: 'workflow_run',
      event: { repository: { full_name: 'octo-org/octo-shop', default_branch: 'main' } },
    },
    inputs: { 'report-path': await reportFile('push', text) },
  }),
  otlp: async (text) => {
    const refused = { status: 400, body: JSON.stringify({ message: text ?? 'a' }) }
    const collector = await startCollector([refused])
    const inputs = { 'report-path': await reportFile('push', text), endpoint: collector.url }
    return { inputs, close: () => collector.close() }
  },
}

async function reportFile(event: string, text = 'build'): Promise<string> {
  const steps = [makeStep({ number: 3, name: text, state: finished(10, 30, 'failure') })]
  const jobs = [{ name: text, state: finished(5, 65, 'failure'), steps }]
  return await writeReportFile(reportOn(makeRun({ jobs, event, branch: 'main', number: 812 })))
}

interface Change {
  /** In place of every text of the responses that this returns true for. */
  readonly text?: string
  readonly isChanged?: (key: string) => boolean
  /** In place of changed texts. */
  readonly faults?: readonly Fault[]
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly inProcess?: boolean
}

/** Runs an action, expects that it prints no command of another, and returns the keys of all texts. */
async function playQuiet(action: string, change: Change): Promise<readonly string[]> {
  const { text, isChanged = () => false, faults, inputs, env, inProcess } = change
  const { close, github, ...play } = (await ACTIONS[action]?.(text)) ?? {}
  const keys = new Set<string>()
  const changed: Fault = {
    change: (body) =>
      mapTexts(body, (key, value) => {
        keys.add(key)
        return isChanged(key) ? (text ?? value) : value
      }),
  }
  const scenario: Play = {
    ...play,
    github: { ...github, faults: faults ?? [changed] },
    inputs: { ...play.inputs, ...inputs },
    env: { RUNNER_DEBUG: '1', ...env },
    inProcess: inProcess ?? true,
    fastTimers: 'pauses',
  }
  const { stdout, stderr } =
    action === 'report'
      ? await runWithLogs({ logs: {}, ...scenario })
      : await runSubAction(action, scenario)
  await close?.()
  expect(stdout).toMatch(/^::debug::|\w/)
  expectQuiet(stdout)
  expectQuiet(stderr)
  return [...keys]
}

function mapTexts(value: unknown, map: (key: string, text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return map(key, value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, mapTexts(item, map, name)]),
  )
}

/** Texts that decide what an action does next, so that they are changed one at a time. */
const DECISIVE =
  /^(?:status|conclusion|message|event|type|state|full_name|login|head_sha|sha|path|url|content|encoding|name_with_owner|default_branch|ref)$|_(?:at|url|id|sha|level)$/

function inputsOf(action: string): string[] {
  const file = new URL(`../../${action === 'report' ? '.' : action}/action.yml`, import.meta.url)
  const { inputs } = load(readFileSync(file, 'utf8')) as { inputs: object }
  return Object.keys(inputs)
}

describe.each(Object.keys(ACTIONS))('%s', (action) => {
  it.each(MASK_COMMANDS.map((text, index) => [text, index % 6 !== 0] as const))(
    'prints no command if GitHub sends %j',
    async (text, inProcess) => {
      await playQuiet(action, { text, isChanged: (key) => !DECISIVE.test(key), inProcess })
    },
  )

  it('prints no command of any other text of GitHub', async () => {
    const keys = await playQuiet(action, {})
    // The fake refuses to search for runs by a time that is no time.
    for (const key of keys.filter((name) => DECISIVE.test(name) && name !== 'created_at')) {
      await playQuiet(action, { text: ALL_MASK_COMMANDS, isChanged: (name) => name === key })
    }
  })

  it.each([400, 401, 403, 404, 409, 422, 429, 500])(
    'prints no command of an error %i',
    async (status) => {
      const body = { message: ALL_MASK_COMMANDS, errors: [{ message: ALL_MASK_COMMANDS }] }
      await playQuiet(action, { faults: [{ response: { status, body } }] })
      await playQuiet(action, {
        faults: [{ response: { status, body: ALL_MASK_COMMANDS } }],
      })
    },
  )

  it.each(inputsOf(action))('prints no command of the input %s', async (input) => {
    for (const text of [ALL_MASK_COMMANDS, ...MASK_COMMANDS.slice(0, 3)]) {
      await playQuiet(action, { inputs: { [input]: text } })
    }
  })

  it.each([
    ...['GITHUB_WORKFLOW', 'GITHUB_REF_NAME', 'GITHUB_ACTOR', 'GITHUB_EVENT_NAME', 'GITHUB_JOB'],
    ...['GITHUB_WORKFLOW_REF', 'GITHUB_REPOSITORY', 'GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT'],
    ...['RUNNER_NAME', 'GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'],
  ])('prints no command of the variable %s', async (name) => {
    await playQuiet(action, { env: { [name]: ALL_MASK_COMMANDS } })
  })
})

describe('run-report', () => {
  it.each(FORMATS)('prints no command in the format %s', async (format) => {
    const name = ALL_MASK_COMMANDS
    const runs = [fakeRun({ run: { name, status: 'completed' }, jobs: [{ ...FAILED, name }] })]
    await withCommand({ runs }, async ({ address, run }) => {
      const { stdout, stderr } = await run([address, '--format', format])
      expect(`${stdout}${stderr}`.split(/[\n\v\f\r\u0085\u2028\u2029]/u)).not.toContainEqual(
        expect.stringMatching(/^[\s\p{C}]*::add-mask|##\[/u),
      )
      if (format !== 'json') return
      expect(JSON.stringify(JSON.parse(stdout))).toContain(JSON.stringify(name).slice(1, -1))
    })
  })

  it('prints no command in an error', async () => {
    await withCommand({}, async ({ address, run }) => {
      expectQuiet((await run([address, '--format', ALL_MASK_COMMANDS])).stderr)
      expectQuiet((await run([ALL_MASK_COMMANDS])).stderr)
      expectQuiet((await run(['--from', ALL_MASK_COMMANDS])).stderr)
    })
  })
})
