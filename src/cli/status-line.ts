/** One line for a person who waits, which is gone in the end. */
interface StatusLine {
  readonly show: (line: string) => void
  readonly clear: () => void
}

/** Back to the start of the line, and all of it erased. */
const CLEAR = '\r\u001B[K'

/** A line that is written over and over, and not at all where nobody sees it. */
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
