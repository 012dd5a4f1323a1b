import { pick, type Random } from './random.ts'

/** An inner step as it ran, with its times as the log stores them. */
export interface SimulatedPart {
  readonly name: string
  readonly depth: number
  readonly startedAt: number
  readonly completedAt: number
  readonly conclusion: string
}

interface WrittenLine {
  readonly text: string
  readonly time: number
  /** Further lines of a message have no time. */
  readonly untimed: boolean
}

/** A step as it ran, with its lines and inner steps. */
export interface Ran {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly conclusion: string
  readonly lines: readonly WrittenLine[]
  /** In the order in which they started. */
  readonly parts: readonly SimulatedPart[]
}

export interface LogContext {
  readonly random: Random
  /** The runner marks the inner steps of composite actions: on github.com, not on older servers. */
  readonly marked: boolean
  /** What the log is rich in. */
  readonly focus: Focus
}

export type Focus = 'steps' | 'inner steps'

export const DEFAULT_SHELL = 'shell: /usr/bin/bash -e {0}'
/** The shell of a script with `shell: bash`, and of every script in a composite action. */
export const NAMED_SHELL = 'shell: /usr/bin/bash --noprofile --norc -e -o pipefail {0}'

const OUTPUT = [
  ...Array.from({ length: 15 }, () => [
    'ok',
    'compiling',
    'downloaded',
    'expected 3, got 4',
    '',
    'warning: unused',
    '  at a.ts',
  ]).flat(),
  ...['##[error]a.ts(3,1): wrong', '##[error]It broke', '##[warning]old', '##[notice]new'],
  // What looks like lines of the runner: it escapes markers that a program prints.
  '##[\\start-action display=x;id=__run]',
  'see ##[end-action id=__self.fake;outcome=failure;conclusion=failure;duration_ms=1]',
  'see ##[group]Run npm test',
  '##[group]Install',
  '##[endgroup]',
  '##[command]/usr/bin/git version',
]

const MULTI_LINE_ERROR = '##[error]Several\nlines of\n##[start-action display=x;id=__self.x]'

export type LogWriter = ReturnType<typeof logWriter>

/** Writes the lines of a step with ascending times. */
export function logWriter(context: LogContext, from: number) {
  const { random, marked } = context
  const lines: WrittenLine[] = []
  const parts: SimulatedPart[] = []
  let time = from + 0.01
  const write = (message: string, maxPause = 0.1) => {
    time += random.real(0.01, Math.max(0.02, maxPause))
    lines.push(...message.split('\n').map((text, at) => ({ text, time, untimed: at > 0 })))
  }
  const header = (title: string, shell?: string) => {
    write(`##[group]Run ${title}`)
    if (shell !== undefined) write(`\u001B[36;1m${title}\u001B[0m`)
    if (shell !== undefined) write(shell)
    else if (random.chance(0.8))
      for (const text of ['with:', '  path: a', '  token: ***']) write(text)
    if (random.chance(0.3)) for (const text of ['env:', '  CI: true']) write(text)
    write('##[endgroup]')
  }
  return {
    write,
    wait(duration: number): void {
      time += duration
    },
    /** Writes the head of a script, or of an action if there is no shell. */
    header,
    /** Writes what a program prints: groups, closed or not, errors, and what looks like lines of the runner. */
    output(
      count = drawSize(context),
      // About two in five steps take less than a second.
      duration = random.chance(0.4) ? random.real(1, 700) : random.real(500, 40_000),
    ): void {
      // Noise that can be taken for a step.
      const noise = (probability: number) => context.focus === 'steps' && random.chance(probability)
      const begin = noise(0.1) ? ['##[group]Run unit tests', 'AssertionError: 1 is not 2'] : []
      const end = noise(0.05) ? ['##[group]Run npm test', 'not ok'] : []
      const body = Array.from({ length: count }, () => pick(random, OUTPUT))
      for (const line of [...begin, ...body, ...end]) write(line, duration / (count + 1))
      if (noise(0.002)) header('npm test', DEFAULT_SHELL)
      if (noise(0.005)) write('Post job cleanup.')
      if (random.chance(0.05)) write(MULTI_LINE_ERROR)
    },
    /** Writes an inner step. */
    part({ id, name, depth, skipped = false }: PartFields, run: () => void): void {
      if (marked) write(`##[start-action display=${escape(name)};id=${escape(id)}]`)
      const startedAt = stored(time)
      const index =
        parts.push({ name, depth, startedAt, completedAt: startedAt, conclusion: '' }) - 1
      if (!skipped) run()
      const conclusion = skipped ? 'skipped' : random.chance(0.1) ? 'failure' : 'success'
      const end = `outcome=${conclusion};conclusion=${conclusion};duration_ms=${Math.floor(time - startedAt)}`
      if (marked) write(`##[end-action id=${escape(id)};${end}]`)
      parts[index] = { name, depth, startedAt, completedAt: stored(time), conclusion }
    },
    /** Returns the step, which finishes at most so long after its last line. */
    finish(name: string, conclusion = 'success', maxPause = 30): Ran {
      return { name, from, to: time + random.real(0.05, maxPause), conclusion, lines, parts }
    },
  }
}

interface PartFields {
  readonly id: string
  readonly name: string
  readonly depth: number
  readonly skipped?: boolean
}

export function drawSize({ random, focus }: LogContext): number {
  if (focus === 'inner steps') return random.whole(0, 12)
  return random.chance(0.2) ? 0 : random.whole(1, random.chance(0.1) ? 800 : 60)
}

function escape(value: string): string {
  return value.replace(/[%;\]\r\n]/g, (char) => encodeURIComponent(char).replace(/^]$/, '%5D'))
}

/** Returns a time as the log stores it: with seven digits of a second. */
function stored(time: number): number {
  return Math.floor(time * 10_000) / 10_000
}
