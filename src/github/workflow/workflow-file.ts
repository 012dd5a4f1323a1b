import { collapseBlanks, type Note } from '../../model/note.ts'
import { MINUTE } from '../../model/time.ts'
import {
  type DeclaredInputs,
  type JobGraph,
  type WorkflowJob,
  EXPRESSION,
  isRunnerName,
  OWN_ACTION,
} from '../../model/workflow-file.ts'
import { asObject, asArray, type Fields } from '../json-values.ts'
import { parseYaml } from './parse-yaml.ts'

// https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations
const MAX_CALL_DEPTH = 10

// https://docs.github.com/en/actions/reference/limits
const MAX_FILE_BYTES = 500 * 1024

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
const DEFAULT_TIMEOUT_MINUTES = 360

/** Workflows that call each other multiply their jobs. */
const MAX_WORKFLOW_JOBS = 1_000

/** Far more than GitHub shows of a name; bounds the cost of matching names. */
const MAX_NAME_CHARACTERS = 1_000

export interface DecodedFile {
  /** `undefined` if the file itself can't be read. */
  readonly graph: JobGraph | undefined
  /** Why a file can't be read, by what `resolveUses` returns for it; by '' for the file itself. */
  readonly faults: ReadonlyMap<string, string>
}

/**
 * Decodes the jobs of a workflow file.
 *
 * @param called the texts of called workflows by what `resolveUses` returns for them
 */
export function decodeWorkflowFile(text: string, called: ReadonlyMap<string, string>): DecodedFile {
  const faults = new Map<string, string>()
  const source = { called, caller: '', depth: 0, decoded: { jobs: 0 }, listed: new Map() }
  return { graph: decodeFile(text, { ...source, faults }), faults }
}

type DeclaredJobs = readonly (readonly [key: string, job: unknown])[]

interface FileSource {
  readonly called: ReadonlyMap<string, string>
  /** Result of `resolveUses` for the file itself; '' for the file of the run. */
  readonly caller: string
  readonly depth: number
  /** The total of all files. */
  readonly decoded: { jobs: number }
  /** What each text has been parsed to: a thousand jobs can call one file. */
  readonly listed: Map<string, DeclaredJobs | Error>
  readonly faults: Map<string, string>
}

/** Returns the jobs of a file; `undefined` if it can't be read: the critical path then falls back to timestamps. */
function decodeFile(text: string, source: FileSource): JobGraph | undefined {
  const listed = source.listed.get(text) ?? listJobs(text)
  source.listed.set(text, listed)
  try {
    if (listed instanceof Error) throw listed
    return decodeDeclaredJobs(listed, source)
  } catch (error) {
    source.faults.set(source.caller, (error as Error).message)
    return undefined
  }
}

function listJobs(text: string): DeclaredJobs | Error {
  if (Buffer.byteLength(text) > MAX_FILE_BYTES) return new Error('the file is too large')
  try {
    const declared = Object.entries(asObject(asObject(parseYaml(text)).jobs))
    return declared.length === 0 ? new Error('the workflow has no jobs') : declared
  } catch (error) {
    return error as Error
  }
}

function decodeDeclaredJobs(declared: DeclaredJobs, source: FileSource): JobGraph {
  if (source.depth > MAX_CALL_DEPTH) throw new Error('the workflows call each other endlessly')
  source.decoded.jobs += declared.length
  if (source.decoded.jobs > MAX_WORKFLOW_JOBS) throw new Error('the workflow has too many jobs')
  const jobs = declared.map(([key, job]) => decodeWorkflowJob(key, job, source))
  const keys = new Set(jobs.map(({ key }) => key))
  for (const need of jobs.flatMap(({ needs }) => needs)) {
    if (!keys.has(need)) throw new Error('a job needs one that does not exist')
  }
  return withAppended(jobs, declared)
}

