import { createHash } from 'node:crypto'

/** Returns 16 hexadecimal digits that are the same for the same texts in the same order. */
export function digestOf(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16)
}

/** Returns 8 hexadecimal digits of a text, for a long list. */
export function shortDigest(text: string): string {
  return digestOf([text]).slice(0, 8)
}
