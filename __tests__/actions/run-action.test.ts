import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { repairConversation, repairEventRead } from '../../src/actions/repairs.ts'
import { type Decide, runAction } from '../../src/actions/run-action.ts'
import { InputError, StepFailure } from '../../src/actions/step-failure.ts'
import { explain } from '../../src/github/errors/explain.ts'
import { GitHubError } from '../../src/github/errors/github-error.ts'
import { type CapturedProcess, captureProcess } from '../../testing/captured-process.ts'
import { httpError } from '../../testing/fake-client.ts'
import { makeTarget } from '../../testing/make-run.ts'
import { readCommandFile } from '../../testing/runner/command-file.ts'

let captured: CapturedProcess

beforeEach(() => {
  captured = captureProcess({})
})

afterEach(() => {
  captured.release()
})

describe('runAction', () => {
  it('ends the process with 0 and logs nothing if the action succeeds', async () => {
    await runAction(() => Promise.resolve())
    expect({ written: captured.written(), exits: captured.exits }).toEqual({
      written: '',
      exits: [0],
    })
  })

  it.each([
    [
      'a gate',
      new StepFailure('fail-on: failure\ntest: failure'),
      '::error::fail-on: failure%0Atest: failure\n',
    ],
    [
      'an input',
      new InputError('summary', 'maybe', 'true or false'),
      '::error::The input summary is "maybe": expected true or false.\n',
    ],
  ])('fails the step on %s', async (_, error, expected) => {
    await runAction(() => Promise.reject(error))
    expect({ written: captured.written(), exits: captured.exits }).toEqual({
      written: expected,
      exits: [1],
    })
  })

  it.each([
    ['an error', new Error('a bug'), 'a bug'],
    ['a value that is not an error', 'broken' as unknown as Error, 'broken'],
    ['untrusted text', new Error('\u001B[2J\u202Egnp\u2028.exe'), ' [2Jgnp .exe'],
  ])('warns on %s and does not fail the step', async (_, error, reason) => {
    await runAction(() => Promise.reject(error))
    const [first] = captured.written().split('\n')
    expect({ first, exits: captured.exits }).toEqual({
      first: `::warning::Run Report stopped: ${reason}`,
      exits: [0],
    })
  })

  it('fails the step on any error if onError is "fail"', async () => {
    await runAction(() => Promise.reject(new Error('a bug')), 'fail')
    const [first] = captured.written().split('\n')
    expect({ first, exits: captured.exits }).toEqual({
      first: '::error::Run Report stopped: a bug',
      exits: [1],
    })
  })

  it.each(['uncaughtException', 'unhandledRejection'] as const)(
    'warns on an %s and ends the process',
    async (event) => {
      const main = Promise.withResolvers<undefined>()
      const ended = runAction(() => main.promise)
      const listener = process.listeners(event as 'exit').at(-1) as unknown as (e: Error) => void
      listener(new Error('late'))
      await Promise.resolve()
      expect(captured.written()).toContain('::warning::Run Report stopped: late\n')
      expect(captured.exits).toEqual([0])
      main.resolve(undefined)
      await ended
    },
  )
})

type Main = (decide: Decide) => Promise<void>

const UNDECIDED = 'The gate was not evaluated.'
const WITH_GATE = { outputs: { conclusion: 'unknown' }, undecided: UNDECIDED }

/** An action whose gate decides, and which then may end with an error. */
const deciding =
  (failure: string | undefined, error?: Error): Main =>
  async (decide) => {
    decide(failure)
    if (error !== undefined) await Promise.reject(error)
  }

describe('runAction with a gate', () => {
  it.each<[what: string, main: Main, exit: number, says: RegExp]>([
    ['passed', deciding(undefined), 0, /^$/],
    ['failed', deciding('test failed'), 1, /^::error::test failed$/],
    ['decided nothing', () => Promise.resolve(), 1, /^::error::The gate was not evaluated\.$/],
    [
      'decided nothing before an error',
      () => Promise.reject(new Error('a bug')),
      1,
      /^::error::Run Report stopped: a bug%0A%0AThe gate was not evaluated\.$/,
    ],
    [
      'passed before an error',
      deciding(undefined, new Error('a bug')),
      0,
      /^::warning::Run Report stopped: a bug$/,
    ],
    [
      'failed before an error',
      deciding('test failed', new Error('a bug')),
      1,
      /^::error::Run Report stopped: a bug%0A%0Atest failed$/,
    ],
  ])('ends as a gate says that %s', async (_, main, exit, says) => {
    await runAction(main, 'warn', WITH_GATE)
    const [first] = captured.written().split('\n')
    expect(captured.exits).toEqual([exit])
    expect(first).toMatch(says)
  })

  it('fails if the gate passes only after the maximum time', async () => {
    const main: Main = (decide) => {
      for (const end = performance.now() + 20; performance.now() < end;) continue
      return deciding(undefined)(decide)
    }
    await runAction(main, 'warn', { ...WITH_GATE, maxTime: 10 })
    expect(captured.written()).toBe(`::error::${UNDECIDED}\n`)
    expect(captured.exits).toEqual([1])
  })

  it.each([
    ['uncaughtException', 'has not decided', 1],
    ['uncaughtException', 'has passed', 0],
    ['unhandledRejection', 'has not decided', 1],
    ['unhandledRejection', 'has passed', 0],
  ] as const)('ends on an %s while the gate %s with %i', async (event, gate, exit) => {
    const main = Promise.withResolvers<undefined>()
    const run = async (decide: Decide) => {
      if (gate === 'has passed') decide(undefined)
      await main.promise
    }
    const ended = runAction(run, 'warn', WITH_GATE)
    const listener = process.listeners(event as 'exit').at(-1) as unknown as (e: Error) => void
    listener(new Error('late'))
    await Promise.resolve()
    expect(captured.exits).toEqual([exit])
    main.resolve(undefined)
    await ended
  })
})