function decodeWorkflowJob(key: string, declared: unknown, source: FileSource): WorkflowJob {
  const settings = asObject(declared)
  const { name: declaredName, needs, strategy, uses } = settings
  const { matrix, 'fail-fast': failFast, 'max-parallel': maxParallel } = asObject(strategy)
  const isComputed = typeof strategy === 'string'
  const minutes = asNumber(settings['timeout-minutes'] ?? DEFAULT_TIMEOUT_MINUTES)
  const name = decodeText(declaredName) ?? key
  const keys = decodeNeeds(needs)
  if (name.length > MAX_NAME_CHARACTERS) throw new Error('the name of a job is too long')
  return {
    // GitHub compares the keys of jobs without regard to case.
    key: key.toLowerCase(),
    ...(key !== key.toLowerCase() && { writtenKey: key }),
    name,
    legNames: legNames(name, matrix),
    needs: keys,
    ...conditionOf(settings),
    matrix: isComputed || matrix !== undefined,
    failFast: isComputed ? undefined : asBoolean(failFast ?? true),
    maxParallel: isComputed ? undefined : asNumber(maxParallel ?? Infinity),
    continueOnError: asBoolean(settings['continue-on-error'] ?? false),
    timeout: minutes === undefined ? undefined : minutes * MINUTE,
    environment: decodeText(asObject(settings.environment).name ?? settings.environment),
    concurrency: decodeText(asObject(settings.concurrency).group ?? settings.concurrency),
    ...gateOf(settings),
    ...runnerNamesOf(settings),
    ...(uses === undefined ? { called: undefined } : decodeCalled(uses, source)),
  }
}

/** Far more than a reader takes in; a YAML alias repeats a long text in a few characters. */
const MAX_CONDITION = 1_000

function conditionOf({ if: given }: Fields): Pick<WorkflowJob, 'condition'> {
  const text = decodeText(given) ?? ''
  const condition = text.replace(/^\$\{\{(.*)\}\}$/s, '$1').trim()
  return given === undefined ? {} : { condition: condition.length > MAX_CONDITION ? '' : condition }
}

/** Inputs with which the gate is about something else than the whole attempt of the run. */
const OTHER_SUBJECTS = ['run-id', 'run-attempt', 'repository', 'scope', 'fail-on-jobs']

/** Returns whether the conclusion of a job shows what a gate of this action in it decided. */
function gateOf(job: Fields): Pick<WorkflowJob, 'gate'> {
  const steps = asArray(job.steps).map(asObject)
  const [step, other] = steps.filter(
    ({ uses }) => typeof uses === 'string' && OWN_ACTION.test(uses),
  )
  if (step === undefined) return {}
  const inputs: DeclaredInputs = Object.fromEntries(
    Object.entries(asObject(step.with)).map(([name, value]) => {
      const given = textOf(value)
      return [name.toLowerCase(), EXPRESSION.test(given ?? '') ? undefined : given]
    }),
  )
  const isShown =
    other === undefined &&
    !OTHER_SUBJECTS.some((name) => name in inputs) &&
    job.strategy === undefined &&
    [job, step].every((one) => (one['continue-on-error'] ?? false) === false) &&
    runsAnyway(job.if) &&
    (step.if === undefined || runsAnyway(step.if))
  return { gate: isShown ? inputs : 'hidden' }
}

function runnerNamesOf(job: Fields): Pick<WorkflowJob, 'runnerNames'> {
  const names = asArray(job.steps).map((step) => decodeText(asObject(step).name))
  const runnerNames = [...new Set(names.filter(isRunnerName))]
  return runnerNames.length === 0 ? {} : { runnerNames }
}

/** Whether a condition holds although something failed, and depends on nothing else. */
function runsAnyway(condition: unknown): boolean {
  if (typeof condition !== 'string') return false
  const plain = condition.replace(/\s/g, '').replace(/^\$\{\{(.*)\}\}$/, '$1')
  return /^(?:always\(\)|!cancelled\(\))$/i.test(plain)
}

function decodeCalled(uses: unknown, source: FileSource): Pick<WorkflowJob, 'called' | 'uses'> {
  if (typeof uses !== 'string') throw new Error('uses is not a text')
  const caller = resolveUses(uses, source.caller)
  const text = source.called.get(caller)
  if (text === undefined) return { called: 'unread', uses }
  return { called: decodeFile(text, { ...source, caller, depth: source.depth + 1 }) ?? 'unread' }
}

function decodeNeeds(needs: unknown): string[] {
  const listed: readonly unknown[] = Array.isArray(needs) ? needs : needs == null ? [] : [needs]
  // A YAML alias repeats a long list in a few characters, which could exhaust memory.
  if (listed.length > MAX_WORKFLOW_JOBS) throw new Error('needs has too many jobs')
  return listed.map((need) => {
    if (typeof need !== 'string') throw new Error('needs has a key that is not a text')
    return need.toLowerCase()
  })
}

