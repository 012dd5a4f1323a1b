import { relative } from 'node:path'

/** Begins the title around tests that are skipped; the rest says why. */
export const SKIPPED_TITLE = 'skipped: '

export interface TestFileResult {
  readonly testFilePath: string
  readonly testResults: readonly {
    readonly ancestorTitles: readonly string[]
    readonly status: string
  }[]
}

/** Lists all that a run skips at its end: `reporters` of jest. */
export default class SkippedTestsReporter {
  readonly #isPartial: boolean

  constructor({ testNamePattern = '' }: { readonly testNamePattern?: string }) {
    this.#isPartial = testNamePattern !== ''
  }

  onRunComplete(_: unknown, { testResults }: { readonly testResults: readonly TestFileResult[] }) {
    for (const line of listSkipped(testResults, this.#isPartial)) console.error(line)
  }
}

/**
 * Returns a line for each test file and reason to skip tests of it, sorted.
 *
 * @param isPartial whether only tests with a name were run, since jest counts all others as skipped
 */
export function listSkipped(results: readonly TestFileResult[], isPartial: boolean): string[] {
  return results
    .flatMap(({ testFilePath, testResults }) => {
      const file = relative('.', testFilePath)
      const reasons = testResults
        .filter(({ status }) => status === 'pending')
        .map(({ ancestorTitles }) => reasonIn(ancestorTitles))
        .filter((reason) => reason !== undefined || !isPartial)
      return [...Map.groupBy(reasons, (reason) => reason)].map(
        ([reason = 'no reason is given', { length }]) =>
          `SKIPPED ${file}: ${reason} (${length} ${length === 1 ? 'test' : 'tests'})`,
      )
    })
    .sort()
}

function reasonIn(titles: readonly string[]): string | undefined {
  const title = titles.find((text) => text.startsWith(SKIPPED_TITLE))
  return title?.slice(SKIPPED_TITLE.length)
}
