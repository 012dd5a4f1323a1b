import { describe, expect, it } from '@jest/globals'
import { readArguments } from '../../src/cli/arguments.ts'
import { UsageError } from '../../src/cli/errors.ts'

const RUN = { serverUrl: 'https://github.com', owner: 'o', repo: 'r', runId: 7, attempt: undefined }
const URL_7 = 'https://github.com/o/r/actions/runs/7'

describe('readArguments for diff', () => {
  it.each<[string[], object[]]>([
    [
      [URL_7, `${URL_7}/attempts/2`],
      [{ run: RUN }, { run: { ...RUN, attempt: 2 } }],
    ],
    [
      ['o/r', '7', '8'],
      [{ run: RUN }, { run: { ...RUN, runId: 8 } }],
    ],
    [
      [URL_7, '8'],
      [{ run: RUN }, { run: { ...RUN, runId: 8 } }],
    ],
    [
      ['8', URL_7],
      [{ run: { ...RUN, runId: 8 } }, { run: RUN }],
    ],
    [
      ['a.json', URL_7],
      [{ file: 'a.json' }, { run: RUN }],
    ],
    [
      ['o/r', './7'],
      [{ file: 'o/r' }, { file: './7' }],
    ],
  ])('reads diff %j', (args, operands) => {
    const command = readArguments(['diff', ...args, '-o', 'x', '--format', 'json'], {})
    expect(command).toEqual({ kind: 'diff', options: { operands, format: 'json', output: 'x' } })
  })

  it.each([
    [[], 'diff compares two runs: expected two runs, each a URL or a file'],
    [[URL_7], 'diff compares two runs'],
    [['', URL_7], 'diff compares two runs'],
    [['7', '8'], 'the run 7 needs a repository'],
    [['o/r', '7', '8', '9'], '"9" is one argument too many'],
    [['o/r', 'x', '8'], 'RUN-ID is "x"'],
    [[URL_7, 'https://github.com/o/r/pull/1'], 'is not the URL of a run'],
    [[URL_7, '8', '--fail'], '--fail is not for diff'],
    [[URL_7, '8', '--from', 'x'], '--from is not for diff'],
    [[URL_7, '8', '--what-if', 'test=8'], '--what-if is not for diff'],
    [
      [URL_7, '8', '--format', 'csv'],
      '--format csv is for one run: expected text, markdown, json, html for diff',
    ],
  ])('refuses diff %j: %s', (args, message) => {
    const read = () => readArguments(['diff', ...args], {})
    expect(read).toThrow(UsageError)
    expect(read).toThrow(message)
  })
})
