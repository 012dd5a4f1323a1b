import * as z from 'zod'
import {
  ADVICE,
  type CauseKind,
  ISSUE_GATES,
  PROOF_GAPS,
  ORIGINS,
  UNKNOWN_REASONS,
  VERDICTS,
  BEYOND_CHANGE,
} from '../reasons.ts'
import { JobRef } from './job.ts'
import {
  choice,
  AnyText,
  type FieldsOf,
  Count,
  Flag,
  Id,
  list,
  listOfSome,
  Ordinal,
  oneOf,
  orNull,
  Seconds,
  Text,
  Time,
  Url,
  shape,
} from './values.ts'
import { SIGNATURE_VERSION } from '../schema-version.ts'

const FAILURE_KINDS = [
  'never-started',
  'runner-lost',
  'timed-out',
  'cancelled',
  'failed-step',
  'check',
  'other',
] as const

const Canceller = shape('Canceller', 'Who or what cancelled a job.', {
  kind: choice(
    ['fail-fast', 'person', 'newer-run', 'unknown'],
    '`newer-run`: a later run in the same concurrency group.',
  ),
  login: orNull(Text, 'Of the person.'),
  failedJobId: orNull(Id, 'Id of the failed leg of the matrix, if it is known.'),
  inferred: Flag.describe(
    'Only the times of the jobs show it, so a person may have cancelled the run then.',
  ),
})

const Annotation = shape('Annotation', 'An annotation by GitHub, the runner or a step.', {
  level: AnyText.describe('`failure`, `warning` or `notice`.'),
  title: orNull(AnyText),
  message: AnyText,
  path: orNull(AnyText, '`.github` if the annotation is on no file.'),
  line: orNull(z.number(), "For `.github`, the line of the step's log."),
})

const LogLine = shape('LogLine', 'A line of a log.', {
  text: AnyText.describe('Without timestamp, colours and control characters except tabs.'),
  error: Flag.describe('An error of the step, or part of one.'),
  cut: Flag.describe('The line was truncated.'),
  omittedBefore: Count.describe('Lines of the step between the one before and this one.'),
})

const Evidence = shape('Evidence', 'A job of another run or attempt.', {
  runId: Id,
  runNumber: orNull(Count),
  attempt: orNull(Count),
  branch: orNull(Text, 'With the fork that has it.'),
  commit: orNull(Text, 'Full SHA.'),
  job: Text,
  url: Url,
  outcome: choice(['passed', 'failed']),
  stepsListed: Flag.describe(
    'GitHub lists the steps of the job; otherwise, it was compared as a whole.',
  ),
})

const GreenLog = shape(
  'GreenLog',
  'The newest log that was read of a run of the base branch in which the step passed. Message and lines were chosen beside it.',
  {
    linesTotal: Count.describe('Different lines that the step printed.'),
    newLines: Count.describe('Of these, those that the green log lacks.'),
    hasMessage: Flag.describe('The message is in the green log, too: it is hardly the reason.'),
    evidence: Evidence,
  },
)

const NotEnded = shape('NotEnded', 'A test or a target that had not ended when the log was cut.', {
  name: AnyText.describe('With the names around it, as printed.'),
  durationSeconds: orNull(
    Seconds,
    'Since it started, or continued after others; `null` if the log does not show it.',
  ),
})

const StepLog = shape('StepLog', 'The lines that show why a step failed.', {
  stepNumber: orNull(Count, '`null` if no step is known to have failed.'),
  step: orNull(Text, 'Name of the step.'),
  continuedAfter: orNull(
    Text,
    'Name of the step that ended with an error after which the job continued; `null` if the step failed the job.',
  ),
  origin: choice(
    ['step', 'parallel-steps', 'end'],
    "Which lines these are: those of the step, those of steps that ran in parallel, or, if no line could be assigned to the step, the job's last ones.",
  ),
  exitCode: orNull(z.int(), "Of the step's process."),
  linesAbove: orNull(Count, 'Lines above the first one; `null` if they were not read.'),
  lines: list(LogLine),
  green: orNull(GreenLog, '`null` if no such log was read.'),
  notEnded: list(
    NotEnded,
    'What had started and not ended when a time limit or a cancellation cut the log, the longest first; empty if the tool does not print it.',
  ),
})

