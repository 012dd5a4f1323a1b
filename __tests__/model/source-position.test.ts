import { describe, expect, it } from '@jest/globals'
import { canBeCommitted, locate, sourceUrl } from '../../src/model/report/source-position.ts'
import { makeRun } from '../../testing/make-run.ts'

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
