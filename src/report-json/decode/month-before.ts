import * as z from 'zod'
import { MONTH_VERSION } from '../../model/shapes/month.ts'
import { sortBy } from '../../model/some.ts'

/** Fields of a run, as JSON has them; which it has depends on the list. */
const Part = z.looseObject({ id: z.int() })

/** What version 1 kept of runs. The month is validated when it has been converted. */
const MonthBefore = z.looseObject({
  schemaVersion: z.literal(1),
  memory: z.looseObject({
    fromAt: z.string(),
    runs: z.array(Part),
    unread: z.array(Part),
    unfinished: z.array(Part.extend({ workflowPath: z.string().nullish() })).default([]),
    history: z
      .object({
        open: z.array(z.looseObject({ weekAt: z.string(), runs: z.array(Part) })),
        closed: z
          .array(z.looseObject({ rows: z.array(z.object({ row: z.unknown() })) }))
          .default([]),
      })
      .nullish(),
  }),
})

/** What is not known of a run. */
const UNKNOWN = {
  ...{ number: null, event: null, commit: null, isMain: false, attempt: 1, conclusion: null },
  ...{ endedAt: null, ranSeconds: null, failedAt: null, passedAt: null, message: null },
}

/** Returns the JSON of a month of version 1 with one list of runs, and anything else as it is. */
export function withRuns(json: unknown): unknown {
  const before = MonthBefore.safeParse(json)
  if (!before.success) return json
  const { unread, unfinished, history, ...memory } = before.data.memory
  const { open = [], closed = [] } = history ?? {}
  const isUnread = new Set(unread.map(({ id }) => id))
  const isUnfinished = new Set(unfinished.map(({ id }) => id))
  const parts = [
    ...unfinished.map(({ workflowPath, ...one }) => {
      const file = workflowPath ?? `Run ${one.id}`
      return { ...one, isMain: true, workflow: file, workflowPath: file }
    }),
    ...open.flatMap(({ weekAt, runs, ...series }) =>
      runs.map((run) => ({ ...series, createdAt: weekAt, ...run })),
    ),
    ...memory.runs.map((run) => ({ ...run, isMain: true })),
    ...unread,
  ]
  const runs = sortBy([...Map.groupBy(parts, ({ id }) => id)], ([id]) => id).map(([id, some]) => ({
    ...some.reduce((all, part) => ({ ...all, ...part }), { id, ...UNKNOWN }),
    ...{ unread: isUnread.has(id), unfinished: isUnfinished.has(id) },
  }))
  const weeks = closed.map((week) => ({ ...week, rows: week.rows.map(({ row }) => row) }))
  const isNamed = (run: object) => 'workflow' in run
  const converted = { ...memory, runs: runs.filter(isNamed), weeks }
  return { ...before.data, schemaVersion: MONTH_VERSION, memory: converted }
}
