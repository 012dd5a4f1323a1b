import type {
  Cause,
  CauseKind,
  Evidence,
  JudgedFailures,
  UnknownReason,
  Verdict,
} from '../../model/report/cause.ts'
import type { Run } from '../../model/run.ts'
import { causeSentence } from '../findings/cause-text.ts'
import { verdictText } from '../findings/verdict.ts'
import { digestOf } from '../text/digest.ts'
import { PLAIN } from '../text/inline.ts'
import type { Count, Id, Text, Url } from './values.ts'
import { withNulls } from './with-nulls.ts'

/** Failures with the same reason. */
export interface CauseJson {
  /** In plain words, such as `3 jobs failed at Run make (exit code 2)`. */
  readonly sentence: Text
  /** What GitHub's responses and the logs show; `other` if they show nothing. */
  readonly kind: CauseKind
  /** That of the jobs that may have failed because of the code; the first of `verdicts`. */
  readonly verdict: Verdict['kind']
  readonly verdictReason: UnknownReason | null
  readonly verdictText: Text | null
  /**
   * The verdict on each job: legs with one error can have different ones. What may be the code's comes first.
   *
   * @minItems 1
   */
  readonly verdicts: readonly VerdictJson[]
  /** The first line that says why a step failed; `null` if no line of a log does. */
  readonly message: Text | null
  /**
   * The same for failures of the same kind, step and error in other runs; `null` if no error line was read.
   *
   * @pattern ^[0-9a-f]{16}$
   */
  readonly signature: string | null
  /**
   * Ids of the jobs that failed for this reason. The log is that of the first one in `failures`.
   *
   * @minItems 1
   */
  readonly jobIds: readonly Id[]
  /** That of the first of `verdicts`. */
  readonly evidence: readonly EvidenceJson[]
  /** Ids of the jobs that failed or were cancelled only because of these. */
  readonly consequences: readonly Id[]
  /** On the base branch itself: when the series of failures began; `null` if unknown. */
  readonly redSince: RedSinceJson | null
}

/** Whose the failures of some jobs are. */
export interface VerdictJson {
  /**
   * `known`: the same step failed with the same error on the base branch. `unsteady`: it failed and passed
   * on the same commit, or comes and goes on the base branch. `new`: the base branch passed the step on a
   * commit that this run contains. `infrastructure`: the kind says so.
   */
  readonly verdict: Verdict['kind']
  /**
   * Why the verdict is `unknown`. `no-base`: no completed run for a commit of the base branch was found.
   * `not-run`: none ran the step. `older-base`: it passed only before commits that this run contains.
   * `unknown-commit`: the branch passes it now, but it is unknown whether on a commit that this run contains.
   * `other-error`: it fails there too, but differently. `no-log`: a log is missing. `not-read`: the base branch
   * was not read.
   */
  readonly verdictReason: UnknownReason | null
  /**
   * The verdict in plain words, such as `New: main passed this job in #813`; `null` if nothing was compared.
   */
  readonly verdictText: Text | null
  /** @minItems 1 */
  readonly jobIds: readonly Id[]
  /** Jobs of other runs or attempts that the verdict rests on. */
  readonly evidence: readonly EvidenceJson[]
  /** On the base branch itself: when the series of failures began; `null` if unknown. */
  readonly redSince: RedSinceJson | null
}

/** A job of another run or attempt. */
interface EvidenceJson {
  readonly runId: Id
  readonly runNumber: Count | null
  readonly attempt: Count | null
  readonly branch: Text | null
  /** Full SHA. */
  readonly commit: Text | null
  readonly job: Text
  readonly url: Url
  readonly outcome: Evidence['outcome']
}

/** The first failed run after the last green one. */
interface RedSinceJson {
  readonly run: EvidenceJson
  /** Commits since the last green run, oldest first; empty without the permission `contents: read`. */
  readonly commits: readonly SuspectCommitJson[]
  /** May be more than `commits` has; `null` if unknown. */
  readonly commitsTotal: Count | null
}

/** A commit since the last green run. */
interface SuspectCommitJson {
  /** Full SHA. */
  readonly sha: Text
  readonly url: Url
  readonly title: string
  readonly author: Text | null
}

/** @param run the run of the failures */
export function causeJson(cause: Cause, run: Pick<Run, 'id' | 'commit'>): CauseJson {
  const { message, signature } = cause
  const verdicts = cause.verdicts.map((judged) => verdictJson(judged, cause, run))
  const [first] = verdicts
  if (first === undefined) throw new Error('a cause has at least one verdict')
  const { verdict, verdictReason, verdictText, evidence, redSince } = first
  return {
    sentence: causeSentence(cause, PLAIN),
    kind: cause.kind,
    verdict,
    verdictReason,
    verdictText,
    verdicts,
    message: message ?? null,
    signature: signature === undefined ? null : digestOf([signature]),
    jobIds: cause.failures.map(({ job }) => job.job.id),
    evidence,
    consequences: cause.consequences.map(({ job }) => job.id),
    redSince,
  }
}

function verdictJson(
  judged: JudgedFailures,
  cause: Cause,
  run: Pick<Run, 'id' | 'commit'>,
): VerdictJson {
  const { verdict, failures } = judged
  const { redSince } = verdict
  return {
    verdict: verdict.kind,
    verdictReason: verdict.reason ?? null,
    verdictText: verdictText(judged, { cause, run, inline: PLAIN })?.line ?? null,
    jobIds: failures.map(({ job }) => job.job.id),
    evidence: verdict.evidence.map(evidenceJson),
    redSince:
      redSince === undefined
        ? null
        : {
            run: evidenceJson(redSince.run),
            commits: redSince.commits.map((commit) => withNulls(commit)),
            commitsTotal: redSince.commitsTotal ?? null,
          },
  }
}

function evidenceJson(evidence: Evidence): EvidenceJson {
  const { runId, runNumber, attempt, branch, commit, jobName: job, url, outcome } = evidence
  return withNulls({ runId, runNumber, attempt, branch, commit, job, url, outcome })
}
