import * as z from 'zod'
import { PARTS, PATH_MISSING_REASONS } from '../reasons.ts'
import { Attempts, History } from './comparisons.ts'
import { AdviceFields, Cause, Failure } from './failure.ts'
import { Gate } from './gate.ts'
import { Job } from './job.ts'
import { Tests } from './tests.ts'
import { ExceededBudget, Group, Minutes, PathJob, SlowStep, Waiting } from './times.ts'
import {
  choice,
  AnyText,
  type FieldsOf,
  Conclusion,
  Count,
  Flag,
  Counts,
  Id,
  list,
  oneOf,
  Ordinal,
  orNull,
  Repository,
  Seconds,
  Text,
  Time,
  Url,
  Version,
  shape,
} from './values.ts'

const Run = shape('Run', 'The run and the attempt that is reported.', {
  id: Id.describe('The same for all attempts.'),
  attempt: orNull(Ordinal, '1 for the first, higher for each re-run.'),
  number: orNull(Count, 'Counts the runs of the workflow.'),
  workflow: orNull(Text, 'Name of the workflow.'),
  workflowPath: orNull(Text, 'Path of the workflow file in its repository.'),
  event: orNull(Text, 'The event that triggered the run, such as `push`.'),
  branch: orNull(Text, 'Branch or tag.'),
  fork: orNull(Text)
    .optional()
    .describe(
      '`owner/name` of the fork that has the branch, `unknown repository` if GitHub does not name it; `null` if the repository has it.',
    ),
  pullRequest: orNull(
    Ordinal,
    'Number of the pull request that the run tests; `null` if there is none, or if GitHub does not list it, as for a fork in a report from another workflow.',
  ),
  commit: orNull(Text, 'Full SHA.'),
  checkedOut: orNull(Text)
    .optional()
    .describe(
      'Full SHA of the commit that jobs check out by default, such as the merge commit of a pull request; `null` if it is unknown or `commit`.',
    ),
  title: orNull(Text),
  actor: orNull(Text, 'The user who started the attempt.'),
  url: Url,
  startedAt: orNull(Time, 'Start of the attempt.'),
  status: orNull(
    Text,
    "GitHub's status, such as `in_progress`; `null` if it is not known or no longer matters.",
  ),
  conclusion: orNull(
    Conclusion,
    "GitHub's own conclusion of the attempt; `null` until there is one.",
  ),
})

const TimelineOmitted = shape(
  'TimelineOmitted',
  'How many jobs the timeline of the summary does not show, by reason.',
  {
    skipped: Count,
    carriedOver: Count.describe('They ran in an earlier attempt.'),
    untimed: Count.describe('GitHub does not say when they ran.'),
    crowded: Count.describe('The shortest ones, if there are too many to read.'),
  },
)

const Need = shape('Need', 'A job that the current one waited for.', {
  key: AnyText.describe('Key of the job in the workflow file.'),
  result: AnyText.describe('As in the `needs` context, such as `success`.'),
})

const OpenLeg = shape('OpenLeg', 'A listed job that has not finished and may be a leg of a key.', {
  name: AnyText,
  certain: Flag.describe('By the workflow file it can be nothing else.'),
})

const UnlistedNeed = shape('UnlistedNeed', 'A job in `needs` that no listed job shows.', {
  ...Need.shape,
  forgiven: Flag.describe('The input `allowed-failures` names the key.'),
  openLeg: orNull(
    OpenLeg,
    'Why a listed job that did not pass does not show it; `null` if none did.',
  ),
})

export const Note = shape(
  'Note',
  "Something odd in GitHub's data, or something that the report had to omit.",
  {
    severity: choice(
      ['warning', 'notice'],
      '`warning`: something to fix or to consider; `notice`: good to know.',
    ),
    text: Text.describe('One or more sentences, possibly of several lines.'),
    jobId: orNull(Id, 'Id of the job; `null` if the note is about the run.'),
    url: orNull(Url, 'The page that it is about; `null` if there is none.'),
  },
)

