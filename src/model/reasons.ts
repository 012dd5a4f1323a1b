/** Possible reasons for a failure of a kind. The kind does not say it for `other`. */
export const ORIGINS = {
  'failed-step': 'code',
  'timed-out': 'code',
  other: 'code',
  'out-of-memory': 'code',
  'tool-crash': 'code',
  container: 'code',
  device: 'code',
  check: 'code',
  'runner-lost': 'infrastructure',
  'disk-full': 'infrastructure',
  network: 'infrastructure',
  'action-download': 'infrastructure',
  refused: 'other',
  cancelled: 'other',
  'never-started': 'other',
} as const

export type CauseKind = keyof typeof ORIGINS

export type InfrastructureKind = {
  [Kind in CauseKind]: (typeof ORIGINS)[Kind] extends 'infrastructure' ? Kind : never
}[CauseKind]

/** Meaning of each verdict, as the JSON schema describes it. */
export const VERDICTS = {
  known:
    'the same step failed with the same error on the base branch, or an issue lists all that failed',
  unsteady: 'it failed and passed on the same commit, or comes and goes on the base branch',
  new: 'the base branch passed the step on a commit that this run contains',
  infrastructure: 'the kind of the cause says so',
  unknown: 'nothing proves one of the others',
} as const

/** Separate series of failed runs with one error that show that it comes and goes, in recent runs and in a month. */
export const MIN_SERIES = 3

/** Advice about failures, as the JSON schema describes it. */
export const ADVICE = {
  fix: 'it is new, the run is of the base branch itself, or tests that a gate wants did not run or were not read',
  rerun: 'another run of the same commit can pass',
  wait: 'an issue or the base branch has it, or had it until the branch is updated',
  look: 'nothing shows whose it is, a re-run alone may fail again, or a budget fails the gate',
  none: 'nothing failed, or it is explained, and the gate passes',
} as const

/** Reasons why a verdict is `unknown`, as the JSON schema describes it. */
export const UNKNOWN_REASONS = {
  'no-base': 'no completed run for a commit of the base branch was found',
  'not-run':
    'no run of the base branch ran the job, or not the step, or not under a name that identifies it',
  'not-listed':
    'GitHub lists no steps of the job, here or there, or no jobs of the run there: the step may have run',
  'older-base': 'the base branch passed the step only before commits that this run contains',
  'unknown-commit':
    'the branch passes the step now, but it is unknown whether on a commit that this run contains',
  'other-step':
    'the job fails on the base branch too, at another step, and no run that was read ran this one',
  'other-error': 'the job fails on the base branch too, and the logs do not show the same error',
  'other-stage':
    'the job fails on the base branch too, with the same words, but one of both got further in the step',
  'equal-log':
    'the job fails on the base branch too, and its log is equal, but neither says what failed',
  'no-log': 'a log is missing, empty or expired, here or there, or says only that something failed',
  refused: 'GitHub refused it for a reason of the account, a person or a rule',
  'not-read': 'the runs, jobs or logs of the base branch were not read',
  'not-rerun': 'something failed in an earlier attempt, and this one ended before that was re-run',
  'calls-unread':
    'the log only reports other jobs, and the file of a called workflow was not read, so that it is unknown which of them the job needs',
  'attempts-unread': 'earlier attempts were not read: it may have passed in one',
  lost: 'an error of Run Report lost the verdict',
} as const

export type UnknownReason = keyof typeof UNKNOWN_REASONS

/** Why the change cannot be the reason for a failure, as the JSON schema describes it. */
export const BEYOND_CHANGE = {
  'runner-before': 'a step of the runner failed before a step of the workflow ran',
  version: 'the error names what has another version now, and no file of the change can be why',
  leg: 'another leg of the job has these tests on the base branch',
  branch: 'the last run of its protected branch had the same error',
  'runner-behind': 'a step of the runner failed behind the steps of the workflow',
} as const

/** Parts of a report that an error of the program can lose, as the JSON schema and a note describe them. */
export const PARTS = {
  reasons: 'why jobs failed',
  verdicts: 'whose the failures are',
  base: 'what the base branch shows of the failures',
  issues: 'the issues with known failures',
  proof: 'the logs that issues show',
  attempts: 'the earlier attempts',
  others: 'what other branches show of the failures',
  month: 'what comes and goes',
  green: 'how a failed step differs from one that passed',
  forgiven: 'which failures are forgiven',
  skips: 'why jobs were skipped',
  results: 'the test results',
  files: 'the files of what failed',
  history: 'the comparison with earlier runs',
  slower: 'why jobs took longer',
  queue: 'what the merge queue waits for',
  'critical-path': 'the critical path',
  budgets: 'the budgets',
  gate: 'what the gate decides',
} as const

