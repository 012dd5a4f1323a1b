import { describe, expect, it } from '@jest/globals'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const named = [...read('SECURITY.md').matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => code ?? [])

describe('SECURITY.md', () => {
  it('names tests that there are', () => {
    const files = named.filter((code) => /^[\w/-]+(?:\.test)?\.ts$/.test(code))
    expect(files.length).toBeGreaterThan(15)
    expect(files.filter((file) => !existsSync(join(root, '__tests__', file)))).toEqual([])
  })

  it('names commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const commands = named.flatMap((code) => /^npm run (\S+)$/.exec(code)?.[1] ?? [])
    expect(commands).toContain('check:audit')
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands))
  })
})
