import type { Terminal } from '../render/terminal/style.ts'

interface Stream {
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Returns to the start of the line and erases it. */
const CLEAR = '\r\u001B[K'

const DEFAULT_WIDTH = 80

/**
 * Returns width and colour of a stream; `undefined` stands for a file. Programs read a pipe and a file, so their
 * lines are not wrapped, unless `COLUMNS` is the width of what shows them.
 */
export function terminalOf(stream: Stream | undefined, env: NodeJS.ProcessEnv): Terminal {
  const given = Number(env.COLUMNS)
  const shown = given > 0 && Number.isInteger(given) ? given : Infinity
  return {
    width: stream?.isTTY ? stream.columns || DEFAULT_WIDTH : shown,
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

/** A line that shows the progress; it writes nothing if the stream is not a terminal. */
export interface StatusLine {
  readonly show: (line: string) => void
  readonly clear: () => void
}

export function statusLine(
  stream: Stream & { readonly write: (text: string) => unknown },
): StatusLine {
  let shown = false
  return {
    show: (line) => {
      if (!stream.isTTY) return
      shown = true
      stream.write(CLEAR + line)
    },
    clear: () => {
      if (shown) stream.write(CLEAR)
      shown = false
    },
  }
}