export type LostPart = keyof typeof PARTS

/** Things that a job waited for last, as the JSON schema describes it. */
export const HELD_BY_REASONS = {
  needs: 'the jobs that it needs',
  runner: 'a runner',
  approval: 'approval or a runner',
  unknown: 'a wait that GitHub does not explain',
} as const

export type HeldBy = keyof typeof HELD_BY_REASONS

/** Reasons why a run has no critical path, as the JSON schema describes it. */
export const PATH_MISSING_REASONS = {
  'not-read': 'the workflow file was not read, which takes `contents: read`',
  'no-file': 'GitHub generates the workflow',
  'not-understood': 'the workflow file could not be parsed',
  unmatched: 'the jobs of the workflow file are not those of the run',
  contradicted:
    'the last job to finish, or one that it depends on, started before one that it needs had finished',
} as const

export type PathMissing = keyof typeof PATH_MISSING_REASONS

/** Thing that a job waits for now whose status is `waiting`; a protection rule may be another thing. */
export const APPROVAL = 'an approval'

/** Thing that the run of a first contributor waits for: it has no jobs, and the conclusion `action_required`. */
export const MAINTAINER_APPROVAL = "a maintainer's approval"

/** Returns what a job that was ready, or has this status, waited for: GitHub does not say when it was approved. */
export function waitReason(mayAwaitApproval: boolean | undefined, status?: string): string {
  if (status === 'waiting') return APPROVAL
  return HELD_BY_REASONS[mayAwaitApproval ? 'approval' : 'runner']
}

/** Reasons why the wall time of a run is not compared with those of earlier runs, although it could be. */
export const DIFFERENT_REASONS = {
  'different-jobs': 'ran other jobs than each of the earlier runs',
  'different-steps': 'is reported by a step that was not found in the earlier runs',
} as const

/** These reasons, and what the run did. */
export const NOT_COMPARED_REASONS = {
  incomplete: 'has jobs or times that are unknown',
  unfinished: 'has not finished',
  partial: 'ran only some of its jobs in this attempt',
  failed: 'did not pass',
  ...DIFFERENT_REASONS,
} as const

export type NotCompared = keyof typeof NOT_COMPARED_REASONS

/** Whether an issue lets the gate pass, as the JSON schema describes it. */
export const ISSUE_GATES = {
  passes: 'it says `gate: pass`',
  'not-given': 'it does not say `gate: pass`',
  over: 'its last day is over',
  edited: 'somebody else than its author edited it last',
  closed: 'it is closed',
} as const

export type IssueGate = keyof typeof ISSUE_GATES

/** Gaps in the proof that nothing else failed, as the JSON schema describes it. */
export const PROOF_GAPS = {
  'no-seen': 'the issues show no log of the failure, or of a part of it',
  'not-read': 'too few requests were left to read the log that they show',
  'seen-unread': 'the log that they show cannot be read as a whole',
  'seen-here': 'the log that they show is of this run',
  'seen-other':
    'not all that failed in the log that they show is listed, or it is of a job that the block is not about',
  'seen-green': 'no log was read of a passed run of the job that they show',
  'not-whole': 'the step printed more than is compared',
  'no-green': 'no log of a passed run was read, and a line is not in the log that they show',
  'other-lines': 'a line is neither in the log of a passed run nor in the one that they show',
  'missing-lines': 'a line is missing that the passed runs and the log that they show have',
  'no-own-lines': 'a passed run prints the same lines',
} as const

export type ProofGap = keyof typeof PROOF_GAPS

/** Gaps that show a line which nothing explains: something else may have failed. */
const UNEXPLAINED_GAPS: ReadonlySet<ProofGap> = new Set([
  'no-green',
  'other-lines',
  'missing-lines',
])

/** Whether what the proof lacks is that a line of the step is explained, which it quotes. */
export function leavesLines(
  unproven: { readonly gap: ProofGap; readonly lines: readonly string[] } | undefined,
): boolean {
  return unproven !== undefined && unproven.lines.length > 0 && UNEXPLAINED_GAPS.has(unproven.gap)
}

