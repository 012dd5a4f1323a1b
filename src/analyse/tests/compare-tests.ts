import { isNumbered } from '../../model/results/test-results.ts'
import type { TestFinding } from '../../model/shapes/tests.ts'

/** Outcomes of a test, from the least to what counts if its legs differ. */
const OUTCOMES = ['skipped', 'passed', 'flaky', 'failed'] as const

/** Keyed by `testKey`. */
export type Outcomes = ReadonlyMap<string, (typeof OUTCOMES)[number]>

/** Content of the files of an artifact. */
export interface TestGroup {
  readonly outcomes: Outcomes
  readonly files: readonly unknown[]
  /** Whether the whole artifact was read, and the jobs that can have uploaded it passed. */
  readonly counts: boolean
  /** Whether the jobs that uploaded it ran and passed here, too; `undefined` if they are unknown. */
  readonly ranHere?: boolean | undefined
}

/** Key that names an artifact in both runs. */
type TestGroups = ReadonlyMap<string, TestGroup>

/** The tests of the run, and those of the base branch. */
export interface Sides {
  readonly now: TestGroups
  readonly base: TestGroups
  /** Whether tests can be in an artifact that is not here: one that was not read, or of a job that did not pass. */
  readonly isOpen: boolean
  /** Whether no job was skipped, so that none is the reason for an artifact that is missing. */
  readonly haveAllRun: boolean
}

type Finding = Omit<TestFinding, 'artifact' | 'jobId' | 'jobs'>

/** Of 56,964 merged pull requests, 0.05 % took away as many tests, and 0.17 % skipped as many. */
export const MIN_TEST_CHANGE = { fewer: 10, share: 0.1, skipped: 5, suite: 5 }

/** A finding in the tests of an artifact, by its key; `undefined` for a finding about all tests. */
interface KeyedFinding extends Finding {
  readonly key: string | undefined
}

/** Result of comparing tests. */
interface ComparedTests {
  /** Findings about what is unusual, by artifact or of all. */
  readonly findings: readonly KeyedFinding[]
  /** Number of tests that are gone, whether they ran or were skipped; `undefined` if that is unknown. */
  readonly fewer: number | undefined
}

/** Compares tests by artifact and id, and then all tests, if no artifact shows what is unusual. */
export function compareTests(sides: Sides): ComparedTests {
  const { now, base } = sides
  const keys = new Set([...base.keys(), ...now.keys()])
  const findings = [...keys].flatMap((key) => findingsIn(key, sides))
  if (!areComparable(sides)) return { findings, fewer: undefined }
  const allTests = compareOutcomes(unionOf(now), unionOf(base), NO_MOVES)
  const falls = findings.length > 0 ? [] : allTests.findings.filter(({ kind }) => kind === 'fewer')
  const ofAll = falls.map((fall): KeyedFinding => ({ key: undefined, ...fall }))
  return { findings: [...findings, ...ofAll], fewer: allTests.fewer }
}

/** Whether all tests of both runs can be compared: each artifact of the base branch is here, or has to be. */
function areComparable({ now, base, isOpen, haveAllRun }: Sides): boolean {
  const isComparable = ([key, { counts, ranHere = haveAllRun }]: readonly [string, TestGroup]) =>
    counts && (now.has(key) || ranHere)
  return !isOpen && base.size > 0 && [...base].every(isComparable)
}

function findingsIn(key: string, sides: Sides): readonly KeyedFinding[] {
  const here = sides.now.get(key)
  const before = sides.base.get(key)
  if (here?.counts === false) return []
  if (before?.counts !== true) {
    const isEmpty = here !== undefined && hasNoTest(here)
    return isEmpty ? [{ key, kind: 'none', count: 0, before: undefined, suites: [] }] : []
  }
  // Nor does it help that none ran before, if none ran anywhere.
  const areAll = !sides.isOpen && [...sides.now.values()].every(hasNoTest)
  if (areAll && here !== undefined && ranIn(before.outcomes).length === 0)
    return [{ key, kind: 'none', count: 0, before: 0, suites: [] }]
  const moves = movesOf(key, sides)
  const { findings } = compareOutcomes(here?.outcomes ?? new Map(), before.outcomes, moves)
  const shown = findings.filter(({ kind }) => isShown(kind, sides))
  if (here !== undefined) return shown.map((finding) => ({ key, ...finding }))
  if (!isMissing(before, sides)) return []
  return shown.map((finding) => ({ key, ...finding, kind: 'missing' }))
}

/** Without a base, an artifact without any test that ran is unusual. */
function hasNoTest({ files, outcomes }: TestGroup): boolean {
  return files.length > 0 && ranIn(outcomes).length === 0
}

/** While tests can be in an artifact that is not here, none is gone: only what is here counts. */
function isShown(kind: Finding['kind'], { isOpen }: Sides): boolean {
  return !isOpen || kind === 'none' || kind === 'skipped'
}

