import { describe, expect, it } from '@jest/globals'
import { decodeMatchers } from '../../../../src/github/logs/matchers/problem-matchers.ts'
import { problemReaders } from '../../../../src/github/logs/matchers/problem-reader.ts'

interface Matcher {
  readonly owner: string
  readonly severity?: string
  readonly pattern: object | readonly object[]
}

const read = (matchers: readonly Matcher[], lines: readonly string[], now?: () => number) => {
  const text = JSON.stringify({ problemMatcher: matchers })
  const readers = problemReaders(decodeMatchers(text), now)
  const reader = readers.start()
  const problems = lines.flatMap((line) => reader.read(line) ?? [])
  return { problems, wasStopped: readers.wasStopped() }
}

/** As setup actions and tools publish them: the format's document, and the manuals of the tools. */
const ESLINT_STYLISH: Matcher = {
  owner: 'eslint-stylish',
  pattern: [
    { regexp: String.raw`^\s*([^\s].*)$`, file: 1 },
    {
      regexp: String.raw`^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$`,
      ...{ line: 1, column: 2, severity: 3, message: 4, code: 5, loop: true },
    },
  ],
}
const ESLINT_COMPACT: Matcher = {
  owner: 'eslint-compact',
  pattern: {
    regexp: String.raw`^(.+):\sline\s(\d+),\scol\s(\d+),\s(Error|Warning|Info)\s-\s(.+)\s\((.+)\)$`,
    ...{ file: 1, line: 2, column: 3, severity: 4, message: 5, code: 6 },
  },
}
const TSC: Matcher = {
  owner: 'tsc',
  pattern: {
    regexp: String.raw`^([^\s].*)[\(:](\d+)[,:](\d+)(?:\):\s+|\s+-\s+)(error|warning|info)\s+(TS\d+)\s*:\s*(.*)$`,
    ...{ file: 1, line: 2, column: 3, severity: 4, code: 5, message: 6 },
  },
}
const PYTHON: Matcher = {
  owner: 'python',
  pattern: [
    { regexp: String.raw`^\s*File\s"(.*)",\sline\s(\d+),\sin\s(.*)$`, file: 1, line: 2 },
    { regexp: String.raw`^\s*raise\s(.*)\('(.*)'\)$`, message: 2 },
  ],
}
const GO: Matcher = {
  owner: 'go',
  pattern: {
    regexp: String.raw`^\s*(\.{0,2}[\/\\].+\.go):(?:(\d+):(\d+):)?\s(.*)`,
    ...{ file: 1, line: 2, column: 3, message: 4 },
  },
}
const GCC: Matcher = {
  owner: 'gcc',
  pattern: {
    regexp: String.raw`^(.*?):(\d+):(\d*):?\s+(?:fatal\s+)?(warning|error):\s+(.*)$`,
    ...{ file: 1, line: 2, column: 3, severity: 4, message: 5 },
  },
}
const CSC: Matcher = {
  owner: 'csc',
  pattern: {
    regexp: String.raw`^([^\s].*)\((\d+)(?:,(\d+)|,\d+,\d+)?\):\s+(error|warning)\s+([a-zA-Z]+\d+):\s*(.*?)\s+\[(.*?)\]$`,
    ...{ file: 1, line: 2, column: 3, severity: 4, code: 5, message: 6, fromPath: 7 },
  },
}
const ACTIONLINT: Matcher = {
  owner: 'actionlint',
  pattern: {
    regexp: String.raw`^(?:\x1b\[\d+m)?(.+?)(?:\x1b\[\d+m)*:(?:\x1b\[\d+m)*(\d+)(?:\x1b\[\d+m)*:(?:\x1b\[\d+m)*(\d+)(?:\x1b\[\d+m)*: (?:\x1b\[\d+m)*(.+?)(?:\x1b\[\d+m)* \[(.+?)\]$`,
    ...{ file: 1, line: 2, column: 3, message: 4, code: 5 },
  },
}
const FLAKE8: Matcher = {
  owner: 'flake8',
  severity: 'error',
  pattern: {
    regexp: String.raw`^([^:]+):(\d+):(\d+):\s+([A-Z]\d+)\s+(.+)$`,
    ...{ file: 1, line: 2, column: 3, code: 4, message: 5 },
  },
}
const RUBOCOP: Matcher = {
  owner: 'rubocop',
  severity: 'warning',
  pattern: {
    regexp: String.raw`^(.+?):(\d+):(\d+):\s([CWEF]):\s(?:\[Correctable\]\s)?([A-Z]\w+/\w+):\s(.+)$`,
    ...{ file: 1, line: 2, column: 3, code: 5, message: 6 },
  },
}

