import { wantsLog } from '../../analyse/failures/report-failures.ts'
import {
  chooseOthers,
  completedRun,
  MAX_OTHER_AGE,
  commitsOfOthers,
  nextOfOthers,
  readOfBranch,
  readOthers,
} from '../../analyse/verdicts/elsewhere.ts'
import { changedFilesRequest } from '../../analyse/verdicts/changed-since.ts'
import { comparableSteps } from '../../analyse/verdicts/compare-run.ts'
import { greenRequests, nextRequests, proofRequests } from '../../analyse/verdicts/next-requests.ts'
import { fetchBranch } from '../../github/base/fetch-base.ts'
import {
  fetchHistories,
  fetchLastOfBranch,
  listFailedRuns,
} from '../../github/base/fetch-others.ts'
import { skipped, unreadNote } from '../../github/errors/explain.ts'
import { FAIL_ON_NEW } from '../../analyse/gate/fail-on.ts'
import { fetchKnownIssues } from '../../github/known-issues/fetch-known-issues.ts'
import { type BaseBranch, commitsKey } from '../../model/base-branch.ts'
import type { Note } from '../../model/note.ts'
import { type Facts, judgeInput } from '../facts.ts'
import type { Want } from '../gather.ts'
import type { ExplainOptions } from '../options.ts'
import { factsOfLog, seenLog, wantResponses } from '../read.ts'

/** Lists the positions of the runs whose failures the base branch can explain. */
export function comparableRuns({ runs }: Facts, { logLines: lines }: ExplainOptions): number[] {
  return [...runs.entries()].flatMap(([at, { causes }]) =>
    lines > 0 && comparableSteps(causes).some(({ length }) => length > 0) ? at : [],
  )
}

const UNKNOWN_BASE: Note = {
  severity: 'notice',
  text: 'The base branch is unknown, so the failures were not compared with it: GitHub lists no open pull request with this commit as its head, or the token has no `pull-requests: read`.',
}

/** Wants the base branch of a run, with its list of runs. */
export function wantBranch(facts: Facts, at: number, options: ExplainOptions): readonly Want[] {
  const run = facts.runs[at]
  if (run === undefined || facts.bases.has(at)) return []
  return [
    async (source) => {
      const query = { ...options, reported: run.listing, listed: run.listed }
      const fact = await fetchBranch(source, query).then(
        (read) => (read === undefined ? { unread: UNKNOWN_BASE } : { read }),
        (error: unknown) => ({ unread: unreadNote(error, 'the runs of the base branch', source) }),
      )
      return { bases: new Map([[at, fact]]) }
    },
  ]
}

/**
 * Wants the base branch of a run, and of its runs what decides the verdicts.
 *
 * @param isAhead as in `nextRequests`
 */
export function wantBase(
  facts: Facts,
  at: number,
  options: ExplainOptions,
  isAhead = false,
): readonly Want[] {
  const { compared } = judgeInput(facts, at)
  if (compared?.base === undefined) return wantBranch(facts, at, options)
  return wantResponses(nextRequests(compared, isAhead), options.logLines)
}

/** Wants the logs that show that nothing but what issues list failed in a run. */
export function wantProof(facts: Facts, at: number, options: ExplainOptions): readonly Want[] {
  const { logLines: lines } = options
  const { compared } = judgeInput(facts, at)
  if (compared === undefined || lines === 0) return []
  return proofRequests(compared).flatMap((request) =>
    request.kind === 'seen' ? seenLog(request.id, lines) : wantResponses([request], lines),
  )
}

/** Wants the logs that show what changed since a step passed, and of what is new the lines that it printed then. */
export function wantGreens(facts: Facts, { logLines }: ExplainOptions): readonly Want[] {
  const { compared } = judgeInput(facts, 0)
  if (compared === undefined) return []
  const { logs, starts } = greenRequests(compared, facts.logFacts)
  return [...wantResponses(logs, logLines), ...starts.map(({ job, step }) => factsOfLog(job, step))]
}

/** Wants the files that a pull request changes, if it fails at one and nothing explains that. */
export function wantChangedFiles(
  facts: Facts,
  { logLines: lines }: ExplainOptions,
): readonly Want[] {
  const first = lines > 0 ? firstUnexplained(facts) : undefined
  if (first === undefined) return []
  const request = changedFilesRequest(first.steps, first.compared, facts.logFacts)
  const isKnown = request && facts.commits.has(commitsKey(request.base, request.head))
  return request === undefined || isKnown ? [] : wantResponses([request])
}

