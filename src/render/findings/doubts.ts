// What makes it doubtful whose a failure is, or whether a re-run helps. A new doubt is a row here.
import { VARYING_EVENTS } from '../../model/event.ts'
import { MAX_TRIES } from '../../model/judgement.ts'
import { IMAGE_VERSION } from '../../model/logged/log-facts.ts'
import { type CauseKind, leavesLines, ORIGINS } from '../../model/reasons.ts'
import {
  type FailureReport,
  failingSetOf,
  reasonOf,
  type Verdict,
  wasEndedEarly,
} from '../../model/report/cause.ts'
import { KILLED, TERMINATED } from '../../model/report/failure.ts'
import { failsByReport } from '../../model/report/own-gate.ts'
import { hasNoCanceller } from '../../model/report/job-report.ts'
import type { BeyondChange } from '../../model/shapes/failure.ts'
import type { Gate } from '../../model/shapes/gate.ts'
import { type Inline, quote } from '../text/inline.ts'
import { plural } from '../text/units.ts'
import { baseOf, branchRefs, issueRefs, runRefs } from './evidence.ts'
import { isNoneChanged, type VerdictRun } from './verdict.ts'

/** The run of a failure, and what the gate decided. */
export interface Judging {
  readonly run: VerdictRun
  readonly gate: Gate | undefined
  /** Whether a newer run cancelled the run. @default false */
  readonly isReplaced?: boolean
}

/** A failure, the verdict on it, and what else its advice depends on. */
export interface AdvisedFailure extends FailureReport, Judging {
  readonly verdict: Verdict
  /** Of its cause. */
  readonly kind: CauseKind
  /** Whether evidence on each failure of the cause lets the gate pass. */
  readonly isExempt: boolean
  readonly whose: Whose
  /** Whether the run tests the base branch itself. */
  readonly onBase: boolean
}

/** A verdict; `red` is a known failure of the base branch, on that branch. */
export type Whose = Verdict['kind'] | 'red'

export type Doubt = readonly [
  /** In the words of the documents. */
  fact: string,
  verdicts: readonly Whose[],
  holds: (failure: AdvisedFailure) => boolean,
  say: Said | ((failure: AdvisedFailure, inline: Inline) => Said),
]

/** What stands out, and what follows. */
type Said = readonly [stressed: string, rest: string]

const NEW = ['new', 'beside'] as const
/** Verdicts on failures whose reason may be the code. */
export const CODE = [...NEW, 'unknown'] as const
const ANY_RED = [...CODE, 'red'] as const

const FIRST = [
  [
    'refused by GitHub',
    ['unknown'],
    ({ verdict }) => reasonOf(verdict) === 'refused',
    ['Look at what was refused', ': a re-run is refused as well'],
  ],
  [
    'third attempt or later, which infrastructure ended early',
    ['unknown'],
    (failure) => wasEndedEarly(failure.verdict) && isThirdTry(failure),
    sayAgain,
  ],
  [
    'an earlier failure was not re-run',
    ['unknown'],
    ({ verdict }) => reasonOf(verdict) === 'not-rerun',
    ['Look at the earlier attempt', ': what failed there was not re-run'],
  ],
  ['a line in no issue', CODE, ({ verdict }) => leavesLines(verdict.issues?.unproven), sayUnlisted],
  [
    'no runner',
    ['unknown'],
    ({ failure }) => failure.kind === 'never-started',
    ['Look at why it did not start', ': a re-run alone may not start either'],
  ],
  [
    'cancelled unstarted, GitHub says not by whom',
    ['unknown'],
    ({ failure, isReplaced }) =>
      hasNoCanceller(failure) && failure.unstarted !== undefined && !isReplaced,
    ['Look at what cancelled it', ': GitHub does not say who or what did'],
  ],
] satisfies Doubt[]

