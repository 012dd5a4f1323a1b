import { describe, expect, it } from '@jest/globals'
import type { LogReader } from '../../../src/github/http/log-host.ts'
import { limitLog, MAX_SHORT_PART, startLogLimit } from '../../../src/github/http/limit-logs.ts'

const MB = 1_048_576

/** A log of so many bytes, of which a host with or without ranges sends no more than is read. */
function logOf(bytes: number, hasRanges: boolean, wait: Promise<unknown>): LogReader {
  return async (range) => {
    await wait
    const from = hasRanges ? (range?.from ?? 0) : 0
    const end = hasRanges ? Math.min(bytes, (range?.to ?? bytes) + 1) : bytes
    return { body: bodyOf(end - from), from, size: hasRanges ? bytes : undefined }
  }
}

async function* bodyOf(bytes: number): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < bytes; sent += MB)
    yield await Promise.resolve(new Uint8Array(Math.min(MB, bytes - sent)))
}

/** Reads the start, the end, and then all of a log, as the reader of logs does; returns how much of it was read. */
async function readAll(read: LogReader, bytes: number): Promise<string> {
  const ranges = [262_144, MAX_SHORT_PART, bytes].map((size) => Math.min(size, bytes))
  for (const size of ranges) {
    try {
      const part = await read({ from: bytes - size, to: bytes - 1 })
      let count = 0
      for await (const chunk of part.body) count += chunk.length
      if (part.size === undefined || count === bytes) return 'whole'
    } catch (error) {
      return size <= MAX_SHORT_PART ? `not at all: ${String(error)}` : 'its end'
    }
  }
  return 'its end'
}

interface Logs {
  readonly ofRun: readonly number[]
  /** Read when those of the run are. */
  readonly others?: readonly number[]
  readonly hasRanges?: boolean
  /** Order in which the host responds to the logs of the run. @default all immediately */
  readonly order?: readonly number[]
}

async function readLogs({ ofRun, others = [], hasRanges = true, order = [] }: Logs) {
  const limit = startLogLimit()
  const all = async (sizes: readonly number[], isOfRun: boolean) => {
    const waits = sizes.map(() => Promise.withResolvers<undefined>())
    let turn: Promise<unknown> = Promise.resolve()
    const found = sizes.map((size, at) => {
      const wait = order.length > 0 && isOfRun ? waits[at]?.promise : undefined
      const log = logOf(size * MB, hasRanges, wait ?? Promise.resolve())
      const done = readAll(limitLog(log, { limit, isOfRun, turn }), size * MB)
      turn = Promise.all([turn, done])
      return done
    })
    for (const at of order) {
      waits[at]?.resolve(undefined)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return await Promise.all(found)
  }
  const own = await all(ofRun, true)
  return { own, others: await all(others, false) }
}

const times = (count: number, size: number) => Array.from({ length: count }, () => size)
const say = (found: readonly string[]) =>
  [...Map.groupBy(found, (one) => one)].map(([what, { length }]) => `${length} ${what}`).join(', ')

describe('the logs of a report', () => {
  it.each<[string, Logs, string, string]>([
    ['ten of 6 MB', { ofRun: times(10, 6) }, '10 whole', ''],
    [
      'three of 10 MB, and three of main',
      { ofRun: times(3, 10), others: times(3, 10) },
      '3 whole',
      '3 whole',
    ],
    ['one of 30 MB, and that of main', { ofRun: [30], others: [30] }, '1 whole', '1 whole'],
    ['ten of 50 MB', { ofRun: times(10, 50) }, '10 its end', ''],
    // The log that the first one is compared with is as long.
    [
      'one of 30 MB, then one of 11 MB',
      { ofRun: [30, 11], others: [30] },
      '1 whole, 1 its end',
      '1 whole',
    ],
    ['one of 50 MB, then nine of 2 MB', { ofRun: [50, ...times(9, 2)] }, '1 its end, 9 whole', ''],
    [
      'five of 20 MB, and five of main',
      { ofRun: times(5, 20), others: times(5, 20) },
      '2 whole, 3 its end',
      '1 whole, 4 its end',
    ],
    ['one of 10 MB of a host without ranges', { ofRun: [10], hasRanges: false }, '1 whole', ''],
    [
      'three of 40 MB of a host without ranges',
      { ofRun: times(3, 40), hasRanges: false },
      '2 whole, 1 not at all: GitHubError: a report reads at most 64 MiB of long logs',
      '',
    ],
  ])('are, if they are %s, read as far as 64 MB together', async (_, logs, own, others) => {
    const read = await readLogs(logs)
    expect({ own: say(read.own), others: say(read.others) }).toEqual({ own, others })
  })

  it('are read in the order of the causes, whichever the host sends first', async () => {
    const logs = { ofRun: [20, 20, 20, 20] }
    const { own } = await readLogs(logs)
    expect(own).toEqual(['whole', 'whole', 'its end', 'its end'])
    expect((await readLogs({ ...logs, order: [3, 1, 2, 0] })).own).toEqual(own)
  })
})
