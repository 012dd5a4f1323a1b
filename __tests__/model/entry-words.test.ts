import { describe, expect, it } from '@jest/globals'
import { entryText } from '../../src/model/report/entry-words.ts'

const at = (path: string, line?: number) => ({ path, line, column: 4 })

describe('entryText', () => {
  it.each([
    {
      entry: { title: '-Werror=unused-variable', detail: "unused variable 'spare'" },
      position: at('c/unused.c', 1),
      text: "c/unused.c:1: unused variable 'spare' (-Werror=unused-variable)",
    },
    {
      entry: { title: 'eqeqeq', detail: "Expected '===' and instead saw '=='." },
      position: at('src/cart.js', 2),
      text: "src/cart.js:2: Expected '===' and instead saw '=='. (eqeqeq)",
    },
    {
      entry: { title: undefined, detail: 'Unsupported argument' },
      position: at('main.tf', 12),
      text: 'main.tf:12: Unsupported argument',
    },
    {
      entry: { title: undefined, detail: 'lib/retry.ex:24:no_return Function f has no return.' },
      position: at('lib/retry.ex', 24),
      text: 'lib/retry.ex:24:no_return Function f has no return.',
    },
    {
      entry: { title: 'Deployment "shop"', detail: 'image: Required value' },
      text: 'Deployment "shop": image: Required value',
    },
    { entry: { title: 'end-of-file-fixer', detail: undefined }, text: 'end-of-file-fixer' },
    {
      entry: { title: 'test_a', detail: 'assert 1 == 2', isTest: true },
      position: at('test_a.py', 5),
      text: 'test_a: assert 1 == 2',
    },
    {
      entry: { title: 'GET /a', detail: 'Error: GET /a: expected 200, got 404', isTest: true },
      text: 'GET /a: expected 200, got 404',
    },
    {
      entry: { title: 'pages › GET /a', detail: 'GET /a: expected 200', isTest: true },
      text: 'pages › GET /a: expected 200',
    },
    { entry: { title: 'GET /a', detail: 'GET /a', isTest: true }, text: 'GET /a' },
    {
      entry: { title: 'adds', detail: 'addsUp is not a function', isTest: true },
      text: 'adds: addsUp is not a function',
    },
  ])('says $text', ({ entry, position, text }) => {
    expect(entryText({ position: undefined, ...entry, ...(position && { position }) })).toBe(text)
  })
})
