import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { replayCommit } from '../../../src/cli/commit/report-commit.ts'
import { CommandError } from '../../../src/cli/errors.ts'
import {
  expectRecordingOf,
  loadRecording,
  saveRecording,
} from '../../../src/cli/recording/recording-file.ts'
import type { Recording } from '../../../src/cli/recording/recording.ts'
import { renderAs } from '../../../src/cli/render.ts'
import { replayRun } from '../../../src/cli/report-run.ts'
import { SHA } from '../../../testing/fake-github/api-run.ts'
import { ATTACKS } from '../../../testing/fixtures/attacks.ts'
import { expectHarmless } from '../../../testing/harmless.ts'
import { at } from '../../../testing/make-run.ts'

const SAVED: Recording = {
  serverUrl: 'https://github.com',
  owner: 'o',
  repo: 'r',
  runId: 7,
  attempt: undefined,
  madeAt: 1_772_359_200_123,
  exchanges: [
    { method: 'GET', path: '/a', status: 200, headers: {}, body: '{"id":1}' },
    { method: 'GET', path: '/b', error: { kind: 'network', message: 'other side closed' } },
  ],
}

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recording-'))
  file = join(folder, 'recording.json')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('saveRecording, then loadRecording', () => {
  it.each([[SAVED], [{ ...SAVED, attempt: 2 }], [{ ...SAVED, exchanges: [] }]])(
    'returns the same recording',
    async (saved) => {
      await saveRecording(file, saved)
      expect(await loadRecording(file)).toEqual(saved)
    },
  )

  it.each(ATTACKS)('links a pull request to its own repository, not to %j', async (url) => {
    const commit = '0123456789abcdef0123456789abcdef01234567'
    const pullRequest = { number: 7, url, base: 'main' }
    writeFileSync(file, recordingWith({ runId: undefined, commit, pullRequest }))
    expect(await loadRecording(file)).toMatchObject({
      pullRequest: { number: 7, url: 'https://github.com/o/r/pull/7', base: 'main' },
    })
  })

  it('writes a file that only its owner can read, also over one that others can', async () => {
    for (const mode of [undefined, 0o666]) {
      if (mode !== undefined) chmodSync(file, mode)
      await saveRecording(file, SAVED)
      expect(statSync(file).mode & 0o777).toBe(0o600)
    }
  })

  it('writes one exchange per line', async () => {
    await saveRecording(file, SAVED)
    const lines = readFileSync(file, 'utf8').split('\n')
    expect(lines[1]).toBe(
      '{"method":"GET","path":"/a","status":200,"headers":{},"body":"{\\"id\\":1}"},',
    )
    expect(lines).toHaveLength(5)
  })

  it.each([
    ['', 'is not a recording made with --save'],
    ['[1]', 'is not a recording made with --save'],
    ['{"runReportAnswers":1}', 'was saved by another version of run-report: save a new recording'],
    ['{"runReportRecording":2}', 'is damaged'],
    [recordingWith({ serverUrl: 'github' }), 'is damaged'],
    [recordingWith({ serverUrl: 'javascript:alert(1)' }), 'is damaged'],
    [recordingWith({ serverUrl: 'https://github.com/evil' }), 'is damaged'],
    [recordingWith({ serverUrl: 'https://github.com@evil.example' }), 'is damaged'],
    [recordingWith({ serverUrl: 'https://u:pw@github.com' }), 'is damaged'],
    [recordingWith({ owner: '../evil' }), 'is damaged'],
    [recordingWith({ repo: '..' }), 'is damaged'],
    [recordingWith({ owner: 1 }), 'is damaged'],
    [recordingWith({ repo: null }), 'is damaged'],
    [recordingWith({ runId: 0 }), 'is damaged'],
    [recordingWith({ madeAt: 'now' }), 'is damaged'],
    [recordingWith({ madeAt: 1e300 }), 'is damaged'],
  ])('refuses %s', async (text, message) => {
    writeFileSync(file, text)
    await expect(loadRecording(file)).rejects.toThrow(message)
  })

  it('drops invalid exchanges', async () => {
    const valid = { method: 'GET', path: '/b', status: 200, headers: {}, body: '' }
    const invalid = [
      1,
      {},
      { ...valid, error: {} },
      { ...valid, status: '200' },
      { ...valid, body: {} },
      { ...valid, headers: { location: 7 } },
    ]
    writeFileSync(file, recordingWith({ exchanges: [...invalid, valid] }))
    expect((await loadRecording(file)).exchanges).toEqual([valid])
  })
})

function recordingWith(fields: object): string {
  return JSON.stringify({ runReportRecording: 2, ...SAVED, ...fields })
}

