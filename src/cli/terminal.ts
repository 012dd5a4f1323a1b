import cliTruncate from 'cli-truncate'
import type { Terminal } from '../render/terminal/style.ts'

interface Stream {
  readonly isTTY?: boolean
  readonly columns?: number
}

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

/** A line that shows what the command waits for. */
export interface StatusLine {
  readonly show: (line: string) => void
  readonly clear: () => void
}

/** Writes nothing. */
const SILENT: StatusLine = { show: () => undefined, clear: () => undefined }

/** What a spinner puts before a line. */
const SPINNER_COLUMNS = 2

/** Returns a status line; it writes nothing if nobody looks, as in a pipe and in CI, or wants no colours. */
export async function statusLine(
  stream: NodeJS.WriteStream,
  { CI, NO_COLOR, TERM }: NodeJS.ProcessEnv,
): Promise<StatusLine> {
  if (!stream.isTTY || CI !== undefined || NO_COLOR || TERM === 'dumb') return SILENT
  const { default: yoctoSpinner } = await import(/* webpackChunkName: "spinner" */ 'yocto-spinner')
  const spinner = yoctoSpinner({ stream })
  return {
    show(line) {
      // A line that is wrapped could not be erased.
      spinner.text = cliTruncate(line, (stream.columns || DEFAULT_WIDTH) - SPINNER_COLUMNS - 1)
      if (!spinner.isSpinning) spinner.start()
    },
    clear: () => {
      if (spinner.isSpinning) spinner.stop()
    },
  }
}
