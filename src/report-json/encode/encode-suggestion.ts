import type { Change, Range, Suggestion } from '../../model/report/suggestion.ts'
import { toSeconds } from '../../render/text/units.ts'
import type { SuggestionJson } from '../shapes/suggestions.ts'

export function encodeSuggestion(suggestion: Suggestion): SuggestionJson {
  const { jobs, saves, costs, assumption } = suggestion
  return {
    ...encodeChange(suggestion.change),
    jobs,
    savesSeconds: encodeRange(saves),
    costsRunnerSeconds: encodeRange(costs),
    assumption,
  }
}

function encodeChange(change: Change) {
  switch (change.kind) {
    case 'shards': {
      const { kind, job, from, to } = change
      return { kind, change: { job, shards: { from, to } } }
    }
    case 'needs':
      return { kind: change.kind, change: { job: change.job, withoutNeed: change.without } }
    case 'cache': {
      const { kind, step, missed, runs } = change
      return { kind, change: { step, missedRuns: missed, runs } }
    }
  }
}

function encodeRange({ expected, low, high }: Range) {
  return { expected: toSeconds(expected), low: toSeconds(low), high: toSeconds(high) }
}
