import { describe, expect, it } from '@jest/globals'
import { stripVTControlCharacters } from 'node:util'
import { printable, renderForTerminal } from '../../scripts/demo/terminal.ts'

function shown(markdown: string): string {
  return stripVTControlCharacters(renderForTerminal(markdown))
}

describe('renderForTerminal', () => {
  it('puts tables in columns, emoji two wide', () => {
    expect(shown('| Job | Ran |\n| --- | --: |\n| ✅ [build](https://x.y) | 9s |\n| e2e | 1m 2s |'))
      .toBe(`Job         Ran
───────────────
✅ build     9s
e2e       1m 2s
`)
  })

  it('shows folded details by their title, close together', () => {
    const folded = (title: string) => `<details><summary>${title}</summary>\n\nx\n\n</details>\n\n`
    expect(shown(`## Steps\n\n${folded('lint')}${folded('build')}`)).toBe(
      'Steps\n▸ lint\n▸ build\n',
    )
  })

  it.each([
    ['a **b** `c`\nd', 'a b c d\n'],
    ['- a\n- b\n  - c', '• a\n• b\n  • c\n'],
    ['> a\n>\n> b', '│ a\n│ b\n'],
    ['```\na  b\n```', '    a  b\n'],
    ['```mermaid\ngantt\n```', '(a diagram: see the page)\n'],
    ['a<br>b', 'a\nb\n'],
  ])('%j', (markdown, text) => {
    expect(shown(markdown)).toBe(text)
  })
})

describe('printable', () => {
  it('leaves nothing that a terminal obeys', () => {
    expect(printable('a\u001b[31mb\u009bc\u0007\nd')).toBe('a [31mb c \nd')
  })
})
