import { describe, expect, it } from '@jest/globals'
import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { isBeside } from '../../src/logs/lines/ending-forms.ts'
import { labelLike, labelSplitter, processOf } from '../../src/logs/lines/label.ts'
import writtenWords from '../../src/logs/lines/needed-words.json' with { type: 'json' }
import {
  candidateFinder,
  patternDigest,
  patternFinder,
} from '../../src/logs/lines/pattern-finder.ts'
import { hasFinding } from '../../src/logs/lines/plain-lines.ts'
import { logText } from '../../src/model/logged/log-text.ts'
import { stopsEarly } from '../../src/logs/lines/stops-early.ts'
import { excerptChooser } from '../../src/logs/views/excerpt-chooser.ts'
import { forgivenCommands, survivedEchoes } from '../../src/logs/lines/survived-echoes.ts'
import { readLine } from '../../src/github/logs/lines/log-text.ts'
import { reasonText } from '../../src/model/report/entry-words.ts'
import { EVIDENT_SIGNS, SIGN } from '../../src/logs/lines/text-signs.ts'
import { clock, LABELS } from '../../testing/simulate/labels.ts'
import { causeWords } from '../../testing/report-words.ts'
import { showFailure } from '../../testing/accuracy/shown-failure.ts'
import { type FailedLog, simulateLogs } from '../../testing/simulate/failed-logs.ts'
import { FORM_EXAMPLES } from '../../testing/listed-rules.ts'
import { LISTED_PATTERNS, neededWords } from '../../testing/needed-words.ts'
import { pick, type Random, seededRandom } from '../../testing/simulate/random.ts'

describe('isBeside', () => {
  it.each([
    ['INFO cart starts', true],
    ['[WARN] cart is old', true],
    ['12:03:04.5 INFO cart starts', true],
    ['2026-03-01T12:03:04 shop.Cart WARNING: cart is old', true],
    ['... shop.Cart [DEBUG] reads', true],
    ['shop.Cart DEBUG reads', true],
    ['12:03 cart of the shop INFO', false],
    ['cart INFORMATION', false],
    ['.'.repeat(960), false],
    [`${'.'.repeat(960)} INFO`, true],
  ])('reads %j: %s', (line, expected) => {
    expect(isBeside(line)).toBe(expected)
  })
})

function split(lines: readonly string[]) {
  const found: { readonly label: string; readonly text: string }[] = []
  const splitter = labelSplitter((_, labelled) => {
    found.push(labelled)
  })
  for (const text of lines) splitter.add({ text })
  splitter.end()
  return found
}

const labelsOf = (lines: readonly string[]) => split(lines).map(({ label }) => label)

/** What a tool prints: text, an empty line and an indented one. */
const OUTPUT = ['running 2 tests', '', 'sum is 4', '  expected 3', 'stopped']

