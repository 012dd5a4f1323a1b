import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as core from '@actions/core'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addSummary, command, getInput, info, setOutputs } from '../../src/actions/runner.ts'
import { captureProcess } from '../helpers/captured-process.ts'
import { readCommandFile } from '../helpers/runner/command-file.ts'

const TEXT = fc.string({
  unit: fc.constantFrom('a', ':', ',', '%', '0', 'A', ' ', '\r', '\n', '=', 'é'),
})
const NAMES = ['debug', 'notice', 'warning', 'error'] as const

/** What is written to standard output, with these variables. */
function writtenBy(act: () => unknown, variables: Readonly<Record<string, string>> = {}): string {
  const captured = captureProcess(variables)
  try {
    act()
    return captured.written()
  } finally {
    captured.release()
  }
}

describe('what is said to the runner is what @actions/core says', () => {
  it.each(NAMES)('in a command: %s', (name) => {
    fc.assert(
      fc.property(TEXT, (message) => {
        const own = writtenBy(() => {
          command(name, message)
        })
        expect(own).toBe(
          writtenBy(() => {
            core[name](message)
          }),
        )
      }),
    )
  })

  it('in a line of the log', () => {
    fc.assert(
      fc.property(TEXT, (line) => {
        const own = writtenBy(() => {
          info(line)
        })
        expect(own).toBe(
          writtenBy(() => {
            core.info(line)
          }),
        )
      }),
    )
  })

  it.each(['fail-on', 'Fail On', 'absent'])('in the value of an input: %s', (name) => {
    fc.assert(
      fc.property(TEXT, (value) => {
        writtenBy(
          () => {
            expect(getInput(name)).toBe(core.getInput(name))
          },
          { 'INPUT_FAIL-ON': value, INPUT_FAIL_ON: `${value} ` },
        )
      }),
    )
  })
})

describe('the files of the runner', () => {
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

  it('get every output as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom('a', 'b', 'c-d'), TEXT), async (outputs) => {
        writeFileSync(join(folder, 'output'), 'before=1\n')
        await setOutputs(outputs)
        const written = readCommandFile(readFileSync(join(folder, 'output'), 'utf8'))
        expect(written).toEqual({ before: '1', ...outputs })
      }),
    )
  })

  it('get the outputs as @actions/core writes them', async () => {
    const shape = () =>
      readFileSync(join(folder, 'output'), 'utf8').replace(
        /ghadelimiter_[\da-f-]{36}/g,
        'DELIMITER',
      )
    writeFileSync(join(folder, 'output'), '')
    await setOutputs({ a: '1', b: 'two\nlines' })
    const own = shape()
    writeFileSync(join(folder, 'output'), '')
    core.setOutput('a', '1')
    core.setOutput('b', 'two\nlines')
    expect(own).toBe(shape())
  })

  it('keep what was in them where not all can be written', async () => {
    writeFileSync(join(folder, 'output'), 'before=1\n')
    const script = `
      import { setOutputs } from ${JSON.stringify(join(import.meta.dirname, '../../src/actions/runner.ts'))}
      await setOutputs({ jobs: 'x'.repeat(100_000) }).catch(({ code }) => console.log(code))`
    const limited = ['-c', 'ulimit -f 8; exec "$0" "$@"', process.execPath]
    const node = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script]
    const { stdout } = await promisify(execFile)('sh', [...limited, ...node], {
      env: { GITHUB_OUTPUT: join(folder, 'output') },
    })
    expect(stdout).toBe('EFBIG\n')
    expect(readFileSync(join(folder, 'output'), 'utf8')).toBe('before=1\n')
  })

  it('keep what other steps wrote into the summary', async () => {
    writeFileSync(join(folder, 'summary'), 'before\n')
    await addSummary('# after\n')
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toBe('before\n# after\n')
  })

  it.each([
    ['GITHUB_OUTPUT', () => setOutputs({})],
    ['GITHUB_STEP_SUMMARY', () => addSummary('')],
  ])('are missed by their name: %s', async (variable, write) => {
    process.env[variable] = ''
    await expect(write()).rejects.toThrow(`the variable ${variable} is not set`)
  })
})
