import { basesReader } from '../github/base/fetch-bases.ts'
import { fetchFiles } from '../github/commit/fetch-files.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { MAX_LOGS } from '../github/logs/fetch-log.ts'
import type { Note } from '../model/note.ts'
import { canBeCommitted, testedCommit } from '../model/report/source-position.ts'
import type { Job } from '../model/run.ts'
import { fetchResultsOf, notesOnRefused, notesOnRetried } from '../read-results.ts'
import { type Known, MAX_LAST_READ, type Named, UNNAMED } from './known.ts'
import type { Explained, ExplainedRun, ExplainOptions } from './options.ts'
import { joinLogs, noteOnUnread, readReasons } from './read-reasons.ts'
import {
  baseQuery,
  branchQuery,
  fetchOthersOf,
  isComparable,
  listKnownFailures,
  recallMonth,
} from './read-evidence.ts'

interface AllOptions extends ExplainOptions {
  readonly explain: (known: Known, named?: Named) => readonly ExplainedRun[]
  readonly partJobs: readonly Job[]
  /** Says why little is read; `undefined` if there is no reason. */
  readonly few: Note | undefined
}

/** Reads the reasons, then what they are compared with and what names them, in parallel. */
export async function readAll(
  listed: readonly ExplainedRun[],
  source: RepositorySource,
  options: AllOptions,
): Promise<Explained> {
  const { few, explain } = options
  const bases = basesReader({ ...options, ...source }, few !== undefined)
  // Not awaited: the logs may show that no run needs it.
  void bases.prepare(
    listed.filter(isComparable(options)).map((explained) => branchQuery(explained, options)),
  )
  const issuesRead = listKnownFailures(listed, source, options)
  const maxRead = few === undefined ? MAX_LOGS : MAX_LAST_READ
  const { known, found, parts } = await readReasons(listed, source, { ...options, maxRead })
  const namedRead = few === undefined ? readNames(found, known, source, options) : UNNAMED
  const queries = found.map(async (explained) => await baseQuery(explained, options))
  const base = await bases.read(await Promise.all(queries))
  const issues = await issuesRead
  const compared = { base, known: issues?.known }
  const further = [found, compared, source, options] as const
  const [elsewhere, month] =
    few === undefined ? [fetchOthersOf(...further), recallMonth(...further)] : []
  const rest = await parts
  const all = joinLogs(known, rest)
  const named = await namedRead
  const { files: results, notes } = named.results
  const isMore = rest.parts.size + named.files.size + results.length > 0
  const explained = isMore ? explain({ ...known, ...all }, named) : found
  const unread = noteOnUnread(explained, known.unannotated)
  const refused = [...notesOnRefused(explained, results), ...notesOnRetried(results)]
  return {
    ...compared,
    found: explained,
    notes: [few ?? [], all.notes, unread, issues?.notes ?? [], notes, refused].flat(),
    others: (await elsewhere) ?? [],
    month: await month,
  }
}

/** Reads what names the tests that failed, and then the files of all that failed. */
async function readNames(
  found: readonly ExplainedRun[],
  known: Known,
  source: RepositorySource,
  options: AllOptions,
): Promise<Named> {
  const results = await fetchResultsOf(found, known.uploads, source, options)
  const named = { ...UNNAMED, results }
  if (options.links === false) return named
  return { ...named, files: await fetchFilesOf(options.explain(known, named), source) }
}

/** Finds the files of what failed, by commit, if a tool printed a path that does not show which file it is. */
async function fetchFilesOf(found: readonly ExplainedRun[], source: RepositorySource) {
  const byCommit = [...Map.groupBy(found, ({ run }) => testedCommit(run))]
  const read = byCommit.map(async ([commit, runs]) => {
    const errors = runs.flatMap(({ failures }) => failures.flatMap((failure) => failure.errors))
    const positions = errors.flatMap(({ entries }) =>
      entries.flatMap((entry) => entry.position ?? []),
    )
    const isUnclear = positions.some(({ path, file }) => file === undefined && canBeCommitted(path))
    if (commit === undefined || !isUnclear) return []
    const files = await fetchFiles(source, commit, new Set(positions.map(({ path }) => path)))
    return files === undefined ? [] : [[commit, files] as const]
  })
  return new Map((await Promise.all(read)).flat())
}