const LoggedError = shape('LoggedError', 'One thing that failed in a step, as its log shows it.', {
  stepNumber: Count,
  title: orNull(
    AnyText,
    'What failed, by name: a test with the names around it, a target, a rule, a file.',
  ),
  detail: orNull(AnyText, 'Why: the assertion, or the sentence of the compiler or the tool.'),
  path: orNull(
    AnyText,
    'The file, from the root of the repository if it was found there; otherwise as the tool prints it.',
  ),
  line: orNull(Ordinal),
  column: orNull(Ordinal),
  inRepository: Flag.describe('The file was found in the repository: the outputs link to it.'),
  test: Flag.describe('It is a test, not a target, a finding or an error.'),
})

const ErrorTotal = shape(
  'ErrorTotal',
  'How many things failed in a step, as its tool counts them.',
  {
    stepNumber: Count,
    counts: choice(
      ['tests', 'findings'],
      'What it counts: findings are those of a compiler or a linter.',
    ),
    failed: Count.describe('May be more than are listed.'),
    total: orNull(Count, 'How many there were; `null` if the tool does not print it.'),
    skipped: orNull(Count, 'How many were skipped; only test results say it.'),
  },
)

const TestCounts = shape(
  'TestCounts',
  'What files of test results say of the tests of a job, each test once.',
  {
    total: Count,
    failed: Count,
    skipped: Count,
    failedThenPassed: Count.describe(
      'Passed after they had failed, as the tool itself marks them.',
    ),
    files: list(Text, 'Names of the files.'),
    complete: Flag.describe('`false`: a file could not be read to its end, so there may be more.'),
  },
)

const SuspectCommit = shape('SuspectCommit', 'A commit since the last green run.', {
  sha: Text.describe('Full SHA.'),
  url: Url,
  title: AnyText,
  author: orNull(Text),
})

const RedSince = shape('RedSince', 'The first failed run after the last green one.', {
  run: Evidence,
  commits: list(
    SuspectCommit,
    'Commits since the last green run, oldest first; empty without the permission `contents: read`.',
  ),
  commitsTotal: orNull(Count, 'May be more than `commits` has; `null` if unknown.'),
})

const NameList = shape('NameList', 'What failed by name: tests, targets, findings.', {
  count: Count,
  names: list(Text),
})

const FailingSet = shape(
  'FailingSet',
  'What failed by name, compared with the step that failed on the base branch.',
  {
    new: NameList.describe(
      'Failed only here, or with another message; with `lines`, it can be lines instead of names.',
    ),
    same: NameList.describe('Failed on both, with the same message.'),
    gone: NameList.describe('Failed only on the base branch, with any message.'),
    survived: Flag.describe(
      'What is new are lines above the error of the base branch that state no failure, and after which the step went on.',
    ),
    lines: orNull(
      Count,
      'How many lines of the error of the base branch are here, too: all that it has; `null` if the logs name all that failed.',
    ),
  },
)

const IssueEvidence = shape('IssueEvidence', 'An issue in which people wrote the failure down.', {
  number: Ordinal,
  title: AnyText,
  url: Url,
  closedDaysAgo: orNull(Count, 'When the report was made; `null` if it is open.'),
  until: orNull(Text, 'The last day on which the gate passes, in UTC.'),
  gate: oneOf(ISSUE_GATES),
})

const UnprovenFailure = shape(
  'UnprovenFailure',
  'Why the logs do not show that nothing else failed.',
  {
    gap: oneOf(PROOF_GAPS),
    lines: list(AnyText, 'The first lines that the logs do not explain, as printed.'),
    linesTotal: Count,
  },
)

const ListedFailure = shape('ListedFailure', 'What issues list of a failure.', {
  issues: listOfSome(IssueEvidence, 'Open ones first.'),
  known: Count.describe('How many of the things that failed the open ones list.'),
  total: orNull(Count, 'How many failed; `null` if the log does not show it.'),
  missing: orNull(AnyText, 'The first thing that failed and that they do not list.'),
  passesGate: Flag.describe(
    'A gate with `new` would pass: all that failed is listed with `gate: pass`, and the logs show that it is all.',
  ),
  unproven: orNull(
    UnprovenFailure,
    'Why the logs do not show that what open issues list is all that failed; `null` if they do, or if some of it has a name and is not listed.',
  ),
  reruns: Flag.describe(
    'All that failed is listed with `rerun: once`, and the logs show that it is all.',
  ),
})