describe('labelSplitter', () => {
  it.each(LABELS)('splits each line after the label of %s', (_, labelOf) => {
    const lines = OUTPUT.map((text, at) => `${labelOf(at)}${text}`)
    expect(split(lines)).toEqual(OUTPUT.map((text, at) => ({ label: labelOf(at), text })))
  })

  it.each(LABELS)('returns the lines of other programs around %s whole', (_, labelOf) => {
    const before = ['Scope: 2 of 3 projects', 'web is built']
    const lines = [...before, ...OUTPUT.map((text, at) => `${labelOf(at)}${text}`), 'done in 2 s']
    expect(split(lines).map(({ text }) => text)).toEqual([...before, ...OUTPUT, 'done in 2 s'])
  })

  it.each(['b: ', '[build] ', 'test: '])(
    'splits the lines after a name of any word: %s',
    (label) => {
      expect(labelsOf(OUTPUT.map((text) => `${label}${text}`))).toEqual(OUTPUT.map(() => label))
    },
  )

  it.each([
    'error: ',
    'Error: ',
    'warning: ',
    '[ERROR] ',
    '[INFO] ',
    'FAILED: ',
    'E ',
    'help: ',
    'npm error ',
    'Test failed: ',
  ])('takes the level of a message for text: %s', (level) => {
    const lines = OUTPUT.map((text) => `${level}${text}`)
    expect(labelsOf(lines)).toEqual(lines.map(() => ''))
  })

  it.each([
    ['messages of Go', ['go: downloading a v1.0.0', 'go: downloading b v1.1.0', 'go: finding c']],
    ['expected and actual values', ['Expected: 3', 'Received: 4', 'Expected: 5', 'Received: 6']],
    ['a list of files', ['src/a.ts: 2 errors', 'src/b.ts: 1 error', 'src/c.ts: 4 errors']],
    ['a label on two lines', ['web: starting', '', 'web:   port 80']],
    ['a label of one line', ['web: starting', 'api:   port 80', 'db: ready', 'ui:  built']],
    ['positions', ['a.go:1:2: unused', 'a.go:3:4: unused', 'a.go:5:6: unused']],
    ['bullets', ['- one', '-   two', '- three', '- four']],
    ['quoted code', ['  12 | a()', '  13 |   b()', '  14 | c()']],
    ['what passed', ['PASS: adds', 'PASS:   pays', 'PASS: sums', 'PASS: ends']],
    ['nothing', ['', '', '', '']],
  ])('takes for no label: %s', (_, lines) => {
    expect(labelsOf(lines)).toEqual(lines.map(() => ''))
  })

  it('keeps the second blank for the text if not each line has it', () => {
    const lines = ['a', 'b', '', ' c'].map((text) => `09:12:00 ${text}`)
    expect(split(lines).map(({ text }) => text)).toEqual(['a', 'b', '', ' c'])
  })

  it.each(['web: ', '#12 3.045 ', '09:12:00 '])(
    'takes the numbers and bars of quoted code for text behind %j',
    (label) => {
      const quoted = ['1: ', '2:   a()', '3: b()', '   |', '   |   ^', '   |']
      const code = ['no total in a.rs', ...quoted, 'bye']
      expect(split(code.map((text) => `${label}${text}`)).map(({ text }) => text)).toEqual(code)
    },
  )

  it('splits the lines of two processes that print in turn, each after its own label', () => {
    const lines = OUTPUT.flatMap((text) => [`web:test: ${text}`, `api:test: ${text}`])
    const labels = ['web:test: ', 'api:test: ']
    expect(split(lines)).toEqual(OUTPUT.flatMap((text) => labels.map((label) => ({ label, text }))))
  })

  it('splits lines of a time and a process after both, and those of a time after it', () => {
    const lines = [
      ...OUTPUT.map((text, at) => `${clock(at)} web.1 | ${text}`),
      ...OUTPUT.map((text, at) => `${clock(at)} ${text}`),
    ]
    expect(split(lines).map(({ text }) => text)).toEqual([...OUTPUT, ...OUTPUT])
  })

  it('splits a long line after its label, and finds none that is longer than those of tools', () => {
    const long = 'x'.repeat(100_000)
    expect(split([...OUTPUT, long].map((text) => `web:test: ${text}`)).at(-1)).toEqual({
      label: 'web:test: ',
      text: long,
    })
    const name = 'n'.repeat(300)
    expect(labelsOf(OUTPUT.map((text) => `${name}: ${text}`))).toEqual(OUTPUT.map(() => ''))
  })

  it('emits each line once and in order, at most 80 lines after it was added', () => {
    const emitted: string[] = []
    const splitter = labelSplitter(({ text }: { text: string }) => {
      emitted.push(text)
    })
    const lines = Array.from({ length: 1_000 }, (_, at) => `process${at}: line ${at}`)
    for (const [at, text] of lines.entries()) {
      splitter.add({ text })
      expect(at + 1 - emitted.length).toBeLessThan(80)
    }
    splitter.end()
    expect(emitted).toEqual(lines)
  })

  it('counts at most 1,000 labels, so that a log of many needs no more memory', () => {
    const letters = (at: number) => Array.from(String(at), (digit) => 'abcdefghij'[Number(digit)])
    const labelled = OUTPUT.map((text) => `web:test: ${text}`)
    const after = (labels: number) => [
      ...Array.from({ length: labels }, (_, at) => `process-${letters(at).join('')}: text`),
      ...labelled,
    ]
    expect(labelsOf(after(900)).at(-1)).toBe('web:test: ')
    expect(labelsOf(after(1_100)).at(-1)).toBe('')
  })
})

