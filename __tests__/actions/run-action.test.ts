import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { runAction } from '../../src/actions/run-action.ts'
import { InputError, StepFailure } from '../../src/actions/step-failure.ts'
import { type CapturedProcess, captureProcess } from '../../testing/captured-process.ts'

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
    expect([captured.written(), captured.exits]).toEqual(['', [0]])
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
    expect([captured.written(), captured.exits]).toEqual([expected, [1]])
  })

  it.each([
    ['an error', new Error('a bug'), 'a bug'],
    ['a value that is not an error', 'broken' as unknown as Error, 'broken'],
    ['untrusted text', new Error('\u001B[2J\u202Egnp\u2028.exe'), ' [2Jgnp .exe'],
  ])('warns on %s and does not fail the step', async (_, error, reason) => {
    await runAction(() => Promise.reject(error))
    const [first] = captured.written().split('\n')
    expect([first, captured.exits]).toEqual([`::warning::Run Report stopped: ${reason}`, [0]])
  })

  it('fails the step on any error if onError is "fail"', async () => {
    await runAction(() => Promise.reject(new Error('a bug')), 'fail')
    const [first] = captured.written().split('\n')
    expect([first, captured.exits]).toEqual(['::error::Run Report stopped: a bug', [1]])
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