const ALL = [
  ...FIRST,
  [
    'no log shows that nothing else failed',
    ['listed'],
    ({ verdict }) => verdict.issues?.unproven !== undefined,
    ({ verdict: { issues } }, inline) => [
      'Look whether anything else failed',
      `: no log shows that ${issueRefs(issues?.issues ?? [], inline)} ${issues?.issues.length === 1 ? 'lists' : 'list'} all that failed`,
    ],
  ],
  [
    'a report of this action failed it',
    CODE,
    ({ excerpts }) => failsByReport(excerpts),
    ['Look at what fails the gate', ': the summary of the job says it'],
  ],
  [
    'time limit',
    ['new', 'unknown'],
    ({ failure }) => failure.kind === 'timed-out',
    ['Look at what took so long', ', then fix it or re-run'],
  ],
  [
    'nightly or dispatch of a commit that passed',
    ['new', 'known', 'red'],
    changedNothing,
    saySameCommit,
  ],
  [
    'another branch has it, not on the base branch',
    CODE,
    (failure) => !failure.onBase && sameElsewhere(failure).length > 0,
    (failure, inline) => {
      const same = sameElsewhere(failure)
      return [
        `Look at ${branchRefs(same, inline)} first`,
        `: ${same.length === 1 ? 'it fails' : 'they fail'} with the same error`,
      ]
    },
  ],
  [
    'another image (`unsteady`: or its version), not on the base branch',
    ['new', 'unsteady'],
    (failure) => !failure.onBase && isOtherMachine(failure),
    ({ verdict }, inline) => [
      'Look at the machine first',
      verdict.kind === 'unsteady'
        ? ': this commit passed on another one'
        : `: not only the commit differs from ${baseOf(verdict, inline)}`,
    ],
  ],
  [
    'the base branch has another error, not on that branch',
    ['unknown'],
    ({ verdict, onBase }) =>
      !onBase && reasonOf(verdict) === 'other-error' && verdict.context.evidence.length > 0,
    ({ verdict }, inline) => [
      'Compare the logs',
      `, this one and that of ${runRefs(verdict.context.evidence, inline)}`,
    ],
  ],
  [
    'no response of a host that green logs name',
    ANY_RED,
    ({ verdict }) => verdict.host !== undefined,
    ({ verdict }, { code }) => [
      'Look at',
      ` ${code(verdict.host ?? '')}: it did not respond, and the change may have broken what it serves`,
    ],
  ],
  [
    'full disk',
    [...ANY_RED, 'infrastructure'],
    ({ kind }) => kind === 'disk-full',
    ['Look at what fills the disk', ': a re-run alone may fail again'],
  ],
  [
    'out of memory',
    ANY_RED,
    ({ kind }) => kind === 'out-of-memory',
    ['Look at what takes the memory', ': the change may need more, or the runner had less'],
  ],
  [
    'a compiler or linker crashed',
    ANY_RED,
    ({ kind }) => kind === 'tool-crash',
    ['Look at what crashed', ': a compiler or linker, which may do so again or not'],
  ],
  [
    `killed (exit code ${KILLED}) or terminated (${TERMINATED})`,
    ANY_RED,
    ({ kind, excerpts: [first] }) =>
      kind === 'failed-step' && (first?.exitCode === KILLED || first?.exitCode === TERMINATED),
    ['Look at what killed it', ': a limit of memory or time, or the script'],
  ],
  [
    'container that did not start',
    ANY_RED,
    ({ kind }) => kind === 'container',
    [
      'Look at the log of the container',
      ': the workflow may have changed it, or a re-run may start it',
    ],
  ],
  [
    'device or emulator that did not come up',
    ANY_RED,
    ({ kind }) => kind === 'device',
    ['Look at the device', ': it did not come up, so nothing ran on it'],
  ],
  [
    'outage, as the log states',
    ANY_RED,
    ({ kind }) => ORIGINS[kind] === 'infrastructure',
    [
      'Look at the service first',
      ': the log names it, but does not prove that nothing else failed',
    ],
  ],
  [
    'a step of the runner before those of the workflow, of which the change has no file',
    ANY_RED,
    ({ verdict }) => isBeyond(verdict, 'runner-before'),
    ['Look at the runner', ': no step of the workflow ran'],
  ],
  [
    'the same behind them',
    ANY_RED,
    ({ verdict }) => isBeyond(verdict, 'runner-behind'),
    ['Look at the runner', ': its own step failed'],
  ],
  [
    'the error names what has another version now, which no file of the change can be the reason for',
    ANY_RED,
    ({ verdict }) => isBeyond(verdict, 'version'),
    ({ verdict: { context } }, { code }) => [
      'Look at',
      ` ${code(context.beyondChange?.name ?? '')}: it changed, not by this change`,
    ],
  ],
  [
    'another leg of the job has these tests on the base branch',
    ANY_RED,
    ({ verdict }) => isBeyond(verdict, 'leg'),
    ({ verdict }, inline) => {
      const base = baseOf(verdict, inline)
      return [
        `Look at ${base} first`,
        `: ${base} has it in ${inline.code(verdict.context.beyondChange?.name ?? '')}`,
      ]
    },
  ],
  [
    'the last run of the protected branch had the same error',
    ['new'],
    ({ verdict }) => isBeyond(verdict, 'branch'),
    ({ verdict: { context } }, { code }) => [
      'Look into it',
      `: the last run of ${code(context.beyondChange?.name ?? '')} failed so, too`,
    ],
  ],
  [
    'no error of its log was read, not on the base branch',
    ['new'],
    ({ verdict, onBase }) => !onBase && verdict.context.logUnread === true,
    ['Look into it', ': no error of its log was read'],
  ],
  [
    'only lines above the error of the base branch, which the step survived, not on that branch',
    NEW,
    ({ verdict, onBase }) => !onBase && failingSetOf(verdict)?.survived === true,
    ['Look at the lines before the error', ': the error itself is on the base branch, too'],
  ],
  [
    'an equal log of the base branch, which does not say why, not on that branch',
    ['unknown'],
    ({ verdict, onBase }) => !onBase && reasonOf(verdict) === 'equal-log',
    ['Look into it', ': the log does not say why, here and on the base branch'],
  ],
  [
    'third attempt or later',
    ['unsteady', 'infrastructure'],
    // A runner comes back.
    (failure) => isThirdTry(failure) && failure.failure.kind !== 'never-started',
    sayAgain,
  ],
] satisfies Doubt[]

