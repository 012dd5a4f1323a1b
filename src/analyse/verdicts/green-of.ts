// Which passed run shows what changed since a step passed.
import type { LogFactsOf } from '../../model/logged/log-facts.ts'
import type { ComparedVerdict } from '../../model/report/cause.ts'
import { containedRuns } from './judge-step.ts'
import { type Beside, passedThere, type PassedReading } from './read-runs.ts'

/**
 * Returns the run whose log shows what changed since the step passed: (1) of a new failure, the one that passed it; (2) of a
 * known one of the branch itself, the last green one, or another whose log was read anyway; (3) one of the same commit.
 */
export function greenOf(
  { kind, context: { evidence, redSince } }: ComparedVerdict,
  beside: Beside,
  logFacts: LogFactsOf = new Map(),
): PassedReading | undefined {
  const { commit } = beside.run
  const passed = beside.readings.filter(passedThere)
  switch (kind) {
    case 'new':
      return passed.find(({ result: { job } }) => job.url === evidence[0]?.url) // 1
    case 'known': {
      if (redSince === undefined) return undefined
      const before = containedRuns(beside)?.filter(passedThere) ?? []
      return before.find(({ result }) => logFacts.get(result.job.id)?.versions) ?? before[0] // 2
    }
    case 'unsteady':
      return passed.find(({ run }) => commit !== undefined && run.commit === commit) // 3
    case 'beside':
    case 'unknown':
    case 'infrastructure':
      return undefined
  }
}
