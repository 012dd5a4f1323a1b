import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  MAX_TEXT_CHARACTERS,
  readLine,
  timeReader,
} from '../../../src/github/logs/lines/log-text.ts'
import { JobLine } from '../../../src/github/logs/lines/job-line.ts'
import type { StepMarker } from '../../../src/github/logs/lines/log-clues.ts'
import { lineSplitter, MAX_LINE_BYTES } from '../../../src/github/logs/lines/split-lines.ts'
import { logLine } from '../../../testing/log-text.ts'
import { at } from '../../../testing/make-run.ts'

describe('log-text', () => {
  function read(text: string) {
    const line = Buffer.from(logLine(0, text))
    return readLine(line, timeReader()(line)?.textAt)
  }

  describe('readLine', () => {
    it.each([
      ['plain', 'hello', 'hello'],
      ['with spaces and tabs', '\t  indented  ', '\t  indented'],
      [
        'with colours',
        '\u001B[1;31mred\u001B[0m and \u001B[38;5;12mblue\u001B[39m',
        'red and blue',
      ],
      ['with 8-bit control codes', '\u009B31mred\u009Cx', 'redx'],
      ['that moves the cursor', '\u001B[2K\u001B[1Gdone\u001B[?25h', 'done'],
      ['with a link', '\u001B]8;;https://a.example\u0007text\u001B]8;;\u0007', 'text'],
      ['with a title that never ends', '\u001B]0;title', 'itle'],
      ['with overwritten progress', '10%\r50%\r100%', '100%'],
      ['with an overwritten failure', 'prices ... FAILED\r50%\rdone', 'prices ... FAILED done'],
      ['with progress and a line end', '10%\r50%\r\r', '50%'],
      ['with NUL and bells', 'a\0b\u0007c', 'abc'],
      ['with line separators', 'a\u2028b\u2029c', 'a b c'],
      ['that changes the text direction', 'a\u202Eb\u2066c', 'abc'],
      ['with a byte order mark', 'a\uFEFFb', 'ab'],
      ['that is empty', '', ''],
      ['::error::', '::error file=a.ts::boom', '::error file=a.ts::boom'],
      ['::group::', '::group::name', '::group::name'],
      ['with a command within', 'see ##[error]this', 'see ##[error]this'],
      ['with an unknown command', '##[new]thing', '##[new]thing'],
      ['with a section', '##[section]Starting', 'Starting'],
      ['with a command line', '##[command]/usr/bin/git version', '/usr/bin/git version'],
      ['with a warning', '##[warning]careful', 'Warning: careful'],
      ['with a notice', '##[notice]by the way', 'Notice: by the way'],
      ['with a group', '##[group]Installing', 'Installing'],
    ])('returns the plain text of a line: %s', (_, raw, text) => {
      expect(read(raw)).toEqual({ kind: 'text', text, cut: false })
    })

    it.each([
      ['##[error]boom', 'error', 'boom'],
      ['\u001B[31m##[error]boom\u001B[0m', 'error', 'boom'],
      ['##[group]Run npm test', 'header', 'Run npm test'],
      ['##[endgroup]', 'end-of-group', ''],
      ['##[debug]evaluating', 'hidden', 'evaluating'],
      ['##[start-action display=Build;id=__self.__run]', 'hidden', ''],
      [
        '##[end-action id=__self.__run;outcome=failure;conclusion=failure;duration_ms=5]',
        'hidden',
        '',
      ],
      ['::add-mask::hunter2', 'hidden', ''],
      ['  ::add-mask::hunter2', 'hidden', ''],
      ['##[add-mask]hunter2', 'hidden', ''],
    ])('reads the kind of %j: %s', (raw, kind, text) => {
      expect(read(raw).kind).toBe(kind)
      if (kind !== 'hidden') expect(read(raw).text).toBe(text)
    })

    it('replaces invalid UTF-8', () => {
      const bytes = Buffer.concat([Buffer.from('a'), Buffer.from([0xff, 0xc3, 0x28])])
      expect(readLine(bytes).text).toBe('a\uFFFD\uFFFD(')
    })

    it('cuts a long line, but not within a character', () => {
      const long = read(`a${'🚀'.repeat(MAX_TEXT_CHARACTERS)}`)
      expect(long.cut).toBe(true)
      expect(long.text).toHaveLength(MAX_TEXT_CHARACTERS)
      expect(long.text.isWellFormed()).toBe(true)
    })

    it('keeps a second time, which is text', () => {
      expect(read('2026-03-01T10:00:00.0000000Z twice').text).toBe(
        '2026-03-01T10:00:00.0000000Z twice',
      )
    })
  })

  describe('timeReader', () => {
    const timeOf = timeReader()
    it.each([
      [logLine(5.9, 'text'), at(5.9)],
      [logLine(5.95, ''), at(5.95)],
      [logLine(65, 'text'), at(65)],
      [`\uFEFF${logLine(65, 'text')}`, at(65)],
      ['2026-03-01T10:00:07.1234567Z', at(7.1234567)],
      ['2026-03-01T10:00:07Z without a fraction', undefined],
      ['2026-13-41T99:00:07.1234567Z no such day', undefined],
      ['text', undefined],
      ['', undefined],
    ])('reads the time of %j: %j', (line, time) => {
      const read = timeOf(Buffer.from(line))?.time
      if (time === undefined) expect(read).toBeUndefined()
      else expect(read).toBeCloseTo(time, 3)
    })
  })
})