describe('the matchers that setup actions and tools publish', () => {
  it.each<[string, Matcher, readonly string[], readonly object[]]>([
    [
      'eslint-stylish, of two files',
      ESLINT_STYLISH,
      [
        '/app/src/a.js',
        '  2:10  error    x is not used  no-unused-vars',
        '  3:1   warning  no console     no-console',
        '',
        '/app/src/b.js',
        '  7:5  error  y is not defined  no-undef',
      ],
      [
        { file: '/app/src/a.js', line: '2', severity: 'error', code: 'no-unused-vars' },
        { file: '/app/src/a.js', line: '3', severity: 'warning', message: 'no console' },
        { file: '/app/src/b.js', line: '7', column: '5', message: 'y is not defined' },
      ],
    ],
    [
      'eslint-compact',
      ESLINT_COMPACT,
      ['src/a.js: line 2, col 10, Error - x is not used. (no-unused-vars)'],
      [{ file: 'src/a.js', line: '2', column: '10', severity: 'Error', code: 'no-unused-vars' }],
    ],
    [
      'tsc, plain and pretty',
      TSC,
      ["src/a.ts(3,13): error TS7006: 'y' is any.", "src/b.ts:4:1 - error TS2304: No name 'z'."],
      [
        { file: 'src/a.ts', line: '3', column: '13', code: 'TS7006', message: "'y' is any." },
        { file: 'src/b.ts', line: '4', column: '1', code: 'TS2304' },
      ],
    ],
    [
      'python, the line that raises',
      PYTHON,
      [
        '  File "/app/main.py", line 9, in <module>',
        '    run()',
        '  File "/app/run.py", line 4, in run',
        "    raise ValueError('total is 3')",
      ],
      [{ file: '/app/run.py', line: '4', message: 'total is 3' }],
    ],
    [
      'go',
      GO,
      ['./sum.go:12:5: undefined: add'],
      [{ file: './sum.go', line: '12', column: '5', message: 'undefined: add' }],
    ],
    [
      'gcc',
      GCC,
      ['src/sum.c:12:5: fatal error: missing.h: No such file'],
      [{ file: 'src/sum.c', line: '12', severity: 'error', message: 'missing.h: No such file' }],
    ],
    [
      'csc, relative to its project',
      CSC,
      ["Sum.cs(12,5): error CS0103: The name 'x' does not exist [/app/src/App/App.csproj]"],
      [{ file: '/app/src/App/Sum.cs', line: '12', column: '5', code: 'CS0103' }],
    ],
    [
      'actionlint',
      ACTIONLINT,
      ['.github/workflows/ci.yml:7:9: unexpected key "step" [syntax-check]'],
      [{ file: '.github/workflows/ci.yml', line: '7', code: 'syntax-check' }],
    ],
    [
      'flake8, with the severity of the matcher',
      FLAKE8,
      ["app/sum.py:3:1: F401 'os' imported but unused"],
      [{ file: 'app/sum.py', line: '3', code: 'F401', severity: 'error' }],
    ],
    [
      'rubocop',
      RUBOCOP,
      ['lib/sum.rb:2:3: C: [Correctable] Style/StringLiterals: Prefer single quotes.'],
      [{ file: 'lib/sum.rb', line: '2', code: 'Style/StringLiterals', severity: 'warning' }],
    ],
  ])('%s', (_, matcher, lines, expected) => {
    const { problems } = read([matcher], ['> run', ...lines, 'done'])
    expect(problems).toHaveLength(expected.length)
    expect(problems).toMatchObject(expected)
  })
})

describe('problemReader', () => {
  it('takes the first matcher that a line completes, and lets the others begin again', () => {
    const lines = ['/app/a.js', 'src/a.c:1:2: error: odd', '  2:10  error  x  no-x']
    const { problems } = read([ESLINT_STYLISH, GCC], lines)
    expect(problems).toMatchObject([{ message: 'odd' }])
  })

  it('ends a problem of several lines at the first line that does not fit', () => {
    const lines = ['  File "/app/run.py", line 4, in run', '    other', "    raise E('total is 3')"]
    expect(read([PYTHON], lines).problems).toEqual([])
  })

  it('takes linear time for a pattern that would take exponential time', () => {
    const pattern = { regexp: '^(a+)+(a|aa)+$', message: 1 }
    const lines = Array.from({ length: 200 }, () => `${'a'.repeat(1_900)}!`)
    expect(read([{ owner: 'slow', pattern }], lines).problems).toEqual([])
  })

  it('stops after a second', () => {
    let time = 0
    const lines = Array.from({ length: 9 }, (_, index) => `src/a.c:${index}:2: error: odd`)
    const { problems, wasStopped } = read([GCC], lines, () => (time += 150))
    expect(problems).toHaveLength(7)
    expect(wasStopped).toBe(true)
  })
})

describe('decodeMatchers', () => {
  const one = { regexp: '(a)(b)', message: 1 }
  it.each<[string, string]>([
    ['{', 'it is not JSON'],
    ['[]', 'it has no list "problemMatcher"'],
    ['{"problemMatcher": []}', 'it has no list "problemMatcher"'],
    ['{"problemMatcher": [{}]}', 'problemMatcher[0] has no "owner"'],
  ])('refuses %s', (text, message) => {
    expect(() => decodeMatchers(text)).toThrow(message)
  })

  it.each<[string, unknown, string]>([
    ['no pattern', undefined, 'pattern 1 of "x" has no "regexp"'],
    ['no message', { regexp: '(a)', file: 1 }, '"x" has no "message" in its last pattern'],
    [
      'a group that is not there',
      { ...one, file: 3 },
      '"file" in pattern 1 of "x" is not the number',
    ],
    [
      'a group that is a text',
      { ...one, file: '1' },
      '"file" in pattern 1 of "x" is not the number',
    ],
    ['loop alone', { ...one, loop: true }, '"x" has "loop" in its only pattern'],
    ['an early loop', [{ ...one, loop: true }, one], '"x" has "loop" before its last pattern'],
    ['a reference', { regexp: String.raw`(a)\1`, message: 1 }, 'the "regexp" of pattern 1 of "x"'],
    ['look-ahead', { regexp: '(a)(?=b)', message: 1 }, 'look-around and references to groups'],
    ['a parenthesis too few', { regexp: '(a', message: 1 }, 'the "regexp" of pattern 1 of "x"'],
  ])('refuses a matcher with %s', (_, pattern, message) => {
    const text = JSON.stringify({ problemMatcher: [{ owner: 'x', pattern }] })
    expect(() => decodeMatchers(text)).toThrow(message)
  })
})
