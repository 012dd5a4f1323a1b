import { choosePartJobs } from '../analyse/choose-parts.ts'
import { findFailures } from '../analyse/find-failures.ts'
import { excerptsBesideGreen } from '../analyse/verdicts/green-messages.ts'
import { basesReader, type BasesResult } from '../github/base/fetch-bases.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { scarceNote } from '../github/http/rate-limit.ts'
import { MAX_LOGS } from '../github/logs/fetch-log.ts'
import type { OtherBranches } from '../model/base-branch.ts'
import type { Note } from '../model/note.ts'
import type { MonthRecord } from '../model/shapes/month.ts'
import { type CommitFiles, testedCommit } from '../model/report/source-position.ts'
import type { Job } from '../model/run.ts'
import type { FoundResults } from '../model/results/test-results.ts'
import { type Milliseconds, SECOND } from '../model/time.ts'
import { fetchResultsOf, notesOnRefused, notesOnRetried } from '../read-results.ts'
import { fetchFilesOf } from './fetch-files-of.ts'
import type { ExplainedRun, ExplainOptions, RunToExplain } from './options.ts'
import { joinLogs, type Known, NOTHING, noteOnUnread, readReasons } from './read-reasons.ts'
import {
  baseQuery,
  branchQuery,
  type Compared,
  fetchOthersOf,
  isComparable,
  listKnownFailures,
  recallMonth,
} from './read-evidence.ts'

/** Logs, and annotations, for which requests are left to the last. */
export const MAX_LAST_READ = 3

const ONLY_FIRST = `at most ${MAX_LAST_READ} logs and ${MAX_LAST_READ} annotations of failed jobs were read`

/** How long a report waits for all logs and annotations. */
const TIMEOUT: Milliseconds = 20 * SECOND

/** Why runs failed. */
interface Explained extends Compared {
  /** In the order of the runs. */
  readonly found: readonly ExplainedRun[]
  readonly notes: readonly Note[]
  /** Other branches that were read, in the order of the runs. */
  readonly others: readonly (OtherBranches | undefined)[]
  /** `undefined` if there is none, or if it was not needed. */
  readonly month?: MonthRecord | undefined
}

/** What names the files and the tests of what failed. */
interface Named {
  readonly files: ReadonlyMap<string | undefined, CommitFiles>
  readonly results: FoundResults
}

const UNNAMED: Named = { files: new Map(), results: { files: [], notes: [] } }
const NO_BASE: BasesResult = { bases: [], notes: [] }

/**
 * Reads why the runs of one commit failed, within one limit for all. Jobs of different runs are never taken for legs
 * of one matrix. Never throws.
 */
export async function explainRuns(
  runs: readonly RunToExplain[],
  options: ExplainOptions,
): Promise<Explained> {
  const { client } = options
  const explain = (read: Known, { files, results } = UNNAMED): readonly ExplainedRun[] =>
    runs.map((fetched) => {
      const { run, target } = fetched
      const named = { files: files.get(testedCommit(run)), results: results.files }
      const using = { ...options, currentRun: target.current, explanations: { ...read, ...named } }
      return { ...fetched, ...findFailures(run, { ...using, parts: read.parts }) }
    })
  const listed = explain(NOTHING)
  const partJobs =
    options.parts === true ? listed.flatMap(choosePartJobs).map(({ job }) => job) : []
  const [first] = runs
  const hasPassed = listed.every(({ failures }) => failures.length === 0)
  const nothing = { found: listed, notes: [], base: NO_BASE, others: [], known: undefined }
  // What the user names is read of green runs, too.
  const { isNamed, inWorkspace } = options.testResults ?? {}
  const areNamed = isNamed !== undefined || inWorkspace !== undefined
  if (first === undefined || (hasPassed && partJobs.length === 0 && !areNamed)) return nothing
  const scarce = hasPassed
    ? scarceNote(client.rateLimit(), 'explanation', 'no log was read')
    : scarceNote(client.rateLimit(), 'reasons', 'the failures were not explained')
  if (scarce !== undefined) return { ...nothing, notes: [scarce] }
  const few = scarceNote(client.rateLimit(), 'explanation', ONLY_FIRST)
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(TIMEOUT)])
  const source = { client, repository: first.target, signal }
  return await readAll(listed, source, { ...options, explain, partJobs, few })
}

interface AllOptions extends ExplainOptions {
  readonly explain: (known: Known, named?: Named) => readonly ExplainedRun[]
  readonly partJobs: readonly Job[]
  /** Says why little is read; `undefined` if there is no reason. */
  readonly few: Note | undefined
}

/** Reads the reasons, then what they are compared with and what names them, in parallel. */
async function readAll(
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
  const beside = new Map(found.flatMap((one, at) => [...excerptsBesideGreen(one, base.bases[at])]))
  const named = await namedRead
  const { files: results, notes } = named.results
  const isMore = rest.parts.size + beside.size + named.files.size + results.length > 0
  const excerpts = new Map([...all.excerpts, ...beside])
  const explained = isMore ? explain({ ...known, ...all, excerpts }, named) : found
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
