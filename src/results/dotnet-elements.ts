export type Attributes = Readonly<Partial<Record<string, string>>>

/** Meaning of an attribute of a test. */
export type StatedOutcome = 'passed' | 'skipped' | 'failed'

/** What the words of `result` mean in NUnit 3 and in xUnit.net. */
const OUTCOMES: Readonly<Record<'NUnit' | 'xUnit.net', Readonly<Record<StatedOutcome, string>>>> = {
  NUnit: {
    passed: 'Passed Warning',
    skipped: 'Skipped Inconclusive Ignored Explicit',
    failed: 'Failed',
  },
  'xUnit.net': { passed: 'Pass', skipped: 'Skip NotRun', failed: 'Fail' },
}

/** `Failed:Error(Child)`, as Unity writes the result of a run. */
const STATE = /^(\w{1,40})(?::[^()]*)?(?:\((\w{1,40})\))?$/

/** What an element says of how it ended. */
interface StatedResult {
  /** `undefined` for a word that is not known, which can be a failure, and for none. */
  readonly outcome: StatedOutcome | undefined
  /** Where in NUnit it failed. */
  readonly site: string | undefined
  readonly word: string
}

export function statedResult(element: string, { result = '', site }: Attributes): StatedResult {
  const [, word = result.slice(0, 40), within] = STATE.exec(result) ?? []
  const words = OUTCOMES[element.startsWith('test-') ? 'NUnit' : 'xUnit.net']
  const outcomes = Object.keys(words) as readonly StatedOutcome[]
  const outcome = outcomes.find((one) => words[one].split(' ').includes(word))
  return { outcome, site: site ?? within, word }
}

/** Returns the name of a suite without what differs between machines: the folder of a program, the id of a collection. */
export function suiteName({ name = '' }: Attributes): string {
  return name
    .replace(/^.*[\\/](?=[^\\/]+\.(?:dll|exe)$)/i, '')
    .replace(/ \(id: [\da-f]{1,100}\)$/, '')
}

/** Returns the name and the class of a test: that of a fixture with arguments only has them in the name of the test with it. */
export function dotnetNames({ name = '', fullname = '', classname, type }: Attributes): Attributes {
  const isIn = name !== '' && fullname.endsWith(`.${name}`)
  const own = isIn ? fullname.slice(0, -name.length - 1) : (classname ?? type)
  return { name: name || fullname, classname: own }
}

/**
 * Returns whether a suite of NUnit that failed is an error beside its tests.
 *
 * @param site where it failed: in a test in it, in the suite around it, or in its own set-up or tear-down. Of a theory without
 *   a row, of an assembly that was not loaded, and in files of the first versions, it is not said
 * @param hasFailure whether something in it failed
 */
export function isOwnError(site: string | undefined, hasFailure: boolean): boolean {
  return site === 'SetUp' || site === 'TearDown' || (site !== 'Parent' && !hasFailure)
}