/** Decodes a text; YAML reads `name: 1.10` as a number, and GitHub shows that number. */
function decodeText(value: unknown): string | undefined {
  return textOf(value)?.trim() || undefined
}

/** Returns `undefined` for an expression. */
function asBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

/** Returns `undefined` for an expression. */
function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

/** Returns a note for each file that can't be read. */
export function faultNotes({ faults }: DecodedFile, path = 'of the run'): Note[] {
  return Array.from(faults, ([called, fault]) => {
    const name = collapseBlanks(called === '' ? path : called)
    const text = `The workflow file ${name} could not be parsed (${collapseBlanks(fault)}): what its jobs need, how long they may run and whether they may fail is unknown.`
    return { severity: 'notice', text }
  })
}

/**
 * Resolves the `uses` of a job to the file that it names. `./` and `$/` stand for the repository and the commit of
 * the file in which they stand, also in a called workflow. GitHub ignores the case of owners and repositories.
 *
 * @param caller what this function returned for the file in which it stands; '' for the file of the run
 * @returns `./path` for a file of the repository and commit of the file of the run, else `owner/repo/path@ref`
 * @example resolveUses('$/.github/workflows/b.yml', 'o/r/.github/workflows/a.yml@v1')
 * → 'o/r/.github/workflows/b.yml@v1'
 * @see https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows
 */
export function resolveUses(uses: string, caller = ''): string {
  const [, path] = /^[.$]\/+(?!\/)(.*)$/s.exec(uses) ?? []
  const [, repository = '', file = '', ref = ''] =
    /^([^/.][^/]*\/[^/]+)\/(.*)(@[^@]*)$/s.exec(path === undefined ? uses : caller) ?? []
  if (repository === '') return path === undefined ? uses : `./${path}`
  return `${repository.toLowerCase()}/${path ?? file}${ref}`
}

/**
 * Adds the names that GitHub gives the legs of a matrix job whose name has no expression, and is also that of another matrix
 * job: it appends the values, as in `test (windows, 22)`.
 */
function withAppended(jobs: readonly WorkflowJob[], declared: DeclaredJobs): JobGraph {
  const named = Map.groupBy(
    jobs.filter(({ name, matrix }) => matrix && !EXPRESSION.test(name)),
    ({ name }) => name,
  )
  return jobs.map((job, at) => {
    const { strategy } = asObject(declared[at]?.[1])
    const isShared = job.matrix && (named.get(job.name) ?? []).length > 1
    return isShared ? { ...job, legNames: appendedNames(job.name, asObject(strategy).matrix) } : job
  })
}

/** Returns `undefined` if a value is no text, number or truth value, or an expression, or if all are too long. */
function appendedNames(name: string, matrix: unknown): readonly string[] | undefined {
  const names = legsOf(matrix).map((leg) => {
    const texts = Object.values(leg).map((value) => textOf(value)?.trim() ?? '')
    return texts.includes('') ? '' : `${name} (${texts.join(', ')})`
  })
  const isKnown = names.every((one) => one !== '' && !EXPRESSION.test(one))
  return isKnown && names.length > 0 && names.join('').length <= MAX_CHARACTERS ? names : undefined
}

type Leg = Readonly<Record<string, unknown>>

/** https://docs.github.com/en/actions/reference/limits */
const MAX_LEGS = 256
/** Far more than matrices combine before `exclude`, after which GitHub counts. */
const MAX_COMBINED = 4_096
/** Far more than matrices have: bounds what aliases repeat. */
const MAX_KEYS = 50
/** Values of legs that are compared with those of `include` and `exclude`: a thousand jobs take about a second. */
const MAX_COMPARED = 100_000
const VALUE = /\$\{\{\s*matrix((?:\.[\w-]+)+)\s*\}\}/g

/** Bounds what values repeat: a YAML alias stands for a long text in a few characters. */
const MAX_CHARACTERS = 50_000

