import { describe, expect, it } from '@jest/globals'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandManifest } from '../../testing/release/command-package.ts'

const ROOT = join(import.meta.dirname, '../..')
const PACKAGE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly version: string
  readonly bin: { readonly 'run-report': string }
}

describe('commandManifest', () => {
  it('has the command, and no packages or scripts', () => {
    const { version, bin } = PACKAGE
    expect(existsSync(join(ROOT, bin['run-report']))).toBe(true)
    expect(commandManifest({ ...PACKAGE })).toEqual({
      ...{ name: 'run-report', version, bin, license: 'MIT', type: 'module' },
      description: expect.any(String),
      engines: { node: expect.any(String) },
    })
  })
})
