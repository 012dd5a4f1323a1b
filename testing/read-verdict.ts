import type { ChangedSince, Verdict, VerdictContext } from '../src/model/report/cause.ts'
import type { UnknownReason } from '../src/model/reasons.ts'
import type {
  Elsewhere,
  Evidence,
  ListedFailure,
  MonthEvidence,
  RedSince,
} from '../src/model/shapes/failure.ts'
import { makeElsewhere, makeEvidence, makeVerdict } from './failure-report.ts'

/** What a text can't say. */
interface Beside {
  readonly issues?: ListedFailure
  readonly elsewhere?: Elsewhere
  /** In place of what the text says. */
  readonly evidence?: readonly Evidence[]
  readonly redSince?: RedSince
  readonly branch?: string
  /** What other runs show beside an issue. */
  readonly compared?: Verdict
}

const evidenceOf = (numbers: string, fields: Partial<Evidence>): readonly Evidence[] => {
  const found = Array.from(numbers.matchAll(/#(\d+)/g), ([, number]) => Number(number))
  return found.length === 0
    ? [makeEvidence(fields)]
    : found.map((runNumber) => makeEvidence({ runNumber, ...fields }))
}

const redSince = (number: string, commits: string): RedSince => ({
  run: makeEvidence({ runNumber: Number(number) }),
  commits: [],
  commitsTotal: commits === '' ? undefined : Number(commits),
})

const OUTCOMES = { passed: 'passed', failed: 'failed' } as const

/** What parts of a text say. */
interface Said extends Partial<Pick<Known, 'passedSince' | 'learned' | 'host'>> {
  readonly almost?: string
  readonly context?: Partial<VerdictContext>
}
type Known = Extract<Verdict, { readonly kind: 'known' }>

/** What a part of a text can say, in any order. */
const PARTS: readonly (readonly [form: RegExp, read: (...found: string[]) => Said])[] = [
  [/^(\d+) days? ago$/, (days) => ({ context: { passedDaysAgo: Number(days) } })],
  [/^in the last runs$/, () => ({ context: { inLastRuns: true } })],
  [/^then passed$/, () => ({ passedSince: makeEvidence({ outcome: 'passed' }) })],
  [
    /^red since #(\d+)(?: with (\d+) commits)?$/,
    (number = '', commits = '') => ({ context: { redSince: redSince(number, commits) } }),
  ],
  [/^learned by (.*)$/, (runs = '') => ({ learned: evidenceOf(runs, { outcome: 'passed' }) })],
  [/^almost "(.*)"$/, (almost = '') => ({ almost })],
  [/^host (.*)$/, (host) => ({ host })],
  [
    /^elsewhere( with another error)?( by a commit of both)?$/,
    (other = '', both = '') => ({
      context: {
        elsewhere: makeElsewhere([{ sameError: other === '' }], { isCommitHere: both !== '' }),
      },
    }),
  ],
]

const HEAD = /^(\w+)(?: (?!on )([\w-]+))?(?: on (\S+))?$/

/**
 * Reads a verdict: its kind, for `unknown` the reason, the base branch, then evidence in its order and what `PARTS` has. What
 * other runs show beside an issue follows a semicolon.
 *
 * @example 'known on main, failed #99 #97, in the last runs'
 * @example 'unknown other-error on main, passed at c, elsewhere'
 * @example 'listed on main; new on main, passed'
 */
export function readVerdict(text: string, beside: Beside = {}): Verdict {
  const [own = '', compared = 'unknown not-read'] = text.split('; ')
  const [head = '', ...parts] = own.split(', ')
  const [, kind = '', reason, branch] = HEAD.exec(head) ?? []
  const evidence = parts.flatMap((part) => {
    const [, outcome = '', runs = '', commit] =
      /^(passed|failed)((?: #\d+)*)(?: at (\w))?$/.exec(part) ?? []
    const shown = OUTCOMES[outcome as keyof typeof OUTCOMES]
    return outcome === '' ? [] : evidenceOf(runs, { outcome: shown, commit: commit?.repeat(40) })
  })
  const said = parts.flatMap((part) => {
    if (/^(?:passed|failed)/.test(part)) return []
    const found = PARTS.flatMap(([form, read]) => {
      const match = form.exec(part)
      return match === null ? [] : [read(...match.slice(1))]
    })
    if (found.length === 0) throw new Error(`A verdict cannot be "${part}"`)
    return found
  })
  const made = makeVerdict(kind as Verdict['kind'], reason as UnknownReason | undefined)
  const { compared: shownBeside, issues, branch: shownBranch = branch, ...context } = beside
  const verdict = said.reduce<Verdict>(
    (all, one) => ({ ...all, ...one, context: { ...all.context, ...one.context } }),
    {
      ...{ ...made, ...(shownBranch !== undefined && { branch: shownBranch }) },
      ...(issues !== undefined && { issues }),
      context: { evidence, ...context },
    },
  )
  if (verdict.kind !== 'listed') return verdict
  const shown = shownBeside ?? readVerdict(compared)
  return { ...verdict, compared: shown as typeof verdict.compared }
}

/** What is said beside any verdict. */
export interface Remarks extends Pick<Beside, 'elsewhere'> {
  readonly host?: string
  readonly changed?: ChangedSince
  readonly inMonth?: MonthEvidence
}

/** Returns a verdict with remarks. */
export function withRemarks<Of extends Verdict>(verdict: Of, remarks: Remarks): Of {
  const { host, ...context } = remarks
  return { ...verdict, host, context: { ...verdict.context, ...context } }
}
