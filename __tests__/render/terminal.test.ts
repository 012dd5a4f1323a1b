import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { findingsIn } from '../../src/render/findings/findings.ts'
import type { AnyReport } from '../../src/model/report/any-report.ts'
import type { ErrorEntry } from '../../src/model/report/failure.ts'
import type { Report } from '../../src/model/report/report.ts'
import { renderTerminal } from '../../src/render/terminal/report.ts'
import { alignColumns } from '../../src/render/terminal/write-section.ts'
import { cutToWidth, wrapAnywhere, wrapParts, wrapWords } from '../../src/render/terminal/wrap.ts'
import { safeLine } from '../../src/render/text/markdown.ts'
import { anyName, anyRun } from '../../testing/arbitrary-run.ts'
import { withListed } from '../../testing/failure-at.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { finished, makeRun, reportOn, workflowJob } from '../../testing/make-run.ts'
import {
  elsewhereNamed,
  failedStep,
  jobFailedAt,
  jobIn,
  noting,
  runOfFile,
} from '../../testing/make-steps.ts'

const WIDTH = 80
const PLAIN = { width: WIDTH, colour: false }

function tooWide(text: string, width: number): string[] {
  const lines = text.split('\n')
  return lines.filter((line) => stringWidth(line) > width && !/https?:\/\//.test(line))
}

/** The report of two jobs that failed at a step in whose log one thing is named. */
function failedWith(entry: ErrorEntry, name = 'test'): Report {
  const step = failedStep('make')
  const failed = jobIn(name, finished(5, 65, 'failure'), [step])
  const report = reportOn(makeRun({ jobs: [failed, failed] }))
  return withListed(report, step, entry)
}

const MIN_WIDTH = 20

const failing = (names: { job: string; step: string }) =>
  makeRun({
    jobs: [jobFailedAt(names.step, names.job), { name: 'lint' }],
  })

describe('renderTerminal', () => {
  it('keeps lines within the width of the terminal, except URLs', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: MIN_WIDTH, max: 200 }), (run, width) => {
        expect(
          tooWide(renderTerminal(findingsIn(reportOn(run)), { width, colour: false }), width),
        ).toEqual([])
      }),
      fuzzOptions(15, 600),
    )
  })

  it('treats a very narrow terminal as one of the minimum width', () => {
    const report = reportOn(failing({ job: 'test', step: 'make' }))
    const at = (width: number) => renderTerminal(findingsIn(report), { width, colour: false })
    expect(tooWide(at(1), MIN_WIDTH)).toEqual([])
    expect(at(1)).toBe(at(MIN_WIDTH))
    expect(at(40)).not.toBe(at(60))
  })

  it.each([
    ['long names without spaces', 'x'.repeat(250)],
    ['names of wide characters', '結合テスト'.repeat(30)],
    ['names of emoji', '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(40)],
    ['paths', 'packages/'.repeat(25)],
    ['names with combining marks', 'e\u0301'.repeat(120)],
  ])('wraps or truncates %s', (_, name) => {
    const run = makeRun({
      ...failing({ job: name, step: name }),
      workflow: name,
      branch: name,
      actor: name,
      ...elsewhereNamed(`octo-org/${name}`),
      ...noting(`Could not read ${name}.`, 'warning'),
    })
    for (const width of [20, 39, 40, 59, 80, 99, 100, 160]) {
      const text = renderTerminal(findingsIn(reportOn(run)), { width, colour: false })
      expect(tooWide(text, width)).toEqual([])
      expect(text.replaceAll(/\s/g, '')).toContain(name.normalize().replaceAll(/\s/g, ''))
    }
  })

  it('truncates names in tables, and then cuts off the last columns, if they do not fit', () => {
    const name = 'integration tests'
    const run = runOfFile(
      [{ name }, jobIn('lint', finished(70, 90), [], 66)],
      [workflowJob(name), workflowJob('lint', { needs: [name] })],
    )
    const rows = [20, 40, 60, 80].map((width) =>
      renderTerminal(findingsIn(reportOn(run)), { width, colour: false })
        .split('\n')
        .find((line) => line.startsWith('  lint  ')),
    )
    expect(rows).toEqual([
      '  lint        neede…',
      '  lint        needed jobs     5s  20s  …',
      '  lint               needed jobs     5s  20s      22 %',
      '  lint               needed jobs     5s  20s      22 %',
    ])
  })

  it('contains no control characters, for any names', () => {
    fc.assert(
      fc.property(anyRun, fc.constantFrom(WIDTH, Infinity), (run, width) => {
        expect(renderTerminal(findingsIn(reportOn(run)), { width, colour: false })).not.toMatch(
          /(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u,
        )
      }),
      fuzzOptions(15, 600),
    )
  })

  it('writes the same text with and without colours', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const [plain, coloured] = [false, true].map((colour) =>
          renderTerminal(findingsIn(reportOn(run)), { ...PLAIN, colour }),
        )
        const text = stripVTControlCharacters(coloured ?? '')
        expect(text.replaceAll(/ +$/gm, '')).toBe(plain?.replaceAll(/ +$/gm, ''))
      }),
      fuzzOptions(15, 600),
    )
  })
})

