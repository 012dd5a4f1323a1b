/** Returns a text without its numbers. */
export function maskDigits(text: string): string {
  return text.replace(/\d+/g, '#').trim()
}
