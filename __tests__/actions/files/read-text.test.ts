import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readTextFile } from '../../../src/actions/files/read-text.ts'
import { readEvent } from '../../../src/actions/read-event.ts'
import { readAnyReport } from '../../../src/actions/read-report.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-text-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

describe('readText', () => {
  it('reads a file', async () => {
    await writeFile(join(folder, 'file'), 'a\nb')
    expect(await readTextFile(join(folder, 'file'))).toBe('a\nb')
  })

  const onPosix = process.platform === 'win32' ? it.skip : it
  onPosix('does not wait for what writes to a pipe', async () => {
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])
    expect(await readTextFile(path)).toBe('')
    expect(await readEvent(path)).toBeUndefined()
    await expect(readAnyReport(path)).rejects.toThrow(`${path} is not JSON, or was cut off`)
  })
})
