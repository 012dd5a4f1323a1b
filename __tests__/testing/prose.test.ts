import { describe, expect, it } from '@jest/globals'
import { countWords, longBlocks, longSentences } from '../../testing/prose.ts'

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
const FENCE = '```'

describe('longSentences', () => {
  it.each([
    ['a paragraph', `${words(26)}.`, 1],
    ['25 words', `${words(25)}.`, 0],
    ['a bullet', `- ${words(26)}.`, 1],
    ['two sentences', `${words(20)}. ${words(20)}!`, 0],
    ['two sentences, one in bold', `**${words(20)}.** ${words(20)}`, 0],
    ['a colon within a sentence', `${words(20)}: ${words(20)}`, 1],
    ['a code span as one word', `${words(24)} \`a b c\`.`, 0],
    ['a period in a code span', `${words(20)} \`a. b\` ${words(20)}`, 1],
    ['the text of a link', `${words(20)} [${words(6)}](https://example.com/a).`, 1],
    ['signs', `${words(25)} – → | &.`, 0],
    ['a table', `| ${words(30)} |`, 0],
    ['a heading', `# ${words(30)}`, 0],
    ['a code block', `${FENCE}text\n${words(30)}\n${FENCE}`, 0],
    ['a block in a block', `${FENCE}\`\n${FENCE}\n${words(30)}\n${FENCE}\`\n${words(26)}`, 1],
  ])('counts the words of %s', (_, text, found) => {
    expect(longSentences(text)).toHaveLength(found)
  })

  it('names the line', () => {
    expect(longSentences(`# a\n\n${words(26)}`)).toEqual([
      { line: 3, text: `26 words: ${words(26)}` },
    ])
  })
})

describe('longBlocks', () => {
  it.each([
    ['a paragraph of 400 characters', 'a'.repeat(400), 0, 0],
    ['a paragraph of 401 characters', 'a'.repeat(401), 1, 0],
    ['a bullet of 401 characters', `  - ${'a'.repeat(399)}`, 1, 1],
    ['a numbered item of 402 characters', `1. ${'a'.repeat(399)}`, 1, 1],
    ['a table', `| ${'a'.repeat(500)} |`, 0, 0],
  ])('measures %s', (_, text, all, bullets) => {
    expect(longBlocks(text)).toHaveLength(all)
    expect(longBlocks(text, 'bullets')).toHaveLength(bullets)
  })
})

describe('countWords', () => {
  it('counts what is between blanks, also in tables', () => {
    expect(countWords('# a\n\n| b | c d |\n')).toEqual({ written: 8, generated: 0 })
  })

  it('omits what a command writes between its markers', () => {
    const written = '<!-- advice -->\n\n| a | b |\n\n<!-- end -->'
    const alone = countWords('a <!-- advice --> <!-- end --> b')
    expect(countWords(`a\n\n${written}\n\nb`)).toEqual({ ...alone, generated: 5 })
  })
})
