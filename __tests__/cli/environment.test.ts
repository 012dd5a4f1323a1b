import { describe, expect, it } from '@jest/globals'
import { statusLine, terminalOf } from '../../src/cli/main.ts'
import { findToken } from '../../src/cli/connect.ts'

const TTY = { isTTY: true, columns: 132 }

describe('terminalOf', () => {
  it.each<[Parameters<typeof terminalOf>[0], Record<string, string>, number, boolean]>([
    [TTY, {}, 132, true],
    [TTY, { COLUMNS: '90' }, 132, true],
    [{ isTTY: true, columns: 0 }, {}, 80, true],
    [TTY, { NO_COLOR: '1' }, 132, false],
    [TTY, { NO_COLOR: '' }, 132, true],
    [TTY, { TERM: 'dumb' }, 132, false],
    [TTY, { FORCE_COLOR: '0' }, 132, false],
    [{}, {}, Infinity, false],
    [{}, { COLUMNS: '160' }, 160, false],
    [{}, { COLUMNS: 'wide' }, Infinity, false],
    [{}, { COLUMNS: '' }, Infinity, false],
    [{}, { COLUMNS: '0' }, Infinity, false],
    [{}, { COLUMNS: '-5' }, Infinity, false],
    [{}, { COLUMNS: '80.5' }, Infinity, false],
    [{}, { FORCE_COLOR: '1' }, Infinity, true],
    [{}, { FORCE_COLOR: '1', NO_COLOR: '1' }, Infinity, false],
    [undefined, { FORCE_COLOR: '1' }, Infinity, false],
    [undefined, { COLUMNS: '100' }, 100, false],
  ])('returns for %j with %j: %d columns, coloured: %s', (stream, env, width, colour) => {
    expect(terminalOf(stream, env)).toEqual({ width, colour })
  })
})

/** A terminal of 20 columns, and what was written to it. */
function fakeTerminal(isTTY: boolean) {
  const written: string[] = []
  const move = () => true
  const write = (text: string) => written.push(text) > 0
  const stream = { isTTY, columns: 20, write, cursorTo: move, clearLine: move, moveCursor: move }
  // A stream has more than a spinner needs.
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => written.join('') }
}

describe('statusLine', () => {
  it.each([
    ['in a pipe', false, {}],
    ['with CI', true, { CI: 'true' }],
    ['with an empty CI', true, { CI: '' }],
    ['with NO_COLOR', true, { NO_COLOR: '1' }],
    ['in a terminal that cannot move its cursor', true, { TERM: 'dumb' }],
  ])('writes nothing %s', async (_, isTTY, env) => {
    const { stream, text } = fakeTerminal(isTTY)
    const { show, clear } = await statusLine(stream, env)
    show('one')
    clear()
    expect(text()).toBe('')
  })

  it('shows a line that does not wrap in a terminal, and shows the cursor again at the end', async () => {
    const { stream, text } = fakeTerminal(true)
    // A spinner looks itself, too.
    const { CI } = process.env
    delete process.env['CI']
    const { show, clear } = await statusLine(stream, {})
    show('Reading the list of runs')
    clear()
    clear()
    if (CI !== undefined) process.env['CI'] = CI
    expect(text()).toContain(' Reading the list…')
    expect(text().lastIndexOf('\u001B[?25h')).toBeGreaterThan(text().lastIndexOf('Reading'))
  })
})

const ALL = {
  GH_TOKEN: 'of github.com',
  GITHUB_TOKEN: 'of github.com too',
  GH_ENTERPRISE_TOKEN: 'of a server',
  GITHUB_ENTERPRISE_TOKEN: 'of a server too',
}

const nothing = () => Promise.reject(new Error('gh is not installed'))

describe('findToken', () => {
  it.each([
    ['github.com', ALL, 'of github.com'],
    ['github.com', { ...ALL, GH_TOKEN: '' }, 'of github.com too'],
    ['github.com', { ...ALL, GH_HOST: 'ghe.example' }, 'of github.com'],
    [
      'ghe.example',
      { ...ALL, GH_HOST: 'ghe.example', GH_ENTERPRISE_TOKEN: ' ' },
      'of a server too',
    ],
    ['ghe.example', { ...ALL, GH_HOST: 'ghe.example' }, 'of a server'],
    ['octo.ghe.com', { ...ALL, GH_HOST: 'octo.ghe.com' }, 'of github.com'],
    ['github.com', { GH_TOKEN: ' padded\n' }, 'padded'],
  ])('returns for %s with %j: %s', async (host, env, token) => {
    expect(await findToken(host, env, nothing)).toBe(token)
  })

  it.each([
    ['github.com', { GH_ENTERPRISE_TOKEN: 'x' }, 'set GH_TOKEN;'],
    ['ghe.example', { GH_HOST: 'ghe.example', GH_TOKEN: 'x' }, 'set GH_ENTERPRISE_TOKEN;'],
    ['ghe.example', ALL, 'set GH_ENTERPRISE_TOKEN and GH_HOST to ghe.example;'],
    [
      'ghe.example',
      { ...ALL, GH_HOST: 'another.example' },
      'set GH_ENTERPRISE_TOKEN and GH_HOST to ghe.example;',
    ],
    ['octo.ghe.com', ALL, 'set GH_TOKEN and GH_HOST to octo.ghe.com;'],
    ['octo.ghe.com', { ...ALL, GH_HOST: 'other.ghe.com' }, 'set GH_TOKEN and GH_HOST'],
    ['github.com.example', { GH_TOKEN: 'x' }, 'There is no token for github.com.example.'],
  ])('finds none for %s in %j', async (host, env, message) => {
    await expect(findToken(host, env, nothing)).rejects.toThrow(message)
  })

  it('runs gh without tokens in its environment', async () => {
    const calls: unknown[] = []
    const token = await findToken('octo.ghe.com', { ...ALL, PATH: '/bin' }, (...call) => {
      calls.push(call)
      return Promise.resolve('of gh\n')
    })
    expect(token).toBe('of gh')
    expect(calls).toEqual([
      ['gh', ['auth', 'token', '--hostname', 'octo.ghe.com'], { PATH: '/bin' }],
    ])
  })

  it('rejects an empty token of gh', async () => {
    await expect(findToken('github.com', {}, () => Promise.resolve('\n'))).rejects.toThrow(
      'There is no token for github.com.',
    )
  })
})
