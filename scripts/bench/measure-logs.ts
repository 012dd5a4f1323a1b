import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { alignColumns } from '../../src/render/terminal/columns.ts'

const TSC = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc')
const SMALL_BYTES = 100_000
const LARGE_BYTES = 500_000_000
/** With ranges, as GitHub's own host has them. */
const MAX_PEAK_MIB = 150

/** `whole`: the step wrote the whole log, and its only error is in the middle of it. */
const CASES = [
  { name: 'in a small log', bytes: SMALL_BYTES, ranges: true, step: 'end' },
  { name: 'at the end', bytes: LARGE_BYTES, ranges: true, step: 'end' },
  { name: 'in the middle', bytes: LARGE_BYTES, ranges: true, step: 'middle' },
  { name: 'the whole log', bytes: LARGE_BYTES, ranges: true, step: 'whole' },
  { name: 'at the end, host without ranges', bytes: LARGE_BYTES, ranges: false, step: 'end' },
] as const

interface Read {
  readonly grownMib: number
  readonly peakMib: number
  readonly elapsedMs: number
  readonly lines: number
  readonly reason: boolean
  readonly readInFull: boolean
  readonly exitCode: number
}

/**
 * Describes what reading the log of a failed step takes of memory and of the network. The reader is
 * compiled first: to load TypeScript takes memory of its own.
 */
export async function measureLogs(folder: string): Promise<string> {
  const compiled = join(folder, 'compiled')
  execFileSync(process.execPath, [TSC, '--noEmit', 'false', '--outDir', compiled])
  const rows: string[][] = []
  for (const { name, bytes, ranges, step } of CASES) {
    const server = fork(join(import.meta.dirname, 'log-server.ts'), [
      String(bytes),
      String(ranges),
      step,
    ])
    const { apiUrl } = (await nextMessage(server)) as { apiUrl: string }
    const reader = fork(join(compiled, 'scripts/bench/read-one-log.js'), [apiUrl], {
      execArgv: ['--expose-gc'],
    })
    const read = (await nextMessage(reader)) as Read
    server.send('count')
    const { requests, sentBytes = NaN } = (await nextMessage(server)) as Record<string, number>
    server.disconnect()
    const complete = step !== 'whole' || read.reason || !read.readInFull
    if (read.exitCode !== 1 || read.lines === 0 || !complete) throw new Error(JSON.stringify(read))
    if (ranges && read.peakMib > MAX_PEAK_MIB) process.exitCode = 1
    rows.push([
      name,
      `${(bytes / 1e6).toFixed(1)} MB`,
      `${(sentBytes / 1e6).toFixed(1)} MB`,
      String(requests),
      `${read.peakMib.toFixed(0)} MiB`,
      `${read.elapsedMs.toFixed(0)} ms`,
      step === 'whole' ? (read.reason ? 'found' : 'cut, and says so') : 'found',
    ])
  }
  const head = ['the failed step', 'log', 'sent', 'requests', 'peak memory', 'time', 'error']
  const columns = head.map((_, at) => (at === 0 ? ('left' as const) : ('right' as const)))
  return alignColumns([head, ...rows], columns).join('\n')
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, 'message')) as unknown[]
  return message
}
