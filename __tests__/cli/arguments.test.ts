import { describe, expect, it } from '@jest/globals'
import { readArguments, type ReportOptions } from '../../src/cli/arguments.ts'
import { UsageError } from '../../src/cli/errors.ts'

const REPOSITORY_URL = 'https://github.com/o/r'
const RUN_URL = `${REPOSITORY_URL}/actions/runs/7`
const RUN = { serverUrl: 'https://github.com', owner: 'o', repo: 'r', runId: 7, attempt: undefined }

const REPOSITORY = { serverUrl: 'https://github.com', owner: 'o', repo: 'r' }

const DEFAULTS: ReportOptions = {
  run: RUN,
  commit: undefined,
  wait: false,
  attempt: undefined,
  format: 'text',
  output: undefined,
  save: undefined,
  from: undefined,
  fail: false,
  whatIf: [],
}

describe('readArguments', () => {
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
    [
      [RUN_URL, '--what-if', 'end to end = 8', '--what-if=a without b'],
      {
        whatIf: [
          { text: 'end to end = 8', kind: 'shards', job: 'end to end', to: 8 },
          { text: 'a without b', kind: 'needs', job: 'a', without: 'b' },
        ],
      },
    ],
    [[RUN_URL, '--from', 'b'], { from: 'b' }],
    [['--output=-odd', '--', RUN_URL], { output: '-odd' }],
    [['o/r', '--commit', 'ABCDEF0'], { run: undefined, commit: { ...REPOSITORY, sha: 'abcdef0' } }],
    [
      [`${REPOSITORY_URL}/pull/12/checks`],
      { run: undefined, commit: { ...REPOSITORY, pullRequest: 12 } },
    ],
    [
      [`${REPOSITORY_URL}/commit/ABCDEF0`, '--wait'],
      { run: undefined, commit: { ...REPOSITORY, sha: 'abcdef0' }, wait: true },
    ],
    [
      [`${REPOSITORY_URL}/pull/12/checks?check_run_id=9`],
      { run: { ...REPOSITORY, runId: undefined, jobId: 9 } },
    ],
    [
      ['--pr', '12', 'o/r', '--wait', '--format', 'json'],
      { run: undefined, commit: { ...REPOSITORY, pullRequest: 12 }, wait: true, format: 'json' },
    ],
  ])('reads %j', (args, options) => {
    expect(readArguments(args, {})).toEqual({
      kind: 'report',
      options: { ...DEFAULTS, ...options },
    })
  })

  it('takes the host of a repository from GH_HOST', () => {
    expect(readArguments(['o/r', '7'], { GH_HOST: 'ghe.example' })).toMatchObject({
      options: { run: { serverUrl: 'https://ghe.example' } },
    })
    expect(readArguments(['o/r', '7'], { GH_HOST: '' })).toMatchObject({ options: { run: RUN } })
    expect(readArguments([RUN_URL], { GH_HOST: 'ghe.example' })).toMatchObject({
      options: { run: RUN },
    })
  })

  it.each([
    [['--help'], 'help'],
    [['-h', 'o/r'], 'help'],
    [['--version', '--format', 'x'], 'version'],
  ])('reads %j as %s', (args, kind) => {
    expect(readArguments(args, {})).toEqual({ kind })
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
    [[RUN_URL, '--save', 'a', '--output', './a'], '--output is "./a": expected a file of its own'],
    [['--from', 'a', '-o', 'b/../a'], '--output is "b/../a": expected a file of its own'],
    [['--commit', 'abcdef0'], '--commit needs a repository: expected OWNER/REPO'],
    [['o/r', '7', '--pr', '12'], '"7" is one argument too many with --pr'],
    [[RUN_URL, '--pr', '12'], 'is not a repository: expected OWNER/REPO'],
    [['o/r', '--commit', 'main'], '--commit is "main": expected 4 to 40 hexadecimal digits'],
    [['o/r', '--pr', '#12'], '--pr is "#12": expected a whole number above 0'],
    [['o/r', '--pr', '12', '--commit', 'abcdef0'], '--commit and --pr exclude each other'],
    [['o/r', '--pr', '12', '--attempt', '2'], '--attempt is only for a run'],
    [['o/r', '--pr', '12', '--format', 'csv'], '--format csv is for one run'],
    [['http://ghe.example/o/r/pull/12'], 'is not encrypted: expected https'],
    [[`${REPOSITORY_URL}/pull/0`], 'the pull request in the URL is "0"'],
    [[`${REPOSITORY_URL}/pull/12`, '7'], '"7" after a URL is one argument too many'],
    [[RUN_URL, '--wait'], '--wait is only for --commit and --pr'],
    [['o/r', '--pr', '12', '--wait', '--from', 'b'], '--wait and --from exclude each other'],
    ...['test=0', 'test=', '=4', 'test=-1', 'test=2.5', 'test', 'without lint', ''].map(
      (whatIf): [string[], string] => [
        [RUN_URL, `--what-if=${whatIf}`],
        `--what-if is ${JSON.stringify(whatIf)}: expected JOB=SHARDS`,
      ],
    ),
    [[RUN_URL, '--odd'], "Unknown option '--odd'"],
    [[RUN_URL, '-x'], "Unknown option '-x'"],
    [[RUN_URL, '--fail=yes'], "Option '--fail' does not take an argument"],
    [[RUN_URL, '--output'], "Option '-o, --output <value>' argument missing"],
    [[RUN_URL, '--output', '--fail'], "Option '--output' argument is ambiguous"],
  ])('rejects %j', (args, message) => {
    const read = () => readArguments(args, {})
    expect(read).toThrow(UsageError)
    expect(read).toThrow(message)
    expect(read).not.toThrow(/\n|To specify|Did you/)
  })
})

describe('readArguments for diff', () => {
  it.each<[string[], object[]]>([
    [
      [RUN_URL, `${RUN_URL}/attempts/2`],
      [{ run: RUN }, { run: { ...RUN, attempt: 2 } }],
    ],
    [
      ['o/r', '7', '8'],
      [{ run: RUN }, { run: { ...RUN, runId: 8 } }],
    ],
    [
      [RUN_URL, '8'],
      [{ run: RUN }, { run: { ...RUN, runId: 8 } }],
    ],
    [
      ['8', RUN_URL],
      [{ run: { ...RUN, runId: 8 } }, { run: RUN }],
    ],
    [
      ['a.json', RUN_URL],
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
    [[RUN_URL], 'diff compares two runs'],
    [['', RUN_URL], 'diff compares two runs'],
    [['7', '8'], 'the run 7 needs a repository'],
    [['o/r', '7', '8', '9'], '"9" is one argument too many'],
    [['o/r', 'x', '8'], 'RUN-ID is "x"'],
    [[RUN_URL, 'https://github.com/o/r/pull/1'], 'is not the URL of a run'],
    [[RUN_URL, 'a.json', '-o', 'a.json'], '--output is "a.json": expected a file of its own'],
    [[RUN_URL, '8', '--fail'], '--fail is not for diff'],
    [[RUN_URL, '8', '--from', 'x'], '--from is not for diff'],
    [[RUN_URL, '8', '--what-if', 'test=8'], '--what-if is not for diff'],
    [
      [RUN_URL, '8', '--format', 'csv'],
      '--format csv is for one run: expected text, markdown, json, html for diff',
    ],
  ])('refuses diff %j: %s', (args, message) => {
    const read = () => readArguments(['diff', ...args], {})
    expect(read).toThrow(UsageError)
    expect(read).toThrow(message)
  })
})
