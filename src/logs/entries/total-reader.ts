import type { ErrorTotal } from '../../model/shapes/failure.ts'
import { ANY_TOOL, type Form } from '../forms/form.ts'
import { formTable } from '../forms/form-table.ts'
import { FORMS } from '../forms/forms.ts'
import { type PrintedCounts, countReader, readCount, totalOf } from './printed-counts.ts'

type ToolTotal = Required<Omit<PrintedCounts, 'errors'>> & { readonly form: Form }

interface TotalReader {
  /**
   * Returns the tool whose total the line is.
   *
   * @param text the line without the label of another tool
   */
  readonly add: (line: string, text: string) => string | undefined
  readonly clear: () => void
  /** The forms of the totals. */
  readonly forms: () => readonly Form[]
  /** Whether nothing failed of what a tool counted. */
  readonly isGreen: (tool: string) => boolean
  /** Returns how many tests failed, if one tool counted tests. */
  readonly failedTests: () => number | undefined
  /** Whether a tool counted tests of which some failed. */
  readonly countsTests: () => boolean
  /** Returns the total of what failed; none that is of a part, as it is less than the `tests` that failed by name. */
  readonly total: (tests: number) => ErrorTotal | undefined
}

/** A line without any of these, and in no tool's form, is no total. */
const TOTAL_WORD = /fail|pass|error|total|tests?\b|problem|issue|offense|success|scenario|\bran\b/i

const findTotal = formTable(FORMS.filter(({ role }) => role === 'total'))

/** Collects the totals that tools print. Totals of several packages are added. */
export function totalReader(): TotalReader {
  const counts = new Map<string, ToolTotal>()
  let others = countReader()
  let lines = 0
  const failedTestTotals = () =>
    [...counts.values()].filter(({ form, failed }) => form.counts === 'tests' && failed > 0)
  return {
    add(line: string, text: string): string | undefined {
      lines += 1
      const form = findTotal(line) ?? (text === line ? undefined : findTotal(text))
      if (form === undefined)
        return TOTAL_WORD.test(line) && others.add(text, lines) ? ANY_TOOL : undefined
      const groups = form.pattern.exec(line)?.groups ?? form.pattern.exec(text)?.groups ?? {}
      const known = counts.get(form.tool)
      const failed = readCount(groups['failed']) + readCount(groups['errors'])
      // A package of which everything passed is no part of what failed.
      if (known !== undefined && failed === 0 && groups['failed'] !== undefined) return form.tool
      const before = form.isWhole ? undefined : known
      counts.set(form.tool, {
        form,
        failed: (before?.failed ?? 0) + failed,
        passed: (before?.passed ?? 0) + readCount(groups['passed']),
        total: (before?.total ?? 0) + readCount(groups['total']),
      })
      return form.tool
    },
    clear(): void {
      counts.clear()
      others = countReader()
    },
    forms: () => [...counts.values()].map(({ form }) => form),
    isGreen: (tool) => {
      const count = counts.get(tool)
      return count?.form.counts === 'tests' && count.failed === 0 && count.passed + count.total > 0
    },
    failedTests(): number | undefined {
      const [only, other] = failedTestTotals()
      return other === undefined ? only?.failed : undefined
    },
    countsTests: () => failedTestTotals().length > 0 || others.countsTests(),
    total(tests: number): ErrorTotal | undefined {
      const failing = [...counts.values()].filter(({ failed }) => failed >= Math.max(1, tests))
      const chosen =
        failing.find(({ form }) => (form.counts === 'tests') === tests > 0) ?? failing.at(-1)
      return chosen
        ? totalOf(chosen, chosen.form.counts === 'findings' ? 'findings' : 'tests')
        : others.total(tests)
    },
  }
}
