import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { shortDigest } from '../src/model/digest.ts'
import { LISTED_PATTERNS, neededWords } from '../testing/needed-words.ts'

const ROOT = join(import.meta.dirname, '..')

/** The file with the words of which a line needs one to have a form. */
export const NEEDED_WORDS_FILE = 'src/logs/lines/needed-words.ts'

/** Returns the text of that file. To read the patterns when the action starts would take it some 60 ms. */
export async function writtenNeededWords(): Promise<string> {
  const entries = LISTED_PATTERNS.flatMap((pattern) => {
    const words = neededWords(pattern)
    return words === undefined ? [] : [[shortDigest(pattern.source), words.join('\n')] as const]
  })
  const sources = new Set(LISTED_PATTERNS.map(({ source }) => source))
  if (new Set([...sources].map(shortDigest)).size < sources.size)
    throw new Error('two patterns have the same digest: let `shortDigest` return more digits')
  const rows = [...new Map(entries)].map((entry) => `${JSON.stringify(entry)},`)
  const text = `// Written by \`npm run build\`: what \`neededWords\` reads of patterns, by digests of their sources.

/** The words of which a text needs one to have a pattern, each on a line of its own. */
export const NEEDED_WORDS: ReadonlyMap<string, string> = new Map([
${rows.join('\n')}
])
`
  const options = await resolveConfig(join(ROOT, NEEDED_WORDS_FILE))
  return await format(text, { ...options, parser: 'typescript' })
}
