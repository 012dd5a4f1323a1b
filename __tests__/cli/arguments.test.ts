import { describe, expect, it } from '@jest/globals'
import { readCommand, type ReportOptions } from '../../src/cli/arguments.ts'
import { UsageError } from '../../src/cli/errors.ts'

const ADDRESS = 'https://github.com/o/r/actions/runs/7'
const RUN = { serverUrl: 'https://github.com', owner: 'o', repo: 'r', runId: 7, attempt: undefined }

const USUAL: ReportOptions = {
  run: RUN,
  attempt: undefined,
  format: 'text',
  output: undefined,
  save: undefined,
  from: undefined,
  fail: false,
}

describe('the command line', () => {
  it.each<[string[], Partial<ReportOptions>]>([
    [[ADDRESS], {}],
    [['o/r', '7'], {}],
    [['--attempt', '2', ADDRESS], { attempt: 2 }],
    [
      [`${ADDRESS}/attempts/2`, '--attempt=2', '--fail'],
      { run: { ...RUN, attempt: 2 }, attempt: 2, fail: true },
    ],
    [
      [ADDRESS, '-o', 'a.csv', '--format', 'csv', '--save', 'b'],
      { output: 'a.csv', format: 'csv', save: 'b' },
    ],
    [['--from', 'b'], { run: undefined, from: 'b' }],
    [[ADDRESS, '--from', 'b'], { from: 'b' }],
    [['--output=-odd', '--', ADDRESS], { output: '-odd' }],
  ])('%j', (args, options) => {
    expect(readCommand(args, {})).toEqual({ kind: 'report', options: { ...USUAL, ...options } })
  })

  it('takes the host of a repository from GH_HOST', () => {
    expect(readCommand(['o/r', '7'], { GH_HOST: 'ghe.example' })).toMatchObject({
      options: { run: { serverUrl: 'https://ghe.example' } },
    })
    expect(readCommand(['o/r', '7'], { GH_HOST: '' })).toMatchObject({ options: { run: RUN } })
    expect(readCommand([ADDRESS], { GH_HOST: 'ghe.example' })).toMatchObject({
      options: { run: RUN },
    })
  })

  it.each([
    [['--help'], 'help'],
    [['-h', 'o/r'], 'help'],
    [['--version', '--format', 'x'], 'version'],
  ])('%j', (args, kind) => {
    expect(readCommand(args, {})).toEqual({ kind })
  })

  it.each([
    [[], 'no run is named: expected its address, or OWNER/REPO and RUN-ID'],
    [['o/r'], 'after "o/r" there is no RUN-ID'],
    [['o/r', '7', '8'], '"8" is one argument too many'],
    [[ADDRESS, '7'], '"7" after an address is one argument too many'],
    [[ADDRESS, '--attempt', 'x'], '--attempt is "x": expected a whole number above 0'],
    [[ADDRESS, '--attempt', ''], '--attempt is ""'],
    [
      [`${ADDRESS}/attempts/2`, '--attempt', '3'],
      '--attempt is 3, and the address is that of attempt 2',
    ],
    [
      [ADDRESS, '--format', 'xml'],
      '--format is "xml": expected text, markdown, json, csv, chrome-trace, otlp',
    ],
    [[ADDRESS, '--output', ''], '--output is empty: expected a file'],
    [[ADDRESS, '--save', 'a', '--from', 'b'], '--save and --from exclude each other'],
    [[ADDRESS, '--odd'], "Unknown option '--odd'"],
    [[ADDRESS, '-x'], "Unknown option '-x'"],
    [[ADDRESS, '--fail=yes'], "Option '--fail' does not take an argument"],
    [[ADDRESS, '--output'], "Option '-o, --output <value>' argument missing"],
    [[ADDRESS, '--output', '--fail'], "Option '--output' argument is ambiguous"],
  ])('is refused: %j', (args, message) => {
    const read = () => readCommand(args, {})
    expect(read).toThrow(UsageError)
    expect(read).toThrow(message)
    expect(read).not.toThrow(/\n|To specify|Did you/)
  })
})