describe('processOf', () => {
  it.each([
    ['web:test: ', 'web:test:'],
    ['09:12:01 web.1  | ', 'web.1  |'],
    ['[09:12:01]: ▸ ', ''],
    ['#12 3.045 ', ''],
    ['', ''],
  ])('names the process of the label %j: %j', (label, process) => {
    expect(processOf(label)).toBe(process)
  })
})

describe('labelLike', () => {
  it.each([
    ['web:test: FAIL src/a.test.ts', 'web:test: '],
    ['packages/web test: FAIL src/a.test.ts', 'packages/web test: '],
    ['web-1  | FAIL src/a.test.ts', 'web-1  | '],
    ['[web] FAIL src/a.test.ts', '[web] '],
    ['#12 3.045 npm error code E403', '#12 3.045 '],
    ['3.045 npm error code E403', '3.045 '],
    ['error: no such file', ''],
    ['[ERROR] no such file', ''],
  ])('finds before %j, whatever stands around it: %j', (text, label) => {
    expect(labelLike(text)).toBe(label)
  })
})

describe('labelled-logs', () => {
  /** Lines among which one is empty or indented, so that a label before each is known as one. */
  const FIRST_LINES = 40
  const MAX_LINES = 60

  /** A log in which pip retried a download: only without a label is that taken for the kind of the failure. */
  const UNLIKE = 'pip: log 36'

  /** The arrow of fastlane before an empty line has no blank behind it, and is not split. */
  const FORMS = LABELS.filter(([form]) => form !== 'fastlane')

  /** Labels within labels, as of pnpm in a log of Turborepo, are not split, so logs with labels of their own are not tried. */
  const logs = (['known', 'held-out', 'blind'] as const)
    .flatMap((set) => simulateLogs(set))
    .filter(({ name, lines }) => {
      const first = lines.slice(headerOf(lines)).slice(0, FIRST_LINES)
      const isOpen = first.some((line) => /^\s|^$/.test(line))
      return isOpen && lines.length <= MAX_LINES && !isLabelled(lines) && name !== UNLIKE
    })

  /** Returns how many lines the header of the step has, which the runner writes without a label. */
  function headerOf(lines: readonly string[]): number {
    const hasHeader = lines.some((line) => line.startsWith('##[group]Run '))
    return hasHeader ? lines.indexOf('##[endgroup]') + 1 : 0
  }

  function isLabelled(lines: readonly string[]): boolean {
    let found = false
    const splitter = labelSplitter((_, { label }) => {
      found ||= label !== ''
    })
    for (const text of lines) splitter.add({ text: text.trimEnd() })
    splitter.end()
    return found
  }

  /** Returns what the report shows of the lines, without their labels and without empty lines. */
  function show(lines: readonly string[], labels: readonly string[] = []) {
    const { excerpt, cause } = showFailure({ lines })
    const cut = (text: string) => {
      const label = labels.find((one) => text.startsWith(one))
      if (label !== undefined) return text.slice(label.length)
      return labels.some((one) => one.trimEnd() === text) ? '' : text
    }
    return {
      cause: causeWords(cause),
      entries: excerpt?.errors?.entries.map(({ isTest, title, detail, position }) => ({
        ...{ isTest, title, detail, position },
      })),
      total: excerpt?.errors?.total,
      lines: excerpt?.lines.map(({ text }) => cut(text)).filter((text) => text.trim() !== ''),
    }
  }

  const shown = new Map(logs.map((log) => [log, show(log.lines)]))

  /** Each form is tried on one of so many parts of the logs, so that each log meets several forms. */
  const PARTS = 8

  /** Names the logs that are read differently with a label before each line. */
  function changedLogs(labelOf: (at: number) => string, part: number): string[] {
    const isChanged = (log: FailedLog) => {
      const header = headerOf(log.lines)
      const labels = log.lines.map((_, at) => labelOf(at))
      const lines = log.lines.map((line, at) =>
        at < header || line.startsWith('##[') ? line : `${labels[at]}${line}`,
      )
      return JSON.stringify(show(lines, labels)) !== JSON.stringify(shown.get(log))
    }
    return logs
      .filter((_, at) => at % PARTS === part % PARTS)
      .filter(isChanged)
      .map(({ name }) => name)
  }

  describe('a label before each line', () => {
    it('is tried on at least 30 logs', () => {
      expect(logs.length).toBeGreaterThanOrEqual(30)
    })

    it.each(FORMS.map(([form, labelOf], part) => [form, labelOf, part] as const))(
      'changes nothing but the label: %s',
      (_, labelOf, part) => {
        expect(changedLogs(labelOf, part)).toEqual([])
      },
    )
  })

  describe('two processes that print in parallel', () => {
    const test = (name: string, expected: number) => [
      '',
      `  ● ${name} › adds`,
      '',
      `    Expected: ${expected}`,
      `    Received: ${expected + 1}`,
      '',
      'Tests:       1 failed, 2 passed, 3 total',
    ]
    const cart = test('cart', 3).map((line) => `cart:test: ${line}`)
    const login = test('login', 7).map((line) => `login:test: ${line}`)

    it.each([
      ['in sequence', [...cart, ...login]],
      ['line by line', cart.flatMap((line, at) => [line, login[at] ?? ''])],
      [
        'in parts',
        [...cart.slice(0, 2), ...login.slice(0, 4), ...cart.slice(2), ...login.slice(4)],
      ],
    ])('say of each test what its own lines say, %s', (_, lines) => {
      const { entries, total } = show(lines)
      expect(entries?.map(({ title, detail }) => [title, detail])).toEqual([
        ['cart › adds', 'Expected: 3, Received: 4'],
        ['login › adds', 'Expected: 7, Received: 8'],
      ])
      expect(total).toEqual({ counts: 'tests', failed: 2, total: 6 })
    })
  })
})

