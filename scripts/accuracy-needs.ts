/**
 * How often jobs and keys of `needs` are matched wrongly on simulated runs whose keys are known, with
 * the workflow file and by names alone.
 */
import { accountForNeeds } from '../src/analyse/needs/account-for-needs.ts'
import { decodeWorkflowFile } from '../src/github/workflow/workflow-file.ts'
import { isPass } from '../src/model/conclusion.ts'
import type { Job } from '../src/model/run.ts'
import { simulateNeeds } from './simulate-needs.ts'

const WORKFLOWS = 5_000

/** How many of how many are so. */
interface Share {
  readonly count: number
  readonly of: number
}

interface NeedsAccuracy {
  /** Keys of which all jobs are certain. */
  readonly certain: Share
  readonly wrongCertain: Share
  /** Jobs that did not pass although their key succeeded, and are not forgiven. */
  readonly notForgiven: Share
  readonly wrongForgiven: Share
  /** Lists that do not lag behind and are called outdated. */
  readonly wrongOutdated: Share
  /** Lists that lag behind and are not called outdated. */
  readonly missedOutdated: Share
  /** Keys that did not succeed and that a list that does not lag behind seems not to account for. */
  readonly wrongUnaccounted: Share
  readonly wrongForgotten: Share
}

type Measure = keyof NeedsAccuracy
type Verdict = Record<Measure, readonly boolean[]>

export function measureNeeds(workflows: number, withFile: boolean): NeedsAccuracy {
  const verdicts = Array.from({ length: workflows }, (_, seed) => judge(seed, withFile))
  const share = (measure: Measure): Share => {
    const cases = verdicts.flatMap((verdict) => verdict[measure])
    return { count: cases.filter(Boolean).length, of: cases.length }
  }
  return {
    certain: share('certain'),
    wrongCertain: share('wrongCertain'),
    notForgiven: share('notForgiven'),
    wrongForgiven: share('wrongForgiven'),
    wrongOutdated: share('wrongOutdated'),
    missedOutdated: share('missedOutdated'),
    wrongUnaccounted: share('wrongUnaccounted'),
    wrongForgotten: share('wrongForgotten'),
  }
}

function judge(seed: number, withFile: boolean): Verdict {
  const { jobs, needs, keys, waitedFor, ...truth } = simulateNeeds(seed)
  const graph = withFile ? decodeWorkflowFile(truth.file, truth.called) : undefined
  const own = {
    jobId: truth.currentId,
    runnerName: undefined,
    jobStatus: 'success',
    needs,
    facts: NO_FACTS,
  }
  const account = accountForNeeds({ jobs, jobsCounted: jobs.length, graph }, own)
  const succeeded = new Set(
    needs.filter(({ result }) => result === 'success').map(({ key }) => key.toLowerCase()),
  )
  const idsOf = (key: string) => jobs.flatMap(({ id }) => (keys.get(id) === key ? [id] : []))
  const certain = account.matches.filter((match) => match.certain)
  const failed = jobs.filter(hasFailed).map(({ id }) => id)
  const isForgivable = (id: number) => succeeded.has(keys.get(id) ?? '')
  const isOutdated = truth.outdated
  // Without the file it is not known what the keys in `needs` themselves need.
  const needed = withFile ? waitedFor : new Set(needs.map(({ key }) => key.toLowerCase()))
  return {
    certain: account.matches.map((match) => match.certain),
    wrongCertain: certain.map(
      (match) =>
        String(match.jobs.map(({ id }) => id)) !== String(idsOf(match.need.key.toLowerCase())),
    ),
    notForgiven: failed.filter(isForgivable).map((id) => !account.forgiven.has(id)),
    wrongForgiven: [...account.forgiven].map((id) => !isForgivable(id)),
    wrongOutdated: isOutdated ? [] : [account.outdated],
    missedOutdated: isOutdated ? [!account.outdated] : [],
    wrongUnaccounted: isOutdated ? [] : needs.map((need) => account.unaccounted.includes(need)),
    wrongForgotten: [...account.forgotten].map((id) => needed.has(keys.get(id) ?? '')),
  }
}

const NO_FACTS = {
  number: undefined,
  workflow: undefined,
  event: undefined,
  branch: undefined,
  commit: undefined,
  actor: undefined,
}

function hasFailed({ state }: Job): boolean {
  return state.kind === 'finished' && !isPass(state.conclusion)
}

const LABELS: Record<Measure, string> = {
  certain: 'keys with certain jobs',
  wrongCertain: 'of these with another job, or without one of theirs',
  notForgiven: 'failures of a key that succeeded not forgiven',
  wrongForgiven: 'failures forgiven wrongly',
  wrongOutdated: 'up-to-date lists called outdated',
  missedOutdated: 'outdated lists not recognised',
  wrongUnaccounted: 'keys called unaccounted for by an up-to-date list',
  wrongForgotten: 'jobs called forgotten that are needed',
}

/** What the file must decide without an error. */
const NEVER: readonly Measure[] = [
  'wrongCertain',
  'wrongForgiven',
  'wrongOutdated',
  'wrongUnaccounted',
  'wrongForgotten',
]

if (import.meta.main) {
  for (const withFile of [true, false]) {
    console.log(
      `Jobs of ${WORKFLOWS} simulated runs matched to needs ` +
        (withFile ? 'by the workflow file:' : 'by names alone:'),
    )
    const accuracy = measureNeeds(WORKFLOWS, withFile)
    for (const [measure, label] of Object.entries(LABELS) as [Measure, string][]) {
      const { count, of } = accuracy[measure]
      console.log(`  ${count} of ${of} (${((100 * count) / of).toFixed(1)} %) ${label}`)
      if (withFile && NEVER.includes(measure) && count > 0) process.exitCode = 1
    }
  }
}
