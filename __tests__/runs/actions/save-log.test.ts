import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { saveLog } from '../../../src/runs/actions/download-logs.ts'
import type { Client } from '../../../src/github/http/client.ts'
import { replaceMethod } from '../../../testing/captured-process.ts'

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
