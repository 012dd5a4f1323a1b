import { describe, expect, it } from '@jest/globals'
import { sourceUrl } from '../../src/model/report/source-position.ts'
import { makeRun } from '../../testing/make-run.ts'

const HEAD = 'a'.repeat(40)
const MERGE = 'b'.repeat(40)
const BLOB = 'https://github.com/octo-org/octo-shop/blob'

const urlOf = (path: string, line: number | undefined = 12, run = makeRun({ commit: HEAD })) =>
  sourceUrl(run, { path, line, column: 5 })

describe('sourceUrl', () => {
  it.each([
    ['src/cart.ts', 'src/cart.ts#L12'],
    ['Makefile', 'Makefile#L12'],
    ['app/[id]/page one#2.tsx', 'app/%5Bid%5D/page%20one%232.tsx#L12'],
    ['données/größe.py', 'donn%C3%A9es/gr%C3%B6%C3%9Fe.py#L12'],
    ['a%2e%2e/b.ts', 'a%252e%252e/b.ts#L12'],
    ['a\uD800.ts', 'a%EF%BF%BD.ts#L12'],
  ])('links %j to %s at the commit of the run', (path, expected) => {
    expect(urlOf(path)).toBe(`${BLOB}/${HEAD}/${expected}`)
  })

  it('links a file without a line', () => {
    const position = { path: 'src/cart.ts', line: undefined, column: undefined }
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
    'a\u0000.ts',
    'a\n.ts',
    'x'.repeat(1_001),
  ])('returns undefined for %j, which is not in the repository', (path) => {
    expect(urlOf(path)).toBeUndefined()
  })

  it.each([undefined, 'main', 'a'.repeat(39)])('returns undefined for the commit %s', (commit) => {
    expect(urlOf('a.ts', 1, makeRun({ commit }))).toBeUndefined()
  })
})
