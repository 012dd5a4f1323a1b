// Whose the failures of each cause are.
import {
  type Cause,
  type CauseGroup,
  type FailureReport,
  type Judged,
  splitByVerdict,
  type Verdict,
} from '../../model/report/cause.ts'
import { type Losses, NO_LOSSES } from '../../model/report/losses.ts'
import { mapSome, type Some } from '../../model/some.ts'
import { kindOfFailure } from '../causes/cause-kinds.ts'
import { messageOfCause, verdictRank } from '../causes/causes.ts'
import { roundRobin } from '../causes/choose-logs.ts'
import { stepOf } from '../failures/report-failures.ts'
import { joinListed } from '../same/judge-by-issues.ts'
import { comparableSteps, type ComparedRun } from './compare-run.ts'
import { groupVerdicts } from './join-verdicts.ts'
import { failureJudge, type JudgedRun, mayBeElsewhere } from './judge-failure.ts'
import { unknown } from './judge-step.ts'

/** Adds to each cause whose failures these are, as far as the data show. */
export function judgeCauses(judged: JudgedRun, losses: Losses = NO_LOSSES): Cause[] {
  const judgeFailure = failureJudge(judged)
  const judgeSteps = (failure: FailureReport, cause: CauseGroup) =>
    joinSteps(failure, judged.stepsOf(failure), (failed) =>
      losses.keep('verdicts', () => judgeFailure(failed, cause), unknown('lost')),
    )
  return judged.causes.flatMap((cause) =>
    splitCause(
      cause,
      mapSome(cause.failures, (failure) => judgeSteps(failure, cause)),
    ),
  )
}

/** Splits a cause by the verdicts on its failures; each part says why its own first failure failed. */
function splitCause(cause: CauseGroup, judged: Some<Judged>): readonly Cause[] {
  const parts = splitByVerdict(cause, groupVerdicts(judged))
  if (parts.length === 1) return parts
  return parts.map((part) => {
    const [first] = part.failures
    const { kind } = kindOfFailure(first)
    return { ...part, kind, ...messageOfCause(first, kind) }
  })
}

/** Lists the steps of whose failures other branches can say more, the first failure of each cause before others. */
export function unexplainedSteps(compared: ComparedRun): readonly FailureReport[] {
  const unexplained = judgeCauses(compared).map(({ verdict, judged }) => ({
    failures: judged.filter((failure) => mayBeElsewhere(verdict, failure)),
  }))
  return roundRobin(comparableSteps(unexplained, compared.stepsOf))
}

/** Judges each failed step of a job. */
function joinSteps(
  failure: FailureReport,
  failures: Some<FailureReport>,
  judge: (failed: FailureReport) => Verdict,
): Judged {
  const steps = mapSome(failures, (failed) => ({
    name: stepOf(failed)?.name ?? '',
    kind: kindOfFailure(failed).kind,
    verdict: judge(failed),
  }))
  const verdict = steps.map((step) => step.verdict).reduce(worseVerdict)
  const isOne = steps.length === 1
  return { verdict, judged: [failure], ...(!isOne && { steps }) }
}

/** Returns the verdict that weighs more of those of two steps; if both are known, with the issues of both. */
function worseVerdict(one: Verdict, other: Verdict): Verdict {
  const difference = verdictRank(other) - verdictRank(one)
  if (difference !== 0) return difference < 0 ? other : one
  // What issues list of one step says nothing of another that is not known.
  return one.kind === 'known' ? { ...one, issues: joinListed(one.issues, other.issues) } : one
}
