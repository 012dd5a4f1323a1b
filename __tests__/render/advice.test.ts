import { describe, expect, it } from '@jest/globals'
import type { CauseKind } from '../../src/model/reasons.ts'
import type { Verdict } from '../../src/model/report/cause.ts'
import type { Gate, GateExemption } from '../../src/model/shapes/gate.ts'
import { type AdviceCase, adviceOf, TABLE } from '../../src/render/findings/advice-rows.ts'
import { causeAdvice } from '../../src/render/findings/advice.ts'
import { PLAIN } from '../../src/render/text/inline.ts'
import { failureBy, type How } from '../../testing/failure-at.ts'
import { issueEvidence, listedFailure } from '../../testing/known-issue.ts'
import { makeRun } from '../../testing/make-run.ts'
import { readRows } from '../../testing/read-log-cases.ts'
import { readVerdict } from '../../testing/read-verdict.ts'

const ISSUES = {
  'an issue lists it': listedFailure(),
  'an issue lists one of two': listedFailure({ total: 2 }),
  'an issue lists it for a re-run': listedFailure({ reruns: true }),
  'a closed issue lists it': listedFailure({
    issues: [issueEvidence({ closedDaysAgo: 2, gate: 'closed' })],
  }),
}

const WAYS = /^(?:at|by|before|without|as) /
const PART =
  /^(?:\w+ on \S+(?: at c)?|(?:attempt|kind|outcome|exempt) \S+|forgiven|infrastructure ended it)$/

function verdictOf(text: string, parts: readonly string[]): Verdict {
  const [issues] = Object.entries(ISSUES).flatMap(([name, one]) =>
    parts.includes(name) ? one : [],
  )
  const verdict = readVerdict(text, issues && { issues })
  const isEnded = verdict.kind === 'unknown' && parts.includes('infrastructure ended it')
  return isEnded ? { ...verdict, infrastructureEnded: true } : verdict
}

/** Advises on a row of `causes.txt`. */
function advise(row: string) {
  const [text = '', ...parts] = row.split(' | ')
  const unread = parts.find((part) => !(part in ISSUES || WAYS.test(part) || PART.test(part)))
  if (unread !== undefined) throw new Error(`A cause cannot be "${unread}"`)
  const valueOf = (name: string) =>
    parts.find((part) => part.startsWith(`${name} `))?.slice(name.length + 1)
  const [, event = 'pull_request', branch = 'main', commit] =
    parts.map((part) => /^(\w+) on (\S+)(?: at (c))?$/.exec(part)).find(Boolean) ?? []
  const way = parts.find((part) => WAYS.test(part)) ?? 'at a step'
  const failures = [failureBy(way as How, valueOf('outcome'), parts.includes('forgiven'))] as const
  const kind = (valueOf('kind') ?? 'failed-step') as CauseKind
  const exempt = valueOf('exempt') as GateExemption['reason'] | undefined
  const run = makeRun({
    ...{ event, branch, attempt: Number(valueOf('attempt') ?? 1) },
    ...(commit !== undefined && { commit: commit.repeat(40) }),
  })
  return causeAdvice(
    { verdict: verdictOf(text, parts), failures, judged: failures, kind },
    { run, gate: exempt && gateOf(1, exempt), inline: PLAIN },
  )
}

const nameOf = (found: AdviceCase) => (typeof found === 'string' ? found : found[0])

function gateOf(jobId: number, reason: GateExemption['reason']): Gate {
  const job = { kind: 'job', runId: 42, jobId, name: 'test', conclusion: 'failure' } as const
  return {
    fails: false,
    soFar: false,
    rules: [],
    onlyJobs: undefined,
    exempt: [{ ...job, reason }],
  }
}

describe('the table of what to do', () => {
  it('has no row that an earlier one hides', () => {
    const hidden = TABLE.rows.filter(([verdicts, facts], at) =>
      verdicts.some((verdict) =>
        TABLE.rows
          .slice(0, at)
          .some((row) => row[0].includes(verdict) && row[1].every((fact) => facts.includes(fact))),
      ),
    )
    expect(hidden).toEqual([])
  })

  it('advises to re-run or to wait for nothing that would be new, unless it came and went', () => {
    const found = TABLE.rows
      .filter(([verdicts]) => verdicts.includes('new'))
      .flatMap(([, , then]) =>
        then !== undefined && ['rerun', 'wait'].includes(adviceOf(then)) ? then : [],
      )
    expect(found).toEqual(['came-and-went', 'comes-and-goes'])
  })
})

describe('causeAdvice', () => {
  it.each(readRows(new URL('advice/causes.txt', import.meta.url)))(
    'advises on a cause that is $text: $result',
    ({ text, result }) => {
      const said = advise(text)
      expect(said === undefined ? 'nothing' : `${said.advice}: ${nameOf(said.found)}`).toBe(result)
    },
  )

  it('says to re-run what had no runner when one is there', () => {
    expect(advise('infrastructure | by an outage')?.text).toBe('Re-run it when a runner is there')
  })
})
