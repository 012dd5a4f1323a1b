// Checks that the documents for users are short: npm run lint
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countWords, longBlocks, longSentences } from '../testing/prose.ts'

const ROOT = join(import.meta.dirname, '..')
const MAX_WORDS = 20_000

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const paths = globSync(['README.md', 'SECURITY.md', 'docs/*.md'], { cwd: ROOT }).sort()
const documents = paths.map((path) => ({ path, text: read(path) }))

const words = documents.map(({ text }) => countWords(text))
const total = words.reduce((sum, count) => sum + count, 0)
const counts = documents.map(({ path }, at) => `${String(words[at]).padStart(6)} ${path}`)
console.log([...counts, `${String(total).padStart(6)} words, at most ${MAX_WORDS}`].join('\n'))

const found = [
  ...documents.map(({ path, text }) => ({
    path,
    findings: [...longBlocks(text), ...longSentences(text)],
  })),
  { path: 'CONTRIBUTING.md', findings: longBlocks(read('CONTRIBUTING.md'), 'bullets') },
].flatMap(({ path, findings }) => findings.map(({ line, text }) => `${path}:${line}: ${text}`))

if (found.length > 0) console.error(found.join('\n'))
if (found.length > 0 || total > MAX_WORDS) process.exitCode = 1
