import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compareFolders } from '../../scripts/check-dist.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-dist-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function makeFolder(name: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, file, '..'), { recursive: true })
    writeFileSync(join(folder, name, file), text)
  }
  return join(folder, name)
}

it('finds nothing between equal folders', () => {
  const files = { 'report/index.js': 'code', 'report/licenses.txt': 'MIT' }
  expect(compareFolders(makeFolder('built', files), makeFolder('committed', files))).toEqual([])
})

it('names each file that differs, is missing or is left over', () => {
  const built = makeFolder('built', { 'report/index.js': 'new', 'report/licenses.txt': 'MIT' })
  const committed = makeFolder('committed', { 'report/index.js': 'old', 'gone/index.js': 'code' })
  expect(compareFolders(built, committed)).toEqual([
    'gone/index.js is no longer built',
    'report/index.js differs',
    'report/licenses.txt is missing',
  ])
})

it('finds every file missing where nothing was committed', () => {
  const built = makeFolder('built', { 'report/index.js': 'code' })
  expect(compareFolders(built, join(folder, 'committed'))).toEqual(['report/index.js is missing'])
})
