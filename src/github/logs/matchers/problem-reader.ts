import { posix } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Milliseconds, SECOND } from '../../../model/time.ts'
import type { ProblemMatcher, ProblemPart, ProblemPattern } from './problem-matchers.ts'

/** What a line says, alone or with those above it; parts that it does not have are `undefined`. */
export type Problem = Readonly<Partial<Record<ProblemPart, string | undefined>>>

/** Time of all patterns on the log of a step. */
const MAX_TIME: Milliseconds = SECOND

/** Bounds the time of each line; a problem in a longer one is data. */
const MAX_CHARACTERS = 2_000

interface Running {
  readonly matcher: ProblemMatcher
  /** By pattern: what it and those before it captured in the lines before; `undefined` if the next cannot follow. */
  captured: (Problem | undefined)[]
}

/** Reads what the tools of a repository print, in the lines of one step. */
export interface ProblemReader {
  /** Returns the problem that the line completes; `undefined` after the patterns have taken a second. */
  readonly read: (line: string) => Problem | undefined
}

/** Returns readers of steps, and whether one of them had too little time. */
export interface ProblemReaders {
  readonly start: () => ProblemReader
  readonly wasStopped: () => boolean
}

/**
 * Returns readers that match lines as the runner does: the first matcher that a line completes reports it, and the
 * others begin again.
 *
 * @param now in milliseconds
 */
export function problemReaders(
  matchers: readonly ProblemMatcher[],
  now: () => Milliseconds = () => performance.now(),
): ProblemReaders {
  let wasStopped = false
  const stop = () => {
    wasStopped = true
  }
  return { start: () => problemReader(matchers, now, stop), wasStopped: () => wasStopped }
}

function problemReader(
  matchers: readonly ProblemMatcher[],
  now: () => Milliseconds,
  stop: () => void,
): ProblemReader {
  const running = matchers.map((matcher): Running => ({ matcher, captured: [] }))
  let time: Milliseconds = 0

  function match(line: string): Problem | undefined {
    for (const one of running) {
      const problem = advance(one, line)
      if (problem === undefined) continue
      for (const other of running) if (other !== one) other.captured = []
      return { severity: one.matcher.severity, ...problem }
    }
    return undefined
  }

  return {
    read(line) {
      if (time > MAX_TIME || line.length > MAX_CHARACTERS) return undefined
      const startedAt = now()
      const problem = match(line)
      time += now() - startedAt
      if (time > MAX_TIME) stop()
      return problem
    },
  }
}

/** Matches the patterns that can be next; the first can always begin again. */
function advance(running: Running, line: string): Problem | undefined {
  const { patterns } = running.matcher
  const last = patterns.length - 1
  for (let index = last; index >= 0; index--) {
    const [pattern, before] = [patterns[index], index === 0 ? {} : running.captured[index - 1]]
    if (pattern === undefined || before === undefined) continue
    const found = capture(pattern, line)
    const captured = found && { ...before, ...found }
    if (index < last) {
      running.captured[index] = captured
    } else if (captured !== undefined) {
      running.captured = []
      if (pattern.loop) running.captured[last - 1] = before
      return withPath(captured)
    } else if (last > 0) {
      running.captured[last - 1] = undefined
    }
  }
  return undefined
}

function capture({ expression, groups }: ProblemPattern, line: string): Problem | undefined {
  // Most lines match nothing, and this is faster.
  if (!expression.test(line)) return undefined
  const matcher = expression.matcher(line)
  if (!matcher.find()) return undefined
  return Object.fromEntries(
    [...groups].flatMap(([part, group]) => {
      const text = matcher.group(group)?.trim() ?? ''
      return text === '' ? [] : [[part, text]]
    }),
  )
}

/** A file can be relative to the folder of another, such as that of a project. */
function withPath({ fromPath, ...problem }: Problem): Problem {
  const { file } = problem
  if (fromPath === undefined || file === undefined || /^(?:[/\\]|[A-Za-z]:)/.test(file))
    return problem
  return { ...problem, file: posix.join(posix.dirname(fromPath.replaceAll('\\', '/')), file) }
}
