// The rules of the gate, and what each does if it cannot be evaluated.
import { BY_TESTS, type IdleReason, type LostPart } from '../../model/reasons.ts'
import type { Report } from '../../model/report/report.ts'
import type { GateRule } from '../../model/shapes/gate.ts'
import { FAIL_ON_NEW, UNFINISHED } from './fail-on.ts'

/** What a rule is evaluated on, and what it does if it cannot be. */
interface RuleRow {
  /** What it reads, for the documents. */
  readonly on: string
  /** Why it has nothing to be evaluated on in a report, so that it stays open; `undefined` if it has something. */
  readonly idle: (report: Report, value: string) => IdleReason | undefined
  /** The reasons that it can return. */
  readonly mayIdle: readonly IdleReason[]
  /** What of its evidence can be missing, for the documents: then it is closed, and the finding has the reason. */
  readonly closed: string
}

const NEVER = (): undefined => undefined

type RuleKind =
  | 'a conclusion, `any`'
  | '`new`'
  | '`unfinished`'
  | '`no-tests`, `fewer-tests`'
  | '`budgets`'
  | '`fail-on-jobs`'

/** Why a part closes no rule when it is lost: no rule looks at what it adds. */
const ONLY_SHOWN = 'it is only shown'

/** The rules that close without a part of a report, since it can keep them closed, or else why it opens none. */
export const LOSSES: Readonly<Record<LostPart, readonly RuleKind[] | string>> = {
  reasons: ['`new`'],
  verdicts: ['`new`'],
  base: ['`new`'],
  issues: ['`new`'],
  proof: ['`new`'],
  attempts: ['`new`'],
  // A file can list a failed test that neither the log nor an issue names.
  results: ['`new`', '`no-tests`, `fewer-tests`'],
  // A host that did not respond is no infrastructure if a green log names it.
  green: ['`new`'],
  budgets: ['`budgets`'],
  others: ONLY_SHOWN,
  month: ONLY_SHOWN,
  files: ONLY_SHOWN,
  history: ONLY_SHOWN,
  slower: ONLY_SHOWN,
  queue: ONLY_SHOWN,
  'critical-path': ONLY_SHOWN,
  skips: ONLY_SHOWN,
  forgiven: 'what it forgave counts',
  gate: 'the step fails, whatever it would decide',
}

/** Each kind of rule that can fail the step. */
export const RULES: Readonly<Record<RuleKind, RuleRow>> = {
  'a conclusion, `any`': {
    on: 'the conclusions of jobs, the results in `needs`, and the run',
    idle: NEVER,
    mayIdle: [],
    closed: 'for `any`, a conclusion is unknown',
  },
  '`new`': {
    on: 'the verdict on each failure',
    idle: ({ failures, unlistedNeeds }) =>
      failures.length + unlistedNeeds.length === 0 ? 'no-failure' : undefined,
    mayIdle: ['no-failure'],
    closed:
      'a failure was not compared; a result in `needs` has no job, or a leg that is unfinished',
  },
  '`unfinished`': {
    on: 'the states of the jobs, except the current one, and of the run',
    idle: NEVER,
    mayIdle: [],
    closed: 'the run has not finished',
  },
  '`no-tests`, `fewer-tests`': {
    on: 'the files that `test-results` names, and those of the base branch',
    idle: idleOfTests,
    mayIdle: ['no-tests-here', 'no-base'],
    closed:
      'a file ends early, has another format, was not read or is missing, or no file is named',
  },
  '`budgets`': {
    on: 'the times of the run, jobs and steps that the line names; an unknown time exceeds nothing',
    idle: NEVER,
    mayIdle: [],
    closed: 'never',
  },
  '`fail-on-jobs`': {
    on: 'the names and keys of jobs',
    idle: NEVER,
    mayIdle: [],
    closed: 'no job has the name',
  },
}

/** Returns the name of a rule in the tables. */
export function kindOf(input: GateRule['input'], value: string): RuleKind {
  if (input === 'budgets') return '`budgets`'
  if (input === 'fail-on-jobs') return '`fail-on-jobs`'
  if (value === FAIL_ON_NEW) return '`new`'
  if (value === UNFINISHED) return '`unfinished`'
  return value in BY_TESTS ? '`no-tests`, `fewer-tests`' : 'a conclusion, `any`'
}

/** Returns the row of a rule. */
export function rowOf(input: GateRule['input'], value: string): RuleRow {
  return RULES[kindOf(input, value)]
}

/** A run of the base branch itself, and one without tests there, is evaluated on empty files alone. */
function idleOfTests({ tests }: Report, value: string): IdleReason | undefined {
  if (tests === undefined || tests.unread.length > 0) return undefined
  if (tests.artifacts.length === 0) return 'no-tests-here'
  return value === 'fewer-tests' && tests.fewer === undefined ? 'no-base' : undefined
}
