import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { patternDigest } from '../src/logs/lines/pattern-finder.ts'
import { LISTED_PATTERNS, neededWords } from '../testing/needed-words.ts'

const ROOT = join(import.meta.dirname, '..')

/** The file with the words of which a line needs one to have a form. */
export const NEEDED_WORDS_FILE = 'src/logs/lines/needed-words.json'

/**
 * Returns the text of that file: what `neededWords` reads of patterns, by digests of their sources, the words each on a line of
 * its own. To read the patterns when the action starts would take it some 60 ms.
 */
export async function writtenNeededWords(): Promise<string> {
  const entries = LISTED_PATTERNS.flatMap((pattern) => {
    const words = neededWords(pattern)
    return words === undefined ? [] : [[patternDigest(pattern), words.join('\n')] as const]
  })
  const bySource = new Map(LISTED_PATTERNS.map((pattern) => [pattern.source, pattern]))
  if (new Set([...bySource.values()].map(patternDigest)).size < bySource.size)
    throw new Error('two patterns have the same digest: let `patternDigest` return more digits')
  const options = await resolveConfig(join(ROOT, NEEDED_WORDS_FILE))
  return await format(JSON.stringify(Object.fromEntries(entries)), { ...options, parser: 'json' })
}
