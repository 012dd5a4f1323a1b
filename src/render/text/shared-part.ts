/** A level of a name, such as `test (windows, 22)` in `ci / test (windows, 22)`: its base, then the values of its matrix. */
type Level = readonly string[]

/** Part that the names of several jobs share. */
interface SharedPart {
  /** `windows-2025 / native` */
  readonly label: string
  /** Number of jobs of the run that have it. */
  readonly total: number
  /** Returns what else a name has: `shard 3`. */
  readonly restOf: (name: string) => string
}

/** A slash in a value, which does not separate levels. */
const SLASH_WITHIN = /\([^()]* \/ /

/**
 * Returns what the names of several jobs share, if other, similar jobs of the run do not have it; `undefined` otherwise.
 *
 * @example `os / wasm (1)` and `os / wasm (2)` beside `mac / wasm (1)` → `os / wasm`
 */
export function sharedPart(
  names: readonly string[],
  all: readonly string[],
): SharedPart | undefined {
  const [first, ...others] = names.map(levelsOf)
  if (first === undefined || others.length === 0 || names.some((name) => SLASH_WITHIN.test(name)))
    return undefined
  const common = levelParts(first).filter((part) => others.every((levels) => has(levels, part)))
  // The legs of a matrix have its name in common.
  const distinguishes = common.some(({ level, at }) => at > 0 || level < first.length - 1)
  if (!distinguishes) return undefined
  const { within = [], outside = [] } = Object.groupBy(all.map(levelsOf), (levels) =>
    common.every((part) => has(levels, part)) ? 'within' : 'outside',
  )
  const known = new Set([first, ...others].flatMap((levels) => levelParts(levels).map(partKey)))
  const isContrasted = outside.some((levels) =>
    levelParts(levels).some((part) => known.has(partKey(part))),
  )
  // The jobs of a cause of a commit can be of several runs.
  if (!isContrasted || within.length < names.length) return undefined
  const isCommon = ({ level, at }: TextPart) =>
    common.some((part) => part.level === level && part.at === at)
  return {
    label: write(first, isCommon),
    total: within.length,
    restOf: (name) => write(levelsOf(name), (part) => !isCommon(part)) || name,
  }
}

/** A base (at 0) or a value of a level. */
interface TextPart {
  readonly level: number
  readonly at: number
  readonly text: string
}

function levelsOf(name: string): readonly Level[] {
  return name.split(' / ').map((level) => {
    const [, base = level, values] = /^(?=.*\)$)(.+?) \((.+)\)$/.exec(level) ?? []
    return [base, ...(values?.split(', ') ?? [])]
  })
}

function levelParts(levels: readonly Level[]): readonly TextPart[] {
  return levels.flatMap((texts, level) => texts.map((text, at) => ({ level, at, text })))
}

function partKey({ level, at, text }: TextPart): string {
  return JSON.stringify([level, at, text])
}

function has(levels: readonly Level[], { level, at, text }: TextPart): boolean {
  return levels[level]?.[at] === text
}

/** Writes the chosen parts of a name as names are written. */
function write(levels: readonly Level[], isChosen: (part: TextPart) => boolean): string {
  const chosen = levelParts(levels).filter(isChosen)
  const written = levels.map((_, level) => {
    const parts = chosen.filter((part) => part.level === level)
    const base = parts.find(({ at }) => at === 0)?.text
    const values = parts.filter(({ at }) => at > 0).map(({ text }) => text)
    if (base === undefined) return values.join(', ')
    return values.length === 0 ? base : `${base} (${values.join(', ')})`
  })
  return written.filter((text) => text !== '').join(' / ')
}
