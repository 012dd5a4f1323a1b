import { describe, expect, it } from '@jest/globals'
import { untilAborted } from '../../src/github/until-aborted.ts'

const OVER = new Error('the time is over')

describe('work that ends by a signal', () => {
  it('gives its value', async () => {
    const { signal } = new AbortController()
    await expect(untilAborted(Promise.resolve(7), signal)).resolves.toBe(7)
  })

  it('throws what it throws', async () => {
    const { signal } = new AbortController()
    const work = Promise.reject(new Error('broken'))
    await expect(untilAborted(work, signal)).rejects.toThrow('broken')
  })

  it('is not waited for when it does not notice the signal', async () => {
    const controller = new AbortController()
    const waited = untilAborted(new Promise(() => undefined), controller.signal)
    controller.abort(OVER)
    await expect(waited).rejects.toBe(OVER)
  })

  it('is not begun to be waited for when the signal has ended', async () => {
    await expect(untilAborted(Promise.resolve(7), AbortSignal.abort(OVER))).rejects.toBe(OVER)
  })

  it('may fail after the signal without anybody seeing it', async () => {
    const controller = new AbortController()
    const work = Promise.withResolvers<never>()
    const waited = untilAborted(work.promise, controller.signal)
    controller.abort(OVER)
    work.reject(new Error('late'))
    await expect(waited).rejects.toBe(OVER)
  })
})
