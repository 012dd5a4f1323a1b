import { readFile } from 'node:fs/promises'

export interface ProcessUsage {
  /** User and system time together. */
  readonly cpuMs: number
  /** The most memory that the process held at one time. */
  readonly maxRssKib: number
}

/** Arguments that make Node write what it used to `file` when it ends. */
export function measuringArguments(file: string): string[] {
  const script = `
    import { writeFileSync } from 'node:fs'
    process.on('exit', () => {
      writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.resourceUsage()))
    })`
  return ['--import', `data:text/javascript,${encodeURIComponent(script)}`]
}

export async function readUsage(file: string): Promise<ProcessUsage> {
  // Written by the script above.
  const usage = JSON.parse(await readFile(file, 'utf8')) as NodeJS.ResourceUsage
  return {
    cpuMs: (usage.userCPUTime + usage.systemCPUTime) / 1000,
    maxRssKib: usage.maxRSS,
  }
}
