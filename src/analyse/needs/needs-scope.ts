import type { JobGraph, Unread } from '../../model/workflow-file.ts'
import { type Level, listNameMatches, type NameMatch } from '../jobs/job-name.ts'
import { needKey, type ListedJobs, OTHER_KEY } from './possible-keys.ts'

/** A workflow that `needs` can refer to: that of the run, or a called one. */
interface NeedsScope {
  readonly graph: JobGraph | Unread
  /** The leg that calls the workflow; `undefined` for that of the run. */
  readonly caller: Level | undefined
  /** The index of its jobs in a match. */
  readonly level: number
}

/**
 * Lists the workflows that `needs` may refer to: those that may contain the current job, or all if it
 * is not listed.
 *
 * @returns only workflows that declare all keys
 */
export function findScopes(graph: JobGraph, { current, needs }: ListedJobs): readonly NeedsScope[] {
  const keys = needs.map(needKey)
  const scopes =
    current === undefined
      ? listScopes({ graph, caller: undefined, level: 0 })
      : scopesOf(current.name, graph)
  return scopes.filter((scope) => {
    if (scope.graph === 'unread') return true
    const declared = new Set(scope.graph.map(({ key }) => key))
    return keys.every((key) => declared.has(key))
  })
}

/** Returns the key of the job or its caller in the workflow; `OTHER_KEY` if it is not in the workflow. */
export function keyWithin({ caller, level }: NeedsScope, match: NameMatch): string {
  const above = match[level - 1]
  const inside = above?.job === caller?.job && above?.leg === caller?.leg
  return (inside ? match[level]?.job.key : undefined) ?? OTHER_KEY
}

function listScopes(scope: NeedsScope): readonly NeedsScope[] {
  if (scope.graph === 'unread') return []
  const called = scope.graph.flatMap((job) =>
    job.called === undefined
      ? []
      : listScopes({ graph: job.called, caller: { job, leg: '' }, level: scope.level + 1 }),
  )
  return [scope, ...called]
}

function scopesOf(name: string, graph: JobGraph): readonly NeedsScope[] {
  const scopes = listNameMatches(name, graph).flatMap((match): [string, NeedsScope][] => {
    const last = match.at(-1)
    // The current job has steps, so it is not a caller, but it can be in a workflow that was not read.
    const isInside = last?.job.called === 'unread' && last.leg.trim() !== name.trim()
    if (last?.job.called !== undefined && !isInside) return []
    const callers = isInside ? match : match.slice(0, -1)
    const caller = callers.at(-1)
    const path = [...callers.map(({ job }) => job.key), caller?.leg].join('\n')
    return [[path, { graph: caller?.job.called ?? graph, caller, level: callers.length }]]
  })
  return [...new Map(scopes).values()]
}
