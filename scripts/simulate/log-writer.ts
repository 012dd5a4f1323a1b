import type { Random } from './random.ts'

/** An inner step as it ran, with its times as the log stores them. */
export interface SimulatedPart {
  readonly name: string
  readonly depth: number
  readonly startedAt: number
  readonly completedAt: number
  readonly conclusion: string
}

export interface Written {
  readonly text: string
  readonly time: number
  /** Further lines of a message have no time. */
  readonly untimed?: boolean
}

export interface World {
  readonly random: Random
  readonly marked: boolean
}

const OUTPUT = [
  'ok',
  'compiling',
  '##[group]Fetching',
  '##[endgroup]',
  '##[\\start-action display=Fake;id=__self.fake]',
  'see ##[end-action id=__self.fake;outcome=failure;conclusion=failure;duration_ms=1]',
  '##[warning]old',
  '',
]
const FORGED_MESSAGE = '##[start-action display=Fake;id=__self.forged]'

export type LogWriter = ReturnType<typeof logWriter>

/** Writes lines with ascending times. */
export function logWriter({ random, marked }: World, from: number) {
  const lines: Written[] = []
  const parts: SimulatedPart[] = []
  let time = from + 0.05
  const write = (text: string, untimed = false) => {
    if (!untimed) time += random.real(0.05, 3)
    lines.push({ text, time, untimed })
  }
  return {
    lines,
    parts,
    write,
    time: () => time,
    header(title: string, shell?: string): void {
      write(`##[group]${title}`)
      if (shell === undefined) write('with:')
      else write(`\u001B[36;1m${title.replace('Run ', '')}\u001B[0m`)
      write(shell ?? '  token: ***')
      write('##[endgroup]')
    },
    output(): void {
      for (let count = random.whole(0, 12); count > 0; count--) write(pick(random, OUTPUT))
      if (random.chance(0.05)) write('x'.repeat(100_000))
      if (random.chance(0.1)) {
        write('##[error]Of several lines')
        write(FORGED_MESSAGE, true)
      }
      time += random.chance(0.3) ? random.real(0, 9_000) : random.real(0, 50)
    },
    part(
      {
        id,
        name,
        depth,
        skipped = false,
      }: { id: string; name: string; depth: number; skipped?: boolean },
      run: () => void,
    ): void {
      if (marked) write(`##[start-action display=${escape(name)};id=${escape(id)}]`)
      const index = parts.length
      const startedAt = stored(time)
      parts.push({ name, depth, startedAt, completedAt: startedAt, conclusion: 'skipped' })
      run()
      const conclusion = skipped ? 'skipped' : random.chance(0.1) ? 'failure' : 'success'
      const duration = Math.floor(time - startedAt)
      if (marked) {
        write(
          `##[end-action id=${escape(id)};outcome=${conclusion};conclusion=${conclusion};duration_ms=${duration}]`,
        )
      }
      parts[index] = { name, depth, startedAt, completedAt: stored(time), conclusion }
    },
  }
}

function escape(value: string): string {
  return value.replace(/[%;\]\r\n]/g, (char) => encodeURIComponent(char).replace(/^]$/, '%5D'))
}

/** Returns a time as the log stores it: with seven digits of a second. */
function stored(time: number): number {
  return Math.floor(time * 10_000) / 10_000
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.whole(0, items.length - 1)] as T
}
