import { describe, expect, it } from '@jest/globals'
import { FORMATS } from '../../src/cli/render.ts'
import { ALL_MASK_COMMANDS, ATTACKS, MASK_COMMANDS } from '../../testing/fixtures/attacks.ts'
import {
  CASES,
  DECISIVE,
  everyFourth,
  FAILED,
  inputsOf,
  IS_ALL,
  mapTexts,
  runCase,
} from '../../testing/action-cases.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import { expectHarmless, expectHarmlessBody, expectQuiet } from '../../testing/harmless.ts'
import { withCommand } from '../../testing/run-command.ts'

/** How often each field has another attack. */
const ROUNDS = IS_ALL ? 3 : 1
const SHORT = ATTACKS.filter(({ length }) => length < 200)

interface Change {
  /** In place of every text of the responses that this returns true for. */
  readonly text?: string
  /** The same, by the field. */
  readonly textOf?: (key: string) => string
  readonly isChanged?: (key: string) => boolean
  /** In place of changed texts. */
  readonly faults?: readonly Fault[]
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
}

const REPOSITORY_URL = 'https://github.com/octo-org/octo-shop'

/**
 * Runs an action, expects that it prints no command of another and writes only text, and returns the keys
 * of all texts.
 */
async function runQuiet(name: string, change: Change): Promise<readonly string[]> {
  const { text, textOf, isChanged = () => false, faults, inputs, env } = change
  const keys = new Set<string>()
  const replace = (body: unknown) =>
    mapTexts(body, (key, value) => {
      keys.add(key)
      return isChanged(key) ? (textOf?.(key) ?? text ?? value) : value
    })
  const { stdout, stderr, summary, github } = await runCase(
    name,
    (scenario) => ({
      ...scenario,
      github: { ...scenario.github, faults: faults ?? [{ change: replace }] },
      job: { ...scenario.job, event: replace(scenario.job?.event ?? {}) as object },
      inputs: { ...scenario.inputs, ...inputs },
      env: { RUNNER_DEBUG: '1', ...env },
      inProcess: true,
    }),
    text,
  )
  expect(stdout).toMatch(/^::debug::|\w/)
  expectQuiet(stdout)
  expectQuiet(stderr)
  expectHarmless(summary, REPOSITORY_URL)
  for (const { content, method } of github.requests) {
    const { body = '', title = '' } = (content ?? {}) as { body?: string; title?: string }
    if (method !== 'GET') expectHarmlessBody(body, REPOSITORY_URL)
    expect(title).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}`]/u)
  }
  return [...keys]
}

const TEXT = `${ALL_MASK_COMMANDS} --> <b>@octocat</b> [x](https://evil.example)`
const isPlain = (key: string) => !DECISIVE.test(key)

describe.each(Object.keys(CASES).map((action, index) => [action, index] as const))(
  '%s',
  (action, index) => {
    it('prints no command of names and messages of GitHub', async () => {
      const form = MASK_COMMANDS[index % MASK_COMMANDS.length] ?? ''
      for (const text of IS_ALL ? [form, ALL_MASK_COMMANDS] : [ALL_MASK_COMMANDS])
        await runQuiet(action, { text, isChanged: isPlain })
    })

    it('prints no command of any other text of GitHub', async () => {
      const keys = await runQuiet(action, {})
      // The fake refuses to search for runs by a time that is no time.
      const decisive = keys.filter((name) => DECISIVE.test(name) && name !== 'created_at')
      for (const key of everyFourth(decisive, index))
        await runQuiet(action, { text: TEXT, isChanged: (name) => name === key })
    })

    // As JSON and as text in turn.
    it.each(everyFourth([400, 401, 403, 404, 409, 422, 429, 500], index))(
      'prints no command of an error %i',
      async (status) => {
        const json = { message: ALL_MASK_COMMANDS, errors: [{ message: ALL_MASK_COMMANDS }] }
        const body = (index >> 1) % 2 === 0 ? json : ALL_MASK_COMMANDS
        await runQuiet(action, { faults: [{ response: { status, body } }] })
      },
    )

    it('writes only text if GitHub sends attacks', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const keys: string[] = []
        const textOf = (key: string) => {
          if (!keys.includes(key)) keys.push(key)
          return SHORT[(keys.indexOf(key) * ROUNDS + round + index) % SHORT.length] ?? ''
        }
        await runQuiet(action, { textOf, isChanged: isPlain })
      }
    })

    if (action.includes(',')) return

    it.each(everyFourth(inputsOf(action), index))(
      'prints no command of the input %s',
      async (input) => {
        await runQuiet(action, { inputs: { [input]: ALL_MASK_COMMANDS } })
      },
    )

    const variables = [
      'GITHUB_WORKFLOW GITHUB_REF_NAME GITHUB_ACTOR GITHUB_JOB RUNNER_NAME',
      ...['GITHUB_WORKFLOW_REF', 'GITHUB_EVENT_NAME', 'GITHUB_REPOSITORY', 'GITHUB_RUN_ID'],
      ...['GITHUB_RUN_ATTEMPT', 'GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'],
    ]
    it.each(everyFourth(variables, index))(
      'prints no command of the variables %s',
      async (names) => {
        const env = names.split(' ').map((name) => [name, ALL_MASK_COMMANDS])
        await runQuiet(action, { env: Object.fromEntries(env) as Record<string, string> })
      },
    )
  },
)

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
    })
  })
})
