import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { readFile } from 'node:fs/promises'
import { requireCurrent } from '../source-digest.ts'

export interface ProcessResult {
  /** `null` if a signal ended it. */
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** From the start of Node to its exit. */
  readonly elapsedMs: number
}

export interface ProcessOptions {
  /** The arguments for Node, the file of a bundle, and the arguments for it. */
  readonly nodeArguments: readonly string[]
  readonly folder: string
  /** An undefined one is not set. */
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly timeoutMs: number
  /** Receives a function that sends a signal, as a runner does to cancel a step. */
  readonly onStart?: ((kill: (signal: NodeJS.Signals) => void) => void) | undefined
  /** A file for both outputs, in place of their readers. */
  readonly outputFile?: string
  /** Receives each output, whose reader can be made to go. */
  readonly onOutput?: (stdout: Readable, stderr: Readable) => void
}

/**
 * Runs a file with this Node and none of this process's environment; kills it after `timeoutMs`.
 *
 * @throws Error if it is a bundle that was built from other source
 */
export async function runProcess(options: ProcessOptions): Promise<ProcessResult> {
  for (const argument of options.nodeArguments) requireCurrent(argument)
  const startedAt = performance.now()
  const file = options.outputFile === undefined ? undefined : openSync(options.outputFile, 'w')
  const output = file ?? 'pipe'
  const child = spawn(process.execPath, options.nodeArguments, {
    cwd: options.folder,
    env: options.variables,
    stdio: ['ignore', output, output],
    timeout: options.timeoutMs,
    killSignal: 'SIGKILL',
  })
  options.onStart?.((signal) => child.kill(signal))
  const ended = new Promise<Pick<ProcessResult, 'exitCode' | 'signal' | 'elapsedMs'>>(
    (resolve, reject) => {
      child.on('error', reject)
      child.on('exit', (exitCode, signal) => {
        resolve({ exitCode, signal, elapsedMs: performance.now() - startedAt })
      })
    },
  )
  if (file !== undefined) closeSync(file)
  const outputs = [child.stdout, child.stderr].map((stream) => stream ?? Readable.from([]))
  const [first, second] = outputs.map((stream) => text(stream).catch(() => ''))
  options.onOutput?.(...(outputs as [Readable, Readable]))
  const [end, stdout = '', stderr = ''] = await Promise.all([ended, first, second])
  return { ...end, stdout, stderr }
}

/**
 * Arguments that make Node write what it used to `file` when it ends. Its peak of memory is Linux's own
 * where there is one: `maxRSS` has the memory of the parent in it, which the process had until it became
 * what it is.
 */
export function measuringArguments(file: string): string[] {
  const script = `
    import { existsSync, readFileSync, writeFileSync } from 'node:fs'
    process.on('exit', () => {
      const usage = process.resourceUsage()
      const status = existsSync(${STATUS}) ? readFileSync(${STATUS}, 'utf8') : ''
      const [, peak = usage.maxRSS] = /^VmHWM:\\s*(\\d+)/m.exec(status) ?? []
      writeFileSync(${JSON.stringify(file)}, JSON.stringify({ ...usage, maxRSS: Number(peak) }))
    })`
  return ['--import', `data:text/javascript,${encodeURIComponent(script)}`]
}

const STATUS = JSON.stringify('/proc/self/status')

/** Returns user and system time together, and the most memory that the process held at one time. */
export async function readUsage(file: string) {
  // Written by the script above.
  const usage = JSON.parse(await readFile(file, 'utf8')) as NodeJS.ResourceUsage
  return { cpuMs: (usage.userCPUTime + usage.systemCPUTime) / 1000, maxRssKib: usage.maxRSS }
}

let isFirst = true

/**
 * Returns whether the bundle runs in a process: the first in a test file does, and so do those that
 * measure, signal or configure the process.
 */
export function needsProcess({
  inProcess,
  measure = false,
  onStart,
  env = {},
}: {
  readonly inProcess?: boolean
  readonly measure?: boolean
  readonly onStart?: unknown
  readonly env?: Readonly<Record<string, string | undefined>>
}): boolean {
  const isSample = isFirst
  isFirst = false
  if (process.env['BUNDLES'] === 'always' || onStart !== undefined || measure) return true
  if (inProcess !== undefined) return !inProcess
  return isSample || Object.keys(env).some((name) => /^(?:NODE_|TMPDIR$)/.test(name))
}
