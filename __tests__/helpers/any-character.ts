import fc from 'fast-check'

/**
 * A unit of text: any character but half a one. It is what `unit: 'binary'` gives, which lists a
 * million characters first, in each file that uses it.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code))