describe('renderTerminal for a program', () => {
  const READ = { width: Infinity, colour: false }
  const linesOf = (report: AnyReport) => renderTerminal(findingsIn(report), READ).split('\n')

  it('writes what a very wide terminal shows on one line, without the timeline', () => {
    const squeezed = (text: string) =>
      text
        .normalize()
        // Where lines are wrapped, a blank can be lost beside a mark that is combined with it.
        .replaceAll(' ', '')
        .replaceAll('\njobs:', '\n')
        .split('\n\n')
        .filter((section) => !section.startsWith('TIMELINE'))
        .map((section) => section.trimEnd())
    fc.assert(
      fc.property(anyRun, (run) => {
        const report = reportOn(run)
        const wide = renderTerminal(findingsIn(report), { width: 3_000, colour: false })
        expect(squeezed(renderTerminal(findingsIn(report), READ))).toEqual(squeezed(wide))
      }),
      fuzzOptions(50, 2000),
    )
  })

  it.each([
    ['long names without spaces', 'x'.repeat(250)],
    ['names of wide characters', '結合テスト'.repeat(30)],
    ['paths', 'packages/'.repeat(25)],
    ['decomposed characters', 'e\u0301'.repeat(120)],
    ['many words', 'one more word '.repeat(40).trim()],
  ])('keeps %s whole on one line, as they are written', (_, name) => {
    const run = makeRun({
      ...failing({ job: name, step: `at ${name}` }),
      ...noting(`Could not read ${name}.`, 'warning'),
    })
    const lines = linesOf(reportOn(run))
    for (const text of [`${name} failed at at ${name}`, `Could not read ${name}.`])
      expect(lines).toContainEqual(expect.stringContaining(text))
  })

  it('keeps a path, a test and its error whole that a terminal shortens', () => {
    const path = `${'packages/'.repeat(25)}cart.ts`
    const title = 'adds one more '.repeat(18).trim()
    const detail = 'Expected 3, received 2 '.repeat(18).trim()
    const position = { path, line: 12, column: 5 }
    const items = linesOf(failedWith({ title, detail, position, isTest: true })).filter((line) =>
      line.startsWith('      - '),
    )
    expect(items).toEqual([`      - ${title}: ${detail} (${path}:12:5)`])
  })

  it('pads a column up to a maximum, so that one long name does not widen the other rows', () => {
    const [short, long] = alignColumns(
      [
        ['job', '3s'],
        ['x'.repeat(90), '4s'],
      ],
      [],
      40,
    )
    expect(short).toBe(`job${' '.repeat(39)}3s`)
    expect(long).toBe(`${'x'.repeat(90)}  4s`)
  })

  it('distinguishes its own sentences from names that read like them', () => {
    const forged = 'Known: the same step failed with the same error in the last 2 runs on main'
    const entry = { title: forged, detail: undefined, position: undefined, isTest: true }
    const lines = linesOf(failedWith(entry, forged))
    expect(lines.filter((line) => line.includes(forged)).length).toBeGreaterThan(0)
    expect(lines.filter((line) => line.startsWith('    Known:'))).toEqual([])
  })
})