const ACTIONS = join(import.meta.dirname, '../../src/actions')
const MODULE = join(ACTIONS, 'end-late.ts')
const EVALUATE = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e']

const ANNOUNCE = `const { announceUnboundedText } = await import(${JSON.stringify(join(ACTIONS, '../github/http/unbounded-texts.ts'))})
    announceUnboundedText()`

/** Runs a script in a process that ends late, after it has announced an unbounded text, or another start. */
async function run(script: string, { time = 50, wait = 10_000, start = ANNOUNCE } = {}) {
  return await promisify(execFile)(process.execPath, [
    ...EVALUATE,
    `import { endLate } from ${JSON.stringify(MODULE)}
    const cancel = endLate(${time}, () => console.log('late'), ${wait})
    ${start}
    ${script}`,
  ])
}

describe('endLate', () => {
  it.each([
    ['catches all errors', 'for (;;) try { for (;;) try { throw 1 } catch {} } catch {}'],
    ['matches a regular expression', 'void /^(a+)+$/.test(`${"a".repeat(50)}b`)'],
    ['never leaves its microtasks', 'for (;;) await 0'],
    ['waits', 'await new Promise((resolve) => setTimeout(resolve, 100_000))'],
  ])('ends a process that %s', async (_, script) => {
    expect(await run(script)).toEqual({ stdout: 'late\n', stderr: '' })
  })

  it('starts its thread without an unbounded text after a wait, and counts that wait', async () => {
    const start = 'await new Promise((resolve) => setTimeout(resolve, 60))'
    const end = await run('for (;;) try { throw 1 } catch {}', { start, wait: 20 })
    expect(end).toEqual({ stdout: 'late\n', stderr: '' })
  })

  it('does nothing if it is cancelled', async () => {
    const script = `cancel()
    await new Promise((resolve) => setTimeout(resolve, 200))
    console.log('finished')`
    expect(await run(script)).toEqual({ stdout: 'finished\n', stderr: '' })
  })

  it('does not keep a process that has finished', async () => {
    expect(await run('console.log("finished")', { time: 100_000 })).toEqual({
      stdout: 'finished\n',
      stderr: '',
    })
  })
})

describe('runAction, late', () => {
  it.each([
    ['writes the outputs of an action that never finishes', 'await new Promise(() => 0)', 'late'],
    ['keeps the outputs if only the reader of the log is late', '', 'whole'],
  ])('%s', async (_, wait, expected) => {
    const folder = await mkdtemp(join(tmpdir(), 'run-action-'))
    const output = join(folder, 'output')
    await writeFile(output, '')
    const script = `import { setOutputs } from ${JSON.stringify(join(ACTIONS, 'command-files.ts'))}
      import { runAction } from ${JSON.stringify(join(ACTIONS, 'run-action.ts'))}
      process.stdout.write = () => true
      setInterval(() => undefined, 1_000)
      const main = async () => { ${ANNOUNCE}; ${wait}; await setOutputs({ name: 'whole' }) }
      await runAction(main, 'warn', { maxTime: 50, outputs: { name: 'late' } })`
    await promisify(execFile)(process.execPath, [...EVALUATE, script], {
      env: { ...process.env, GITHUB_OUTPUT: output },
    })
    expect(readCommandFile(await readFile(output, 'utf8'))).toEqual({ name: expected })
    await rm(folder, { recursive: true })
  })
})

const failure = (kind: GitHubError['kind'], message: string, status?: number) =>
  new GitHubError(message, { kind, status })

describe('repairs of comment and issue', () => {
  it.each([401, 403, 404, 410, 422, 429, 500, undefined])(
    'name no input that these actions lack, after %s',
    (status) => {
      const error = status === undefined ? failure('not-found', 'none') : httpError(status, 'no')
      const repairs = [repairEventRead, repairConversation('issues')]
      const texts = repairs.map((repair) => explain(error, 'it', makeTarget(), repair))
      expect(texts.join()).not.toMatch(/run-id|run-attempt|check the inputs/)
    },
  )
})
