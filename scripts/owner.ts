/**
 * `npm run owner -- <owner>`: writes the account that the repository belongs to into the documents, once before the
 * first release, and removes what holds only before.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { DOCUMENTS, releasedText } from '../testing/release/released-text.ts'

const [, , owner = ''] = process.argv
if (!/^[A-Za-z\d][\w-]*$/.test(owner)) {
  console.error(`"${owner}" is no account. Usage: npm run owner -- <owner>`)
  process.exit(1)
}
const files = execFileSync('git', ['ls-files', '--', ...DOCUMENTS], { encoding: 'utf8' })
for (const file of files.split('\n').filter((name) => name !== '')) {
  const text = readFileSync(file, 'utf8')
  const released = releasedText(text, owner)
  if (released === text) continue
  writeFileSync(file, released)
  console.log(`${file} names ${owner}.`)
}
