import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Root } from 'hast'
import { chatText, disarm, disarmJson } from '../../src/render/text/chat.ts'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { renderComment } from '../../src/conversation/render/comment.ts'
import { subjectOf } from '../../src/conversation/render/subject.ts'
import { renderSummary } from '../../src/render/summary/summary.ts'
import {
  code,
  codeBlock,
  details,
  escapeHtml,
  escapeMarkdown,
  link,
  safeLine,
  shorten,
  table,
  textLine,
  withoutControls,
} from '../../src/render/text/markdown.ts'
import { sharedPart } from '../../src/render/text/shared-part.ts'
import type { Job } from '../../src/model/run.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/model/time.ts'
import { labelOf, verbOf } from '../../src/render/text/labels.ts'
import {
  formatDifference,
  formatDuration,
  formatPrecisely,
  toSeconds,
} from '../../src/render/text/units.ts'
import { shortenToWidth, textWidth } from '../../src/render/text/width.ts'
import { MAX_SUMMARY_BYTES, renderWithin, sizeOf } from '../../src/render/text/fit-to-size.ts'
import { anyCharacter } from '../../testing/arbitrary-run.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { findReferences, shownTexts } from '../../testing/github-page/inspect-page.ts'
import {
  at,
  finished,
  makeRun,
  reportOn,
  reportOnJobs,
  workflowJob,
} from '../../testing/make-run.ts'
import { jobFailedAt, noting, runOfFile, stepOf } from '../../testing/make-steps.ts'
import { elementsOf, showMarkdown, tagsOf, textOf } from '../../testing/shown-markdown.ts'
import { MASK_COMMANDS } from '../../testing/fixtures/attacks.ts'
import { pathOf } from '../../testing/report-words.ts'

