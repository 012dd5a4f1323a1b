import { joinResults } from '../../analyse/failures/join-results.ts'
import { isSkipped } from '../../analyse/jobs/state.ts'
import { patternFinder } from '../../analyse/text-pattern.ts'
import { mayHaveUploaded, UPLOAD } from '../../github/artifacts/choose-artifacts.ts'
import { fetchFiles } from '../../github/commit/fetch-files.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { type Note, oneLine } from '../../model/note.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import { canBeCommitted, testedCommit } from '../../model/report/source-position.ts'
import {
  type FoundResults,
  type TestResultsOption,
  titleOf,
} from '../../model/results/test-results.ts'
import { failedStep } from '../../model/run.ts'
import type { ExplainedRun, Facts, Reasons } from '../facts.ts'
import type { Want } from '../gather.ts'
import type { FailureOptions } from '../options.ts'
import { addReasons } from '../read.ts'

/** Wants the files of test results that failed jobs may have uploaded, and those in the workspace. */
export function wantResults(
  { runs, reasons }: Facts,
  { testResults, logLines }: Pick<FailureOptions, 'testResults' | 'logLines'>,
): readonly Want[] {
  if (testResults === undefined || logLines === 0 || reasons.results !== undefined) return []
  const { artifacts = true, inWorkspace } = testResults
  const ofRuns = artifacts ? runs.flatMap((run) => chooseJobs(run, reasons, testResults)) : []
  return [
    async (source) => {
      const read = ofRuns.map(async ({ run: { id: runId, jobs = [] }, wanted }) => {
        const { fetchResults } = await import(
          /* webpackChunkName: "results" */ '../../github/artifacts/fetch-results.ts'
        )
        const { uploads } = reasons
        return await fetchResults(source, { ...testResults, runId, jobs, wanted, uploads })
      })
      const failures = runs.flatMap((run) => run.failures)
      const jobId = failures.find(({ job }) => job.current)?.job.job.id
      const all = await Promise.all([...read, inWorkspace?.(jobId) ?? { files: [], notes: [] }])
      const results = {
        files: all.flatMap(({ files }) => files),
        notes: all.flatMap(({ notes }) => notes),
      }
      return addReasons(() => ({ results }))
    },
  ]
}

/** A run, and the ids of its jobs whose results are wanted: all, of named artifacts; else those that failed. */
function chooseJobs(
  { run, failures }: ExplainedRun,
  { uploads }: Reasons,
  { named = new Map() }: TestResultsOption,
) {
  const failed = failures.flatMap(({ job: { job }, failure }) =>
    failure.kind === 'failed-step' &&
    ((uploads.get(job.id) ?? []).length > 0 || mayHaveUploaded(job))
      ? job
      : [],
  )
  const wanted = named.size === 0 ? failed : (run.jobs ?? [])
  return wanted.length === 0 ? [] : [{ run, wanted: new Set(wanted.map(({ id }) => id)) }]
}

/** Wants the files of commits, where a tool printed a path that does not show which file it is. */
export function wantFiles({ runs, reasons }: Facts): readonly Want[] {
  return [...Map.groupBy(runs, ({ run }) => testedCommit(run))].flatMap(([commit, some]) => {
    const errors = some.flatMap(({ failures }) => failures.flatMap((failure) => failure.errors))
    const positions = errors.flatMap(({ entries }) =>
      entries.flatMap((entry) => entry.position ?? []),
    )
    const isUnclear = positions.some(({ path, file }) => file === undefined && canBeCommitted(path))
    if (commit === undefined || !isUnclear || reasons.files.has(commit)) return []
    const paths = new Set(positions.map(({ path }) => path))
    return async (source: RepositorySource) => {
      const read = await fetchFiles(source, commit, paths)
      return addReasons(({ files }) => ({ files: new Map(files).set(commit, read) }))
    }
  })
}

/** Says why test results were not used, which tests of an issue only they name, and which passed at another try. */
export function notesOnResults({ runs, issues, reasons }: Facts): readonly Note[] {
  const { files, notes } = reasons.results ?? { files: [], notes: [] }
  const failures = runs.flatMap((run) => run.failures)
  const listed = issues.read?.issues.flatMap(({ failures }) => failures) ?? []
  const patterns = listed.flatMap(({ errors }) => errors).map((one) => patternFinder(one, 'name'))
  const refused = failures.flatMap((failed) => {
    const { refused, errors } = joinResults(failed, files)
    const job = oneLine(failed.job.job.name)
    const printed = failed.excerpts.flatMap((one) => one.errors?.printed ?? [])
    const log = printed.flatMap(({ texts }) => texts).join('\n')
    const named = errors.flatMap(({ entries }) => entries.flatMap(({ title }) => title ?? []))
    const isListed = (title: string) => patterns.some((isIn) => isIn(title))
    const only = named.filter((title) => isListed(title) && !log.includes(title)).slice(0, 1)
    return [
      ...refused.map((why) => `The test results of ${job} were not used: ${oneLine(why)}.`),
      ...only.map(
        (title) =>
          `An issue lists ${oneLine(title)}, which only the test results of ${job} name: a known failure is in the log.`,
      ),
    ].map((text): Note => ({ severity: 'notice', text }))
  })
  const missing = failures.flatMap((failed) => missingNote(failed, reasons))
  const unclaimed = files.flatMap(({ name, uploaders }): Note | [] => {
    const text = `The test results in ${oneLine(name)} were not used: no job of this attempt is known to have written them.`
    return failures.length > 0 && uploaders.length === 0 ? { severity: 'notice', text } : []
  })
  return [...notes, ...refused, ...unclaimed, ...missing, ...notesOnRetried(files)]
}

/** Says why there are no results of a job of which tests failed, as far as its steps and annotations show it. */
function missingNote({ job: { job }, errors, tests }: FailureReport, reasons: Reasons): Note | [] {
  const isOfTests = errors.some(({ entries }) => entries.some(({ isTest }) => isTest === true))
  if (reasons.results === undefined || tests !== undefined || !isOfTests) return []
  const failed = failedStep(job.steps)?.number ?? Infinity
  const later = job.steps.filter(({ number, name }) => number > failed && UPLOAD.test(name))
  const messages = reasons.annotations.get(job.id)?.map(({ message }) => message)
  const skipped = later.find(isSkipped)
  const why = skipped
    ? `${skipped.name} was skipped, and runs after a failure only with \`if: always()\``
    : messages?.find((message) => /^No files were found with the provided path: /.test(message))
  const text = `There are no test results of ${oneLine(job.name)}: ${oneLine(why ?? '').replace(/\.$/, '')}.`
  return why === undefined ? [] : { severity: 'notice', text }
}

/** Names the tests that passed after they had failed, as tools mark them: what hides behind a green run. */
function notesOnRetried(files: FoundResults['files']): readonly Note[] {
  const byFile = files.map(({ name, results: { tests } }) => ({
    name,
    retried: tests.filter(({ outcome }) => outcome === 'flaky').map(titleOf),
  }))
  return byFile.flatMap(({ name, retried: [first, ...others] }): Note | [] => {
    if (first === undefined) return []
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    const text = `${oneLine(first)}${more} failed and passed at another try, as ${oneLine(name)} says.`
    return { severity: 'notice', text }
  })
}