/**
 * The first doubt that counts for a failure is said; of those of several steps, the one in the first row. The `first` ones
 * also count for what was only cancelled, or comes and goes.
 */
export const DOUBTS: Record<'first' | 'all', readonly Doubt[]> = { first: FIRST, all: ALL }

/** Returns the first doubt that counts for a failure. */
export function doubtAbout(failure: AdvisedFailure): Doubt | undefined {
  return DOUBTS.all.find(
    ([, verdicts, holds]) => verdicts.includes(failure.whose) && holds(failure),
  )
}

function isBeyond({ context }: Verdict, kind: BeyondChange['kind']): boolean {
  return context.beyondChange?.kind === kind
}

/** Whether the step passed on another image, or an attempt of the same commit on another version of it. */
export function isOtherMachine({ verdict: { kind, context } }: AdvisedFailure): boolean {
  return (context.changed?.items ?? []).some(
    (item) => item.kind === 'image' || (kind === 'unsteady' && item.name === IMAGE_VERSION),
  )
}

/** Whether it was tried often enough for what passes by itself. */
export function isThirdTry({ run: { attempt = 1 } }: AdvisedFailure): boolean {
  return attempt > MAX_TRIES
}

function sayAgain({ run }: AdvisedFailure): Said {
  return ['Look into it', `: this is attempt ${run.attempt} already`]
}

/**
 * Whether no commit can be the reason: the step passed in a run of the same commit, which can have downloaded something
 * else, or there is no commit since the last green run.
 */
function changedNothing({ verdict: { context }, run: { event, commit } }: AdvisedFailure): boolean {
  const hasPassed =
    commit !== undefined &&
    context.evidence.some((one) => one.outcome === 'passed' && one.commit === commit)
  return VARYING_EVENTS.has(event) && (hasPassed || context.redSince?.commitsTotal === 0)
}

/** Says what can differ between two runs of one commit, by what two logs name. */
function saySameCommit({ verdict, run }: AdvisedFailure, { volatile }: Inline): Said {
  const { changed } = verdict.context
  // A dispatch can also have other inputs.
  const inputs = run.event === 'schedule' ? '' : 'its inputs, at '
  const what = changed?.items.length
    ? 'what changed'
    : isNoneChanged(changed)
      ? 'a service, a secret or a date'
      : 'what it downloads, or at the machine'
  return [volatile(`Look at ${inputs}${what}`), ': this commit passed before']
}

/** Says which line no issue lists: `Look: 1 line is not listed: …`. */
function sayUnlisted({ verdict }: AdvisedFailure, inline: Inline): Said {
  const { gap, lines: [line = ''] = [], linesTotal = 1 } = verdict.issues?.unproven ?? {}
  const verb = linesTotal === 1 ? 'is' : 'are'
  const state = gap === 'missing-lines' ? 'missing' : 'not listed'
  return ['Look', `: ${plural(linesTotal, 'line')} ${verb} ${state}: ${quote(line, inline)}`]
}

/** Lists the runs of other branches with the error. A commit that this run has as well says nothing of its branch. */
function sameElsewhere({ verdict: { context } }: AdvisedFailure) {
  const { isCommitHere, runs = [] } = context.elsewhere ?? {}
  return isCommitHere === false ? runs.filter(({ sameError }) => sameError) : []
}
