const LINE_FEED = 0x0a

/** Maximum bytes kept of a line, far more than is shown; bounds the memory for endless lines. */
export const MAX_LINE_BYTES = 16_384

/** A line without its line feed, not decoded. */
export interface RawLine {
  readonly bytes: Buffer
  /** Whether the line was longer than the kept part. */
  readonly cut: boolean
}

interface LineSplitter {
  /** Returns the lines that end in this chunk. They are valid until the next call. */
  readonly push: (chunk: Uint8Array) => Iterable<RawLine>
  readonly end: () => Iterable<RawLine>
}

/** Splits a stream into lines, in bounded memory. */
export function lineSplitter(): LineSplitter {
  let held: Buffer[] = []
  let heldBytes = 0
  let cut = false

  function hold(bytes: Buffer): void {
    const kept = bytes.subarray(0, Math.max(0, MAX_LINE_BYTES - heldBytes))
    if (kept.length < bytes.length) cut = true
    if (kept.length > 0) held.push(Buffer.from(kept))
    heldBytes += kept.length
  }

  function release(): RawLine {
    const line = { bytes: Buffer.concat(held), cut }
    held = []
    heldBytes = 0
    cut = false
    return line
  }

  return {
    *push(chunk): Generator<RawLine> {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      let from = 0
      for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, from)) {
        const piece = bytes.subarray(from, at)
        from = at + 1
        if (heldBytes === 0 && piece.length <= MAX_LINE_BYTES) {
          yield { bytes: piece, cut: false }
        } else {
          hold(piece)
          yield release()
        }
      }
      if (from < bytes.length) hold(bytes.subarray(from))
    },
    /** Returns the last line if it has no line feed. */
    *end(): Generator<RawLine> {
      if (heldBytes > 0) yield release()
    },
  }
}