/** Signs that texts are made of: letters, digits, marks and blanks of logs. */
const SIGNS = Array.from(' \t\u00A0azkKAZ059_-.:/\\\'"`()[]{}<>=+*#@|✓✗×│─…éß😀')

/** A quantifier repeats its part so many times more than it has to, at most. */
const MAX_MORE = 2

/** Returns a text that a pattern may match: it has what looks behind, and ignores what looks ahead. */
function textOfPattern({ source, flags }: RegExp, random: Random): string {
  const [unicode, unicodeSets] = [flags.includes('u'), flags.includes('v')]
  const parser = new RegExpParser()
  return textOf(parser.parsePattern(source, 0, source.length, { unicode, unicodeSets }), random)
}

function textOf(node: AST.Pattern | AST.Element, random: Random): string {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return ofAlternatives(node.alternatives, random)
    case 'Assertion':
      return node.kind === 'lookbehind' && !node.negate
        ? ofAlternatives(node.alternatives, random)
        : ''
    case 'Quantifier': {
      const { element, min, max } = node
      const count = random.whole(min, Math.min(max, min + MAX_MORE))
      return Array.from({ length: count }, () => textOf(element, random)).join('')
    }
    case 'Character':
      return String.fromCodePoint(node.value)
    case 'CharacterSet':
    case 'CharacterClass': {
      const own = node.type === 'CharacterClass' ? node.elements.flatMap(signsOf) : []
      const pattern = new RegExp(`^${node.raw}$`)
      return pick(
        random,
        [...own, ...SIGNS].filter((sign) => pattern.test(sign)),
      )
    }
    case 'Backreference':
    case 'ExpressionCharacterClass':
      return ''
  }
}

function ofAlternatives(alternatives: readonly AST.Alternative[], random: Random): string {
  const { elements } = pick(random, alternatives)
  return elements.map((element) => textOf(element, random)).join('')
}

function signsOf(element: AST.CharacterClass['elements'][number]): readonly string[] {
  if (element.type === 'Character') return [String.fromCodePoint(element.value)]
  if (element.type !== 'CharacterClassRange') return []
  return [element.min.value, element.max.value].map((value) => String.fromCodePoint(value))
}

const LOGS = ['known', 'held-out', 'looked-up', 'blind'] as const

/** Each so many lines, since each is tried on each pattern. */
const EVERY = 7

/** Lists the texts that have a pattern, and are not found. */
function missed(texts: readonly string[]): readonly string[] {
  const candidatesOf = candidateFinder(LISTED_PATTERNS)
  return texts.filter((text) => {
    const candidates = new Set(candidatesOf(text))
    return LISTED_PATTERNS.some((pattern, at) => !candidates.has(at) && text.search(pattern) !== -1)
  })
}

