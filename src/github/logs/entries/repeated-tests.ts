import { formTable } from '../forms/form-table.ts'
import { FORMS } from '../forms/forms.ts'
import type { Draft } from './draft.ts'

/** Drafts above a total whose names are looked for below it. */
const MAX_NAMED = 40

const findPassed = formTable(
  FORMS.filter(({ noise }) => noise === 'tests that passed'),
  /\S/,
)

/** Whether the same tests ran again since the last total. */
export interface RepeatedTests {
  /** Whether one failed again: its name stands above the total and below it. */
  readonly failAgain: () => boolean
  /** Whether one that had failed, or its file, passed. */
  readonly hasPassed: () => boolean
}

/** Follows whether tests that failed above a total ran again below it. */
export function repeatedTests(drafts: readonly Draft[]) {
  /** How many drafts stand above the last total, and the names and files of the first ones. */
  let counted = 0
  let names: readonly string[] = []
  let passed = false
  return {
    /** Notes a line below the last total that says that a test or its file passed. */
    notePassed(line: string): void {
      passed ||= names.some((name) => line.includes(name)) && findPassed(line) !== undefined
    },
    markTotal(): void {
      counted = drafts.length
      names = drafts
        .slice(0, MAX_NAMED)
        .flatMap(({ title, position }) => [title, position?.path])
        .filter((name) => name !== undefined)
      passed = false
    },
    hasPassed: () => passed,
    failAgain: () => {
      const before = new Set(drafts.slice(0, counted).map(({ title }) => title))
      return drafts.slice(counted).some(({ title }) => title !== undefined && before.has(title))
    },
  }
}