describe('JobLine.clue', () => {
  const read = (text: string) =>
    new JobLine({ bytes: Buffer.from(text), cut: false }, { time: 0, textAt: 0 }, 0).clue

  const started = (name: string | undefined, id = '__a.__run'): StepMarker => ({
    kind: 'start-action',
    id,
    name,
  })

  const ended = { kind: 'end-action', id: 'a.b' } as const

  it.each<[string, StepMarker]>([
    ['##[start-action display=Install;id=__a.__run]', started('Install')],
    ['##[start-action display=Install;id=__a.__run]\r', started('Install')],
    ['##[start-action display=;id=__a.__run]', started('')],
    ['##[start-action id=__a.__run]', started(undefined)],
    ['##[start-action display=a=b;id=__a.__run;new=1]', started('a=b')],
    ['##[start-action display=a%3Bid=x%5D;id=__a.__run]', started('a;id=x]')],
    ['##[start-action display=%250A%25;id=__a.__run]', started('%0A%')],
    ['##[start-action display=a%0D%0Ab;id=__a%3Bb.c]', started('a\r\nb', '__a;b.c')],
    ['##[start-action display=50 %41;id=__a.__run]', started('50 %41')],
    [
      '##[end-action id=a.b;outcome=failure;conclusion=success;duration_ms=1635]',
      { ...ended, outcome: 'failure', conclusion: 'success' },
    ],
    [
      '##[end-action id=a.b;outcome=***;conclusion=skipped;duration_ms=***]',
      { ...ended, outcome: undefined, conclusion: 'skipped' },
    ],
  ])('reads %j', (line, marker) => {
    expect(read(line)).toEqual(marker)
  })

  it.each([
    '##[\\start-action display=Install;id=__a.__run]',
    'see ##[start-action display=Install;id=__a.__run]',
    ' ##[start-action display=Install;id=__a.__run]',
    '##[start-action display=Install;id=__a.__run',
    '##[start-action display=Install]',
    '##[start-action display=Install;id=]',
    '##[start-actions id=a]',
    '##[group]Install',
    '',
  ])('ignores %j', (line) => {
    expect(read(line)).toBeUndefined()
  })

  it.each(['%', ']', '€', '🚀'])('reads a name of 1,000 characters like %s', (character) => {
    const name = character.repeat(1_000 / character.length)
    const escaped = name.replaceAll('%', '%25').replaceAll(']', '%5D')
    expect(read(`##[start-action display=${escaped};id=__a.__run]`)).toEqual(started(name))
  })
})

function split(chunks: readonly Uint8Array[]) {
  const splitter = lineSplitter()
  const lines = chunks.flatMap((chunk) =>
    [...splitter.push(chunk)].map(({ bytes, cut }) => ({ text: bytes.toString('latin1'), cut })),
  )
  return [
    ...lines,
    ...[...splitter.end()].map(({ bytes, cut }) => ({ text: bytes.toString('latin1'), cut })),
  ]
}

const chunksOf = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )

describe('lineSplitter', () => {
  it('returns the same lines for any chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary-ascii', maxLength: 30 })),
        fc.integer({ min: 1, max: 50 }),
        (lines, size) => {
          const clean = lines.map((line) => line.replace(/[\r\n]/g, '.'))
          const bytes = Buffer.from(clean.map((line) => `${line}\n`).join(''), 'latin1')
          expect(split(chunksOf(bytes, size)).map(({ text }) => text)).toEqual(clean)
        },
      ),
    )
  })

  it.each([1_000, 65_536, 2_000_000])('cuts a long line, in chunks of %i', (size) => {
    const bytes = Buffer.from(`${'x'.repeat(1_000_000)}\nshort\n`)
    const lines = split(chunksOf(bytes, size))
    expect(lines.map(({ cut }) => cut)).toEqual([true, false])
    expect(lines[0]?.text).toHaveLength(MAX_LINE_BYTES)
    expect(lines[1]?.text).toBe('short')
  })
})
