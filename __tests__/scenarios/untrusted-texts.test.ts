import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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
import { failedLog, runWithLogs } from '../../testing/run-with-logs.ts'
import { withCommand } from '../../testing/run-command.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'

/** Without a form that shows that it is a token. */
const TOKEN = 'aB3dEf6hIj9kLmNoPq5'

const encode = (before: string, digits: number) =>
  Array.from(TOKEN, (one) => before + one.charCodeAt(0).toString(16).padStart(digits, '0')).join('')
const PERCENT = encode('%', 2)
const ESCAPES = encode('\\u', 4)
const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString('base64')

/** The token as it is, in Base64, percent-encoded, and escaped as in JSON. */
const FORMS = [
  ...[`authorization: token ${TOKEN}`, `Basic ${BASIC}`],
  ...[`https://host/?t=${PERCENT}`, `"${ESCAPES}"`],
]

/** Returns a text with all forms, another of them first. */
const inForms = (first: number) =>
  FORMS.map((_, at) => FORMS[(first + at) % FORMS.length]).join(' ')

/** The same, with commands of the runner. */
const repeated = (first: number, commands = ALL_MASK_COMMANDS) => `${inForms(first)} ${commands}`

/** Returns all parts of a text that have as many characters. */
function partsOf(text: string, length: number): string[] {
  return Array.from({ length: text.length - length + 1 }, (_, at) => text.slice(at, at + length))
}

/** Eight characters of the token in any form; the prefix of `BASIC` has 20. */
const PARTS = [
  ...partsOf(TOKEN, 8),
  ...partsOf(BASIC.slice(20).replace(/=+$/, '').slice(0, -1), 8),
  ...partsOf(PERCENT, 8 * 3),
  ...partsOf(ESCAPES, 8 * 6),
]

function expectHidden(written: readonly unknown[]): void {
  const text = written
    .map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
    .join('\n')
  const plain = text.replaceAll('\\\\', '\\')
  expect(PARTS.filter((part) => text.includes(part) || plain.includes(part))).toEqual([])
}

/** The ways in which a server repeats the token in an error, with commands where it can have several lines. */
function refusals(first: number): Readonly<Record<string, Fault>> {
  const [line, text] = [inForms(first), repeated(first)]
  const body = { message: text, errors: [{ message: text }, { field: text, code: text }] }
  const headers = { 'x-github-request-id': line, location: `https://host.example/?t=${line}` }
  const refused = [400, 401, 403, 404, 409, 422, 429].map((status): [string, Fault] => [
    `${status}`,
    { response: { status, headers, body } },
  ])
  return {
    ...Object.fromEntries(refused),
    'refused change': {
      when: ({ method }) => method !== 'GET',
      response: { status: 422, headers, body },
    },
    'text of a proxy': { response: { status: 502, body: text } },
    'raw JSON': { response: { status: 500, body: `{"message":"${line.replaceAll('"', '')}"}` } },
    redirect: { response: { status: 302, headers } },
  }
}

const WAYS = Object.keys(refusals(0))

/** How often each field has another attack. */
const ROUNDS = IS_ALL ? 3 : 1
const SHORT = ATTACKS.filter(({ length }) => length < 200)

type TextOf = (key: string, text: string) => string

interface Change {
  /** In place of the texts of responses and of the event, by the field. */
  readonly textOf?: TextOf
  /** The same of responses alone, which may repeat the token. */
  readonly repeatedOf?: TextOf
  /** What reports that the action reads, logs and archives contain. */
  readonly text?: string
  /** In place of changed texts. */
  readonly fault?: Fault | undefined
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
}

const unchanged: TextOf = (_, text) => text

const REPOSITORY_URL = 'https://github.com/octo-org/octo-shop'

/**
 * Runs an action, expects that it prints no command of another, writes only text and hides its token, and
 * returns the keys of all texts.
 */
