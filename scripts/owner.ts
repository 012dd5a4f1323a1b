/**
 * `npm run owner -- <owner>`: writes the owner of the repository into the reusable workflow. GitHub lets only a
 * person push a change of a workflow file, so this is no part of `scripts/release.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withOwner } from './release/released-text.ts'

const FILE = '.github/workflows/report.yml'

const [, , owner = ''] = process.argv
if (!/^[A-Za-z\d][\w-]*$/.test(owner)) {
  console.error(`"${owner}" is no account. Usage: npm run owner -- <owner>`)
  process.exit(1)
}
const path = join(process.cwd(), FILE)
const text = readFileSync(path, 'utf8')
writeFileSync(path, withOwner(text, owner))
console.log(`${FILE} uses the actions of ${owner}. Commit and push it.`)
