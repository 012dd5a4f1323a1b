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
}

/** By what names an artifact in both runs. */
type TestGroups = ReadonlyMap<string, TestGroup>

interface Sides {
  readonly now: TestGroups
  readonly base: TestGroups
  /** Whether all artifacts were listed, or their jobs. */
  readonly isWhole: boolean
  readonly haveAllPassed: boolean
  /** Whether no job was skipped either, so that none is the reason for an artifact that is missing. */
  readonly haveAllRun: boolean
}

type Finding = Omit<TestFinding, 'artifact' | 'jobId'>

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
export function compareTests({ now, base, ...known }: Sides): {
  readonly findings: readonly (Finding & { readonly key: string | undefined })[]
  readonly fewer: number | undefined
} {
  const isMissing = [...base.keys()].some((key) => !now.has(key))
  const isOpen =
    !known.isWhole ||
    (isMissing && !known.haveAllPassed) ||
    [...now.values()].some(({ counts }) => !counts)
  const read = [...base].filter(([, { counts }]) => counts)
  const gone = read.flatMap(([key, { outcomes }]) => {
    const ran = ranIn(outcomes)
    const isGone = !now.has(key) && ran.length > 0 && !ran.some((test) => isIn(now, test))
    const finding = { key, kind: 'missing' as const, count: 0, before: ran.length, suites: [] }
    return isGone && known.haveAllRun && !isOpen ? [finding] : []
  })
  const changed = [...now].flatMap(([key, { outcomes, counts, files }]) => {
    const before = base.get(key)
    if (!counts) return []
    if (before?.counts !== true) {
      const isEmpty = files.length > 0 && ranIn(outcomes).length === 0 // 3
      const finding = { key, kind: 'none' as const, count: 0, before: undefined, suites: [] }
      return isEmpty ? [finding] : []
    }
    const isOnlyIn = (some: TestGroups, others: TestGroups) => (test: string) =>
      [...some].some(
        ([other, group]) =>
          other !== key && group.outcomes.has(test) && !others.get(other)?.outcomes.has(test),
      )
    const moves = { moved: isOnlyIn(now, base), arrived: isOnlyIn(base, now) } // 1
    return compare(outcomes, before.outcomes, moves)
      .findings.filter(({ kind }) => !isOpen || kind === 'none' || kind === 'skipped') // 2
      .map((finding) => ({ key, ...finding }))
  })
  const paired = read.filter(([key]) => now.has(key) || known.haveAllRun)
  const findings = [...gone, ...changed]
  if (isOpen || paired.length === 0) return { findings, fewer: undefined }
  const unread = new Map([...now].filter(([key]) => base.get(key)?.counts === false))
  const rest = [...now].filter(([key]) => !unread.has(key))
  const sides = [rest, paired].map((some) => unionOf(some.map(([, group]) => group)))
  const moves = { moved: (test: string) => isIn(unread, test), arrived: () => false }
  const all = compare(sides[0] ?? new Map(), sides[1] ?? new Map(), moves)
  const falls = all.findings.filter(({ kind }) => kind === 'fewer' && findings.length === 0)
  return {
    findings: [...findings, ...falls.map((one) => ({ key: undefined, ...one }))],
    fewer: all.fewer,
  }
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

function ranIn(outcomes: Outcomes): readonly string[] {
  return [...outcomes].flatMap(([test, outcome]) => (outcome === 'skipped' ? [] : test))
}

function isIn(groups: TestGroups, test: string): boolean {
  return [...groups.values()].some(({ outcomes }) => outcomes.has(test))
}

/** Returns each test once: by the worst of its legs, and as skipped if all skipped it. */
export function unionOf(groups: readonly Pick<TestGroup, 'outcomes'>[]): Outcomes {
  const all = new Map<string, (typeof OUTCOMES)[number]>()
  for (const [test, outcome] of groups.flatMap(({ outcomes }) => [...outcomes])) {
    const before = all.get(test) ?? outcome
    all.set(test, OUTCOMES.indexOf(outcome) > OUTCOMES.indexOf(before) ? outcome : before)
  }
  return all
}
