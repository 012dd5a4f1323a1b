import type { LoggedErrors } from '../../model/report/failure.ts'

/** Ends what completes a line. */
const SEPARATOR = '\u0000'

/** An id or a hash without a word in it, of several groups of digits; or a number, a version or a time. */
const VALUE =
  /(?<![A-Za-z\d])(?![A-Za-z\d]*(?:[a-z]{5}|[A-Z]{4}))(?=[A-Za-z]*\d+[A-Za-z]+\d)[A-Za-z\d]{4,}(?![A-Za-z\d])|\p{N}+(?:[.,:_T-]\p{N}+)*/gu
const RANDOM = /[A-Za-z]/

/** A version of three parts or more, or a long number. */
const VERSION = /^(?:\d+(?:[.:_T-]\d+){2,}|\d{12,})$/

/** The address of a host, and its port, unless a mark of a version precedes it. */
const ADDRESS = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?::\d{1,5})?$/
const VERSION_MARK = /[@v-]$/

/** A number behind it is part of a name: `send_v1`, `TestTTL/60s`, `CVE-2026-1`, `"FR4"`. */
const NAME_BEFORE =
  /[A-Za-z_"'`]$|[A-Z]-$|\b(?:code|errno|error|exit|exited|HTTP|port|returned|signal|status) $/

/** A path or a name with a mark in it: in a list of what a step works on, only this differs. */
const NAME = /[^\s"'`()[\]{}<>,;:=]*[./@_-][^\s"'`()[\]{}<>,;:=]*|[A-Z]+\p{Ll}+[A-Z]\w*/gu

interface Value {
  readonly value: string
  /** Whether it is part of a name, and so varies with what the line is about. */
  readonly isName: boolean
  /** Whether it is drawn anew for each run. */
  readonly isRandom: boolean
  /** Whether it names a build or a run, and so is no amount that can be the error. */
  readonly isIdentifier: boolean
  /** Which part of the line has it, from 0. */
  readonly part: number
}

/** A masked line, by its words. */
export interface Line {
  readonly text: string
  /** Without its values, and without marks at its start. */
  readonly words: string
  /** Without its values and names. */
  readonly list: string
  readonly values: readonly Value[]
  /** Whether it has more numbers than words, as the row of a table. */
  readonly isRow: boolean
}

export function readLine(text: string): Line {
  const words = wordsOf(text)
  const values = partsOf(text).flatMap((part, at) =>
    Array.from(part.matchAll(VALUE), ({ 0: value, index }): Value => {
      const before = part.slice(0, index)
      const isAddress = ADDRESS.test(value) && !VERSION_MARK.test(before)
      const isName = NAME_BEFORE.test(before)
      const isRandom = !isName && RANDOM.test(value)
      const isIdentifier = isRandom || (!isAddress && VERSION.test(value))
      return { value, isName: isName && !isIdentifier, isRandom, isIdentifier, part: at }
    }),
  )
  const isRow = values.length >= (words.match(/\p{L}{2,}/gu)?.length ?? 0)
  return { text, words, list: wordsOf(text.replace(NAME, '*')), values, isRow }
}

/** Returns the lines of a log by their words: as they are, and without their numbers. */
export function linesByWords({ output, outputWithoutNumbers }: LoggedErrors) {
  const group = (lines: Iterable<string>): ReadonlyMap<string, readonly Line[]> =>
    Map.groupBy(Array.from(lines, readLine), ({ words }) => words)
  return { exact: group(output.keys()), loose: group(outputWithoutNumbers) }
}

/** Returns what shows whether a log has a line, or what completes a line, whatever marks it begins with. */
export function linesIn({ printed, output, outputWithoutNumbers }: LoggedErrors) {
  const lines = [...printed.keys(), ...output.keys(), ...outputWithoutNumbers].flatMap(partsOf)
  const texts = new Set(lines.map(withoutMarks))
  const words = new Set(lines.map(wordsOf))
  return {
    has: (line: string): boolean => texts.has(withoutMarks(line)),
    /** Returns whether it has a line of these words, with any values. */
    hasWords: (line: string): boolean => words.has(wordsOf(line)),
  }
}

/** Returns a line, and before it what completes it. */
export function partsOf(line: string): readonly string[] {
  return line.split(SEPARATOR)
}

export function lastPart(line: string): string {
  return line.slice(line.lastIndexOf(SEPARATOR) + 1)
}

function wordsOf(text: string): string {
  return text.replace(VALUE, '#').replace(/^[^\p{L}#]+/u, '')
}

function withoutMarks(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '')
}
