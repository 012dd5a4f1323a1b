import type { ErrorTotal } from '../../../model/shapes/failure.ts'
import { formTable } from '../lines/form-table.ts'
import { countReader } from './printed-counts.ts'
import { TOTALS, type TotalForm } from './total-forms.ts'

interface Count {
  readonly form: TotalForm
  readonly failed: number
  readonly passed: number
  readonly total: number
  /** The total of the last line alone. */
  readonly ran: number
}

interface CountedLine {
  readonly tool: string
  readonly isPassed: boolean
}

/** A line without any of these is no total. Most lines have none. */
const COUNTED = /fail|pass|error|total|tests?\b|problem|issue|offense|success|scenario|\bran\b/i

const findTotal = formTable(
  TOTALS.map((form) => ({ pattern: form[2], value: form })),
  /\d/,
)

/** Collects the totals that tools print. Totals of several packages are added. */
export function totalReader() {
  const counts = new Map<string, Count>()
  let others = countReader()
  let lines = 0
  return {
    /**
     * Returns the tool whose total the line is, and whether as many tests as failed before passed now.
     *
     * @param text the line without the label of another tool
     * @param isRepeated whether the same tests ran again since the last total
     */
    add(line: string, text: string, isRepeated: boolean): CountedLine | undefined {
      lines += 1
      if (!COUNTED.test(line)) return undefined
      const form = findTotal(line) ?? (text === line ? undefined : findTotal(text))
      if (form === undefined)
        return others.add(text, lines) ? { tool: 'any', isPassed: false } : undefined
      const groups = form[2].exec(line)?.groups ?? form[2].exec(text)?.groups ?? {}
      const known = counts.get(form[0])
      const failed = countOf(groups['failed']) + countOf(groups['errors'])
      const total = countOf(groups['total']) || failed + countOf(groups['passed'])
      const isPassed = failed === 0 && total > 1 && known?.failed !== 0 && known?.ran === total
      if (isPassed) counts.delete(form[0])
      // A package of which everything passed is no part of what failed.
      else if (known !== undefined && failed === 0 && groups['failed'] !== undefined)
        return { tool: form[0], isPassed }
      const isLast = form[3] === 'last' || isPassed || (isRepeated && failed > 0)
      counts.set(form[0], {
        form,
        failed: (isLast ? 0 : (known?.failed ?? 0)) + failed,
        passed: (isLast ? 0 : (known?.passed ?? 0)) + countOf(groups['passed']),
        total: (isLast ? 0 : (known?.total ?? 0)) + countOf(groups['total']),
        ran: total,
      })
      return { tool: form[0], isPassed }
    },
    clear(): void {
      counts.clear()
      others = countReader()
    },
    /** Whether nothing failed of what a tool counted. */
    isGreen: (tool: string) => {
      const count = counts.get(tool)
      return count?.form[1] === 'tests' && count.failed === 0 && count.passed + count.total > 0
    },
    /** Returns how many tests failed, if one tool counted tests. */
    failedTests(): number | undefined {
      const failed = [...counts.values()].flatMap(({ form, failed: count }) =>
        form[1] === 'tests' && count > 0 ? count : [],
      )
      return failed.length === 1 ? failed[0] : undefined
    },
    /** Whether a tool counted tests of which some failed. */
    countsTests: () =>
      [...counts.values()].some(({ form, failed }) => form[1] === 'tests' && failed > 0) ||
      others.countsTests(),
    /**
     * Returns the total of what failed; none that is less than what the log names, and so of a part.
     *
     * @param tests number of tests that failed by name
     */
    total(tests: number): ErrorTotal | undefined {
      const failing = [...counts.values()].filter(({ failed }) => failed >= Math.max(1, tests))
      const found =
        failing.find(({ form }) => (form[1] === 'tests') === tests > 0) ?? failing.at(-1)
      if (found === undefined) return others.total(tests)
      const { form, failed, passed, total } = found
      return { counts: form[1], failed, total: total || (passed > 0 ? failed + passed : undefined) }
    },
  }
}

function countOf(text: string | undefined): number {
  return Number(text?.replaceAll(',', '') ?? 0)
}
