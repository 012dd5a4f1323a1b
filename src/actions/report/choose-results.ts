import { matchesPattern } from '../../analyse/text-pattern.ts'
import type { TestResultsOption } from '../../model/results/test-results.ts'
import type { Workspace } from './read-result-files.ts'

const AUTO = 'auto'
const OFF = 'off'
const IN_WORKSPACE = './'

/**
 * Returns which files of test results to read: by evidence, none, or by patterns of the names of artifacts and, if they
 * begin with `./`, of paths in the workspace.
 */
export function chooseResults(
  patterns: readonly string[],
  workspace: Omit<Workspace, 'jobId'>,
): TestResultsOption | undefined {
  if (patterns.length === 1 && patterns[0]?.toLowerCase() === OFF) return undefined
  const paths = patterns.filter((pattern) => pattern.startsWith(IN_WORKSPACE))
  const others = patterns.filter((pattern) => !pattern.startsWith(IN_WORKSPACE))
  const names = others.filter((pattern) => pattern.toLowerCase() !== AUTO)
  return {
    named: new Map(names.map((pattern) => [pattern, (name) => matchesPattern(name, pattern)])),
    auto: names.length < others.length || patterns.length === 0,
    inWorkspace:
      paths.length === 0
        ? undefined
        : async (jobId) => {
            const { readResultFiles } = await import(
              /* webpackChunkName: "results" */ './read-result-files.ts'
            )
            return await readResultFiles(paths, { ...workspace, jobId })
          },
  }
}
