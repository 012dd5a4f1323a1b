import { describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findCircles, findViolations } from './helpers/architecture.ts'

const root = join(import.meta.dirname, '..')

const sources = Object.fromEntries(
  globSync('src/**/*.{ts,tsx}', { cwd: root }).map((path) => [
    path.replaceAll('\\', '/'),
    readFileSync(join(root, path), 'utf8'),
  ]),
)

const MAX_FILES_IN_FOLDER = 16

describe('src', () => {
  it('keeps the rules of its parts', () => {
    expect(Object.keys(sources)).toContain('src/actions/report/index.ts')
    expect(findViolations(sources)).toEqual([])
  })

  it('has no circle of imports, between files or between folders', () => {
    expect(findCircles(sources)).toEqual([])
  })

  it(`has at most ${MAX_FILES_IN_FOLDER} files in a folder`, () => {
    const folders = Map.groupBy(Object.keys(sources), (path) => dirname(path))
    const sizes = [...folders].map(([folder, files]) => [folder, files.length] as const)
    expect(sizes.filter(([, size]) => size > MAX_FILES_IN_FOLDER)).toEqual([])
  })
})

describe('findViolations', () => {
  it.each([
    ['src/model/run.ts', `import type { Time } from './time.ts'`],
    ['src/analyse/totals.ts', `import { isMatch } from 'matcher'`],
    ['src/analyse/totals.ts', `export const at = (time: number) => new Date(time)`],
    ['src/render/markdown.ts', `export const isOwn = (run: { process: 1 }) => run.process`],
    ['src/actions/report.ts', `import { EOL } from 'node:os'; process.exitCode = 1`],
  ])('allows in %s: %s', (path, text) => {
    expect(findViolations({ [path]: text })).toEqual([])
  })

  it.each([
    ['src/model/run.ts', `import '../analyse/totals.ts'`, 'imports src/analyse/totals.ts'],
    ['src/render/json.ts', `await import('../github/x.ts')`, 'imports src/github/x.ts'],
    ['src/render/json.ts', `export { a } from '../analyse/a.ts'`, 'imports src/analyse/a.ts'],
    ['src/github/client.ts', `import https from 'node:https'`, 'imports node:https'],
    ['src/github/fetch.ts', `import * as core from '@actions/core'`, 'imports @actions/core'],
    ['src/actions/report.ts', `import '@actions/github'`, 'imports @actions/github'],
    ['src/actions/report.ts', `import '../cli/main.ts'`, 'imports src/cli/main.ts'],
    ['src/analyse/totals.ts', `const later = [Date.now]`, 'uses Date.now'],
    ['src/analyse/totals.ts', `const now = new Date()`, 'uses new Date()'],
    ['src/render/json.ts', `const env = globalThis['process'].env`, 'uses globalThis'],
    ['src/render/json.ts', `const response = fetch('x')`, 'uses fetch'],
    ['src/page/app.tsx', `import '../render/summary/x.ts'`, 'imports src/render/summary/x.ts'],
    ['src/page/app.tsx', `import '../analyse/x.ts'`, 'imports src/analyse/x.ts'],
    ['src/stray.ts', ``, 'belongs to no part of src/'],
  ])('forbids in %s: %s', (path, text, violation) => {
    expect(findViolations({ [path]: text })).toEqual([`${path} ${violation}`])
  })
})

describe('findCircles', () => {
  it('reports a circle of three folders, once per pair', () => {
    const circle = {
      'src/a/x.ts': `import '../b/x.ts'`,
      'src/b/x.ts': `import '../c/x.ts'`,
      'src/c/x.ts': `import '../a/y.ts'`,
    }
    expect(findCircles(circle)).toEqual(['src: a <-> b', 'src: a <-> c', 'src: b <-> c'])
  })
})
