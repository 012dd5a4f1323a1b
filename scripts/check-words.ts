// Lists words of the style guide's word list that are still used: npm run lint
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

const FILES = [
  '{src,__tests__,testing,scripts}/**/*.ts',
  '*.md',
  'docs/*.md',
  '*/README.md',
  'action.yml',
  '*/action.yml',
]

const EXCLUDED = [
  ...['node_modules', 'tmp', 'build', 'dist', 'scripts/check-words.ts'],
  // It is generated, and a digest can contain a word.
  'src/logs/lines/needed-words.json',
]

/** Words that have a plainer or more common term, in any form and also inside identifiers. */
const WORDS: Readonly<Record<string, string>> = {
  'answer(s|ed|ing)?': 'response, respond',
  'ask(s|ed|ing)?': 'request, fetch',
  'tells?|telling|told': 'report, show, list, distinguish',
  'figures?': 'duration, value, count, metric',
  'strangers?|whoever': 'untrusted text, anyone',
  'believe[sd]?|believing': 'trust, validate',
  'run again|runs again': 're-run',
  'once more|anew': 'again, retry',
  'deeds?': 'outcome',
  'fates?|bec(a|o)me of': 'status',
  heard: 'received',
  'remember(s|ed|ing)?': 'cache, memoize',
  'quotas?': 'rate limit',
  patience: 'timeout',
  'asides?': 'temporary file',
  'companions?': 'sub-action',
  'usual(ly)?': 'baseline, median',
  'side by side': 'in parallel',
  'at once': 'immediately, in parallel',
  'one after another': 'in sequence',
  'any more': 'no longer',
  'all the same': 'anyway',
  besides: 'also, except',
  meanwhile: 'in the meantime',
  'for want of': 'for lack of, to fit',
  'left out|leaves? out|leaving out': 'omit',
  'pass(es|ed|ing)? over': 'skip, ignore',
  'amiss|mend(s|ed|ing)?': 'invalid, fix',
  'twins?': 'duplicate',
  'made-up': 'generated',
  '(most|largest|longest|least)_[a-z]+': 'MAX_, MIN_',
}

/** Names that are part of the contract, and quotations of what other programs print. */
const ALLOWED: readonly RegExp[] = [
  /If you believe/g,
  /runReportAnswers/g,
  /storage quota has been hit|exceeded your current quota|over its data quota|Server answered with/g,
  // What a person calls the median of a duration.
  /(?:as fast as|than) usual\b/gi,
]

const found = globSync(FILES, { cwd: ROOT, exclude: EXCLUDED })
  .filter((path) => !path.startsWith('node_modules'))
  .flatMap((path) =>
    wordsIn(readFileSync(join(ROOT, path), 'utf8')).map((word) => `${path}:${word}`),
  )

if (found.length > 0) {
  console.error(`${found.join('\n')}\n${found.length} words of the word list`)
  process.exitCode = 1
}

/** Lists the words of a file with their lines. */
function wordsIn(file: string): string[] {
  const text = ALLOWED.reduce((rest, allowed) => rest.replaceAll(allowed, ''), file)
    // `runAnswer` is two words; `MOST_RUNS` stays one.
    .replace(/([a-z])([A-Z])/g, '$1 $2')
  return Object.entries(WORDS).flatMap(([words, better]) => {
    const matches = text.matchAll(new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'gi'))
    return Array.from(matches, ({ 0: word, index }) => {
      return `${text.slice(0, index).split('\n').length}: ${word} (${better})`
    })
  })
}