describe('candidateFinder', () => {
  it('finds each pattern that a line of a log has', () => {
    const lines = LOGS.flatMap(simulateLogs).flatMap((log) => log.lines)
    const some = [...new Set(lines)].filter((_, at) => at % EVERY === 0)
    expect(missed([...FORM_EXAMPLES, ...some])).toEqual([])
  })

  it('finds each pattern in texts that are made of it, before and behind others', () => {
    const random = seededRandom(1)
    const made = LISTED_PATTERNS.map((pattern) => {
      const texts = Array.from({ length: 8 }, () => textOfPattern(pattern, random))
      const around = texts.flatMap((text) => [text, `at ${text}`, `${text} of 3`])
      return around.filter((text) => text.search(pattern) !== -1)
    })
    expect(made.filter(({ length }) => length > 0).length).toBeGreaterThan(
      0.85 * LISTED_PATTERNS.length,
    )
    expect(missed(made.flat())).toEqual([])
  })
})

describe('patternFinder', () => {
  it('tries a pattern whose words are not written yet on each text', () => {
    const [known = /^/] = LISTED_PATTERNS
    const added = /^Added (?:today|later)\b/
    const isWritten = (pattern: RegExp) => patternDigest(pattern) in writtenWords
    expect([known, added].map(isWritten)).toEqual([true, false])
    const find = patternFinder([known, added])
    expect(['Added later', 'Added never'].map(find)).toEqual([[1], []])
  })

  it('does not take the words of a pattern for those of one that ignores the case', () => {
    const pattern = LISTED_PATTERNS.find(({ source }) => source.startsWith('^test at ')) ?? /^$/
    const find = patternFinder([pattern, new RegExp(pattern.source, 'i')])
    expect(['test at a.js:3:1', 'TEST AT a.js:3:1'].map(find)).toEqual([[0, 1], [1]])
  })

  it('knows the words of the patterns as they are', () => {
    const words = new Map(Object.entries(writtenWords))
    const written = LISTED_PATTERNS.map((pattern) => words.get(patternDigest(pattern)))
    expect(written).toEqual(LISTED_PATTERNS.map((pattern) => neededWords(pattern)?.join('\n')))
  })
})

describe('neededWords', () => {
  it.each<[pattern: RegExp, words: readonly string[] | undefined]>([
    [/^FAILED (\S+)/, ['\u0002FAILED']],
    [/(?:warn|error): .{1,9}$/, ['error: ', 'warn: ']],
    [/at line \d+:/, ['at line']],
    [/[.]spec[.]ts/, ['spec.ts']],
    [/x(?:ab)+y/, ['xab']],
    [/(?<=took )\d+ms/, ['took ']],
    [/(?!not )ok\b/, ['ok']],
    [/a{9}b/, ['aaaaaaa']],
    [/[^a]*|\w+/, undefined],
    [/failed/i, undefined],
    [/^ok/m, undefined],
  ])('reads %s: %j', (pattern, words) => {
    expect(neededWords(pattern)).toEqual(words)
  })
})

describe('plain-lines', () => {
  it.each([
    ['lib/cart.foo:3: 12 is odd', [], true],
    ['trivy', ['CVE-2026-1234 in openssl'], true],
    ['12 is odd', ['src/cart.ts'], true],
    ['    at cart.foo:3', [], false],
    ['12 is odd', [], false],
  ])('hasFinding returns for %j in %j: %s', (text, context, expected) => {
    expect(hasFinding(logText(text, context))).toBe(expected)
  })
})

