const MAX_SENTENCE_WORDS = 25
const MAX_PARAGRAPH_CHARACTERS = 400

/** What a document has too much of, with its line. */
interface Finding {
  readonly line: number
  readonly text: string
}

const FENCE = /^\s*(`{3,})/
const LIST_MARK = /^\s*(?:[-*]|\d+\.) /
/** Tables, headings and HTML: no prose. */
const OTHER = /^(?:\||#|\s*<|$)/

/** Lists paragraphs and bullets above the limit. Prettier puts each of them on one line. */
export function longBlocks(document: string, only: 'all' | 'bullets' = 'all'): readonly Finding[] {
  return blocksOf(document)
    .filter(({ isBullet }) => isBullet || only === 'all')
    .filter(({ text }) => text.length > MAX_PARAGRAPH_CHARACTERS)
    .map(({ line, text }) => ({ line, text: `${text.length} characters: ${text}` }))
}

/** Lists sentences above the limit. A code span and the text of a link that is one count as one word. */
export function longSentences(document: string): readonly Finding[] {
  return blocksOf(document).flatMap(({ line, text }) =>
    sentencesOf(text).flatMap((sentence) => {
      const words = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
      return words > MAX_SENTENCE_WORDS ? [{ line, text: `${words} words: ${sentence}` }] : []
    }),
  )
}

/** What a command writes between its markers. */
const GENERATED = /(?<=<!-- (?:actions|advice|codes|rules|shares) -->)[^]*?(?=<!-- end -->)/g

/** Returns the number of words as `wc -w` counts them, with tables and code: of what people write, and of what a command writes. */
export function countWords(document: string): {
  readonly written: number
  readonly generated: number
} {
  const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== '').length
  const written = wordsIn(document.replaceAll(GENERATED, ' '))
  return { written, generated: wordsIn(document) - written }
}

function blocksOf(document: string) {
  let fence = ''
  return document.split('\n').flatMap((text, index) => {
    const [, mark = ''] = FENCE.exec(text) ?? []
    if (fence !== '' || mark !== '') {
      if (fence === '') fence = mark
      else if (mark.length >= fence.length) fence = ''
      return []
    }
    if (OTHER.test(text)) return []
    return [{ line: index + 1, text: text.trim(), isBullet: LIST_MARK.test(text) }]
  })
}

function sentencesOf(text: string): readonly string[] {
  return text
    .replace(LIST_MARK, '')
    .replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, 'code')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<!--.*?-->/g, '')
    .split(/(?<=[.!?]["”')*_]*)\s+/)
}
