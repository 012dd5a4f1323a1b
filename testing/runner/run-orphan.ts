import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import type { ProcessOptions, ProcessResult } from './run-process.ts'

/** Starts a file, prints its process id, and reads none of its output. The third pipe lasts as long as it. */
const PARENT = `
  const stdio = ['ignore', 'pipe', 'pipe', 3]
  const child = require('node:child_process').spawn(process.execPath, process.argv.slice(1), { stdio })
  process.stdout.write(String(child.pid))`

/** Runs a file as `runProcess` does, from a process that is killed as soon as it has started it. */
export async function runOrphan(options: ProcessOptions): Promise<ProcessResult> {
  const startedAt = performance.now()
  const parent = spawn(process.execPath, ['-e', PARENT, '--', ...options.nodeArguments], {
    cwd: options.folder,
    env: options.variables,
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  })
  const [, printed, , pipe] = parent.stdio as unknown as readonly Readable[]
  if (printed === undefined || pipe === undefined) throw new Error('the pipes are missing')
  const [processId] = (await once(printed, 'data')) as [Buffer]
  parent.kill('SIGKILL')
  let signal: NodeJS.Signals | null = null
  const timer = setTimeout(() => {
    signal = 'SIGKILL'
    process.kill(Number(processId), signal)
  }, options.timeoutMs)
  pipe.resume()
  await once(pipe, 'end')
  clearTimeout(timer)
  const elapsedMs = performance.now() - startedAt
  return { exitCode: null, signal, stdout: '', stderr: '', elapsedMs }
}
