import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addSummary, boundedJson, setOutputs } from '../../src/actions/command-files.ts'
import { describeWith } from '../../testing/requirements.ts'
import { readCommandFile } from '../../testing/runner/command-file.ts'

const TEXT = fc.string({
  unit: fc.constantFrom('a', ':', ',', '%', '0', 'A', ' ', '\r', '\n', '=', 'é'),
})

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'))
  process.env.GITHUB_OUTPUT = join(folder, 'output')
  process.env.GITHUB_STEP_SUMMARY = join(folder, 'summary')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
  delete process.env.GITHUB_OUTPUT
  delete process.env.GITHUB_STEP_SUMMARY
})

describe('setOutputs', () => {
  it('writes every output unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom('a', 'b', 'c-d'), TEXT), async (outputs) => {
        writeFileSync(join(folder, 'output'), 'before=1\n')
        await setOutputs(outputs)
        const written = readCommandFile(readFileSync(join(folder, 'output'), 'utf8'))
        expect(written).toEqual({ before: '1', ...outputs })
      }),
    )
  })

  it('restores the file if not all outputs can be written', async () => {
    writeFileSync(join(folder, 'output'), 'before=1\n')
    const script = `
      import { setOutputs } from ${JSON.stringify(join(import.meta.dirname, '../../src/actions/command-files.ts'))}
      const outputs = { small: '1', large: 'x'.repeat(100_000) }
      await setOutputs(outputs).catch(({ code }) => console.log(code))`
    const limited = ['-c', 'ulimit -f 8; exec "$0" "$@"', process.execPath]
    const node = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script]
    const { stdout } = await promisify(execFile)('sh', [...limited, ...node], {
      env: { GITHUB_OUTPUT: join(folder, 'output') },
    })
    expect(stdout).toBe('EFBIG\n')
    expect(readFileSync(join(folder, 'output'), 'utf8')).toBe('before=1\n')
  })
})

describe('addSummary', () => {
  it('keeps the summaries of other steps', async () => {
    writeFileSync(join(folder, 'summary'), 'before\n')
    await addSummary('# after\n')
    // Passes if changed: it cannot run twice, since the toolkit keeps the path of the first file.
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toBe('before\n# after\n')
  })
})

describe('setOutputs and addSummary', () => {
  it.each([
    ['GITHUB_OUTPUT', () => setOutputs({ a: '1' })],
    ['GITHUB_STEP_SUMMARY', () => addSummary('a')],
  ])('name the variable %s in the error if the runner did not set it', async (variable, write) => {
    process.env[variable] = ''
    await expect(write()).rejects.toThrow(`the variable ${variable} is not set`)
  })

  // A write would wait for a reader for ever, also at the exit of Node.
  describeWith('POSIX', 'at pipes', () => {
    it.each([
      ['GITHUB_OUTPUT', () => setOutputs({ a: '1' })],
      ['GITHUB_STEP_SUMMARY', () => addSummary('a')],
    ])('refuse a pipe at %s', async (variable, write) => {
      const path = join(folder, 'pipe')
      execFileSync('mkfifo', [path])
      process.env[variable] = path
      await expect(write()).rejects.toThrow(`${path} is a pipe`)
    })
  })
})

describe('boundedJson', () => {
  it.each([
    [25, '[{"a":1},{"a":2},{"a":3}]', 0],
    [24, '[{"a":1},{"a":2}]', 1],
    [9, '[{"a":1}]', 2],
    [8, '[]', 3],
  ])('within %i units returns %s and omits %i items', (maxUnits, json, omitted) => {
    expect(boundedJson([{ a: 1 }, { a: 2 }, { a: 3 }], maxUnits)).toEqual({ json, omitted })
  })

  it('never exceeds the limit and keeps the first items', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ text: fc.string() })),
        fc.integer({ min: 2, max: 500 }),
        (items, maxUnits) => {
          const { json, omitted } = boundedJson(items, maxUnits)
          expect(json.length).toBeLessThanOrEqual(maxUnits)
          expect(JSON.parse(json)).toEqual(items.slice(0, items.length - omitted))
        },
      ),
    )
  })
})
