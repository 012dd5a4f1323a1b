import { describe, expect, it } from '@jest/globals'
import { readCommand, type ReportOptions } from '../../src/cli/arguments.ts'
import { UsageError } from '../../src/cli/errors.ts'

const RUN_URL = 'https://github.com/o/r/actions/runs/7'
const RUN = { serverUrl: 'https://github.com', owner: 'o', repo: 'r', runId: 7, attempt: undefined }

const DEFAULTS: ReportOptions = {
  run: RUN,
  attempt: undefined,
  format: 'text',
  output: undefined,
  save: undefined,
  from: undefined,
  fail: false,
}

describe('readCommand', () => {
  it.each<[string[], Partial<ReportOptions>]>([
    [[RUN_URL], {}],
    [['o/r', '7'], {}],
    [['--attempt', '2', RUN_URL], { attempt: 2 }],
    [
      [`${RUN_URL}/attempts/2`, '--attempt=2', '--fail'],
      { run: { ...RUN, attempt: 2 }, attempt: 2, fail: true },
    ],
    [
      [RUN_URL, '-o', 'a.csv', '--format', 'csv', '--save', 'b'],
      { output: 'a.csv', format: 'csv', save: 'b' },
    ],
    [['--from', 'b'], { run: undefined, from: 'b' }],
    [[RUN_URL, '--from', 'b'], { from: 'b' }],
    [['--output=-odd', '--', RUN_URL], { output: '-odd' }],
  ])('reads %j', (args, options) => {
    expect(readCommand(args, {})).toEqual({ kind: 'report', options: { ...DEFAULTS, ...options } })
  })

  it('takes the host of a repository from GH_HOST', () => {
    expect(readCommand(['o/r', '7'], { GH_HOST: 'ghe.example' })).toMatchObject({
      options: { run: { serverUrl: 'https://ghe.example' } },
    })
    expect(readCommand(['o/r', '7'], { GH_HOST: '' })).toMatchObject({ options: { run: RUN } })
    expect(readCommand([RUN_URL], { GH_HOST: 'ghe.example' })).toMatchObject({
      options: { run: RUN },
    })
  })

  it.each([
    [['--help'], 'help'],
    [['-h', 'o/r'], 'help'],
    [['--version', '--format', 'x'], 'version'],
  ])('reads %j as %s', (args, kind) => {
    expect(readCommand(args, {})).toEqual({ kind })
  })

  it.each([
    [[], 'no run given: expected its URL, or OWNER/REPO and RUN-ID'],
    [['o/r'], 'RUN-ID is missing after "o/r"'],
    [['o/r', '7', '8'], '"8" is one argument too many'],
    [[RUN_URL, '7'], '"7" after a URL is one argument too many'],
    [[RUN_URL, '--attempt', 'x'], '--attempt is "x": expected a whole number above 0'],
    [[RUN_URL, '--attempt', ''], '--attempt is ""'],
    [[`${RUN_URL}/attempts/2`, '--attempt', '3'], '--attempt is 3, but the URL is of attempt 2'],
    [
      [RUN_URL, '--format', 'xml'],
      '--format is "xml": expected text, markdown, json, csv, chrome-trace, otlp',
    ],
    [[RUN_URL, '--output', ''], '--output is empty: expected a file'],
    [[RUN_URL, '--save', 'a', '--from', 'b'], '--save and --from exclude each other'],
    [[RUN_URL, '--odd'], "Unknown option '--odd'"],
    [[RUN_URL, '-x'], "Unknown option '-x'"],
    [[RUN_URL, '--fail=yes'], "Option '--fail' does not take an argument"],
    [[RUN_URL, '--output'], "Option '-o, --output <value>' argument missing"],
    [[RUN_URL, '--output', '--fail'], "Option '--output' argument is ambiguous"],
  ])('rejects %j', (args, message) => {
    const read = () => readCommand(args, {})
    expect(read).toThrow(UsageError)
    expect(read).toThrow(message)
    expect(read).not.toThrow(/\n|To specify|Did you/)
  })
})
