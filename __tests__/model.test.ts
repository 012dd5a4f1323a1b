import { describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { entryText } from '../src/model/report/entry-words.ts'
import { BASE_LIST_EVENTS, BRANCH_EVENTS, VARYING_EVENTS } from '../src/model/event.ts'
import { canBeCommitted, locate, sourceUrl } from '../src/model/report/source-position.ts'
import { isSameTest } from '../src/model/logged/test-name.ts'
import { DAY, dayOf } from '../src/model/time.ts'
import { makeRun } from '../testing/make-run.ts'
import { readRows } from '../testing/read-log-cases.ts'

const at = (path: string, line?: number) => ({ path, line, column: 4 })

describe('entryText', () => {
  it.each(readRows(new URL('model/entries.txt', import.meta.url)))(
    'says of $text: $result',
    ({ text, result }) => {
      const [kind, ...parts] = text.split(' | ')
      const [title, detail, place] = parts.map((part) => (part === '-' ? undefined : part))
      const [path = '', line] = place?.split(':') ?? []
      const position = place === undefined ? undefined : at(path, Number(line))
      expect(entryText({ title, detail, position, isTest: kind === 'test' })).toBe(result)
    },
  )
})

const ROOT = join(import.meta.dirname, '..')

/** Lists the events of a branch that a file names. */
function eventsIn(file: string): readonly (string | undefined)[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [...BRANCH_EVENTS].filter((event = '') => text.includes(`'${event}'`))
}

describe('TRAITS', () => {
  it('lists the events whose runs of the base branch are compared, in their order', () => {
    expect(BASE_LIST_EVENTS).toEqual(['push', 'merge_group', 'workflow_dispatch'])
  })

  it('lists the events whose runs of one commit can differ', () => {
    expect([...VARYING_EVENTS]).toEqual(['schedule', 'workflow_dispatch'])
  })

  it('is the only list of events of a branch, so that a new one is one line', () => {
    const lists = globSync('src/**/*.ts', { cwd: ROOT }).filter((file) => eventsIn(file).length > 1)
    expect(lists).toEqual([])
  })
})

const HEAD = 'a'.repeat(40)
const MERGE = 'b'.repeat(40)
const BLOB = 'https://github.com/octo-org/octo-shop/blob'

const urlOf = (file: string | undefined, line = 12, run = makeRun({ commit: HEAD })) =>
  sourceUrl(run, { path: 'printed.ts', line, column: 5, file })

describe('sourceUrl', () => {
  it.each([
    ['src/cart.ts', 'src/cart.ts#L12'],
    ['Makefile', 'Makefile#L12'],
    ['app/[id]/page one#2.tsx', 'app/%5Bid%5D/page%20one%232.tsx#L12'],
    ['données/größe.py', 'donn%C3%A9es/gr%C3%B6%C3%9Fe.py#L12'],
    ['a%2e%2e/b.ts', 'a%252e%252e/b.ts#L12'],
    ['a\uD800.ts', 'a%EF%BF%BD.ts#L12'],
  ])('links %j to %s at the commit of the run', (file, expected) => {
    expect(urlOf(file)).toBe(`${BLOB}/${HEAD}/${expected}`)
  })

  it('links a file without a line', () => {
    const position = { path: 'a', line: undefined, column: undefined, file: 'src/cart.ts' }
    expect(sourceUrl(makeRun({ commit: HEAD }), position)).toBe(`${BLOB}/${HEAD}/src/cart.ts`)
  })

  it('links the merge commit that jobs check out instead of the head', () => {
    const run = makeRun({ commit: HEAD, checkedOut: MERGE })
    expect(urlOf('a.ts', 12, run)).toBe(`${BLOB}/${MERGE}/a.ts#L12`)
  })

  it('links to the server of the run', () => {
    const run = makeRun({
      commit: HEAD,
      url: 'https://ghe.example/octo-org/octo-shop/actions/runs/42',
    })
    expect(urlOf('a.ts', 1, run)).toBe(
      `https://ghe.example/octo-org/octo-shop/blob/${HEAD}/a.ts#L1`,
    )
  })

  it('returns undefined for a position whose file is not known', () => {
    expect(urlOf(undefined)).toBeUndefined()
  })

  it.each([undefined, 'main', 'a'.repeat(39)])('returns undefined for the commit %s', (commit) => {
    expect(urlOf('a.ts', 1, makeRun({ commit }))).toBeUndefined()
  })
})

describe('canBeCommitted', () => {
  it.each([
    'src/cart.ts',
    'Makefile',
    'app/[id]/page one#2.tsx',
    '.github/ci.yml',
    'x'.repeat(1_000),
  ])('returns true for %j', (path) => {
    expect(canBeCommitted(path)).toBe(true)
  })

  it.each([
    '/usr/lib/python3/re.py',
    'C:/a/shop/a.ts',
    'C:a.ts',
    'src\\cart.ts',
    '../other/a.ts',
    'src/../../a.ts',
    'src/./a.ts',
    'src//a.ts',
    'src/',
    '',
    '~/a.ts',
    'node_modules/jest/index.js',
    'packages/a/node_modules/b.js',
    '.venv/lib/x.py',
    'env/site-packages/x.py',
    'vendor/github.com/x/y.go',
    'file:///a.ts',
    'https://example.com/a.ts',
    'node:internal/modules/run_main',
    '<anonymous>',
    'src/App.vue?vue&type=script',
    'a\u0000.ts',
    'a\n.ts',
    'x'.repeat(1_001),
  ])('returns false for %j', (path) => {
    expect(canBeCommitted(path)).toBe(false)
  })
})

describe('locate', () => {
  const FILES = ['a.ts', 'src/a.ts', 'src/b.ts', 'lib/src/b.ts', 'web/c.ts', 'vendor/d.go', 'e.ts']

  const filesOf = (isComplete: boolean) => ({
    byEnd: new Map(
      [...FILES, 'b.ts', 'c.ts', 'C.ts', 'd.go', 'none.ts'].map((path) => [
        path,
        new Set(FILES.filter((file) => `/${file}`.endsWith(`/${path}`))),
      ]),
    ),
    isComplete,
  })

  it.each<[string, string | undefined, Record<'none' | 'all' | 'some', string | undefined>]>([
    // Printed; shown by an absolute path; the file without a tree, by a tree, and by a truncated one.
    ['src/a.ts', undefined, { none: undefined, all: 'src/a.ts', some: 'src/a.ts' }],
    ['src/b.ts', undefined, { none: undefined, all: 'src/b.ts', some: 'src/b.ts' }],
    ['c.ts', undefined, { none: undefined, all: 'web/c.ts', some: undefined }],
    ['e.ts', undefined, { none: undefined, all: 'e.ts', some: undefined }],
    ['a.ts', undefined, { none: undefined, all: undefined, some: undefined }],
    ['b.ts', undefined, { none: undefined, all: undefined, some: undefined }],
    ['C.ts', undefined, { none: undefined, all: undefined, some: undefined }],
    ['none.ts', undefined, { none: undefined, all: undefined, some: undefined }],
    ['a.ts', 'a.ts', { none: 'a.ts', all: 'a.ts', some: 'a.ts' }],
    ['a.ts', 'src/a.ts', { none: 'src/a.ts', all: 'src/a.ts', some: 'src/a.ts' }],
    ['gen.ts', 'src/gen.ts', { none: 'src/gen.ts', all: undefined, some: 'src/gen.ts' }],
    ['d.go', 'vendor/d.go', { none: undefined, all: 'vendor/d.go', some: 'vendor/d.go' }],
    ['b.ts', 'x/../src/b.ts', { none: undefined, all: undefined, some: undefined }],
  ])('finds %s, shown as %s: %j', (path, file, expected) => {
    const position = { path, line: 3, column: undefined, file }
    const trees = { none: undefined, all: filesOf(true), some: filesOf(false) }
    for (const [name, tree] of Object.entries(trees)) {
      const found = expected[name as keyof typeof expected]
      expect(locate(position, tree)).toEqual({ ...position, path: found ?? path, file: found })
    }
  })
})

describe('isSameTest', () => {
  it.each([
    ['cart.spec.ts:5:1 › adds', 'cart.spec.ts:9:3 › adds', true],
    ['[chromium] › tests/cart.spec.ts:5:1 › adds', 'tests/cart.spec.ts › adds', true],
    ['cart.spec.ts:5:1 › adds', 'shop.spec.ts:5:1 › adds', false],
    ['shop.dev:8080 › adds', 'shop.dev:9090 › adds', false],
    ['adds 5:1 › twice', 'adds 6:1 › twice', false],
  ])('compares %s and %s: %s', (one, other, expected) => {
    expect(isSameTest(one, other)).toBe(expected)
  })
})

describe('dayOf', () => {
  it.each([
    [0, 0],
    [DAY - 1, 0],
    [DAY, DAY],
  ])('returns of %i the start of its day: %i', (instant, day) => {
    expect(dayOf(instant)).toBe(day)
  })
})