describe('cutToWidth', () => {
  it.each([
    ['build', 5, 'build'],
    ['integration tests (windows-latest, 24)', 23, 'integration…latest, 24)'],
    ['abc def', 5, 'ab…ef'],
    ['abc def', 6, 'abc…ef'],
    ['日本語のテスト', 8, '日本…ト'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 5, '👩‍👩‍👧‍👦…👩‍👩‍👧‍👦'],
    ['e\u0301a\u0300o\u0302', 2, 'e\u0301…'],
    ['build', 1, '…'],
    ['build', 0, ''],
  ])('truncates %j to %d columns: %j', (text, width, cut) => {
    expect(cutToWidth(text, width)).toBe(cut)
  })

  it('never returns a text wider than the limit', () => {
    fc.assert(
      fc.property(anyName, fc.nat(30), (name, width) => {
        expect(stringWidth(cutToWidth(name, width))).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('wrapWords', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['see https://github.com/octo-org x', 7, ['see', 'https://github.com/octo-org', 'x']],
    ['a very-long-word', 6, ['a', 'very-l', 'ong-wo', 'rd']],
    ['a 日本語のテスト', 5, ['a', '日本', '語の', 'テス', 'ト']],
    ['  indented', 20, ['  indented']],
    ['  one two three', 9, ['  one two', '  three']],
    ['', 7, ['']],
  ])('wraps %j at %d columns: %j', (text, width, lines) => {
    expect(wrapWords(text, width)).toEqual(lines)
  })

  it('changes only spaces and keeps to the width', () => {
    fc.assert(
      fc.property(anyName, fc.integer({ min: 2, max: 30 }), (name, width) => {
        const lines = wrapWords(name, width)
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(name.normalize().replaceAll(/\s/g, ''))
        const wide = lines.filter((line) => isTooWide(line, width))
        expect(wide.filter((line) => !line.includes('://'))).toEqual([])
      }),
    )
  })
})

describe('wrapParts', () => {
  it.each([
    [['a', 'b', 'c'], 5, ['a · b', 'c']],
    [['a long part', 'b'], 6, ['a long', 'part', 'b']],
    [['ab', 'c'], 6, ['ab · c']],
    [[], 5, []],
  ])('wraps %j at %d columns: %j', (parts, width, lines) => {
    expect(wrapParts(parts, width)).toEqual(lines)
  })
})

describe('wrapAnywhere', () => {
  it.each([
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['日本語', 4, ['日本', '語']],
    ['', 3, ['']],
  ])('wraps %j at %d columns: %j', (text, width, lines) => {
    expect(wrapAnywhere(text, width)).toEqual(lines)
  })

  it('keeps all characters', () => {
    fc.assert(
      fc.property(anyName, fc.integer({ min: 2, max: 30 }), (anyText, width) => {
        // Its callers replace control characters.
        const name = safeLine(anyText)
        const lines = wrapAnywhere(name, width)
        expect(lines.join('')).toBe(name.normalize())
        expect(lines.filter((line) => isTooWide(line, width))).toEqual([])
      }),
    )
  })
})

/** One character can be wider than a line, such as a wide one with a spacing mark. */
function isTooWide(line: string, width: number): boolean {
  // Passes if changed: few drawn names have such a character.
  return stringWidth(line) > width && [...new Intl.Segmenter().segment(line.trimStart())].length > 1
}