async function runQuiet(name: string, change: Change): Promise<readonly string[]> {
  const { textOf = unchanged, repeatedOf = textOf, text, fault, inputs, env } = change
  const keys = new Set<string>()
  const replace = (body: unknown, newText: TextOf) =>
    mapTexts(body, (key, value) => {
      keys.add(key)
      return newText(key, value)
    })
  const result = await runCase(
    name,
    ({ github, job, ...scenario }) => ({
      ...scenario,
      github: {
        ...github,
        faults: [fault ?? { change: (body) => replace(body, repeatedOf) }],
      },
      job: { ...job, token: TOKEN, event: replace(job?.event ?? {}, textOf) as object },
      inputs: { ...scenario.inputs, ...inputs },
      env: { RUNNER_DEBUG: '1', ...env },
      inProcess: true,
    }),
    text,
  )
  const { stdout, stderr, summary, outputs, report, commitReport, github } = result
  expect(stdout).toMatch(/^::debug::|\w/)
  expectQuiet(stdout)
  expectQuiet(stderr)
  expectHarmless(summary, REPOSITORY_URL)
  for (const { content, method } of github.requests) {
    const { body = '', title = '' } = (content ?? {}) as { body?: string; title?: string }
    if (method !== 'GET') expectHarmlessBody(body, REPOSITORY_URL)
    expect(title).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}`]/u)
  }
  const sent = github.requests.map(({ content }) => content)
  expectHidden([stdout, stderr, summary, outputs, report, commitReport, sent])
  return [...keys]
}

const ATTACK = `${ALL_MASK_COMMANDS} --> <b>@octocat</b> [x](https://evil.example)`
const inPlain = (text: string) => (key: string, value: string) =>
  DECISIVE.test(key) ? value : text

/** Inputs that may be secrets: a password in a URL, the token of a person, a key that is masked as a whole only. */
const SECRETS = [
  'https://user:s3cretPw123@host/x',
  'ghp_s3cretPw1230123456789',
  's3cretPw123'.repeat(20),
]

describe.each(Object.keys(CASES).map((action, index) => [action, index] as const))(
  '%s',
  (action, index) => {
    it('prints no command and no token of names and messages of GitHub', async () => {
      const form = MASK_COMMANDS[index % MASK_COMMANDS.length] ?? ''
      for (const text of IS_ALL ? [form, ALL_MASK_COMMANDS] : [ALL_MASK_COMMANDS]) {
        const repeatedOf = inPlain(repeated(index, text))
        await runQuiet(action, { text, textOf: inPlain(text), repeatedOf })
      }
    })

    it('prints no command of any other text of GitHub', async () => {
      const keys = await runQuiet(action, {})
      // The fake refuses to search for runs by a time that is no time.
      const decisive = keys.filter((name) => DECISIVE.test(name) && name !== 'created_at')
      for (const key of everyFourth(decisive, index)) {
        const textOf = (name: string, value: string) => (name === key ? ATTACK : value)
        await runQuiet(action, { text: ATTACK, textOf })
      }
    })

    it.each(everyFourth(WAYS, index))(
      'prints no command and no token of an error: %s',
      async (way) => {
        await runQuiet(action, { fault: refusals(index + WAYS.indexOf(way))[way] })
      },
    )

    it('writes only text if GitHub sends attacks', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const keys: string[] = []
        const textOf = (key: string, value: string) => {
          if (DECISIVE.test(key)) return value
          if (!keys.includes(key)) keys.push(key)
          return SHORT[(keys.indexOf(key) * ROUNDS + round + index) % SHORT.length] ?? ''
        }
        await runQuiet(action, { textOf })
      }
    })

    if (action.includes(',')) return

    it.each(everyFourth(inputsOf(action), index))(
      'prints no command of the input %s',
      async (input) => {
        await runQuiet(action, { inputs: { [input]: ALL_MASK_COMMANDS } })
      },
    )

    // The same functions quote the inputs of all actions.
    const quoted = action === 'report' ? inputsOf(action) : everyFourth(inputsOf(action), index)
    it.each(quoted)('quotes no secret in the input %s', async (input) => {
      const one = SECRETS[quoted.indexOf(input) % SECRETS.length] ?? ''
      for (const value of IS_ALL ? SECRETS : [one]) {
        const { annotations } = await runCase(action, ({ inputs, ...scenario }) => ({
          ...scenario,
          inputs: { ...inputs, [input]: value },
          inProcess: true,
        }))
        const errors = annotations.filter(({ level }) => level !== 'notice')
        // The runner masks a whole secret.
        const shown = errors.map(({ message }) => message.replaceAll(SECRETS.at(-1) ?? '', ''))
        expect(shown.filter((message) => message.includes('s3cretPw'))).toEqual([])
      }
    })

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

/** The job of the step, which still runs. */
const OWN = { id: 72, name: 'report', status: 'in_progress', started_at: 70 }

const newFolder = temporaryFolders()

describe('a log that has the token of the step', () => {
  it.each([
    ['near its start', 0],
    ['where two of its ranges meet', 262_144],
  ])('is shown without it in every output: %s', async (_, at) => {
    const used = [`src/a.ts:3:1: error: login failed: ${FORMS.join(' ')}`, TOKEN]
    const start = failedLog([]).split('\n').slice(0, 2).join('\n').length
    const filler = 'a '.repeat(Math.max(0, at - start - 200) / 2)
    const folder = newFolder()
    const { stdout, stderr, summary, outputs, report } = await runWithLogs({
      ...{ folder, job: { token: TOKEN, checkRunId: 72 }, env: { RUNNER_DEBUG: '1' } },
      github: { runs: [fakeRun({ jobs: [FAILED, OWN] })], files: { 'src/a.ts': '' } },
      logs: { [FAILED.id]: failedLog([filler, ...used]) },
      inputs: { annotate: 'true', 'html-path': 'page.html', 'report-path': 'r.json' },
    })
    const files = ['page.html', 'r.json'].map((name) =>
      readFileSync(join(folder, 'work', name), 'utf8'),
    )
    expectHidden([stdout, stderr, summary, outputs, report, ...files])
    expect(summary).toContain('login failed: authorization: token ***')
    expect(stdout).toContain('::error')
    expect(outputs['causes']).toContain('login failed')
  })
})

describe('run-report', () => {
  const printed = async (fault: Fault | undefined, format: string) => {
    const runs = [fakeRun({ run: { status: 'completed' }, jobs: [FAILED] })]
    const faults = fault === undefined ? [] : [fault]
    return await withCommand({ runs, token: TOKEN, faults }, async ({ address, run }) => {
      const options = { env: { GH_ENTERPRISE_TOKEN: TOKEN }, inProcess: true }
      const { stdout, stderr } = await run([address, '--format', format], options)
      return `${stdout}\n${stderr}`
    })
  }

  it.each(FORMATS)('prints no command and no token of names in the format %s', async (format) => {
    const change = (body: unknown) => mapTexts(body, inPlain(repeated(FORMATS.indexOf(format))))
    const text = await printed({ change }, format)
    expectHidden([text])
    expect(text.split(/[\n\v\f\r\u0085\u2028\u2029]/u)).not.toContainEqual(
      expect.stringMatching(/^[\s\p{C}]*::add-mask|##\[/u),
    )
  })

  it.each(WAYS)('prints no command and no token of an error: %s', async (way) => {
    const text = await printed(refusals(WAYS.indexOf(way))[way], 'text')
    expectHidden([text])
    expectQuiet(text)
  })

  it('prints no command in an error', async () => {
    await withCommand({}, async ({ address, run }) => {
      expectQuiet((await run([address, '--format', ALL_MASK_COMMANDS])).stderr)
      expectQuiet((await run([ALL_MASK_COMMANDS])).stderr)
    })
  })
})