describe('expectRecordingOf', () => {
  const RUN = {
    serverUrl: 'https://github.com',
    owner: 'O',
    repo: 'r',
    runId: 7,
    attempt: undefined,
  }

  it.each([
    [undefined, undefined, undefined],
    [RUN, undefined, undefined],
    [RUN, 2, 2],
    [{ serverUrl: RUN.serverUrl, owner: 'o', repo: 'r', runId: 7, jobId: 9 }, undefined, 2],
    [{ serverUrl: RUN.serverUrl, owner: 'o', repo: 'r', runId: undefined, jobId: 9 }, undefined, 2],
  ])('accepts %j, attempt %s', (run, attempt, saved) => {
    expectRecordingOf({ run, attempt, from: 'f' }, { ...SAVED, attempt: saved })
  })

  it.each([
    [3, { run_attempt: 3 }],
    [1, { id: 7 }],
  ])('accepts attempt %d, the latest one at the time of the recording', (attempt, run) => {
    const path = '/repos/o/r/actions/runs/7'
    const exchanges = [{ method: 'GET', path, status: 200, body: JSON.stringify(run) }]
    const saved = { ...SAVED, attempt: undefined, exchanges }
    expectRecordingOf({ run: RUN, attempt, from: 'f' }, saved)
    expect(() => {
      expectRecordingOf({ run: RUN, attempt: 2, from: 'f' }, saved)
    }).toThrow(`is a recording of attempt ${attempt}, not of attempt 2`)
  })

  it.each([
    [{ ...RUN, runId: 8 }, undefined, undefined, /actions\/runs\/7, not of .*actions\/runs\/8$/],
    [{ ...RUN, owner: 'p' }, undefined, undefined, /--from f is a recording of/],
    [{ ...RUN, serverUrl: 'https://ghe.example' }, undefined, undefined, /, not of https:\/\/ghe/],
    [RUN, 2, 1, /is a recording of attempt 1, not of attempt 2/],
    [RUN, 2, undefined, /is a recording of an unknown attempt, not of attempt 2/],
  ])('refuses %j, attempt %s, for a recording of attempt %s', (run, attempt, saved, message) => {
    expect(() => {
      expectRecordingOf({ run, attempt, from: 'f' }, { ...SAVED, attempt: saved })
    }).toThrow(message)
  })
})

const ABOUT = {
  ...{ runReportRecording: 2, serverUrl: 'https://github.com', owner: 'octo-org' },
  ...{ repo: 'octo-shop', madeAt: at(600) },
}
const PATH = '/repos/octo-org/octo-shop/actions/runs'
const error = { kind: 'network', message: 'connect ECONNREFUSED', cause: 'Error' }
const failed = (path: string) => ({ method: 'GET', path, error })
const RUN = { ...ABOUT, runId: 42, attempt: 1, exchanges: [failed(`${PATH}/42/attempts/1/jobs`)] }
const pullRequest = {
  number: 12,
  url: 'https://github.com/octo-org/octo-shop/pull/12',
  base: 'main',
}
const COMMIT = { ...ABOUT, commit: SHA, pullRequest, exchanges: [failed(PATH)] }

const hostileFile = join(mkdtempSync(join(tmpdir(), 'recording-')), 'recording.json')

/** Returns copies of a JSON value, each with another of its values replaced. */
function replacements(json: unknown, value: unknown): unknown[] {
  if (typeof json !== 'object' || json === null) return [value]
  return Object.entries(json).flatMap(([key, item]) =>
    replacements(item, value).map((changed) =>
      Array.isArray(json) ? json.with(Number(key), changed) : { ...json, [key]: changed },
    ),
  )
}

/** Returns the Markdown and the terminal's text of a recording, and the repository that it names. */
async function show(saved: unknown) {
  writeFileSync(hostileFile, JSON.stringify(saved))
  const recording = await loadRecording(hostileFile)
  const { serverUrl, owner, repo } = recording
  const options = { terminal: { width: 80, colour: false }, template: () => '' }
  const wanted = { run: undefined, attempt: undefined, from: hostileFile } as const
  const { report } =
    'commit' in recording
      ? await replayCommit(recording)
      : await replayRun({ ...wanted, format: 'text' }, recording)
  const [markdown, text] = [
    renderAs('markdown', report, options),
    renderAs('text', report, options),
  ]
  return { repositoryUrl: `${serverUrl}/${owner}/${repo}`, markdown, text }
}

/** Each attack is in every eighth field, and each field has every eighth attack. */
const STRIDE = 8
const SHORT = ATTACKS.filter(({ length }) => length < 200)

it.each(SHORT.map((attack, index) => [attack, index] as const))(
  'refuses or shows as text a recording with %j in fields',
  async (attack, index) => {
    let shown = 0
    const all = [RUN, COMMIT].flatMap((one) => replacements(one, attack))
    for (const saved of all.filter((_, field) => (field + index) % STRIDE === 0)) {
      const result = await show(saved).catch((reason: unknown) => {
        if (!(reason instanceof CommandError)) throw reason as Error
      })
      if (result === undefined) continue
      shown++
      expectHarmless(result.markdown, result.repositoryUrl)
      expect(new URL(result.repositoryUrl).origin).toMatch(/^https:\/\/[\w.-]+$/)
      expect(result.text).not.toMatch(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}]/u)
    }
    expect(shown).toBeGreaterThan(0)
  },
)
