import { describe, expect, it } from '@jest/globals'
import type { Note } from '../../../src/model/note.ts'
import { renderNotes } from '../../../src/render/summary/summary.ts'
import { elementsOf, showMarkdown, tagsOf, textOf } from '../../../testing/shown-markdown.ts'

function render(...texts: readonly string[]): string {
  const notes = texts.map((text): Note => ({ severity: 'notice', text }))
  return renderNotes(notes)
}

describe('renderNotes', () => {
  it('returns an empty string without notes', () => {
    expect(render()).toBe('')
  })

  it('renders a paragraph of several lines as a code block', () => {
    const notes = [
      { severity: 'warning', text: 'Add:\n\npermissions:\n  actions: read\n\n(No *more*.)' },
      { severity: 'notice', text: 'odd' },
    ] as const
    expect(renderNotes(notes)).toBe(
      [
        '### Notes',
        '',
        '- ⚠️ Add:',
        '',
        '  ```yaml',
        '  permissions:',
        '    actions: read',
        '  ```',
        '',
        '  (No \\*more\\*.)',
        '- ℹ️ odd',
      ].join('\n'),
    )
  })

  it.each([
    'a\n```\n<b>x</b>',
    'a\n\n```\nb\n````\n<b>',
    'a\n\n- b\n# c',
    'a\n\n\n\n\tb\n</li>',
    '- a\n- b',
    '<b>\n\n<b>',
  ])('keeps %j within its list item', (text) => {
    const root = showMarkdown(render(text, 'last'))
    expect(elementsOf(root, 'li')).toHaveLength(2)
    expect(tagsOf(root).filter((tag) => !/^(h3|ul|li|p|pre|code)$/.test(tag))).toEqual([])
    const [first] = elementsOf(root, 'li')
    const shown = text.split('\n').map((line) => line.trim())
    expect(shown.filter((line) => !(first && textOf(first).includes(line)))).toEqual([])
  })
})