describe('stopsEarly', () => {
  it.each([
    '!!!!!!!!!!!!!!!!!!!!!!!!!! stopping after 1 failures !!!!!!!!!!!!!!!!!!!!!!!!!!!',
    '!!!!!!!!!!!!!!!!!!!! Interrupted: 2 errors during collection !!!!!!!!!!!!!!!!!!!!',
    'Testing stopped early after 1 maximum allowed failures.',
    '  Cancelling due to test failure: 3 tests still running',
    'warning: 3/5 tests were not run due to test failure (run with --no-fail-fast to run all tests)',
    'Maximum number of failures exceeded; quitting early.',
    'Bailed out after 1 failure',
    'fatal error: too many errors emitted, stopping now [-ferror-limit=]',
    'only showing the first 100 errors, of 120 total; use -Xmaxerrs if you would like to see more',
    'Test Suites: 1 failed, 1 of 3 total',
    '> jest --bail',
    'pytest -q -x tests',
    'python -m pytest --maxfail=2',
    'go test -failfast ./...',
    'python -m unittest -v -f',
    'phpunit --testdox --stop-on-defect',
    './cart_test --gtest_fail_fast',
    'behave --stop',
    'compilation terminated due to -fmax-errors=1.',
    'panic: runtime error: integer divide by zero [recovered, repanicked]',
  ])('finds that more can be wrong: %s', (line) => {
    expect(stopsEarly(line)).toBe(true)
  })

  it.each([
    'cargo test --no-fail-fast',
    'vitest run --bail=0',
    'docker compose up --abort-on-container-exit',
    'ctest --stop-time 10:00',
    'pytest tests/test_x.py',
    'error: aborting due to 2 previous errors',
    'Test Suites: 1 failed, 2 passed, 3 total',
    'FAIL stops after the last row',
    "make: Target 'all' not remade because of errors.",
  ])('takes a list for whole beside %s', (line) => {
    expect(stopsEarly(line)).toBe(false)
  })
})

describe('survivedEchoes', () => {
  it.each<[string, script: string, row: string]>([
    ['an alternative', 'npm audit || echo "audit failed, going on"', 'audit failed, going on'],
    ['one without quotes', 'npm audit || echo audit failed', 'audit failed'],
    ['one in brackets', 'npm audit || { echo "audit failed"; sleep 1; }', 'audit failed'],
    ['one in further lines', 'npm audit ||\n  (\n  echo "audit failed"\n)', 'audit failed'],
    [
      'one with a variable',
      'get $u || echo "could not get $u, skipped"',
      'could not get a b, skipped',
    ],
  ])('finds the text of %s: %j', (_, script, row) => {
    expect(survivedEchoes(script)(row)).toBe(true)
  })

  it.each<[string, script: string, row: string]>([
    ['ends the step', 'cmp a b || { echo "a differs"; exit 1; }', 'a differs'],
    ['ends it in a further line', 'cmp a b || {\n  echo "a differs"\n  exit 1\n}', 'a differs'],
    [
      'is kept for the end',
      'cmp a b || { echo "a differs"; failed=1; }\nexit $failed',
      'a differs',
    ],
    ['is counted', 'cmp a b || { echo "a differs"; ((errors++)); }', 'a differs'],
    ['is false', 'cmp a b || { echo "a differs"; false; }', 'a differs'],
    ['leaves a function', 'check() { cmp a b || { echo "a differs"; return 1; }; }', 'a differs'],
    ['is written to a file', 'cmp a b || echo "a differs" | tee -a out.txt', 'a differs'],
    ['is an output', 'cmp a b || echo "a differs" >> "$GITHUB_OUTPUT"', 'a differs'],
    ['is part of a row', 'cmp a b || echo "a differs"', 'cmp: a differs from b'],
    ['follows nothing', 'echo "a differs"', 'a differs'],
  ])('finds no text that %s: %j', (_, script, row) => {
    expect(survivedEchoes(script)(row)).toBe(false)
  })
})

describe('a text that the script prints for a command that it survives', () => {
  const SCRIPT =
    'npm audit || echo "audit failed, not fatal"\n./check\nshell: /usr/bin/bash -e {0}\n'
  const WORK = Array.from({ length: 8 }, (_, at) => `${'abcdefgh'[at]} is read`)
  it.each([
    [
      'below another row that says why',
      ['audit failed, not fatal', ...WORK, 'error: carts.csv cannot be read', 'bye'],
      'certain: carts.csv cannot be read',
    ],
    [
      'with the row of its command, which is above it',
      ['npm: cannot reach the mirror', 'audit failed, not fatal', ...WORK, 'error: no cart', 'bye'],
      'certain: error: no cart',
    ],
    [
      'if no other row says why',
      ['audit failed, not fatal', ...WORK],
      'uncertain: audit failed, not fatal',
    ],
  ])('is no certain message %s', (_, lines, expected) => {
    const chooser = excerptChooser(20)
    for (const text of [...lines, '##[error]Process completed with exit code 2.'])
      chooser.add({ ...readLine(Buffer.from(text)), timed: true })
    const shown = chooser.excerpt(SCRIPT)?.errors?.shown
    expect(`${shown?.isCertain === true ? '' : 'un'}certain: ${reasonText(shown ?? {})}`).toBe(
      expected,
    )
  })
})

