import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectAnswersOf, loadAnswers, saveAnswers } from '../../src/cli/answers-file.ts'
import type { Answers } from '../../src/cli/answers.ts'

const SAVED: Answers = {
  serverUrl: 'https://github.com',
  owner: 'o',
  repo: 'r',
  runId: 7,
  attempt: undefined,
  madeAt: 1_772_359_200_123,
  answers: [
    { ask: 'get /a', gives: { id: 1 } },
    { ask: 'get /b', fails: { name: 'HttpError', message: 'GitHub answered 404', status: 404 } },
  ],
}

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answers-'))
  file = join(folder, 'answers.json')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('a file of answers', () => {
  it.each([[SAVED], [{ ...SAVED, attempt: 2 }], [{ ...SAVED, answers: [] }]])(
    'gives what was saved',
    async (saved) => {
      await saveAnswers(file, saved)
      expect(await loadAnswers(file)).toEqual(saved)
    },
  )

  it('has an answer a line', async () => {
    await saveAnswers(file, SAVED)
    const lines = readFileSync(file, 'utf8').split('\n')
    expect(lines[1]).toBe('{"ask":"get /a","gives":{"id":1}},')
    expect(lines).toHaveLength(5)
  })

  it.each([
    ['', 'holds no answers that --save has saved'],
    ['[1]', 'holds no answers that --save has saved'],
    ['{"runReportAnswers":2}', 'were saved by another version of run-report'],
    ['{"runReportAnswers":1}', 'are damaged'],
    [damaged({ serverUrl: 'github' }), 'are damaged'],
    [damaged({ owner: 1 }), 'are damaged'],
    [damaged({ repo: null }), 'are damaged'],
    [damaged({ runId: 0 }), 'are damaged'],
    [damaged({ madeAt: 'now' }), 'are damaged'],
    [damaged({ madeAt: 1e300 }), 'are damaged'],
  ])('is refused: %s', async (text, message) => {
    writeFileSync(file, text)
    await expect(loadAnswers(file)).rejects.toThrow(message)
  })

  it('loses what is no answer', async () => {
    writeFileSync(file, damaged({ answers: [1, {}, { ask: 'a', fails: {} }, { ask: 'b' }] }))
    expect((await loadAnswers(file)).answers).toEqual([{ ask: 'b' }])
  })
})

function damaged(fields: object): string {
  return JSON.stringify({ runReportAnswers: 1, ...SAVED, ...fields })
}

describe('saved answers are those of the run that is named', () => {
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
  ])('%j, attempt %s', (run, attempt, saved) => {
    expectAnswersOf({ run, attempt, from: 'f' }, { ...SAVED, attempt: saved })
  })

  it.each([
    [3, { run_attempt: 3 }],
    [1, { id: 7 }],
  ])('accepts attempt %d, which was the latest when it was recorded', (attempt, run) => {
    const answers = [{ ask: 'get /repos/o/r/actions/runs/7', gives: run }]
    const saved = { ...SAVED, attempt: undefined, answers }
    expectAnswersOf({ run: RUN, attempt, from: 'f' }, saved)
    expect(() => {
      expectAnswersOf({ run: RUN, attempt: 2, from: 'f' }, saved)
    }).toThrow(`has the answers of attempt ${attempt}, and not of attempt 2`)
  })

  it.each([
    [
      { ...RUN, runId: 8 },
      undefined,
      undefined,
      /actions\/runs\/7, and not of .*actions\/runs\/8$/,
    ],
    [{ ...RUN, owner: 'p' }, undefined, undefined, /--from f has the answers of/],
    [
      { ...RUN, serverUrl: 'https://ghe.example' },
      undefined,
      undefined,
      /and not of https:\/\/ghe/,
    ],
    [RUN, 2, 1, /has the answers of attempt 1, and not of attempt 2/],
    [RUN, 2, undefined, /has the answers of the then latest attempt, and not of attempt 2/],
  ])('and no others: %j, attempt %s of %s', (run, attempt, saved, message) => {
    expect(() => {
      expectAnswersOf({ run, attempt, from: 'f' }, { ...SAVED, attempt: saved })
    }).toThrow(message)
  })
})
