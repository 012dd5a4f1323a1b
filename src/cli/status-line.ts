/** A line that shows the progress. */
interface StatusLine {
  readonly show: (line: string) => void
  readonly clear: () => void
}

/** Returns to the start of the line and erases it. */
const CLEAR = '\r\u001B[K'

/** Returns a status line; it writes nothing if the stream is not a terminal. */
export function statusLine(stream: {
  readonly isTTY?: boolean
  readonly write: (text: string) => unknown
}): StatusLine {
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
