import type { TestFinding } from '../../model/shapes/tests.ts'

/** How a test ended, from the least to what counts if its legs differ. */
const OUTCOMES = ['skipped', 'passed', 'flaky', 'failed'] as const

/** By `testKey`. */
export type Outcomes = ReadonlyMap<string, (typeof OUTCOMES)[number]>

/** What the files of an artifact say. */
interface TestGroup {
  readonly outcomes: Outcomes
  readonly files: readonly unknown[]
  /** Whether all of it was read, and the jobs that can have uploaded it passed. */
  readonly counts: boolean
  /** Whether the jobs that uploaded it ran and passed here, too; `undefined` if they are unknown. */
  readonly ranHere?: boolean | undefined
}

/** By what names an artifact in both runs. */
type TestGroups = ReadonlyMap<string, TestGroup>

interface Sides {
  readonly now: TestGroups
  readonly base: TestGroups
  /** Whether tests can be in an artifact that is not here: one that was not read, or of a job that did not pass. */
  readonly isOpen: boolean
  /** Whether no job was skipped, so that none is the reason for an artifact that is missing. */
  readonly haveAllRun: boolean
}

type Finding = Omit<TestFinding, 'artifact' | 'jobId' | 'jobs'>

/** Of 56,964 merged pull requests, 0.05 % took away as many tests, and 0.17 % skipped as many. */
const MIN = { fewer: 10, share: 0.1, skipped: 5, suite: 5 }

/**
 * Compares tests by artifact and id:
 *
 * 1. One that stands in another artifact now, and did not before, has moved. Equal ones of several legs have not.
 * 2. While tests can be in an artifact that is not here, none is gone: only what is here counts.
 * 3. Without a base, an artifact without any test that ran is unusual.
 *
 * @returns what is unusual, by artifact or of all, and how many tests are gone; `undefined` if that is unknown
 */
export function compareTests({ now, base, isOpen, haveAllRun }: Sides): {
  readonly findings: readonly (Finding & { readonly key: string | undefined })[]
  readonly fewer: number | undefined
} {
  const findings = [...new Set([...base.keys(), ...now.keys()])].flatMap((key) => {
    const [own, before] = [now.get(key), base.get(key)]
    if (own?.counts === false) return []
    if (before?.counts !== true) {
      const isEmpty = own !== undefined && own.files.length > 0 && ranIn(own.outcomes).length === 0
      const nothing = { key, kind: 'none' as const, count: 0, before: undefined, suites: [] }
      return isEmpty ? [nothing] : [] // 3
    }
    const isOnlyIn = (some: TestGroups, others: TestGroups) => (test: string) =>
      [...some].some(
        ([other, { outcomes }]) =>
          other !== key && outcomes.has(test) && !others.get(other)?.outcomes.has(test),
      )
    const moves = { moved: isOnlyIn(now, base), arrived: isOnlyIn(base, now) } // 1
    const found = compare(own?.outcomes ?? new Map(), before.outcomes, moves).findings
    const others = ranIn(before.outcomes).filter((test) => isIn(now, test)).length
    // Shards can share a test, such as one that signs in.
    const areElsewhere = 2 * others >= ranIn(before.outcomes).length
    const haveRun = before.ranHere ?? (haveAllRun && !isOpen)
    const isSaid = own !== undefined || (haveRun && !areElsewhere)
    return found
      .filter(({ kind }) => isSaid && (!isOpen || kind === 'none' || kind === 'skipped')) // 2
      .map((one) => ({ key, ...one, kind: own === undefined ? ('missing' as const) : one.kind }))
  })
  const isCompared = ([key, { counts }]: readonly [string, TestGroup]) =>
    counts && (now.has(key) || haveAllRun)
  if (isOpen || base.size === 0 || ![...base].every(isCompared))
    return { findings, fewer: undefined }
  const all = compare(unionOf(now), unionOf(base), { moved: () => false, arrived: () => false })
  const falls = all.findings.filter(({ kind }) => kind === 'fewer' && findings.length === 0)
  const ofAll = falls.map((one) => ({ key: undefined, ...one }))
  return { findings: [...findings, ...ofAll], fewer: all.fewer }
}

interface Moves {
  readonly moved: (test: string) => boolean
  readonly arrived: (test: string) => boolean
}

function compare(now: Outcomes, base: Outcomes, { moved, arrived }: Moves) {
  const before = ranIn(base).filter((test) => now.has(test) || !moved(test))
  const ran = ranIn(now).filter((test) => base.has(test) || !arrived(test)).length
  const skipped = before.filter((test) => now.get(test) === 'skipped').length
  const fewer = Math.max(0, before.length - skipped - ran)
  const bySuite = Map.groupBy(before, suiteOf)
  for (const test of now.keys()) bySuite.delete(suiteOf(test))
  const suites = [...bySuite].toSorted(([, a], [, b]) => b.length - a.length)
  const large = suites.filter(([, { length }]) => length >= MIN.suite)
  const finding = (kind: Finding['kind'], count: number, some: typeof suites = []): Finding => {
    return { kind, count, before: before.length, suites: some.map(([name]) => name) }
  }
  if (before.length > 0 && ranIn(now).length === 0) return { findings: [finding('none', 0)], fewer }
  const isFall = fewer >= MIN.fewer && fewer >= MIN.share * before.length
  const findings = [
    ...(isFall ? [finding('fewer', ran, suites)] : []),
    ...(!isFall && fewer > 0 && large.length > 0 ? [finding('suites', ran, large)] : []),
    ...(skipped >= MIN.skipped ? [finding('skipped', skipped)] : []),
  ]
  return { findings, fewer }
}

/** Returns what identifies a test in other runs and artifacts. */
export function testKey(suite: string, position: number, id: string): string {
  return JSON.stringify([suite, position, id])
}

function suiteOf(test: string): string {
  return (JSON.parse(test) as [string])[0]
}

export function ranIn(outcomes: Outcomes): readonly string[] {
  return [...outcomes].flatMap(([test, outcome]) => (outcome === 'skipped' ? [] : test))
}

function isIn(groups: TestGroups, test: string): boolean {
  return [...groups.values()].some(({ outcomes }) => outcomes.has(test))
}

/** Returns each test once: by the worst of its legs, and as skipped if all skipped it. */
export function unionOf(
  groups: Iterable<readonly [unknown, Pick<TestGroup, 'outcomes'>]>,
): Outcomes {
  const all = new Map<string, (typeof OUTCOMES)[number]>()
  for (const [test, outcome] of [...groups].flatMap(([, { outcomes }]) => [...outcomes])) {
    const before = all.get(test) ?? outcome
    all.set(test, OUTCOMES.indexOf(outcome) > OUTCOMES.indexOf(before) ? outcome : before)
  }
  return all
}