describe('chatText', () => {
  it.each([
    ['cart › adds one, two: "3" (not 4)', 'cart › adds one, two: "3" (not 4)'],
    ['src/cart.c:7:3: error: no such thing', 'src/cart.c:7:3: error: no such thing'],
    ['test_add_two and __init__', 'test_add_two and ＿＿init＿＿'],
    ['a__b__c', 'a＿＿b＿＿c'],
    ['see @team or a@example.com', 'see ＠team or a＠example.com'],
    ['<!channel> <@U123> <b>', '＜!channel＞ ＜＠U123＞ ＜b＞'],
    ['&lt;!channel&gt; &#64;team R&D', '＆lt;!channel＆gt; &＃64;team R&D'],
    ['**bold** ~~gone~~ ||hidden|| `code`', '＊＊bold＊＊ ～～gone～～ ｜｜hidden｜｜ ｀code｀'],
    ['![x](https://evil.example)', '!［x］(https：//evil.example)'],
    ['see www.evil.example', 'see www．evil.example'],
    ['#12, GH-12 and $x$', '＃12, GH－12 and ＄x＄'],
    [':tada: pkg::mod::test 12:30:45', '：tada: pkg:：mod::test 12:30:45'],
    ['C:\\a\\_b', 'C:＼a＼＿b'],
    ['# heading', '＃ heading'],
    ['- item', '－ item'],
    ['---', '－--'],
    ['=== run', '＝== run'],
    ['1. item', '1． item'],
    ['12) item', '12） item'],
    ['1.5 is not 2', '1.5 is not 2'],
    ['::error::stop', ': ：error::stop'],
    [' ::set-output name=a::b', ': :set-output name=a::b'],
    ['##[error]stop', '＃ ＃［error］stop'],
    ['two\r\nlines\u2028and\u0085more\ttext', 'two lines and more text'],
    ['\u202Eback\u2066', 'back'],
    ['\u200B', '(no name)'],
    ['half \uD83D of a pair', 'half \uFFFD of a pair'],
    ['😀 é 日本', '😀 é 日本'],
  ])('writes %j as %j', (raw, expected) => {
    expect(chatText(raw)).toBe(expected)
  })

  it('leaves nothing of any text that acts in a chat', () => {
    const characters = Array.from('\\`*_[]<>|~@#$&:;.-+=!()\n\r\t /a1')
    const parts = [...characters, '::', 'www.', 'gh-', '&lt;', '\uD83D', '😀']
    const text = fc.array(fc.constantFrom(...parts)).map((all) => all.join(''))
    fc.assert(
      fc.property(text, (raw) => {
        const written = chatText(raw)
        expect(written).not.toMatch(/[\\`*[\]<>|~@#$\p{Cc}\p{Zl}\p{Zp}]|:\/\/|^\s*::|##\[/u)
        expect(written).not.toMatch(/^[-+=]|^\d+[.)](?: |$)|\bwww\.|\bgh-\d|&#?\w+;|^_|_$|__/i)
        expect(written.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('markdown', () => {
  /** Characters and texts with a meaning in Markdown, HTML, formulas, mentions and links. */
  const SPECIAL = [
    ...Array.from('\\`*_[]<>|~:/.@#$&!-+=(){}"\'^;? \t\r\n'),
    ...['www.', 'http://', 'https://a.b', 'a@b.c', 'GH-1', 'gh-', 'x', '1'],
    ...['&amp;', '&#35;', '<b>', '<!--', '-->', '- ', '1. ', '# ', '+ ', '---', '= '],
    ...['![', '](', '[^1]', '**', '```', '||', '\u2060', '\u200B', '\u202E', 'é', '😀'],
  ]

  const anyText = fc.oneof(
    fc.string({ unit: fc.constantFrom(...SPECIAL), maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...SPECIAL), maxLength: 12 }),
    fc.string({ unit: anyCharacter, maxLength: 20 }),
    fc.string({ unit: 'binary-ascii', maxLength: 20 }),
  )

  /** Removes line ends between elements, which a browser does not show. */
  const withoutBreaks = (shown: string) => shown.replaceAll('\n', '')

  const shownPlain = (raw: string) => safeLine(raw).replaceAll('\u2060', '')

  /** Returns the names of the elements, without the spans around dollar signs. */
  function tags(root: Root): string[] {
    const dollars = elementsOf(root, 'span').filter((span) => textOf(span) === '$').length
    const all = tagsOf(root)
    expect(all.filter((tag) => tag === 'span')).toHaveLength(dollars)
    return all.filter((tag) => tag !== 'span')
  }

  describe('escaped text', () => {
    const label = (raw: string) => link(escapeMarkdown(raw), 'https://a.b/c')

    it.each<[string, (raw: string) => string, string[], (shown: string) => string]>([
      ['within a paragraph', (raw) => `x ${escapeMarkdown(raw)}`, ['p'], (shown) => `x ${shown}`],
      ['as a paragraph', (raw) => textLine(raw), ['p'], (shown) => shown],
      ['as a list item', (raw) => `- ${textLine(raw)}`, ['ul', 'li'], (shown) => shown],
      ['between two letters', (raw) => `x${escapeMarkdown(raw)}y`, ['p'], (shown) => `x${shown}y`],
      [
        'within a list item',
        (raw) => `- x ${escapeMarkdown(raw)}`,
        ['ul', 'li'],
        (shown) => `x ${shown}`,
      ],
      [
        'within a heading',
        (raw) => `## x ${escapeMarkdown(raw)} y`,
        ['h2'],
        (shown) => `x ${shown} y`,
      ],
      [
        'within bold text',
        (raw) => `x **z ${escapeMarkdown(raw)} z** y`,
        ['p', 'strong'],
        (shown) => `x z ${shown} z y`,
      ],
      ['as code', (raw) => `x ${code(raw)} y`, ['p', 'code'], (shown) => `x ${shown} y`],
      ['as a link label', (raw) => `x ${label(raw)} y`, ['p', 'a'], (shown) => `x ${shown} y`],
      [
        'in a table cell',
        (raw) => table([{ title: 'T' }, { title: 'U' }], [[escapeMarkdown(raw), 'y']]),
        ['table', 'thead', 'tr', 'th', 'th', 'tbody', 'tr', 'td', 'td'],
        (shown) => `TU${shown}y`,
      ],
      [
        'as a link label in a table cell',
        (raw) => table([{ title: 'T' }], [[label(raw)]]),
        ['table', 'thead', 'tr', 'th', 'tbody', 'tr', 'td', 'a'],
        (shown) => `T${shown}`,
      ],
      [
        'in the summary of a folded block',
        (raw) => details(escapeHtml(raw), 'y'),
        ['details', 'summary', 'p'],
        (shown) => `${shown}y`,
      ],
    ])('is shown literally %s', (_, write, elements, expected) => {
      fc.assert(
        fc.property(anyText, (raw) => {
          const root = showMarkdown(write(raw))
          expect(tags(root)).toEqual(elements)
          expect(withoutBreaks(textOf(root))).toBe(expected(shownPlain(raw)))
        }),
        fuzzOptions(15, 600),
      )
    })

    it('contains no mention, reference or formula', () => {
      fc.assert(
        fc.property(anyText, (raw) => {
          const html = (markdown: string) => JSON.stringify(showMarkdown(markdown))
          expect(html(escapeMarkdown(raw))).not.toContain('"tagName":"a"')
          expect(findReferences(`<p>${shownHtml(escapeMarkdown(raw))}</p>`)).toEqual([])
        }),
        fuzzOptions(15, 600),
      )
    })
  })

  describe('safeLine', () => {
    it('returns one line of well-formed text and is idempotent', () => {
      fc.assert(
        fc.property(fc.oneof(anyText, fc.string({ unit: anyCharacter })), (raw) => {
          const line = safeLine(raw)
          // eslint-disable-next-line no-control-regex -- asserts their absence
          expect(line).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/)
          expect(line.isWellFormed()).toBe(true)
          expect(line).toBe(line.trim())
          expect(line).not.toBe('')
          expect(safeLine(line)).toBe(line)
        }),
      )
    })
  })

  describe('withoutControls', () => {
    it('keeps lines, and replaces characters that control a terminal', () => {
      const lines = 'Give it:\n\npermissions:\n  actions: read'
      expect(withoutControls(lines)).toBe(lines)
      expect(withoutControls('a\r\u001B[31mb\u202E\u2028c\td\n\uD800')).toBe('a  [31mb c d\n\uFFFD')
    })
  })

  describe('link', () => {
    it('encodes characters of a URL that would end the link', () => {
      const root = showMarkdown(`x ${link('label', 'https://a.b/c d)|<e>\\(f')} y`)
      expect(tags(root)).toEqual(['p', 'a'])
      expect(textOf(root)).toBe('x label y')
    })
  })

  describe('codeBlock', () => {
    it.each([
      ['```', '````'],
      ['`one` ``two``', '```'],
    ])('fences a line %j with %j', (line, fence) => {
      expect(codeBlock(['x', line]).split('\n')).toEqual([fence, 'x', line, fence])
    })

    it('shows any lines literally', () => {
      const anyLine = fc
        .oneof(anyText, fc.stringMatching(/^[`~ ]{0,9}$/))
        // Line ends would split the line, and lone surrogates would be replaced.
        .map((line) => line.replaceAll(/[\r\n\0]/g, '').toWellFormed())
      fc.assert(
        fc.property(fc.array(anyLine, { minLength: 1, maxLength: 5 }), (lines) => {
          const root = showMarkdown(`before\n\n${codeBlock(lines, 'yaml')}\n\nafter`)
          expect(tagsOf(root)).toEqual(['p', 'pre', 'code', 'p'])
          const [block] = elementsOf(root, 'code')
          const shown = lines.join('\n').replaceAll('\u2060', '')
          expect(block && textOf(block).trimEnd()).toBe(shown.trimEnd())
        }),
        fuzzOptions(15, 600),
      )
    })
  })

  /** Returns the HTML of one line of Markdown, with only the spans around dollar signs. */
  function shownHtml(markdown: string): string {
    return textWithSpans(showMarkdown(`x ${markdown}`))
  }

  function textWithSpans(root: Root): string {
    const write = (node: Root | Root['children'][number]): string => {
      if (node.type === 'text') return node.value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      const inside = 'children' in node ? node.children.map(write).join('') : ''
      return node.type === 'element' && node.tagName === 'span' ? `<span>${inside}</span>` : inside
    }
    return write(root)
  }

  const CODE = /:(?:x|\+1|white_check_mark):/

  /** Names whose first or last colon could complete a code with one of the report. */
  const name = fc
    .tuple(fc.constantFrom('x', '+1', 'white_check_mark'), fc.constantFrom('a', 'test', ''))
    .chain(([code, word]) => fc.constantFrom(`${word}:${code}`, `${code}:${word}`, `:${code}:`))

  const run = fc
    .record({
      workflow: name,
      branch: name,
      jobs: fc.array(
        fc.record({
          name,
          step: name,
          seconds: fc.constantFrom(60, 90, 200),
          conclusion: fc.constantFrom('success', 'failure', 'skipped'),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    })
    .map(({ jobs, ...fields }) =>
      makeRun({
        ...fields,
        jobs: jobs.map(({ step, seconds, conclusion, ...job }) => ({
          ...job,
          state: finished(5, 5 + seconds, conclusion),
          steps: [stepOf(1, step, 6, seconds, conclusion)],
        })),
      }),
    )

  it('completes no emoji code with a colon of its own, whatever the names', () => {
    const repositoryUrl = 'https://github.com/octo-org/octo-shop'
    const options = { repositoryUrl, brief: false }
    fc.assert(
      fc.property(run, run, (before, after) => {
        const runs = Array.from({ length: 5 }, () => before)
        const report = reportOn(after, { earlierRuns: { branch: 'main', runs } })
        const texts = [renderSummary(findingsIn(report)), renderComment(subjectOf(report), options)]
        const shown = texts.flatMap((text) => shownTexts(showMarkdown(text)))
        expect(shown.filter((text) => CODE.test(text))).toEqual([])
      }),
      { numRuns: 10, seed: 42 },
    )
  })
})

const NATIVE = ['win / native (1)', 'win / native (2)']
const LEGS = ['test (win, 22)', 'test (win, 24)', 'test (mac, 22)', 'test (mac, 24)']

describe('sharedPart', () => {
  it.each<[readonly string[], readonly string[], string, number, readonly string[]]>([
    [NATIVE, ['win / native (3)', 'mac / native (1)', 'lint'], 'win / native', 3, ['1', '2']],
    [NATIVE, ['win / wasm (1)'], 'win / native', 2, ['1', '2']],
    [['test (win, 22)', 'test (win, 24)'], LEGS.slice(2), 'test (win)', 2, ['22', '24']],
    [['lint (win)', 'test (win)'], ['test (mac)'], 'win', 2, ['lint', 'test']],
    [['a (x, 1) / b', 'a (x, 2) / b'], ['a (y, 1) / b'], 'a (x) / b', 2, ['1', '2']],
    [['**a** / b (1)', '**a** / b (2)'], ['c / b (1)'], '**a** / b', 2, ['1', '2']],
  ])('finds that %j share beside %j: %s, %d in total', (names, others, label, total, rest) => {
    const shared = sharedPart(names, [...names, ...others])
    expect(shared).toMatchObject({ label, total })
    expect(names.map((name) => shared?.restOf(name))).toEqual(rest)
  })

  it.each<[string, readonly string[], readonly string[]]>([
    ['one job', ['win / native (1)'], ['mac / native (1)']],
    ['legs of the only matrix', ['test (1)', 'test (2)'], ['test (3)', 'lint']],
    ['jobs that have nothing in common', ['lint', 'test'], ['docs']],
    ['all jobs of a called workflow', NATIVE, []],
    ['a called workflow beside other jobs', NATIVE, ['lint', 'build']],
    ['values with a slash', ['a (x / y) / b (1)', 'a (x / y) / b (2)'], ['a (z) / b (1)']],
  ])('finds nothing for %s', (_, names, others) => {
    expect(sharedPart(names, [...names, ...others])).toBeUndefined()
  })

  it('finds nothing for jobs of several runs, of which one is known', () => {
    expect(sharedPart([...NATIVE, ...NATIVE], [...NATIVE, 'mac / native (1)'])).toBeUndefined()
  })
})

describe('shorten', () => {
  it.each<[string, number, string]>([
    ['lost communication with the server', 34, 'lost communication with the server'],
    ['lost communication with the server', 27, 'lost communication with…'],
    ['lost communication with the server', 28, 'lost communication with the…'],
    ['test (ubuntu-latest, node 22)', 22, 'test (ubuntu-latest…'],
    ['build / deploy: production', 16, 'build / deploy…'],
    // A word that is most of it.
    ['a/very/long/path/without/a/space.ts', 20, 'a/very/long/path/wi…'],
    ['run a/very/long/path/without/a/space.ts', 20, 'run a/very/long/pat…'],
    ['測試名稱很長而且沒有空格', 6, '測試名稱很…'],
    ['👩‍🚀👩‍🚀👩‍🚀 launches', 4, '👩‍🚀…'],
  ])('shortens %j to %i characters: %j', (text, max, expected) => {
    expect(shorten(text, max)).toBe(expected)
  })
})

describe('text', () => {
  describe('textWidth', () => {
    it('grows with the font size and with wider letters', () => {
      expect(textWidth('test', 20)).toBe(2 * textWidth('test', 10))
      expect(textWidth('mmmm', 10)).toBeGreaterThan(textWidth('iiii', 10))
      expect(textWidth('試験', 10)).toBeGreaterThan(20)
      expect(textWidth('', 10)).toBe(0)
    })
  })

  describe('shortenToWidth', () => {
    const name = 'integration tests (windows-latest, 24)'

    it.each([
      [400, 0.5, name],
      [150, 0.5, 'integration…latest, 24)'],
      [150, 0, 'integration tests (wi…'],
      [5, 0.5, '…'],
    ])('truncates to %d pixels with a tail share of %d: %s', (maxWidth, tailShare, short) => {
      expect(shortenToWidth(name, 13, maxWidth, tailShare)).toBe(short)
      if (short !== '…') expect(textWidth(short, 13)).toBeLessThanOrEqual(maxWidth)
    })

    it('never splits a character', () => {
      expect(shortenToWidth('👨'.repeat(20), 10, 100)).toMatch(/^👨+…👨+$/u)
    })
  })

  describe('formatDuration and toSeconds', () => {
    it.each([
      [undefined, '–'],
      [0, '0s'],
      [499, '0s'],
      [500, '1s'],
      [SECOND, '1s'],
      [59 * SECOND, '59s'],
      [59.5 * SECOND, '1m'],
      [MINUTE, '1m'],
      [61 * SECOND, '1m 1s'],
      [12 * MINUTE + 4 * SECOND, '12m 4s'],
      [6 * MINUTE, '6m'],
      [HOUR - SECOND, '59m 59s'],
      [HOUR - 1, '1h'],
      [HOUR, '1h'],
      [HOUR + 29 * SECOND, '1h'],
      [HOUR + 30 * SECOND, '1h 1m'],
      [HOUR + 2 * MINUTE, '1h 2m'],
      [DAY - 31 * SECOND, '23h 59m'],
      [DAY - 30 * SECOND, '1d'],
      [DAY, '1d'],
      [DAY + HOUR, '1d 1h'],
      [2 * DAY + 3 * HOUR + 10 * MINUTE, '2d 3h'],
      [35 * DAY, '35d'],
    ])('formatDuration(%p) returns %s', (duration, expected) => {
      expect(formatDuration(duration)).toBe(expected)
    })

    it('formatDuration uses one or two units and never shows 60s, 60m or 24h', () => {
      fc.assert(
        fc.property(fc.nat(40 * DAY), (duration) => {
          const read = formatDuration(duration)
          expect(read).toMatch(/^(\d+d( \d+h)?|\d+h( \d+m)?|\d+m( \d+s)?|\d+s)$/)
          expect(read).not.toMatch(/\b(60s|60m|24h)\b/)
        }),
      )
    })

    it.each([
      [undefined, '–'],
      [0, '0ms'],
      [420.4, '420ms'],
      [999.4, '999ms'],
      [999.6, '1.0s'],
      [1_440, '1.4s'],
      [9_949, '9.9s'],
      [9_950, '10s'],
      [61 * SECOND, '1m\u00A01s'],
    ])('formatPrecisely(%p) returns %s', (duration, expected) => {
      expect(formatPrecisely(duration)).toBe(expected)
    })

    it('toSeconds rounds to at most three decimals', () => {
      const seconds = [undefined, 0, 1, 250, 1_000, 1_000.6, 90_500].map((time) => toSeconds(time))
      expect(seconds).toEqual([null, 0, 0.001, 0.25, 1, 1.001, 90.5])
    })
  })

  it.each([
    [164, 100, '+1m 4s'],
    [88, 100, '−12s'],
    [100.4, 99.6, '0s'],
    [111.6, 111.4, '+1s'],
    [94.5, 60.4, '+35s'],
    // 34m 5s and 16m 18s
    [2_045, 977.5, '+17m 47s'],
    // 1h 2m and 58m 10s
    [3_749, 3_490, '+3m 50s'],
    // 2h 5m and 1h 58m
    [7_480, 7_100, '+7m'],
  ])(
    'formatDifference subtracts the rounded values of %d s and %d s: %s',
    (value, median, shown) => {
      expect(formatDifference(value * SECOND, median * SECOND)).toBe(shown)
    },
  )

  describe('iconOf, labelOf and verbOf', () => {
    it('return one line for a conclusion of several lines', () => {
      expect([labelOf('odd\n::error::x'), verbOf('odd\n::error::x')]).toEqual([
        'odd ::error::x',
        'finished as odd ::error::x',
      ])
    })
  })

  /** What the runner obeys, in a reader that ends a line at every kind of line break. */
  const COMMAND = /(?:^|[\n\v\f\r\u0085\u2028\u2029])[\s\p{C}]*::|##\[/u
  const PARTS = ['##[', '::', ':', '#', '[', 'a', ' ', '\t', '\n', '\r', '\u2028', '\u0085']

  describe('disarm', () => {
    it.each([
      ['##[add-mask]x', '# #[add-mask]x'],
      ['###[error]x', '## #[error]x'],
      ['  ::error::x', '  : :error::x'],
      ['\uFEFF::error::x', '\uFEFF: :error::x'],
      ['a\n::error::x', 'a\n: :error::x'],
      ['a\r\n ::error::x\n\n::debug::y', 'a\r\n : :error::x\n\n: :debug::y'],
      ['a::b::c, #1 and # [x]', 'a::b::c, #1 and # [x]'],
    ])('writes %j as %j', (text, expected) => {
      expect(disarm(text)).toBe(expected)
    })

    it.each(MASK_COMMANDS)('breaks up the command in %j', (text) => {
      expect(disarm(text)).not.toMatch(COMMAND)
    })

    it('breaks up every command', () => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...PARTS)), (parts) => {
          expect(disarm(parts.join(''))).not.toMatch(COMMAND)
        }),
      )
    })
  })

  describe('disarmJson', () => {
    it('breaks up every command without a change of the value', () => {
      const text = MASK_COMMANDS.join('')
      const json = disarmJson(JSON.stringify({ [text]: text }))
      expect(json).not.toMatch(COMMAND)
      expect(JSON.parse(json)).toEqual({ [text]: text })
    })
  })

  /** Returns jobs with long hostile names; every third job fails. */
  function longJobs(count: number, steps: number, filler = '|<&$_@a'): Partial<Job>[] {
    return Array.from({ length: count }, (_, index) => ({
      name: `job ${index} ${filler.repeat(13)}`.slice(0, 100),
      state: finished(5, 65 + index, index % 3 === 0 ? 'failure' : 'success'),
      steps: Array.from({ length: steps }, (_, step) =>
        stepOf(step + 1, `step ${step} ${filler.repeat(8)}`, 5, 15),
      ),
    }))
  }

  describe('sizeOf', () => {
    it.each([
      ['', 0],
      ['abc', 3],
      ['é😀', 6],
      ['a\nb\n', 6],
    ])('counts %j as %i bytes, with two per line end', (text, bytes) => {
      expect(sizeOf(text)).toBe(bytes)
    })
  })

  describe('renderWithin', () => {
    it('renders the heaviest pieces in their order and stops at the first that does not fit', () => {
      const rendered: number[] = []
      const pieces = [1, 5, 2, 4, 3].map((weight) => ({
        weight,
        render: () => {
          rendered.push(weight)
          return `${weight}`.repeat(10)
        },
      }))
      const block = { open: 'open', pieces, close: '', omitted: (count: number) => `${count} more` }
      expect(renderWithin(block, 45)).toBe('open\n5555555555\n4444444444\n\n3 more')
      expect(rendered).toEqual([5, 4, 3])
    })
  })

  describe('renderSummary within its size limit', () => {
    it.each([
      [1_000, 50],
      [3_000, 12],
    ])('stays below 300 kB for %i jobs of %i steps, and reports what it omits', (jobs, steps) => {
      const summary = renderSummary(findingsIn(reportOnJobs(longJobs(jobs, steps))))
      expect(sizeOf(summary)).toBeLessThan(300_000)
      expect(summary).toMatch(/The steps of \d+ jobs were omitted .*; the JSON report has them\./)
    })

    it('keeps the steps of jobs that failed, are on the critical path or were slow', () => {
      const jobs = longJobs(1_000, 12, 'x').map((job, id) => ({
        ...job,
        state: finished(5, id === 7 ? 900 : 65 + (id % 9), id === 8 ? 'failure' : 'success'),
      }))
      // A short job that started when the longest job had finished.
      const last = { ...jobs[0], name: 'last', createdAt: at(900), state: finished(901, 902) }
      const graph = [...jobs, last].map(({ name = '' }) => workflowJob(name))
      const report = reportOn(runOfFile([...jobs, last], graph))
      expect(pathOf(report)).toContain('last')
      const shown = renderSummary(findingsIn(report), { sections: ['jobs'], maxBytes: 40_000 })
      for (const name of ['last', jobs[7]?.name, jobs[8]?.name])
        expect(shown).toContain(`<details><summary>${name}:`)
    })

    it('never exceeds maxBytes', () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 5_000, max: 60_000 }),
          fc.nat(120),
          fc.nat(8),
          fc.constantFrom('|<&$_@a', 'x ', '😀'),
          (maxBytes, jobs, steps, filler) => {
            const report = reportOnJobs(longJobs(jobs, steps, filler))
            expect(sizeOf(renderSummary(findingsIn(report), { maxBytes }))).toBeLessThanOrEqual(
              maxBytes,
            )
          },
        ),
        fuzzOptions(10, 400),
      )
    })

    it('never exceeds the limit with a long name, note, need or step name', () => {
      const long = 'x'.repeat(MAX_SUMMARY_BYTES)
      const own = { needs: [{ key: long, result: 'failure' }] }
      const sizes = [
        renderSummary(
          findingsIn(reportOn(makeRun({ jobs: [], workflow: long, branch: long, actor: long }))),
        ),
        renderSummary(findingsIn(reportOn(makeRun({ ...noting(long), jobs: [] })))),
        renderSummary(findingsIn(reportOn(makeRun({ jobs: undefined }), { own }))),
        renderSummary(findingsIn(reportOnJobs([jobFailedAt(long)]))),
      ].map((summary) => sizeOf(summary) <= MAX_SUMMARY_BYTES)
      expect(sizes).toEqual([true, true, true, true])
    })
  })
})
