import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'

const MODULE = join(import.meta.dirname, '../../src/actions/end-late.ts')

/** Runs a script in a process that ends late. */
async function run(script: string, time = 50) {
  const node = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e']
  return await promisify(execFile)(process.execPath, [
    ...node,
    `import { endLate } from ${JSON.stringify(MODULE)}
    const cancel = endLate(${time}, () => console.log('late'))
    await new Promise((resolve) => setTimeout(resolve, 20))
    ${script}`,
  ])
}

describe('endLate', () => {
  it.each([
    ['computes in a loop', 'for (;;);'],
    ['catches all errors', 'for (;;) try { for (;;) try { throw 1 } catch {} } catch {}'],
    ['matches a regular expression', 'void /^(a+)+$/.test(`${"a".repeat(50)}b`)'],
    ['serialises', 'const a = Array.from({ length: 1e5 }, () => ({})); for (;;) JSON.stringify(a)'],
    ['never leaves its microtasks', 'for (;;) await 0'],
    ['has a callback that computes', 'setTimeout(() => { for (;;); }); await new Promise(() => 0)'],
    ['waits', 'await new Promise((resolve) => setTimeout(resolve, 100_000))'],
  ])('ends a process that %s', async (_, script) => {
    expect(await run(script)).toEqual({ stdout: 'late\n', stderr: '' })
  })

  it('does nothing if it is cancelled', async () => {
    const script = `cancel()
    await new Promise((resolve) => setTimeout(resolve, 200))
    console.log('finished')`
    expect(await run(script)).toEqual({ stdout: 'finished\n', stderr: '' })
  })

  it('does not keep a process that has finished', async () => {
    expect(await run('console.log("finished")', 100_000)).toEqual({
      stdout: 'finished\n',
      stderr: '',
    })
  })
})
