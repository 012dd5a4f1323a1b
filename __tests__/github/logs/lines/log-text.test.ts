import { describe, expect, it } from '@jest/globals'
import {
  MAX_TEXT_CHARACTERS,
  readLine,
  timeReader,
} from '../../../../src/github/logs/lines/log-text.ts'
import { logLine } from '../../../../testing/log-text.ts'
import { at } from '../../../../testing/make-run.ts'

function read(text: string) {
  const line = Buffer.from(logLine(0, text))
  return readLine(line, timeReader()(line)?.textAt)
}

describe('readLine', () => {
  it.each([
    ['plain', 'hello', 'hello'],
    ['with spaces and tabs', '\t  indented  ', '\t  indented'],
    ['with colours', '\u001B[1;31mred\u001B[0m and \u001B[38;5;12mblue\u001B[39m', 'red and blue'],
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