/** Wants the known failures that people wrote down, if a log can show that they are among those of the runs. */
export function wantIssues(
  facts: Facts,
  { knownIssues: label, logLines: lines, failOn }: ExplainOptions,
): readonly Want[] {
  const isWanted = lines > 0 && facts.runs.some(({ failures }) => failures.some(wantsLog))
  if (label === undefined || !isWanted || facts.issues !== undefined) return []
  return [
    async (source) => {
      const { known, notes } = await fetchKnownIssues(source, label, failOn?.includes(FAIL_ON_NEW))
      const read = known && { ...known, now: source.client.now() }
      return { issues: read ? { read } : { unread: undefined }, notes }
    },
  ]
}

/**
 * Wants other branches for the first run with failures that neither the base branch nor an issue explains. Without the
 * base branch, it is unknown which branches are to be merged into it.
 */
export function wantOthers(facts: Facts, { logLines: lines }: ExplainOptions): readonly Want[] {
  if (lines === 0) return []
  const first = firstUnexplained(facts, (at) => facts.bases.get(at)?.read !== undefined)
  if (first === undefined) return []
  const { at, steps, compared, others } = first
  const { base, run } = compared
  if (base === undefined) return []
  if (!facts.others.has(at)) return [wantOtherRuns(first, base)]
  if (others === undefined) return []
  const { jobs, logs } = compared
  const comparison = { run, jobs, others, compared: logs }
  const readings = readOthers(steps, comparison)
  const next = nextOfOthers(readings)
  const ofBranch = nextOfOthers(readOfBranch(steps, comparison))
  const wanted = wantResponses([...next, ...ofBranch], lines)
  if (next.every(({ kind }) => kind !== 'log')) return wanted
  const heads = commitsOfOthers(run, readings)
  const { histories } = others
  if (histories !== undefined && heads.every((head) => histories.heads.has(head))) return wanted
  // Before the logs: without these, a branch that contains the reported commit looks like another one.
  const wantHistories: Want = async (source) => {
    const fetched = fetchHistories(source, base.name, heads)
    const read = await fetched.catch(skipped(source.client, 'the commits'))
    const known = read ?? { base: new Set(), heads: new Map(heads.map((head) => [head, []])) }
    return { others: new Map([[at, { read: { ...others, histories: known } }]]) }
  }
  return [wantHistories, ...wanted]
}

type UnexplainedRun = NonNullable<ReturnType<typeof firstUnexplained>>

/** Wants the failed runs of other branches, and beside a new failure the last one of the run's own branch. */
function wantOtherRuns(
  { at, steps, found: { listing }, compared }: UnexplainedRun,
  base: BaseBranch,
): Want {
  const isNew = steps.some((step) => compared.byRuns(step)?.verdict.kind === 'new')
  return async (source) => {
    const listed = listing && listFailedRuns(source, listing, MAX_OTHER_AGE)
    const isOfBranch = isNew && !base.isCurrent
    const last = listing && isOfBranch ? fetchLastOfBranch(source, listing) : undefined
    const [failed = [], lastRun] = await Promise.all([
      listed?.catch(skipped(source.client, 'the failed runs of other branches')),
      last?.catch(skipped(source.client, 'the last run of the branch')),
    ])
    const runs = listing ? chooseOthers(failed, listing, base) : []
    const ofBranch = lastRun && completedRun(lastRun)
    return { others: new Map([[at, { read: { runs, ofBranch, histories: undefined } }]]) }
  }
}

/** Wants what comes and goes, if neither the base branch nor an issue explains a failure. */
export function wantMonth(facts: Facts, options: ExplainOptions): readonly Want[] {
  if (options.logLines === 0 || facts.month !== undefined) return []
  if (firstUnexplained(facts) === undefined) return []
  return [
    async (source) => {
      const branch = await options.defaultBranch(source).catch(() => undefined)
      const { findMonth } = await import(
        /* webpackChunkName: "month" */ '../../month/gather/find-month.ts'
      )
      const unread = skipped(source.client, 'the month')
      const month = branch && (await findMonth(source, { branch }).catch(unread))?.month
      return { month: month ? { read: month } : { unread: undefined } }
    },
  ]
}

/**
 * Returns the first run with failed steps that neither the base branch nor an issue explains, with its position and these
 * steps. Only verdicts show that, so the runs up to this one are judged, and no others.
 *
 * @param isWanted whether the run at a position may be this one
 */
function firstUnexplained(facts: Facts, isWanted: (at: number) => boolean = () => true) {
  for (const [at, found] of facts.runs.entries()) {
    const { compared, unexplained, others } = judgeInput(facts, at)
    const steps = (isWanted(at) && unexplained?.()) || []
    if (compared !== undefined && steps.length > 0) return { at, steps, found, compared, others }
  }
  return undefined
}
