import { describe, expect, it } from '@jest/globals'
import { labelLike, labelSplitter, processOf } from '../../../src/logs/lines/label.ts'
import { clock, LABELS } from '../../../testing/simulate/labels.ts'

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
