/**
 * `node scripts/bench/archive-memory.ts`: what it takes to download and extract archives of logs, and
 * whether memory stays flat. Each archive is extracted by the bundle in a process of its own, as the
 * runner starts it, from a server in another.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { runAction } from '../../__tests__/helpers/run-action.ts'
import { alignColumns } from '../../src/render/terminal/columns.ts'

const CASES = [
  { files: 20, bytes: 10_000_000 },
  { files: 200, bytes: 100_000_000 },
  { files: 2_000, bytes: 1_000_000_000 },
  { files: 1, bytes: 500_000_000 },
  // What grows with the number of files is what Node has not freed yet, up to a bound of its own.
  { files: 16_000, bytes: 160_000_000 },
  { files: 32_000, bytes: 320_000_000 },
]

const rows: string[][] = []
for (const { files, bytes } of CASES) {
  const server = fork(fileOf('archive-server.ts'), [String(files), String(bytes)])
  const { apiUrl, archiveBytes } = (await nextMessage(server)) as Record<string, string | number>
  const {
    outputs,
    exitCode,
    stdout,
    maxRssKib = NaN,
    cpuMs = NaN,
    elapsedMs,
  } = await runAction({
    job: { apiUrl: String(apiUrl) },
    entry: fileOf('../../dist/download-logs/index.js'),
    manifest: fileOf('../../download-logs/action.yml'),
    measure: true,
    timeoutMs: 600_000,
  })
  server.disconnect()
  if (exitCode !== 0 || outputs['files'] !== String(files)) throw new Error(stdout)
  rows.push([
    outputs['files'],
    `${megabytes(Number(outputs['bytes']))} MB`,
    `${megabytes(Number(archiveBytes))} MB`,
    `${(maxRssKib / 1024).toFixed(1)} MiB`,
    `${cpuMs.toFixed(0)} ms`,
    `${elapsedMs.toFixed(0)} ms`,
  ])
}
const head = ['files', 'extracted', 'archive', 'peak memory', 'CPU', 'time']
console.log(
  alignColumns(
    [head, ...rows],
    head.map(() => 'right' as const),
  ).join('\n'),
)

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url))
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, 'message')) as unknown[]
  return message
}
