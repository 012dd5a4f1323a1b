import { makeOwn } from '../make-run.ts'
import { accountForNeeds } from '../../src/analyse/needs/account-for-needs.ts'
import { decodeWorkflowFile } from '../../src/github/workflow/workflow-file.ts'
import { isPass } from '../../src/model/conclusion.ts'
import { simulateNeeds } from '../simulate/needs.ts'
import { type Accuracy, type Count, countOf, countText, joined } from './accuracy.ts'

const WORKFLOWS = 5_000

const LABELS = {
  certain: 'keys with certain jobs',
  wrongCertain: 'of these with another job, or without one of theirs',
  notForgiven: 'failures of a key that succeeded not forgiven',
  wrongForgiven: 'failures forgiven wrongly',
  wrongOutdated: 'up-to-date lists called outdated',
  missedOutdated: 'outdated lists not recognised',
  wrongUnaccounted: 'keys called unaccounted for by an up-to-date list',
  wrongForgotten: 'jobs called forgotten that are needed',
}

type Measure = keyof typeof LABELS

type NeedsAccuracy = Readonly<Record<Measure, Count>>

export function measureNeeds(workflows: number, withFile: boolean): NeedsAccuracy {
  const verdicts = Array.from({ length: workflows }, (_, seed) => judge(seed, withFile))
  const measures = Object.keys(LABELS) as Measure[] // the keys written above
  const counts = measures.map((measure) => [
    measure,
    countOf(verdicts.flatMap((verdict) => verdict[measure])),
  ])
  return Object.fromEntries(counts) as NeedsAccuracy
}

function judge(seed: number, withFile: boolean): Record<Measure, readonly boolean[]> {
  const { jobs, needs, keys, waitedFor, ...truth } = simulateNeeds(seed)
  const graph = withFile ? decodeWorkflowFile(truth.file, truth.called).graph : undefined
  const current = makeOwn({ jobId: truth.currentId, needs })
  const account = accountForNeeds({ jobs, jobsCounted: jobs.length, graph }, current)
  const succeeded = new Set(
    needs.filter(({ result }) => result === 'success').map(({ key }) => key.toLowerCase()),
  )
  const idsOf = (key: string) => jobs.flatMap(({ id }) => (keys.get(id) === key ? [id] : []))
  const certain = account.matches.filter((match) => match.certain)
  const failed = jobs.flatMap(({ id, state }) =>
    state.kind === 'finished' && !isPass(state.conclusion) ? [id] : [],
  )
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

/** With the workflow file, these never happen. */
const NEVER: readonly Measure[] = [
  'wrongCertain',
  'wrongForgiven',
  'wrongOutdated',
  'wrongUnaccounted',
  'wrongForgotten',
]

/** Measures how often jobs are matched to the wrong key of `needs`. */
export function describeNeeds(): Accuracy {
  return joined(
    [true, false].map((withFile) => {
      const accuracy = measureNeeds(WORKFLOWS, withFile)
      const lines = Object.entries(LABELS).map(
        // the keys written above
        ([measure, label]) => `  ${countText(accuracy[measure as Measure])} ${label}`,
      )
      const title = `${WORKFLOWS} runs ${withFile ? 'by the workflow file' : 'by names alone'}`
      const isNever = NEVER.every((measure) => accuracy[measure].count === 0)
      return { lines: [title, ...lines], targetsMet: !withFile || isNever }
    }),
  )
}