/** Things that the gate decides about, as the JSON schema describes it. */
export const GATE_SUBJECTS = {
  job: 'a listed job',
  need: 'a job that only `needs` shows, or a key of `fail-on-jobs` whose jobs are unknown, or a key that `needs` lacks',
  run: 'the run as a whole',
  commit: 'the commit as a whole',
  overrun: 'the run, a job or a step, as `overBudget` names it',
  tests: 'the tests of an artifact, or of all',
  pattern: 'a line of `fail-on-jobs`',
  input: 'an input of the step',
} as const

/** Reasons why not all tests were read that `test-results` names, as the JSON schema describes it. */
export const UNREAD_TESTS = {
  'tests-cut': 'a file ends early or is not well-formed',
  'tests-format': 'no file is in a format that is read',
  'tests-unread': 'a limit, an error or a permission prevented it',
  'tests-missing': 'no artifact has the name, or no file the path',
  'tests-unnamed': '`test-results` names no files',
} as const

export type UnreadTestsReason = keyof typeof UNREAD_TESTS

/** Reasons why the gate fails for something, as the JSON schema describes it. */
export const GATE_REASONS = {
  conclusion: '`fail-on` covers its conclusion',
  new: 'its failure is new',
  unexplained: 'other runs do not explain its failure',
  'no-lines': 'its failure was compared with none, since `log-lines` is 0',
  'not-tested': 'fail-fast cancelled it because of a job that may fail, so nothing tested it',
  'known-issue': 'its failure is known by issues alone, and these do not let the gate pass',
  unfinished: 'it has not finished',
  'no-needs': 'the current job, which is given an empty `needs`, does not wait for it',
  'open-leg':
    'its result is known by `needs`, and a leg of it has not finished in the list of jobs',
  'possible-leg':
    'its result is known by `needs`, and a job has not finished in the list that may be a leg of it',
  incomplete: 'not all runs and jobs were listed',
  'over-budget': 'it took longer than its budget',
  'no-tests': 'no test ran',
  'fewer-tests': 'fewer tests ran than on the base branch',
  ...UNREAD_TESTS,
  'no-job': 'no job has this name or key',
  'invalid-input': 'it could not be read',
  lost: 'an error of Run Report lost what this rule needs: see `lost`',
} as const

/** Reasons why a rule of the gate had nothing to be evaluated on, so that it stays open, as the JSON schema describes it. */
export const IDLE_REASONS = {
  'no-failure': 'nothing failed',
  'no-base': 'nothing of the base branch could be compared',
  'no-tests-here':
    'no file has tests, and a job that did not pass or was skipped can be the reason',
  'not-finished': 'nothing has finished, or there is no run',
} as const

export type IdleReason = keyof typeof IDLE_REASONS

/** Maximum names in a list of tests or suites. */
export const MAX_TEST_NAMES = 200

/** Findings about what is unusual about the number of tests, as the JSON schema describes it. */
export const TEST_FINDINGS = {
  none: 'no test ran',
  missing: 'no artifact has the tests, which no job was skipped for',
  fewer: 'a tenth of the tests, and ten, are gone',
  suites: 'a suite with five tests is gone',
  skipped: 'five tests or more are skipped now',
} as const

/** Values of `fail-on` for tests that did not run, and the findings that each fails for. */
export const BY_TESTS: Readonly<Record<string, readonly (keyof typeof TEST_FINDINGS)[]>> = {
  'no-tests': ['none', 'missing'],
  'fewer-tests': ['none', 'missing', 'fewer', 'skipped'],
}

/** Returns whether a value of the gate is about tests. */
export function isGatedByTests({ failOn = [] }: { readonly failOn?: readonly string[] }): boolean {
  return failOn.some((value) => value in BY_TESTS)
}

/** Reasons why the gate passes although something did not pass, as the JSON schema describes it. */
export const EXEMPT_REASONS = {
  known: 'the same step failed with the same error on the base branch',
  issue: 'an issue lists its failure and says `gate: pass`',
  unsteady: VERDICTS.unsteady,
  infrastructure: 'the kind of its cause, or of the one that it follows from, says so',
  'not-listed': '`fail-on` does not list its conclusion',
  'other-job': '`fail-on-jobs` does not name it',
} as const

/** Whether people stopped a workflow, by its state. */
export function isStopped(state: string | undefined): boolean {
  return state === 'disabled_manually'
}