const OtherBranch = Evidence.extend({
  event: orNull(Text, 'The event that triggered the run.'),
  pullRequest: orNull(Ordinal, '`null` if GitHub does not list it, as for a fork.'),
  sameError: orNull(
    Flag,
    'The log has all that failed here; `false` if only the test is the same, `null` if the log does not show it.',
  ),
})

const Elsewhere = shape(
  'Elsewhere',
  'Other branches whose newest failed run has the same failure. It never counts for the gate: their code is unreviewed.',
  {
    runs: listOfSome(OtherBranch, 'One for each branch, newest first.'),
    name: orNull(
      AnyText,
      'The test that failed in all of them; `null` if no test is named, and the errors are the same.',
    ),
    since: orNull(Time, 'Start of the oldest of these runs.'),
    mayBeMore: Flag.describe('Further branches failed whose runs were not compared.'),
    commit: orNull(
      Text,
      'The newest commit that all of them contain, and the base branch does not; `null` if none is known.',
    ),
    isCommitHere: Flag.describe('The reported run contains that commit, too.'),
  },
)

const MonthEvidence = shape(
  'MonthEvidence',
  'What the memory of the sub-action `month` says of what failed. It never counts for the gate.',
  {
    name: orNull(AnyText, 'The test that comes and goes; `null` if it is the step.'),
    failed: Count.describe('Runs of a month in which it was seen to fail: more may have.'),
    runs: Count.describe('Runs of the workflow in that month.'),
    recovered: Count.describe('Of the failed ones, those that passed on the same commit.'),
    lastAt: Time,
    url: Url.describe('Of the job that failed last.'),
    issueUrl: orNull(Url, 'The issue that lists it; `null` if there is none.'),
  },
)

const VersionChange = shape('VersionChange', 'What two logs name with different versions.', {
  kind: choice(['image', 'version'], '`image`: of the runner.'),
  name: Text.describe('Such as `ruff`, or `@babel/core and 12 more`.'),
  now: Text,
  earlier: Text,
})

const Changed = shape(
  'Changed',
  'What the log names with another version than that of a run in which the step passed. A difference is no cause.',
  {
    run: orNull(Evidence, 'That run; `null` if two logs were not compared.'),
    compared: Count.describe('Names that both logs have with a version.'),
    total: orNull(
      Count,
      'How many of them changed; `null` if commits changed as well. Then only those are listed that the error or the command names, and the machine.',
    ),
    items: list(VersionChange, 'At most ten; what the error names comes first.'),
  },
)

const OtherStage = shape(
  'OtherStage',
  'Which of two runs of a step got further before its error.',
  {
    further: choice(['here', 'there'], '`here`: this run; `there`: that of `evidence`.'),
    line: AnyText.describe('The first line that shows it, as printed.'),
  },
)

const MoreCounted = shape(
  'MoreCounted',
  'How many failures the log of a step counts, if these are more than it lists and than that of `evidence` counts so.',
  {
    counted: Count.describe('Failures that it counts.'),
    listed: Count.describe('Failures that it lists.'),
    there: Count.describe('Failures that the other log counts; 0 if it has no such total.'),
    listedThere: Count.describe('Failures that the other log lists.'),
  },
)

const BeyondChange = shape(
  'BeyondChange',
  'Why the change cannot be the reason for a failure: the advice is to look at what else is.',
  {
    kind: oneOf(BEYOND_CHANGE),
    name: orNull(
      AnyText,
      'What has another version, or the name of the leg or of the branch; `null` of the others.',
    ),
  },
)

