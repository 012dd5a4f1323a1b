import { MONTH_VERSION } from '../../model/shapes/month.ts'
import { sortBy } from '../../model/some.ts'

/** What version 1 kept of a run in each of its lists. */
type Part = Readonly<Record<string, unknown>> & { readonly id: number }

/** Fields of the JSON of version 1 that changed. */
interface MonthBefore {
  readonly schemaVersion?: unknown
  readonly memory: {
    readonly fromAt: string
    readonly runs: readonly Part[]
    readonly unread: readonly Part[]
    readonly unfinished?: readonly Part[]
    readonly history?: {
      readonly listedFromAt: string
      readonly open: readonly { readonly weekAt: string; readonly runs: readonly Part[] }[]
      readonly closed?: readonly { readonly rows: readonly { readonly row: unknown }[] }[]
    } | null
  }
}

/** What is not known of a run. */
const UNKNOWN = {
  ...{ number: null, event: null, commit: null, isMain: false, attempt: 1, conclusion: null },
  ...{ endedAt: null, ranSeconds: null, failedAt: null, passedAt: null, message: null },
}

/** Returns the JSON of a month of version 1 with one list of runs, and any other as it is. It is validated after that. */
export function withRuns(json: unknown): unknown {
  const before = json as MonthBefore
  if (before.schemaVersion !== 1) return json
  const { unread, unfinished = [], history, runs, ...memory } = before.memory
  const { open = [], closed = [], listedFromAt = memory.fromAt } = history ?? {}
  const fromAt = listedFromAt < memory.fromAt ? listedFromAt : memory.fromAt
  const isUnread = new Set(unread.map(({ id }) => id))
  const isUnfinished = new Set(unfinished.map(({ id }) => id))
  const parts = [
    ...unfinished.map(({ workflowPath, ...one }) => {
      const file = workflowPath ?? `Run ${one.id}`
      return { ...one, isMain: true, workflow: file, workflowPath: file }
    }),
    ...open.flatMap(({ weekAt, runs: some, ...series }) =>
      some.map((run) => ({ ...series, createdAt: weekAt, ...run })),
    ),
    ...runs.map((run) => ({ ...run, isMain: true })),
    ...unread,
  ]
  const rows = [...Map.groupBy(parts, ({ id }) => id)].map(([id, some]) => ({
    ...some.reduce((all, part) => ({ ...all, ...part }), { ...UNKNOWN, id }),
    ...{ unread: isUnread.has(id), unfinished: isUnfinished.has(id) },
  }))
  const known = sortBy(rows, ({ id }) => id).filter((run) => 'workflow' in run)
  const weeks = closed.map((week) => ({ ...week, rows: week.rows.map(({ row }) => row) }))
  return {
    ...before,
    schemaVersion: MONTH_VERSION,
    memory: { ...memory, fromAt, runs: known, weeks },
  }
}
