import { describe, expect, it } from '@jest/globals'
import { statusLine, type Stream, terminalOf } from '../../src/cli/terminal.ts'

const TTY: Stream = { isTTY: true, columns: 132 }

describe('terminalOf', () => {
  it.each<[Stream | undefined, Record<string, string>, number, boolean]>([
    [TTY, {}, 132, true],
    [TTY, { COLUMNS: '90' }, 132, true],
    [{ isTTY: true, columns: 0 }, {}, 80, true],
    [TTY, { NO_COLOR: '1' }, 132, false],
    [TTY, { NO_COLOR: '' }, 132, true],
    [TTY, { TERM: 'dumb' }, 132, false],
    [TTY, { FORCE_COLOR: '0' }, 132, false],
    [{}, {}, 80, false],
    [{}, { COLUMNS: '160' }, 160, false],
    [{}, { COLUMNS: 'wide' }, 80, false],
    [{}, { COLUMNS: '-5' }, 80, false],
    [{}, { FORCE_COLOR: '1' }, 80, true],
    [{}, { FORCE_COLOR: '1', NO_COLOR: '1' }, 80, false],
    [undefined, { FORCE_COLOR: '1' }, 80, false],
  ])('returns for %j with %j: %d columns, coloured: %s', (stream, env, width, colour) => {
    expect(terminalOf(stream, env)).toEqual({ width, colour })
  })
})

describe('statusLine', () => {
  it.each([
    [true, '\r\u001B[Kone\r\u001B[Ktwo\r\u001B[K'],
    [false, ''],
  ])('erases the line at the end, on a terminal: %s', (isTTY, expected) => {
    const written: string[] = []
    const { show, clear } = statusLine({ isTTY, write: (text) => written.push(text) })
    show('one')
    show('two')
    clear()
    clear()
    expect(written.join('')).toBe(expected)
  })
})