const Compared = shape('Compared', 'Whose failures are, as far as other runs show.', {
  verdict: oneOf(VERDICTS),
  verdictReason: orNull(oneOf(UNKNOWN_REASONS), 'Why the verdict is `unknown`.'),
  verdictText: orNull(
    Text,
    'The verdict in plain words, such as `New: main passed this step in #813`; `null` if nothing was compared.',
  ),
  evidence: list(Evidence, 'Jobs of other runs or attempts that the verdict rests on.'),
  redSince: orNull(
    RedSince,
    'In a run of the base branch: when the failures began; `null` if unknown.',
  ),
  baseBranch: orNull(Text, 'The branch that was read; `null` if none was.'),
  inLastRuns: orNull(
    Flag,
    'The evidence is of the newest runs that ran the job, without a gap; `null` if that does not matter.',
  ),
  passedSince: orNull(
    Evidence,
    'The newest run of the base branch, if it passed a known error; `null` if not.',
  ),
  changed: Changed,
  changedFiles: list(
    Text,
    'Files at which it fails and that the pull request changes, or the only commit since the last green run.',
  ),
  beyondChange: orNull(
    BeyondChange,
    '`null` if the change can be the reason, or if that is unknown.',
  ),
  passedDaysAgo: orNull(
    Count,
    'How many whole days before this run the base branch passed what is new; `null` for less than one, if unknown, or if it differs between jobs.',
  ),
  learned: list(
    Evidence,
    'Runs that showed what varies from run to run; empty if none was needed.',
  ),
  failingSet: orNull(FailingSet, 'Which of the failures are new; `null` unless the logs show it.'),
  host: orNull(
    Text,
    'The host that failed to respond, and that the step names when it passes, too; `null` if unknown.',
  ),
  almost: orNull(
    Text,
    'The line that alone keeps the error from being known; `null` if none does.',
  ),
  stage: orNull(
    OtherStage,
    'Why the error of `evidence` may be another one, in the same words; `null` unless a stage shows it.',
  ),
  moreCounted: orNull(
    MoreCounted,
    'Why the error of `evidence` may be another one, although its lines are here; `null` unless a total shows it.',
  ),
  infrastructureEnded: orNull(
    Flag,
    '`true` if infrastructure ended this attempt before `notRerunStep` was re-run; otherwise `null`.',
  ),
  logUnread: orNull(
    Flag,
    '`true` if the log of the step could not be read up to an error, and nothing else names one; otherwise `null`.',
  ),
  notRerunStep: orNull(
    AnyText,
    'The step that failed in the attempt of `evidence` and was not re-run, if that is the reason; else `null`.',
  ),
})

/** Advice about failures. */
export const AdviceFields = {
  advice: orNull(oneOf(ADVICE)),
  adviceText: orNull(Text, 'The same in plain words, such as `Yours: fix it`.'),
}

/** What is said of failures with one verdict, whether these are of jobs or of one step. */
const JudgedFields = {
  ...Compared.shape,
  ...AdviceFields,
  elsewhere: orNull(
    Elsewhere,
    'Other branches that fail alike, if the verdict is `new` or `unknown`.',
  ),
  inMonth: orNull(MonthEvidence, 'That it comes and goes, if the verdict is `new` or `unknown`.'),
  listed: orNull(ListedFailure, 'What issues list of the failures; `null` if nothing.'),
  compared: orNull(Compared, 'What other runs show, if the failures are known by issues alone.'),
}

const Verdict = shape('Verdict', 'Whose the failures of some jobs are.', {
  ...JudgedFields,
  jobIds: listOfSome(Id, 'The jobs that it is about.'),
})

const CauseKindShape = z.enum(Object.keys(ORIGINS) as [CauseKind, ...CauseKind[]])

const StepVerdict = shape('StepVerdict', 'Whose the failure of one step is.', {
  ...JudgedFields,
  step: AnyText.describe('Name of the step.'),
  stepNumber: Count,
  kind: CauseKindShape.describe('What the log of this step shows.'),
})

