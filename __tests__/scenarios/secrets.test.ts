import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FORMATS } from '../../src/cli/render.ts'
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

const isWrite: NonNullable<Fault['when']> = ({ method }) => method !== 'GET'

/** The ways in which a server repeats a text. */
function echoes(text: string): Readonly<Record<string, Fault>> {
  const body = { message: text, errors: [{ message: text }, { field: text, code: text }] }
  const headers = { 'x-github-request-id': text, location: `https://host.example/?t=${text}` }
  return {
    names: {
      change: (value) => mapTexts(value, (key, name) => (DECISIVE.test(key) ? name : text)),
    },
    refusal: { response: { status: 403, headers, body } },
    'refused change': { when: isWrite, response: { status: 422, headers, body } },
    'text of a proxy': { response: { status: 502, body: text } },
    'raw JSON': { response: { status: 500, body: `{"message":"${text.replaceAll('"', '')}"}` } },
    redirect: { response: { status: 302, headers } },
  }
}

const ECHOES = Object.keys(echoes(''))

describe.each(Object.keys(CASES).map((name, index) => [name, index] as const))(
  '%s',
  (name, index) => {
    it.each(everyFourth(ECHOES, index))('writes no token that GitHub repeats: %s', async (way) => {
      const fault = echoes(inForms(index + ECHOES.indexOf(way)))[way]
      const result = await runCase(name, ({ github, job, env, ...scenario }) => ({
        ...scenario,
        github: { ...github, faults: fault === undefined ? [] : [fault] },
        job: { ...job, token: TOKEN },
        env: { ...env, RUNNER_DEBUG: '1' },
        inProcess: true,
      }))
      const { stdout, stderr, summary, outputs, report, commitReport } = result
      const sent = result.github.requests.map(({ content }) => content)
      expectHidden([stdout, stderr, summary, outputs, report, commitReport, sent])
    })
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
      inputs: {
        annotate: 'true',
        'html-path': 'page.html',
        'report-path': 'r.json',
      },
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

/** Inputs that may be secrets: a password in a URL, the token of a person, a key that is masked as a whole only. */
const INPUTS = [
  'https://user:s3cretPw123@host/x',
  'ghp_s3cretPw1230123456789',
  's3cretPw123'.repeat(20),
]

const ACTIONS = Object.keys(CASES).filter((name) => !name.includes(','))

describe.each(ACTIONS.map((name, index) => [name, index] as const))('%s', (name, action) => {
  // The same functions quote the inputs of all actions.
  const names = name === 'report' ? inputsOf(name) : everyFourth(inputsOf(name), action)
  const valuesOf = (index: number) => (IS_ALL ? INPUTS : [INPUTS[index % INPUTS.length] ?? ''])
  const cases = names.map((input, index) => [input, valuesOf(index)] as const)
  it.each(cases)('quotes no secret in the input %s', async (input, values) => {
    for (const value of values) {
      const { annotations } = await runCase(name, ({ inputs, ...scenario }) => ({
        ...scenario,
        inputs: { ...inputs, [input]: value },
        inProcess: true,
      }))
      const errors = annotations.filter(({ level }) => level !== 'notice')
      // The runner masks a whole secret.
      const shown = errors.map(({ message }) => message.replaceAll(INPUTS.at(-1) ?? '', ''))
      expect(shown.filter((message) => message.includes('s3cretPw'))).toEqual([])
    }
  })
})

describe('run-report', () => {
  it.each(ECHOES)('writes no token that GitHub repeats: %s', async (way) => {
    const runs = [fakeRun({ run: { status: 'completed' }, jobs: [FAILED] })]
    const fault = echoes(inForms(ECHOES.indexOf(way)))[way]
    const faults = fault === undefined ? [] : [fault]
    await withCommand({ runs, token: TOKEN, faults }, async ({ address, run }) => {
      // An error is worded before the format is.
      for (const format of way === 'names' ? FORMATS : FORMATS.slice(0, 1)) {
        const env = { GH_ENTERPRISE_TOKEN: TOKEN }
        const { stdout, stderr } = await run([address, '--format', format], {
          env,
          inProcess: true,
        })
        expectHidden([stdout, stderr])
      }
    })
  })
})
