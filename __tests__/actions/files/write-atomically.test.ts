import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeAtomically } from '../../../src/actions/files/write-atomically.ts'

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'run-report-'))
})
afterEach(async () => {
  await rm(root, { recursive: true })
})

const file = (text: string) => async (path: string) => {
  await writeFile(`${path}.scratch`, 'on the way')
  await writeFile(path, text)
  return text.length
}

const folder = async (path: string) => {
  await mkdir(path)
  await writeFile(join(path, 'a'), 'a')
}

const fail = async (path: string) => {
  await folder(path)
  throw new Error('no more')
}

describe('writeAtomically', () => {
  it('replaces a link and leaves its target alone', async () => {
    await writeFile(join(root, 'target'), 'precious')
    await symlink(join(root, 'target'), join(root, 'link'))
    await writeAtomically(join(root, 'link'), file('text'))
    expect(await readFile(join(root, 'target'), 'utf8')).toBe('precious')
    expect(await readFile(join(root, 'link'), 'utf8')).toBe('text')
    expect((await lstat(join(root, 'link'))).isFile()).toBe(true)
    expect((await readdir(root)).sort()).toEqual(['link', 'target'])
  })

  it('replaces no folder, pipe or device by a file', async () => {
    await mkdir(join(root, 'empty'))
    execFileSync('mkfifo', [join(root, 'pipe')])
    for (const path of [join(root, 'empty'), join(root, 'pipe'), '/dev/null'])
      await expect(writeAtomically(path, file('text'))).rejects.toThrow(
        /is not a file|EACCES|EISDIR|EPERM/,
      )
    expect((await readdir(root)).sort()).toEqual(['empty', 'pipe'])
  })

  it('writes a file and leaves no temporary file', async () => {
    expect(await writeAtomically(join(root, 'b', 'c'), file('text'))).toBe(4)
    expect(await readdir(join(root, 'b'))).toEqual(['c'])
    expect(await readFile(join(root, 'b', 'c'), 'utf8')).toBe('text')
  })

  it('replaces a file and an empty folder', async () => {
    await writeFile(join(root, 'file'), 'older')
    await writeAtomically(join(root, 'file'), file('newer'))
    expect(await readFile(join(root, 'file'), 'utf8')).toBe('newer')
    await mkdir(join(root, 'folder'))
    await writeAtomically(join(root, 'folder'), folder)
    expect((await readdir(root)).toSorted()).toEqual(['file', 'folder'])
    expect(await readdir(join(root, 'folder'))).toEqual(['a'])
  })

  it('does not replace a non-empty folder', async () => {
    await mkdir(join(root, 'folder'))
    await writeFile(join(root, 'folder', 'mine'), 'mine')
    await expect(writeAtomically(join(root, 'folder'), folder)).rejects.toThrow(
      /ENOTEMPTY|EPERM|EEXIST/,
    )
    await expect(writeAtomically(join(root, 'folder'), file('x'))).rejects.toThrow(/EISDIR|EPERM/)
    expect(await readdir(root)).toEqual(['folder'])
    expect(await readdir(join(root, 'folder'))).toEqual(['mine'])
  })

  it('leaves nothing if the write fails', async () => {
    await writeFile(join(root, 'file'), 'older')
    await expect(writeAtomically(join(root, 'file'), fail)).rejects.toThrow('no more')
    await expect(writeAtomically(join(root, 'other'), fail)).rejects.toThrow('no more')
    expect(await readdir(root)).toEqual(['file'])
    expect(await readFile(join(root, 'file'), 'utf8')).toBe('older')
  })
})
