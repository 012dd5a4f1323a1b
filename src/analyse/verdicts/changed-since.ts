// What the log of a failed job names with another version than that of a job which passed.
import {
  IMAGE,
  type LogFactsOf,
  MACHINE,
  type NamedVersions,
} from '../../model/logged/log-facts.ts'
import { type BaseRequest, type CommitRange, commitsKey } from '../../model/base-branch.ts'
import type {
  ChangedSince,
  ComparedVerdict,
  FailureReport,
  VerdictContext,
} from '../../model/report/cause.ts'
import type { Job, Run } from '../../model/run.ts'
import type { Evidence } from '../../model/shapes/failure.ts'
import { isSome, type Some, sortBy } from '../../model/some.ts'
import { stepOf } from '../failures/report-failures.ts'
import { compareVersions } from '../history/changed-versions.ts'
import { runnersStep } from '../jobs/runner.ts'
import type { ComparedRun } from './compare-run.ts'
import { greenOf } from './green-of.ts'
import { type Beside, evidenceOf, passedThere, type PassedReading } from './read-runs.ts'

interface ChangeOptions {
  readonly run: Run
  readonly logFacts: LogFactsOf | undefined
  /** Whether no commit can explain the failure. */
  readonly isSameCode: boolean
}

/** Of least interest, in this order. */
const LAST = ['git', ...MACHINE]

/**
 * Lists what changed since a job passed a step. If a commit can explain the failure, these are only the machine, what a line of
 * the error names, and what the command names and the log installs.
 */
export function changedSince(
  failed: FailureReport,
  passed: Job | undefined,
  evidence: Evidence | undefined,
  { run, logFacts = new Map(), isSameCode }: ChangeOptions,
): ChangedSince | undefined {
  const now = logFacts.get(failed.job.listed.id)
  const { compared, changes } = compareVersions(
    now,
    logFacts.get(passed?.id ?? NaN),
    run.repository,
  )
  if (compared === 0 || evidence === undefined) return undefined
  const error = errorText(failed)
  const command = now?.versions?.().command.toLowerCase() ?? ''
  const found = changes.map(({ named, now: is, earlier }) => {
    const machine = named.find(({ name }) => MACHINE.includes(name))
    const { name } = machine ?? named[0]
    const inError = named.find((one) => mentions(error, one.name))?.name
    const isNamed =
      inError !== undefined || named.some((one) => one.isInstalled && mentions(command, one.name))
    return {
      item: {
        kind: name === IMAGE ? ('image' as const) : ('version' as const),
        name: machine ? name : name + othersOf(named),
        now: is,
        earlier,
      },
      inError: machine === undefined && inError !== undefined ? { name: inError, is, earlier } : [],
      isSaid: isSameCode || isNamed || machine !== undefined,
      rank: isNamed && machine === undefined ? -2 : LAST.indexOf(name),
    }
  })
  const said = sortBy(
    found.filter(({ isSaid }) => isSaid),
    ({ rank }) => rank,
  )
  return {
    run: evidence,
    compared,
    total: isSameCode ? found.length : undefined,
    items: said.map(({ item }) => item),
    inError: said.flatMap((one) => one.inError),
  }
}

/** Lists what changed since a run of the base branch passed a step. */
export function changedThere(
  failed: FailureReport,
  green: PassedReading | undefined,
  {
    verdict,
    ...options
  }: Omit<ChangeOptions, 'isSameCode'> & { readonly verdict: ComparedVerdict },
): ChangedSince | undefined {
  if (green === undefined) return undefined
  const { commit } = options.run
  const isSameCode =
    (commit !== undefined && green.run.commit === commit) ||
    verdict.context.redSince?.commitsTotal === 0
  return changedSince(failed, green.result.job, evidenceOf(green), { ...options, isSameCode })
}

/** Returns ` and 12 more`, without lines and other spellings of the first name. */
function othersOf([first, ...others]: Some<NamedVersions>): string {
  const isOther = ({ name }: NamedVersions) =>
    !/…|: /.test(name) && !name.toLowerCase().includes(first.name.toLowerCase())
  const count = others.filter(isOther).length
  return count === 0 ? '' : ` and ${count} more`
}

