import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pickOldest } from '../../src/runs/actions/choose-old-runs.ts'
import { saveLog } from '../../src/runs/actions/download-logs.ts'
import type { Client } from '../../src/github/http/client.ts'
import { replaceMethod } from '../../testing/captured-process.ts'

/** Picks from the numbers `last` to 1, some of which have logs. */
function pick(last: number, withLogs: ReadonlySet<number>, limit: number) {
  const list = Array.from({ length: last }, (_, index) => last - index)
  const checked: number[] = []
  const has = (item: number) => {
    checked.push(item)
    return Promise.resolve(withLogs.has(item))
  }
  const picked = pickOldest(list, limit, has)
  return picked.then((result) => ({ ...result, checked }))
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('pickOldest', () => {
  it.each([101, 250, 1_000])('finds the oldest of %i items with logs', async (last) => {
    const start = Math.ceil(last / 3)
    const { items, checked } = await pick(last, new Set(range(start, last)), 2)
    expect(items).toEqual([start + 1, start])
    expect(checked.length).toBeLessThan(150)
  })

  it('picks all items in repeated calls and then reports that none is left', async () => {
    const lists = fc.uniqueArray(fc.integer({ min: 1, max: 100 }))
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 9 }), async (numbers, limit) => {
        const withLogs = new Set(numbers)
        for (let call = 0; call < Math.ceil(numbers.length / limit); call++) {
          const oldest = [...withLogs].sort((a, b) => a - b).slice(0, limit)
          const { items, left } = await pick(100, withLogs, limit)
          expect(items.toReversed()).toEqual(oldest)
          expect(left).toBe(withLogs.size - oldest.length)
          for (const item of items) withLogs.delete(item)
        }
        expect(withLogs.size).toBe(0)
      }),
      { numRuns: 30 },
    )
  })
})

describe('save-log', () => {
  const passed = new AbortController()

  /** A log host that sends bytes without an end, until the deadline passes after the third. */
  async function* drip(signal: AbortSignal): AsyncGenerator<Uint8Array> {
    for (let count = 0; ; count += 1) {
      if (count === 3) passed.abort(new DOMException('late', 'TimeoutError'))
      await Promise.resolve()
      signal.throwIfAborted()
      yield Buffer.from('.')
    }
  }

  const client = {
    redirect: () => Promise.resolve('https://logs.test/log'),
    file: (_: unknown, signal: AbortSignal) => () =>
      Promise.resolve({ body: drip(signal), size: undefined, from: 0 }),
    redact: (chunks: AsyncIterable<Uint8Array>) => chunks,
  } as unknown as Client

  it('saveLog ends a download that takes longer than 30 minutes, and keeps no part of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'save-log-'))
    const deadlines: number[] = []
    const restore = replaceMethod(AbortSignal, 'timeout', (delayMs: number) => {
      deadlines.push(delayMs)
      return passed.signal
    })
    try {
      const log = { owner: 'octo-org', repo: 'octo-shop', runId: 7, attempt: undefined, jobId: 70 }
      await expect(
        saveLog(client, { log, folder, extract: false, maxBytes: 1e9 }),
      ).rejects.toMatchObject({ kind: 'aborted' })
      expect(deadlines).toEqual([30 * 60_000])
      expect(await readdir(folder)).toEqual([])
    } finally {
      restore()
      await rm(folder, { recursive: true })
    }
  })
})
