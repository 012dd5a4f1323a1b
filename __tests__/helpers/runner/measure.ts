import { readFile } from 'node:fs/promises'

export interface ProcessUsage {
  /** User and system time together. */
  readonly cpuMs: number
  /** The most memory that the process held at one time. */
  readonly maxRssKib: number
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

export async function readUsage(file: string): Promise<ProcessUsage> {
  // Written by the script above.
  const usage = JSON.parse(await readFile(file, 'utf8')) as NodeJS.ResourceUsage
  return {
    cpuMs: (usage.userCPUTime + usage.systemCPUTime) / 1000,
    maxRssKib: usage.maxRSS,
  }
}