/** Returns what says why a step failed. */
function errorText({ excerpts, annotations }: FailureReport): string {
  const lines = excerpts.flatMap(({ errors, lines: shown }) => [
    ...(errors?.reasons ?? []),
    ...(errors?.mentions ?? []),
    ...(errors?.entries ?? []).flatMap(({ title, detail }) => [title, detail]),
    // A path names where something stands, and a line with a version can be that of its installation.
    ...shown.flatMap(({ text }) => (VERSION.test(text) ? [] : withoutPaths(text))),
  ])
  return [...lines, ...annotations.map(({ message }) => message)].join('\n').toLowerCase()
}

const VERSION = /\d\.\d+\.\d/

function withoutPaths(text: string): string {
  return text
    .split(' ')
    .filter((word) => !/[\\/]/.test(word))
    .join(' ')
}

/** Shorter names are words. */
const MIN_NAME = 3

/** Whether a text has a name as a word. */
function mentions(text: string, name: string): boolean {
  const word = name.toLowerCase()
  if (word.length < MIN_NAME) return false
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const around = text.charAt(at - 1) + text.charAt(at + word.length)
    if (!/[\w-]/.test(around)) return true
  }
  return false
}

/** Returns what changed for both of two jobs, each compared with its log of one run. */
export function joinChanged(
  one: ChangedSince | undefined,
  other: ChangedSince | undefined,
): ChangedSince | undefined {
  if (one === undefined || other === undefined) return one ?? other
  if (one.run.runId !== other.run.runId || one.run.attempt !== other.run.attempt) return undefined
  const keys = new Set(other.items.map((item) => JSON.stringify(item)))
  const items = one.items.filter((item) => keys.has(JSON.stringify(item)))
  // What changed for one of them alone is not the same as nothing.
  const isWhole =
    one.total !== undefined &&
    other.total !== undefined &&
    (items.length > 0 || one.total + other.total === 0)
  return {
    run: one.run,
    compared: Math.min(one.compared, other.compared),
    items,
    total: isWhole ? items.length : undefined,
  }
}

/**
 * Requests the files that a pull request changes, if a step failed at a file that none is known to explain, is the runner's, or
 * names what changed.
 */
export function changedFilesRequest(
  steps: readonly FailureReport[],
  { run, base, byRuns }: ComparedRun,
  logFacts: LogFactsOf,
): Extract<BaseRequest, { readonly kind: 'commits' }> | undefined {
  const { commit: head } = run
  const namesChange = (failed: FailureReport) => {
    const { verdict, beside } = byRuns(failed) ?? {}
    const green = verdict && beside && greenOf(verdict, beside, logFacts)
    const changed = verdict && changedThere(failed, green, { verdict, logFacts, run })
    return isSome(changed?.inError ?? [])
  }
  const isWanted = (failed: FailureReport) =>
    filesOf(failed).length > 0 ||
    runnersStep(stepOf(failed), failed.job) !== undefined ||
    namesChange(failed)
  if (base === undefined || base.isCurrent || head === undefined || !steps.some(isWanted))
    return undefined
  return { kind: 'commits', base: base.name, head }
}

/** Lists the files at which a step failed, and that a pull request changes, or the only commit since the last green run. */
export function changedFiles(
  failed: FailureReport,
  verdict: ComparedVerdict,
  beside: Beside,
): readonly string[] | undefined {
  const isOne = !beside.base.isCurrent || verdict.context.redSince?.commitsTotal === 1
  const changed = (isOne && changeTested(verdict, beside)?.files) || []
  const files = filesOf(failed).filter((file) => changed.includes(file))
  return files.length === 0 ? undefined : [...new Set(files)]
}

/** Returns the commits of a pull request, or those since the last green run; `undefined` if they were not read. */
export function changeTested(
  { context: { redSince } }: ComparedVerdict,
  { run, base, readings }: Beside,
): CommitRange | undefined {
  const green = readings.find(passedThere)?.run.commit
  const { commit: head = run.commit } = redSince?.run ?? {}
  const since = redSince && green && head && commitsKey(green, head)
  const key = base.isCurrent ? since : run.commit && commitsKey(base.name, run.commit)
  return base.responses.commits.get(key || '')
}

function filesOf({ errors }: FailureReport): readonly string[] {
  return errors.flatMap(({ entries }) => entries.flatMap(({ position }) => position?.file ?? []))
}

/** Returns the files at which two failures failed. */
export function joinFiles(
  one: VerdictContext,
  other: VerdictContext,
): readonly string[] | undefined {
  const files = one.changedFiles?.filter((file) => other.changedFiles?.includes(file)) ?? []
  return files.length === 0 ? undefined : files
}