/**
 * Lists the names of the legs of a matrix; `undefined` if an expression decides what these are, or if the name has more
 * than values of the matrix.
 *
 * https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export function legNames(name: string, matrix: unknown): readonly string[] | undefined {
  const names: string[] = []
  let left = MAX_CHARACTERS
  for (const leg of EXPRESSION.test(name) ? legsOf(matrix) : []) {
    const filled = fill(name, leg, left)
    left -= filled?.length ?? left
    if (filled === undefined || left <= 0 || EXPRESSION.test(filled)) return undefined
    names.push(filled)
  }
  return names.length === 0 ? undefined : names
}

/** Lists the values of each leg; nothing if the file lacks some. */
function legsOf(matrix: unknown): readonly Leg[] {
  const { include = [], exclude = [], ...vectors } = asObject(matrix)
  const included = asArray(include).map(asObject)
  const isListed = Array.isArray(include) && included.every((one) => Object.keys(one).length > 0)
  const others = [...included, ...asArray(exclude).map(asObject)]
  if (!isListed || others.length > MAX_LEGS || !haveFewKeys([vectors, ...others])) return []
  let legs: readonly Leg[] = Object.keys(vectors).length === 0 ? [] : [{}]
  for (const [key, listed] of Object.entries(vectors)) {
    const values = asArray(listed)
    if (legs.length * values.length > MAX_COMBINED) return []
    legs = legs.flatMap((leg) => values.map((value) => ({ ...leg, [key]: value })))
  }
  if (legs.length * others.length * Object.keys(vectors).length > MAX_COMPARED) return []
  const excluded = asArray(exclude).map((one) => Object.entries(asObject(one)))
  const kept = legs.filter(
    (leg) => !excluded.some((one) => one.every(([key, value]) => hasLeaves(leg[key], value))),
  )
  const all = withIncluded(kept, included, Object.keys(vectors))
  return all.length > MAX_LEGS ? [] : all
}

function haveFewKeys(maps: readonly Leg[]): boolean {
  const isSmall = maps.every((one) => Object.keys(one).length <= MAX_KEYS)
  return isSmall && new Set(maps.flatMap((one) => Object.keys(one))).size <= MAX_KEYS
}

/** Adds values to each leg whose own values they do not change, or else a leg. */
function withIncluded(
  legs: readonly Leg[],
  included: readonly Leg[],
  keys: readonly string[],
): readonly Leg[] {
  const added: Leg[] = []
  let extended = legs
  for (const values of included) {
    const own = Object.entries(values).filter(([key]) => keys.includes(key))
    if (extended.some((leg) => hasAll(leg, own)))
      extended = extended.map((leg) => (hasAll(leg, own) ? { ...leg, ...values } : leg))
    else added.push(values)
  }
  return [...extended, ...added]
}

function hasAll(leg: Leg, entries: readonly (readonly [string, unknown])[]): boolean {
  return entries.every(([key, value]) => leg[key] === value)
}

/** Deeper values of a matrix are not compared: YAML can nest one endlessly by aliases. */
const MAX_DEPTH = 5

/** Whether a value has all leaves of another one, as GitHub compares them: texts in any case. */
function hasLeaves(value: unknown, wanted: unknown, depth = 0): boolean {
  if (typeof wanted !== 'object' || wanted === null) {
    if (typeof value === 'string' && typeof wanted === 'string')
      return value.toLowerCase() === wanted.toLowerCase()
    return textOf(value) === textOf(wanted)
  }
  const fields = Array.isArray(value)
    ? Object.fromEntries((value as readonly unknown[]).entries())
    : asObject(value)
  const leaves = Object.entries(wanted).slice(0, MAX_KEYS)
  return depth < MAX_DEPTH && leaves.every(([key, one]) => hasLeaves(fields[key], one, depth + 1))
}

/** Puts the values of a leg into a name; `undefined` if one is no text, number or truth value, or all are too long. */
function fill(name: string, leg: Leg, maxCharacters: number): string | undefined {
  const texts = Array.from(name.matchAll(VALUE), ([, path = '']) => {
    const keys = path.slice(1).split('.')
    return textOf(keys.reduce<unknown>((found, key) => asObject(found)[key], leg))
  })
  const length = texts.reduce((sum, text = '') => sum + text.length, 0)
  if (texts.includes(undefined) || length > maxCharacters) return undefined
  return name.replace(VALUE, () => texts.shift() ?? '').trim()
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return value == null ? '' : undefined
}
