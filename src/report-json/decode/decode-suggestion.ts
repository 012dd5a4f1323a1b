import type * as z from 'zod'
import type { Change, Suggestion } from '../../model/report/suggestion.ts'
import type { Suggestion as SuggestionShape } from '../shapes/suggestions.ts'

type SuggestionData = z.output<typeof SuggestionShape>

export function decodeSuggestion(data: SuggestionData): Suggestion {
  const { jobs, savesSeconds: saves, costsRunnerSeconds: costs, assumption } = data
  return { change: decodeChange(data), jobs, saves, costs, assumption }
}

function decodeChange({ kind, change }: SuggestionData): Change {
  switch (kind) {
    case 'shards':
      return { kind, job: change.job, ...change.shards }
    case 'needs':
      return { kind, job: change.job, without: change.withoutNeed }
    case 'cache':
      return { kind, step: change.step, missed: change.missedRuns, runs: change.runs }
  }
}