/** Whether an artifact had to be here: its jobs ran, and most of its tests are in no other one. */
function isMissing({ outcomes, ranHere }: TestGroup, { now, isOpen, haveAllRun }: Sides): boolean {
  const ran = ranIn(outcomes)
  const elsewhereCount = ran.filter((test) => isIn(now, test)).length
  // Shards can share a test, such as one that signs in.
  const areElsewhere = 2 * elsewhereCount >= ran.length
  return (ranHere ?? (haveAllRun && !isOpen)) && !areElsewhere
}

/** Tests of an artifact that another one has in only one of the two runs. */
interface Moves {
  /** Whether a test is in another artifact now, and was not before. */
  readonly moved: (test: string) => boolean
  /** Whether a test was in another artifact before, and is not now. */
  readonly arrived: (test: string) => boolean
}

const NO_MOVES: Moves = { moved: () => false, arrived: () => false }

/** A test that stands in another artifact now, and did not before, has moved. Equal ones of several legs have not. */
function movesOf(key: string, { now, base }: Sides): Moves {
  const isOnlyIn = (groups: TestGroups, others: TestGroups) => (test: string) =>
    [...groups].some(
      ([otherKey, { outcomes }]) =>
        otherKey !== key && outcomes.has(test) && !others.get(otherKey)?.outcomes.has(test),
    )
  return { moved: isOnlyIn(now, base), arrived: isOnlyIn(base, now) }
}

/**
 * Lists what is unusual in tests, and counts how many are gone: (1) none ran; (2) many are gone, or (3) whole suites; (4) many
 * that ran before were skipped.
 */
function compareOutcomes(now: Outcomes, base: Outcomes, moves: Moves) {
  const { ranBefore, unrun, skipped, fewer } = countTests(now, base, moves)
  const before = ranBefore.length
  const ran = before - skipped - unrun
  const finding = (
    kind: Finding['kind'],
    count: number,
    gone: readonly GoneSuite[] = [],
  ): Finding => ({ kind, count, before, suites: gone.map(([name]) => name) })
  if (before > 0 && ranIn(now).length === 0) return { findings: [finding('none', 0)], fewer } // (1)
  const suites = goneSuites(ranBefore, now)
  const largeSuites = suites.filter(([, tests]) => tests.length >= MIN_TEST_CHANGE.suite)
  const findings: Finding[] = []
  if (unrun >= MIN_TEST_CHANGE.fewer && unrun >= MIN_TEST_CHANGE.share * before)
    findings.push(finding('fewer', ran, suites)) // (2)
  else if (unrun > 0 && largeSuites.length > 0) findings.push(finding('suites', ran, largeSuites)) // (3)
  if (skipped >= MIN_TEST_CHANGE.skipped) findings.push(finding('skipped', skipped)) // (4)
  return { findings, fewer }
}

/**
 * Counts tests, without those that have moved to another artifact or from it. A new test can be a renamed one, and stands
 * for one that is gone; one that was skipped before cannot, nor can a second one of an equal name: a tool can repeat tests.
 */
function countTests(now: Outcomes, base: Outcomes, { moved, arrived }: Moves) {
  const ranBefore = ranIn(base).filter((test) => now.has(test) || !moved(test))
  const skipped = ranBefore.filter((test) => now.get(test) === 'skipped').length
  const gone = ranBefore.filter((test) => !now.has(test)).length
  const isNew = (test: string) => !base.has(test) && !arrived(test) && !isNumbered(test)
  const lessThan = (tests: readonly string[]) => Math.max(0, gone - tests.filter(isNew).length)
  return { ranBefore, skipped, unrun: lessThan(ranIn(now)), fewer: lessThan([...now.keys()]) }
}

/** Lists the suites of which no test is left, the largest first. */
type GoneSuite = readonly [name: string, tests: readonly string[]]

function goneSuites(before: readonly string[], now: Outcomes): readonly GoneSuite[] {
  const left = new Set(Array.from(now.keys(), suiteOfKey))
  return [...Map.groupBy(before, suiteOfKey)]
    .filter(([name]) => !left.has(name))
    .toSorted(([, a], [, b]) => b.length - a.length)
}

/** Returns what identifies a test in other runs and artifacts. It begins with the length of the name of the suite. */
export function testKey(suite: string, id: string): string {
  return `${suite.length} ${suite} ${id}`
}

function suiteOfKey(test: string): string {
  const from = test.indexOf(' ') + 1
  return test.slice(from, from + Number.parseInt(test))
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
  const union = new Map<string, (typeof OUTCOMES)[number]>()
  for (const [test, outcome] of [...groups].flatMap(([, { outcomes }]) => [...outcomes])) {
    const before = union.get(test) ?? outcome
    union.set(test, OUTCOMES.indexOf(outcome) > OUTCOMES.indexOf(before) ? outcome : before)
  }
  return union
}
