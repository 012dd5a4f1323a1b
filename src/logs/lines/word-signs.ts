/** Signs of the words that patterns need: the start and the end of a text, which no line of a log has otherwise. */
export const START = '\u0002'
export const END = '\u0003'

/** Returns a sign as words have it: `0` stands for any digit, and a blank for any white space. */
export function foldedSign(sign: string): string {
  if (sign >= '0' && sign <= '9') return '0'
  return sign.trim() === '' ? ' ' : sign
}
