import type { ApiStep, Fields } from './api-body.ts'
import { readSeconds, writeTime } from './time.ts'

type StepFields = Fields<ApiStep>

/** A step: by default one that succeeded, from second 0 to 10. */
export function apiStep(fields: StepFields = {}): ApiStep {
  const status = fields.status ?? 'completed'
  const completed = status === 'completed'
  const begun = completed || status === 'in_progress'
  const start = readSeconds(fields.started_at) ?? 0
  const length = fields.conclusion === 'skipped' ? 0 : 10
  const step = {
    name: 'Run npm test',
    status,
    conclusion: completed ? 'success' : null,
    number: 1,
    started_at: begun ? start : null,
    completed_at: completed ? start + length : null,
    ...fields,
  }
  // A field given as undefined is omitted of the JSON, and so may be missing though the type has it.
  return {
    ...step,
    started_at: writeTime(step.started_at),
    completed_at: writeTime(step.completed_at),
  } as ApiStep
}