export const Report = z
  .object({
    schemaVersion: Version,
    kind: z.literal('run').describe('Distinguishes this report from that of a commit.'),
    madeAt: Time.describe(
      'By the clock of GitHub, as far as a response shows it, or else of the machine that made the report.',
    ),
    repository: Repository.describe('Repository of the run, as `owner/name`.'),
    run: Run,
    headline: Text.describe(
      'The result in one line, such as `CI failed in 5m 4s: build failed at Run make`.',
    ),
    ...AdviceFields,
    conclusion: Conclusion.describe(
      "GitHub's conclusion of the attempt, or, if it has none yet, the worst that is known so far.",
    ),
    gate: orNull(
      Gate,
      'What can fail the step, and what it decided; `null` if `fail-on` is not set and no budget ends with `fail`.',
    ),
    unfinished: Flag.describe(
      'GitHub has not concluded the attempt, even if all listed jobs have finished. False for the run that made the report.',
    ),
    complete: Flag.describe(
      '`jobs` has every job that the API counts. If false, all values cover only the jobs it has.',
    ),
    counts: Counts,
    jobsTotal: orNull(Count, 'Listed jobs; `null` if they could not be listed.'),
    jobsCounted: orNull(Count, 'Jobs that the API counts, with check runs.'),
    jobsFailed: orNull(
      Count,
      'Jobs that failed, timed out or could not start, and are not forgiven.',
    ),
    jobsUnfinished: orNull(Count, 'Jobs that have not finished, without the current one.'),
    durationSeconds: orNull(Seconds, 'From the start of the attempt to the last completion.'),
    queueSeconds: orNull(
      Seconds,
      'Sum over the jobs that were not carried over; `null` if it is known for none.',
    ),
    executionSeconds: orNull(
      Seconds,
      'Sum of the durations of the jobs that were not carried over; `null` if it is known for none.',
    ),
    criticalPath: list(
      PathJob,
      'The jobs that decided when the run finished by the `needs` of the workflow file, in the order in which they ran; empty if unknown.',
    ),
    criticalPathMissing: orNull(
      oneOf(PATH_MISSING_REASONS),
      'Why there is no critical path; `null` if there is one, or if no job on it ran.',
    ),
    criticalPathSoFar: Flag.describe(
      'Jobs are unfinished or not listed, so that the path may change.',
    ),
    criticalPathSeconds: orNull(
      Seconds,
      'From the start of the attempt to the end of the last job.',
    ),
    slowestJobId: orNull(Id, 'Id of the job of this attempt that ran longest.'),
    slowestSteps: z
      .array(SlowStep)
      .max(10)
      .readonly()
      .describe(
        'The steps that ran longest, one of each name, the longest first, without those that the runner added.',
      ),
    failures: list(Failure, 'The jobs that did not pass and are not forgiven, worst first.'),
    causes: list(
      Cause,
      'The same failures by what caused them. Each one is in one cause, as itself or as a consequence.',
    ),
    overBudget: list(ExceededBudget, 'Exceeded budgets, in the order of the input.'),
    history: orNull(
      History,
      '`null` if the input `history-runs` is 0, or if there are no earlier runs.',
    ),
    attempts: orNull(Attempts, '`null` for the first attempt.'),
    minutes: orNull(Minutes, '`null` if no job ran.'),
    tests: orNull(Tests, '`null` unless the input `test-results` has names or paths.'),
    unneededJobIds: list(Id, 'Ids of the jobs that the current one does not wait for.'),
    waiting: Waiting,
    groups: list(Group, 'The jobs by what their names have in common.'),
    timelineOmitted: TimelineOmitted,
    needs: list(Need, 'The input `needs`; empty if it is not set.'),
    unlistedNeeds: list(
      UnlistedNeed,
      'Results other than success in `needs` that no listed job shows.',
    ),
    currentJobId: orNull(Id, 'Id of the job that made the report, even if it is not listed.'),
    lost: list(
      oneOf(PARTS),
      'Parts that an error of Run Report lost. A gate that needs one of them fails.',
    ),
    jobs: list(Job, 'In the order in which they became ready; empty if they could not be listed.'),
    notes: list(Note),
  })
  .meta({
    id: 'Report',
    title: 'Run Report',
    description:
      'What one attempt of a GitHub Actions workflow run did. `null` is unknown. Times are ISO 8601 in UTC; durations are in seconds with at most three decimals.',
  })

export type Need = FieldsOf<typeof Need>
export type UnlistedNeed = FieldsOf<typeof UnlistedNeed>
export type RunFields = FieldsOf<typeof Run>
export type ReportFields = FieldsOf<typeof Report>
export type ReportJson = z.input<typeof Report>
