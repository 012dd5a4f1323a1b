/** Returns to the start of the line and erases it. */
const CLEAR = '\r\u001B[K'

/** Returns a line that shows the progress; it writes nothing if the stream is not a terminal. */
export function statusLine(stream: {
  readonly isTTY?: boolean
  readonly write: (text: string) => unknown
}) {
  let shown = false
  return {
    show: (line: string): void => {
      if (!stream.isTTY) return
      shown = true
      stream.write(CLEAR + line)
    },
    clear: (): void => {
      if (shown) stream.write(CLEAR)
      shown = false
    },
  }
}