describe('forgivenCommands', () => {
  it.each<[script: string, row: string, tool: string, isForgiven: boolean]>([
    ['npx tsc -p . || true\nnode build.js', 'a.ts(1,7): error TS2322', 'mypy, tsc', true],
    ['npx tsc -p . || :', 'a.ts(1,7): error TS2322', 'tsc', true],
    ['npx tsc -p a || true\nnpx tsc -p b', 'a.ts(1,7): error TS2322', 'tsc', false],
    ['npx tsc -p . || exit 1', 'a.ts(1,7): error TS2322', 'tsc', false],
    ['npx tsc-watch || true\nnpx tsc', 'a.ts(1,7): error TS2322', 'tsc', false],
    ['rm out.o || true', "rm: cannot remove 'out.o'", '', true],
    ['cp -r cached/modules . || true\ncp a b', "cp: cannot stat 'cached/modules'", '', true],
    ['cp -r cached/modules . || true\ncp a b', "cp: cannot stat 'a'", '', false],
    ['make test', 'make: *** No rule', '', false],
    ['if ! make test  || true; then', 'make: *** No rule', 'make', true],
    [`make\n${' '.repeat(9_000)}test`, 'make: *** No rule', 'make', false],
  ])('says of %j and the row %j, %j: %s', (script, row, tool, isForgiven) => {
    expect(forgivenCommands(script)(row, tool)).toBe(isForgiven)
  })
})

describe('text-signs', () => {
  /** A line for each sign that is evidence, and for words of it that no other sign has. */
  const LINES: Readonly<Record<string, readonly string[]>> = {
    errorLabel: ['fatal: the shop is closed', 'panic: cart', 'E: the cart is full'],
    exceptionStart: ['CartException: shop closed', 'TestTimeout: shop closed'],
    cause: ['caused by: the cart', 'Root cause: the cart'],
    compilerError: ['cart.c:12:5: error: use of total', 'cart.rs(12,5): error C12: total'],
    cannot: [
      'cannot read the cart',
      'the cart is not able to close',
      'a change would be overwritten',
      'this cart is not allowed here',
      'the tag is not signed',
    ],
    negated: ['the cart has not loaded', "a cart doesn't load"],
    missing: ['cart: not found', 'TOTAL: unbound variable', 'total is undeclared', 'cart is empty'],
    denied: [
      'Insufficient funds for the cart',
      'the pool is exhausted',
      'unauthenticated call of the cart',
      'the permission of the cart',
    ],
    conflict: [
      'the port is in use by the shop',
      'the schema is stale',
      'the lockfile changed',
      'The database is unhealthy',
      'circular reference of cart',
      'another shop is open',
    ],
    exceeded: [
      'The bundle is above the limit of 200 kB',
      'coverage is below 80 %',
      'the cart takes more than the max',
    ],
    killed: ['core dumped', 'stack overflow in cart', 'the shop was terminated'],
    errno: ['cart: Text file busy', 'cart: Permission denied', 'cart: Broken pipe'],
    race: ['1 vulnerability in cart', 'a drift of the cart'],
    network: [
      'ECONNRESET by the shop',
      'getaddrinfo ENOTFOUND shop',
      'the certificate of the shop',
    ],
    expected: ['expected 3', 'wanted 3', '4 instead of 3', 'got 3'],
    testTitle: ['FAIL cart', '✕ adds', 'not ok 1'],
  }

  it.each(
    EVIDENT_SIGNS.flatMap(([name, , pattern]) =>
      (LINES[name] ?? ['a line is missing here']).map((line) => [line, name, pattern] as const),
    ),
  )('keeps `%s`, which is evidence by %s', (line, _, pattern) => {
    expect([pattern.test(line), SIGN.test(line)]).toEqual([true, true])
  })
})
