import { type LogText, partsOfText } from '../../model/logged/log-text.ts'
import { VARYING_VALUE, wordsOf } from '../../model/logged/names.ts'

const RANDOM = /[A-Za-z]/
/** A number that is too long for a code. */
const LONG = /^\d{6,}$/

/** A version of three parts or more, or a long number. */
const LONG_VERSION = /^(?:\d+(?:[.:_T-]\d+){2,}|\d{12,})$/

/** The address of a host, and its port, unless a mark of a version precedes it. */
const ADDRESS = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?::\d{1,5})?$/
const VERSION_MARK = /[@v-]$/

/** A number behind it is part of a name, or a code: `send_v1`, `CVE-2026-1`, `"FR4"`, `exit 3`. */
const NAME_BEFORE =
  /[A-Za-z_"'`]$|[A-Z]-$|\b(?:code|errno|error|exit|exited|HTTP|port|returned|signal|status) $/

interface Value {
  readonly value: string
  /** Whether it is part of a name, and so varies with what the line is about. */
  readonly isName: boolean
  /** Whether it is random, and so another one in each run. */
  readonly isRandom: boolean
  /** Whether it names a build or a run, and so is no amount that can be the error. */
  readonly isIdentifier: boolean
  /** Which part of the line has it, from 0. */
  readonly part: number
}

/** A masked text, by its words. */
export interface WordedText {
  readonly text: LogText
  /** Without its values, and without marks at its start. */
  readonly words: string
  readonly values: readonly Value[]
}

export function readWords(text: LogText): WordedText {
  const parts = partsOfText(text)
  const values = parts.flatMap((part, at) =>
    Array.from(part.matchAll(VARYING_VALUE), ({ 0: value, index }): Value => {
      const before = part.slice(0, index)
      const isName = NAME_BEFORE.test(before)
      const isRandom = RANDOM.test(value) || (!isName && LONG.test(value))
      const isAddress = ADDRESS.test(value) && !VERSION_MARK.test(before)
      const isIdentifier =
        (RANDOM.test(value) && !isName) || (!isAddress && LONG_VERSION.test(value))
      return { value, isName: isName && !isIdentifier, isRandom, isIdentifier, part: at }
    }),
  )
  return { text, words: parts.map(plainWords).join(' '), values }
}

/** Returns the words of a text, whatever marks it begins with. */
export function plainWords(text: string): string {
  return wordsOf(text).replace(/^[^\p{L}#]+/u, '')
}
