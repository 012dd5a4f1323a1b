// Checks that sentences and paragraphs of the documents for users are short: npm run lint
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { longBlocks, longSentences } from '../testing/prose.ts'

const ROOT = join(import.meta.dirname, '..')

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const paths = globSync(['README.md', 'SECURITY.md', 'docs/*.md'], { cwd: ROOT }).sort()

const found = [
  ...paths.map((path) => ({
    path,
    findings: [...longBlocks(read(path)), ...longSentences(read(path))],
  })),
  { path: 'CONTRIBUTING.md', findings: longBlocks(read('CONTRIBUTING.md'), 'bullets') },
].flatMap(({ path, findings }) => findings.map(({ line, text }) => `${path}:${line}: ${text}`))

for (const finding of found) console.error(finding)
if (found.length > 0) process.exitCode = 1
