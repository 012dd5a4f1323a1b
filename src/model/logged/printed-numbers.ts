/** A number alone, and no part of a time, a path or a version. */
const NUMBER = /(?<![\w.:/-])\d+(?:\.\d+)?(?![\w:/-]|\.\d)/g

/** Words before a number that says how something ended: it is no count. */
const BEFORE_STATUS = /\b(?:code|errno|exit(?:ed)?|HTTP|returned|signal|status)(?: ?[:=])? ?$/i

/** Whether the number behind a text says how something ended. */
export function precedesStatus(text: string): boolean {
  return BEFORE_STATUS.test(text)
}

/** Lists the numbers in a text. */
export function numbersIn(text: string): readonly number[] {
  return (text.match(NUMBER) ?? []).map(Number)
}

/** Whether numbers are all below a limit, all at it, or all above it. */
export function areOnOneSide(numbers: readonly number[], limit: number): boolean {
  return new Set(numbers.map((number) => Math.sign(number - limit))).size < 2
}
