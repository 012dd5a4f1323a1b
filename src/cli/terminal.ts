import type { Terminal } from '../render/terminal/style.ts'

/** Properties of an output stream. */
export interface Stream {
  readonly isTTY?: boolean
  readonly columns?: number
}

const DEFAULT_WIDTH = 80

/** Returns width and colour of a stream; `undefined` stands for a file. */
export function terminalOf(stream: Stream | undefined, env: NodeJS.ProcessEnv): Terminal {
  const given = Number(env.COLUMNS)
  const width = stream?.isTTY
    ? stream.columns
    : given > 0 && Number.isInteger(given)
      ? given
      : undefined
  return {
    width: width || DEFAULT_WIDTH,
    colour: stream !== undefined && wantsColour(stream, env),
  }
}

/** https://no-color.org and https://force-color.org */
function wantsColour(
  { isTTY = false }: Stream,
  { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv,
): boolean {
  if (NO_COLOR) return false
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTTY && TERM !== 'dumb'
}