export const Failure = shape('Failure', 'Why a job did not pass.', {
  ...JobRef.shape,
  kind: choice(FAILURE_KINDS, "What GitHub's responses show; `other` if they show nothing."),
  stepNumber: orNull(Count, 'The step that failed, or that was running when the job was stopped.'),
  step: orNull(Text, 'Name of that step.'),
  reason: orNull(Text, 'What else is known about the reason.'),
  otherSteps: list(Text, 'Names of other steps of the job that failed.'),
  otherStepNumbers: list(Count, 'Their numbers.'),
  verdicts: list(
    StepVerdict,
    'Of each failed step, if several failed: the verdict of the cause is the one that weighs most.',
  ),
  infrastructure: Flag.describe(
    "The job never had a runner, and GitHub's own annotation says that its service is why.",
  ),
  started: Flag.describe('`false`: the job never had a runner.'),
  waitedSeconds: orNull(
    Seconds,
    'How long it was ready, if it was cancelled before it had a runner; `null` if unknown.',
  ),
  limitOf: orNull(choice(['job', 'step', 'runner']), 'Whose time limit was exceeded.'),
  limitSeconds: orNull(Seconds, 'That time limit, if it is known.'),
  cancelledBy: orNull(Canceller, '`null` if the job was not cancelled.'),
  cancelledAtStepNumber: orNull(
    Count,
    'The step that was running when the job was cancelled, after another step had failed.',
  ),
  causeJobIds: list(
    Id,
    'Ids of the failed jobs that this failure follows from; empty if it is not known to.',
  ),
  logs: list(
    StepLog,
    'Of the failed step, then of the other steps that failed; empty if no log was read.',
  ),
  errors: list(
    LoggedError,
    'What failed in these steps, in the order of their logs; empty if no log names it.',
  ),
  errorTotals: list(ErrorTotal, 'How many that are, for each step whose tool prints it.'),
  errorsMayBeMore: list(
    Count,
    'Numbers of the steps in which more can have failed than is listed and counted.',
  ),
  tests: orNull(
    TestCounts,
    'By files of test results that agree with the log; `null` if none was used.',
  ),
  annotations: list(Annotation, 'By GitHub, the runner and the steps.'),
})

export const Cause = shape('Cause', 'Failures with the same reason.', {
  sentence: Text.describe('In plain words, such as `3 jobs failed at Run make (exit code 2)`.'),
  kind: CauseKindShape.describe(
    "What GitHub's responses and the logs show; `other` if they show nothing.",
  ),
  verdict: orNull(
    oneOf(VERDICTS),
    'Of all its jobs: `unknown` if the log of one was not read, unless it is `new`.',
  ),
  verdictText: orNull(
    Text,
    'The verdict of `judged` in plain words; `null` if nothing was compared.',
  ),
  ...AdviceFields,
  judged: Verdict.describe(
    'The verdict with its evidence, on the jobs whose logs were read. Legs with one error and another verdict are another cause.',
  ),
  message: orNull(
    Text,
    'Why a step failed: what failed by name and why, or else a line; `null` if unknown.',
  ),
  messageCertain: Flag.describe(
    'The message is a test, a finding, an error that the runner marked or nothing followed, the only line that says that something failed, or of a log that shows the kind. Any other line is only what was last reported.',
  ),
  signature: orNull(
    z.string().regex(/^v\d+:[0-9a-f]{16}$/),
    `Identifies the kind, the step and the tests that failed there or, without tests, the error; \`null\` if no line was read that says what failed. It begins with the version of its rules, such as \`v${SIGNATURE_VERSION}:\`.`,
  ),
  jobIds: listOfSome(
    Id,
    'Jobs that failed for this reason. The log is that of the first one in `failures`. Of those that the verdict lacks, a log was not read, here or there.',
  ),
  consequences: list(Id, 'Jobs that failed or were cancelled only because of these.'),
  newIssueUrl: orNull(
    Url,
    'The page on which a person writes it down as a known failure; `null` if that is done, or if no text identifies it.',
  ),
})

export type MoreCounted = FieldsOf<typeof MoreCounted>
export type BeyondChange = FieldsOf<typeof BeyondChange>
export type OtherStage = FieldsOf<typeof OtherStage>
export type Annotation = FieldsOf<typeof Annotation>
export type LogLine = FieldsOf<typeof LogLine>
export type ErrorTotal = Omit<FieldsOf<typeof ErrorTotal>, 'stepNumber' | 'skipped'> &
  Partial<Pick<FieldsOf<typeof ErrorTotal>, 'skipped'>>
export type TestCounts = FieldsOf<typeof TestCounts>
export type Evidence = FieldsOf<typeof Evidence>
export type Commit = FieldsOf<typeof SuspectCommit>
export type FailingSet = FieldsOf<typeof FailingSet>
export type IssueEvidence = FieldsOf<typeof IssueEvidence>
export type ListedFailure = FieldsOf<typeof ListedFailure>
export type UnprovenFailure = FieldsOf<typeof UnprovenFailure>
export type Elsewhere = FieldsOf<typeof Elsewhere>
export type VersionChanges = FieldsOf<typeof Changed>
export type MonthEvidence = FieldsOf<typeof MonthEvidence>
export type RedSince = FieldsOf<typeof RedSince>
export type FailureFields = FieldsOf<typeof Failure>
export type CauseFields = FieldsOf<typeof Cause>
