import { describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findViolations } from './helpers/architecture.ts'

const root = join(import.meta.dirname, '..')

const sources = Object.fromEntries(
  globSync('src/**/*.ts', { cwd: root }).map((path) => [
    path.replaceAll('\\', '/'),
    readFileSync(join(root, path), 'utf8'),
  ]),
)

describe('the source', () => {
  it('keeps the rules', () => {
    expect(findViolations(sources)).toEqual([])
  })

  it('was found', () => {
    const edges = ['src/entry/report.ts', 'src/actions/report.ts']
    expect(Object.keys(sources)).toEqual(expect.arrayContaining(['src/pipeline.ts', ...edges]))
  })
})

describe('the rules', () => {
  it.each([
    ['src/model/run.ts', `import type { Time } from './time.ts'`],
    ['src/analyse/totals.ts', `import { isMatch } from 'matcher'`],
    ['src/analyse/totals.ts', `import type { Run } from '../model/run.ts'`],
    ['src/analyse/totals.ts', `export const at = (time: number) => new Date(time)`],
    ['src/render/markdown.ts', `export const isOwn = (run: { process: 1 }) => run.process`],
    ['src/github/transport.ts', `await import('@actions/github')`],
    ['src/actions/report.ts', `import * as core from '@actions/core'`],
    ['src/github/client.ts', `import pLimit from 'p-limit'`],
    ['src/github/fetch.ts', `await fetch('x', { signal: AbortSignal.timeout(1) })`],
    ['src/pipeline.ts', `import { analyse } from './analyse/analyse.ts'`],
    ['src/actions/report.ts', `import { EOL } from 'node:os'; process.exitCode = 1`],
    ['src/actions/outputs.ts', `import { writeFile } from 'node:fs/promises'; Date.now()`],
    ['src/entry/report.ts', `import { report } from '../actions/report.ts'`],
    ['src/archive/extract.ts', `import { mkdir } from 'node:fs/promises'; import 'yauzl'`],
    ['src/actions/save-log.ts', `import { extractArchive } from '../archive/extract.ts'`],
  ])('allow in %s: %s', (path, text) => {
    expect(findViolations({ [path]: text })).toEqual([])
  })

  it.each([
    ['src/model/run.ts', `import '../analyse/totals.ts'`, 'imports src/analyse/totals.ts'],
    ['src/model/run.ts', `import { isMatch } from 'matcher'`, 'imports matcher'],
    ['src/analyse/totals.ts', `import '../render/json.ts'`, 'imports src/render/json.ts'],
    [
      'src/analyse/totals.ts',
      `export { decode } from '../github/decode.ts'`,
      'imports src/github/decode.ts',
    ],
    [
      'src/render/json.ts',
      `import type { T } from '../analyse/totals.ts'`,
      'imports src/analyse/totals.ts',
    ],
    [
      'src/render/json.ts',
      `const { T } = await import('../github/fetch.ts')`,
      'imports src/github/fetch.ts',
    ],
    ['src/render/json.ts', `import json from '../../package.json'`, 'imports package.json'],
    ['src/github/fetch.ts', `import '../pipeline.ts'`, 'imports src/pipeline.ts'],
    ['src/github/fetch.ts', `import * as core from '@actions/core'`, 'imports @actions/core'],
    ['src/github/fetch.ts', `import { readFile } from 'node:fs'`, 'imports node:fs'],
    ['src/pipeline.ts', `import './render/json.ts'`, 'imports src/render/json.ts'],
    ['src/pipeline.ts', `import './actions/inputs.ts'`, 'imports src/actions/inputs.ts'],
    ['src/actions/report.ts', `import '../cli.ts'`, 'imports src/cli.ts'],
    ['src/actions/report.ts', `import '../entry/report.ts'`, 'imports src/entry/report.ts'],
    ['src/cli.ts', `import * as core from '@actions/core'`, 'imports @actions/core'],
    ['src/github/client.ts', `import https from 'node:https'`, 'imports node:https'],
    ['src/actions/report.ts', `import '@actions/github'`, 'imports @actions/github'],
    ['src/entry/report.ts', `import '../pipeline.ts'`, 'imports src/pipeline.ts'],
    ['src/analyse/totals.ts', `const now = Date.now()`, 'uses Date.now'],
    ['src/analyse/totals.ts', `const later = [Date.now]`, 'uses Date.now'],
    ['src/analyse/totals.ts', `const now = new Date()`, 'uses new Date()'],
    ['src/analyse/totals.ts', `const id = Math.random()`, 'uses Math.random'],
    ['src/render/json.ts', `console.log(1)`, 'uses console'],
    ['src/render/json.ts', `const { env } = process`, 'uses process'],
    ['src/render/json.ts', `const env = globalThis['process'].env`, 'uses globalThis'],
    ['src/render/json.ts', `const answer = fetch('x')`, 'uses fetch'],
    ['src/model/time.ts', `const now = performance.now()`, 'uses performance'],
    ['src/github/fetch.ts', `const token = process.env.TOKEN`, 'uses process'],
    ['src/pipeline.ts', `const now = Date.now()`, 'uses Date.now'],
    ['src/github/fetch.ts', `import '../archive/extract.ts'`, 'imports src/archive/extract.ts'],
    ['src/archive/extract.ts', `import '../model/run.ts'`, 'imports src/model/run.ts'],
    ['src/archive/extract.ts', `import http from 'node:http'`, 'imports node:http'],
    ['src/helpers/text.ts', ``, 'belongs to no part of src/'],
    ['src/stray.ts', ``, 'belongs to no part of src/'],
  ])('forbid in %s: %s', (path, text, violation) => {
    expect(findViolations({ [path]: text })).toEqual([`${path} ${violation}`])
  })
})
