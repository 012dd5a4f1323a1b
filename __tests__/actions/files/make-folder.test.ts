import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { makeFolder, writeAtomically } from '../../../src/actions/files/write-atomically.ts'

const onLinux = process.platform === 'linux' ? it : it.skip

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'run-report-'))
})
afterEach(async () => {
  await rm(root, { recursive: true })
})

describe('makeFolder', () => {
  it('creates a folder and those above it, also in parallel', async () => {
    const path = join(root, 'a', 'b', 'c')
    await Promise.all([makeFolder(path), makeFolder(join(root, 'a', 'b', 'd')), makeFolder(path)])
    expect((await stat(path)).isDirectory()).toBe(true)
  })

  it('accepts a folder that exists, a link to one and the root', async () => {
    await symlink(root, join(root, 'link'))
    await makeFolder(join(root, 'link', 'a'))
    await makeFolder(parse(root).root)
    expect((await stat(join(root, 'a'))).isDirectory()).toBe(true)
  })

  it('fails if a file is in the way', async () => {
    await writeFile(join(root, 'file'), '')
    await expect(makeFolder(join(root, 'file'))).rejects.toThrow('EEXIST')
    await expect(makeFolder(join(root, 'file', 'a'))).rejects.toThrow('EEXIST')
  })

  onLinux.each(['/proc/report', '/proc/self/task/a/b'])('fails for %s', async (path) => {
    await expect(makeFolder(path)).rejects.toThrow('ENOENT')
    await expect(writeAtomically(join(path, 'log'), () => Promise.resolve())).rejects.toThrow(
      'ENOENT',
    )
  })
})
