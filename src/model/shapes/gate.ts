import * as z from 'zod'
import { EXEMPT_REASONS, GATE_REASONS, GATE_SUBJECTS, IDLE_REASONS } from '../reasons.ts'
import {
  choice,
  AnyText,
  Flag,
  type FieldsOf,
  Id,
  list,
  oneOf,
  orNull,
  shape,
  Text,
} from './values.ts'

const GateSubject = z.object({
  kind: oneOf(GATE_SUBJECTS),
  runId: orNull(
    Id,
    '`null` for the commit, and for a result in `needs` that no reported run shows.',
  ),
  jobId: orNull(Id, '`null` unless it is a listed job.'),
  name: orNull(
    AnyText,
    'Of the job, its key in `needs`, or as in `overBudget`; `null` for the run or the commit.',
  ),
  conclusion: orNull(
    AnyText,
    'As GitHub or `needs` has it; `null` if the reason is no conclusion.',
  ),
})

const GateFinding = shape('GateFinding', 'What a rule of the gate fails for.', {
  ...GateSubject.shape,
  reason: oneOf(GATE_REASONS),
})

const GateExemption = shape(
  'GateExemption',
  'What did not pass and does not fail the gate, and why.',
  { ...GateSubject.shape, reason: oneOf(EXEMPT_REASONS) },
)

const GateRule = shape('GateRule', 'One value of an input that can fail the step.', {
  input: choice(['fail-on', 'budgets', 'fail-on-jobs']),
  value: Text.describe(
    'A value of `fail-on`, `not read` for invalid inputs, or a line of one of the others.',
  ),
  fails: Flag,
  idle: orNull(
    oneOf(IDLE_REASONS),
    'Why it had nothing to be evaluated on, so that it passes; `null` if it was evaluated, or fails.',
  ),
  findings: list(GateFinding, 'Empty if the rule passes.'),
})

const GateMatch = shape('GateMatch', 'What a line of `fail-on-jobs` stands for.', {
  pattern: Text,
  jobIds: list(Id, 'Ids of the jobs, without the current one.'),
  keys: list(AnyText, 'Keys of `needs`.'),
})

export const Gate = shape('Gate', 'What the inputs that can fail the step decided.', {
  fails: Flag.describe('At least one rule fails, and so does the step.'),
  soFar: Flag.describe(
    'Jobs are unfinished or not listed, so that a gate that passes may still fail.',
  ),
  rules: list(
    GateRule,
    'The values of `fail-on`, the budgets that end with `fail`, then the lines of `fail-on-jobs`.',
  ),
  onlyJobs: orNull(
    list(GateMatch),
    'The jobs that `fail-on` looks at; what they need counts as well if it did not pass. `null` for all.',
  ),
  exempt: list(GateExemption, 'What did not pass and no rule fails for, without what is forgiven.'),
})

export type GateFinding = FieldsOf<typeof GateFinding>
export type GateExemption = FieldsOf<typeof GateExemption>
export type GateRule = FieldsOf<typeof GateRule>
export type GateMatch = FieldsOf<typeof GateMatch>
export type Gate = FieldsOf<typeof Gate>
