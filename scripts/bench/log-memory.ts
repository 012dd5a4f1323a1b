// What reading a failed step's log takes of memory and of the network: node scripts/bench/log-memory.ts [--megabytes <n>]
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { alignColumns } from '../../src/render/terminal/columns.ts'

const { values } = parseArgs({ options: { megabytes: { type: 'string', default: '300' } } })
const bytes = Number(values.megabytes) * 1_000_000

const CASES = [
  { name: 'a small log', bytes: 100_000, ranges: true, step: 'end' },
  { name: 'at its end, with ranges', bytes, ranges: true, step: 'end' },
  { name: 'in its middle, with ranges', bytes, ranges: true, step: 'middle' },
  { name: 'at its end, without ranges', bytes, ranges: false, step: 'end' },
] as const

interface Read {
  readonly grownMib: number
  readonly elapsedMs: number
  readonly lines: number
  readonly last: string
  readonly exitCode: number
  readonly notes: readonly string[]
}

const rows: string[][] = []
for (const { name, bytes: size, ranges, step } of CASES) {
  const server = fork(fileOf('log-server.ts'), [String(size), String(ranges), step])
  const { apiUrl } = (await nextMessage(server)) as { apiUrl: string }
  const reader = fork(fileOf('read-one-log.ts'), [apiUrl], { execArgv: ['--expose-gc'] })
  const read = (await nextMessage(reader)) as Read
  server.send('count')
  const { requests, sentBytes } = (await nextMessage(server)) as Record<string, number>
  server.disconnect()
  if (read.lines !== 200 || read.exitCode !== 1) throw new Error(JSON.stringify(read))
  rows.push([
    name,
    `${(size / 1e6).toFixed(1)} MB`,
    `${((sentBytes ?? NaN) / 1e6).toFixed(1)} MB`,
    String(requests),
    `${read.grownMib.toFixed(1)} MiB`,
    `${read.elapsedMs.toFixed(0)} ms`,
  ])
}
const head = ['the failed step', 'log', 'sent', 'requests', 'memory grown', 'time']
console.log(
  alignColumns([head, ...rows], ['left', ...head.slice(1).map(() => 'right' as const)]).join('\n'),
)

function fileOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, 'message')) as unknown[]
  return message
}
