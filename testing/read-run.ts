import { sortBy } from '../src/model/some.ts'
import { REPOSITORY } from './fake-github/fill.ts'
import type { RunFields } from './fake-github/api-run.ts'
import { FORK } from './fake-github/repository.ts'
import { apiUsage } from './fake-github/run-details.ts'
import {
  type AttemptValues,
  commitOf,
  type IssueValues,
  type JobValues,
  jobId,
  type OtherRun,
  type StepValues,
  WORKFLOW,
  type World,
} from './world.ts'
import type { ZipEntry } from './zip-archive.ts'

const STATES: ReadonlyMap<string, string> = new Map([
  ['ok', 'success'],
  ['failed', 'failure'],
  ['running', 'in_progress'],
])
const TIME = String.raw`\d*|\?`
const STEP = new RegExp(
  String.raw`^(.*?)(?: (ok|failed|running|skipped|cancelled|unknown))?(?: (${TIME})-(${TIME}))?(?: "(.*)")?$`,
  's',
)

const second = (text: string | undefined) =>
  text === undefined || text === '' ? undefined : text === '?' ? null : Number(text)
const stateOf = (word: string) => STATES.get(word) ?? word
const linesOf = (text: string) => text.split(' / ')

/** Splits a text, but not within quotation marks or brackets. */
function split(text: string, separator: string): string[] {
  const parts: string[] = []
  let from = 0
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '"') isQuoted = !isQuoted
    if (isQuoted) continue
    if ('{['.includes(character)) depth += 1
    if ('}]'.includes(character)) depth -= 1
    if (depth > 0 || !text.startsWith(separator, at)) continue
    parts.push(text.slice(from, at).trim())
    from = at + separator.length
  }
  return [...parts, text.slice(from).trim()]
}

/** Reads a step: `Run npm test failed 7-60 "no cart / at cart.ts"`, of which all but the name can be missing. */
function readStep(text: string): StepValues {
  const [, name = text, state, start, end, printed] = STEP.exec(text) ?? []
  return {
    name,
    ...(state !== undefined && { state: stateOf(state) }),
    ...{ start: second(start), end: second(end) },
    ...(printed !== undefined && { prints: linesOf(printed) }),
  }
}

/** What can follow the name of a job, in any order. */
const WORDS: readonly (readonly [
  form: RegExp,
  read: (...found: string[]) => Partial<JobValues>,
])[] = [
  [/^as a check/, () => ({ isCheck: true })],
  [/^carried over/, () => ({ isCarriedOver: true })],
  [/^without a runner/, () => ({ runner: null })],
  [/^without steps/, () => ({ steps: [] })],
  // It has a log, and GitHub lists none of its steps.
  [/^with unlisted steps/, () => ({ json: { steps: [] } })],
  [/^created (\S+)/, (value) => ({ created: second(value) })],
  [/^on (\S+)/, (labels) => ({ runner: { labels: labels.split('+') } })],
  [
    /^by (\S+) of ([^,]+)/,
    (runner_name, runner_group_name) => ({ runner: { runner_name, runner_group_name } }),
  ],
  [
    new RegExp(`^(${TIME})-(${TIME})(?= |$)`),
    (start, end) => ({ start: second(start), end: second(end) }),
  ],
  [/^at (\d+)/, (end) => ({ end: second(end) })],
  [/^"(.*)"/s, (text) => ({ steps: [{ name: 'Run npm test', prints: linesOf(text) }] })],
  [/^([a-z_]+)/, (word) => ({ state: stateOf(word) })],
]

/**
 * Reads a job: its name, then what `WORDS` has, then its steps.
 *
 * @example 'test (1): failed 5-65 created 2 > Run npm ci, Run npm test failed 20-60 "no cart"'
 */
function readJob(text: string): JobValues {
  const [, name = text, rest = ''] =
    /^(.*?): (.*)$/s.exec(text) ?? /^(.*?) (> .*)$/s.exec(text) ?? []
  const [head = '', ...steps] = split(` ${rest} `, ' > ')
  let job: JobValues = { name }
  for (let left = head; left !== '';) {
    const found = WORDS.flatMap(([form, read]) => {
      const match = form.exec(left)
      return match === null ? [] : [{ length: match[0].length, values: read(...match.slice(1)) }]
    })[0]
    if (found === undefined) throw new Error(`A job cannot be "${left}": ${text}`)
    const { runner, ...values } = found.values
    job = {
      ...job,
      ...values,
      ...(runner !== undefined && { runner: runner && { ...job.runner, ...runner } }),
    }
    left = left.slice(found.length).trim()
  }
  return steps.length === 0 ? job : { ...job, steps: split(steps.join(' > '), ', ').map(readStep) }
}

/**
 * Reads jobs between semicolons, behind a conclusion in brackets; `none` for an empty list, `not listed` for one that
 * can't be read.
 */
function readJobs(text: string): AttemptValues {
  const [, conclusion, rest = ''] = /^\((\w+)\) (.*)$/s.exec(text) ?? []
  if (conclusion !== undefined) return { ...readJobs(rest), conclusion }
  if (text === 'not listed') return { jobs: undefined }
  return { jobs: text === 'none' ? [] : split(text, '; ').flatMap(legsOf).map(readJob) }
}

/** `test (1..3): failed` → one for each number. */
function legsOf(text: string): string[] {
  const [, before = '', from = '', to = '', after = ''] =
    /^([^:]*?)(\d+)\.\.(\d+)(.*)$/s.exec(text) ?? []
  const legs = Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at)
  return to === '' ? [text] : legs.map((leg) => `${before}${leg}${after}`)
}

/** What the jobs of the reported run did in an attempt of a run of `main`, by letters. */
const LETTERS: Readonly<Record<string, (job: JobValues) => JobValues>> = {
  P: (job) => ({ ...job, state: 'success', steps: (job.steps ?? []).map(passed) }),
  F: (job) => job,
  S: ({ name }) => ({ name, state: 'skipped' }),
  // Its log is gone.
  G: ({ steps = [], ...job }) => ({ ...job, steps: steps.map(gone) }),
  // Another error, another value in it, and one error more.
  O: (job) => printing(job, () => [OTHER_ERROR]),
  V: (job) => printing(job, (lines) => lines.map((line) => line.replace(/\d+/g, '1$&'))),
  M: (job) => printing(job, (lines) => [...lines, OTHER_ERROR]),
  // It failed at an earlier or a later step, skipped the last one, or was cancelled before it.
  E: ({ steps = [], ...job }) => ({
    ...job,
    steps: steps.map(({ name }) => ({ name })).with(0, failed(steps[0])),
  }),
  L: ({ steps = [], ...job }) => ({
    ...job,
    steps: [...steps.map(passed), failed({ name: 'Run npm publish' })],
  }),
  K: ({ steps = [], ...job }) => ({
    ...job,
    state: 'success',
    steps: steps.map(passed).with(-1, skipped(steps)),
  }),
  C: ({ steps = [], ...job }) => ({
    ...job,
    state: 'cancelled',
    steps: steps.slice(0, -1).map(passed),
  }),
  // It passed after another first step.
  Q: ({ steps = [], ...job }) => ({
    ...job,
    state: 'success',
    steps: steps.map(passed).with(0, { name: 'Run npm install' }),
  }),
  // Only another job failed or passed.
  X: () => ({ name: 'other', state: 'failure' }),
  Y: () => ({ name: 'other' }),
}
const OTHER_ERROR = 'Error: something else'

function passed({ name }: StepValues): StepValues {
  return { name, state: 'success' }
}

function gone({ name, state, start, end }: StepValues): StepValues {
  return { name, state, start, end }
}

function failed({ name }: StepValues = { name: '' }): StepValues {
  return { name, state: 'failure' }
}

function skipped(steps: readonly StepValues[]): StepValues {
  return { name: steps.at(-1)?.name ?? '', state: 'skipped' }
}

/** The job, whose steps print something else. */
function printing(
  { steps = [], ...job }: JobValues,
  change: (lines: readonly string[]) => readonly string[],
): JobValues {
  return {
    ...job,
    steps: steps.map(({ prints, ...step }) => ({
      ...step,
      ...(prints && { prints: change(prints) }),
    })),
  }
}

/** What a line or a part of it can say, with what stands before its colon. */
const SETTINGS: Readonly<
  Record<string, (text: string, world: World, of: string) => Partial<World>>
> = {
  jobs: (text, world) => added(world, readJobs(text)),
  again: (text, { attempts }) => ({ attempts: [...attempts, readJobs(text)] }),
  run: (text, world, of) =>
    of === ''
      ? changed(world, readRunWords(text))
      : { others: [...(world.others ?? []), ...readOthers(of, text)] },
  archive: (text, { others = [] }, of) => ({
    others: others.map((run) =>
      run.id === Number(of) ? { ...run, archive: readEntries(text) } : run,
    ),
  }),
  pulls: (text) => ({ pulls: numbersIn(text) }),
  response: (text, { responses = [] }, of) => ({
    responses: [...responses, readResponse(of, text)],
  }),
  // GitHub's usage of a run: `usage 7: 64 of UBUNTU 71001 58.25 71002 60, WINDOWS 71003 3`, in seconds by the ids of jobs.
  usage: (text, { responses = [] }, of) => ({
    responses: [...responses, readUsage(of, text)],
  }),
  after: (text, world, of) => ({
    later: [...(world.later ?? []), { request: of, world: withLine(world, text) }],
  }),
  // `lag 3: test (18)`: the first three lists show it as running.
  lag: (job, { late = [] }, of) => ({ late: [...late, { job, lists: Number(of) }] }),
  // Where an action runs as things stand: `after run 43`, `after run 43 with a report` of run 42, or `in run 42`.
  act: (how, world) => ({ acts: [...(world.acts ?? []), { how, world }] }),
  event: (text, _, name) => ({ event: { name, payload: JSON.parse(text) as object } }),
  reads: (reads) => ({ reads }),
  outputs: (text) => ({ outputs: text.split(', ') }),
  quotes: (text) => ({ quotes: text.split(' & ') }),
  remaining: (text) => ({ remaining: Number(text) }),
  // Checks that the base branch requires, of GitHub Actions if no app is named: `required: test, cla by 42`.
  required: (text, { required }, of) => ({
    required: {
      ...required,
      ...(of === 'by protection'
        ? { protection: text.split(', ') }
        : { rules: text.split(', '), hasQueue: of === 'in a queue' }),
    },
  }),
  // `commit c: 11` for one that is based on that of run 11 of main.
  commit: (text, { bases }, of) => ({ bases: { ...bases, [commitOf(of)]: commitOf(text) } }),
  // What differs between any two commits: `src/a.ts, old.ts > new.ts, b.ts + kit, c.png without lines`, or `300 files`.
  changes: (text) => ({
    changes: text.split(', ').flatMap((file) => {
      const [, count] = /^(\d+) files$/.exec(file) ?? []
      return count === undefined ? file : Array.from({ length: +count }, (_, at) => `${at}.ts`)
    }),
  }),
  json: (text, world, of) => {
    const json = JSON.parse(text) as object
    if (/^\d+$/.test(of)) return laidOver(world, Number(of), json)
    return of === 'run' ? changed(world, { json }) : changedJob(world, of, () => ({ json }))
  },
  annotation: (text, world, of) =>
    changedJob(world, of, ({ says = [] }) => ({ says: [...says, JSON.parse(text) as object] })),
  says: (text, world, of) =>
    changedJob(world, of, ({ says = [] }) => ({ says: [...says, ...linesOf(text)] })),
  // With its triggers: `file on [pull_request]: build: {}`.
  file: (text, { files }, of) => ({
    files: { ...files, [WORKFLOW]: `${of.replace(/^on (.*)/, 'on: $1\n')}${fileOf(text)}` },
  }),
  // `called deploy: …` for another file than called.yml.
  called: (text, { files }, of) => ({
    files: {
      ...files,
      [`.github/workflows/${of || 'called'}.yml`]: `on: workflow_call\n${fileOf(text)}`,
    },
  }),
  approved: (text, world) => changed(world, { approved: text.split(', ') }),
  // `main` for one run, `main 6 times` for as many.
  main: (text, { main = [] }, of) => {
    const runs = Array.from({ length: parseInt(of || '1', 10) }, () => readJobs(text))
    return { main: [...main, ...runs] }
  },
  // One run of main for each number of seconds that the job took.
  lasting: (text, { main = [] }, of) => ({
    main: [...main, ...text.split(' ').map((seconds) => readJobs(`${of}: 0-${seconds}`))],
  }),
  // Letters of runs of main, newest first; `F>P` for one that was re-run.
  base: (text, world) => ({ isOfPull: true, main: readLetters(text, world) }),
  pull: (_, __, of) => ({ isOfPull: true, ...(of !== '' && { pull: pullOf(of) }) }),
  own: (text, world) => withOwn(world, text === 'not listed' ? undefined : readJob(text)),
  status: (status, world) => ownOf(world, { status }),
  // Without it, the input is not given; `none` for a job that waits for none, `{}`.
  needs: (text, world) =>
    ownOf(world, { needs: text === 'none' ? [] : split(text, ', ').map(readNeed) }),
  results: (text) => ({ results: split(text, ', ').map(readNeed) }),
  issue: (text, { issues = [] }, of) => ({ issues: [...issues, readIssue(text, of)] }),
  input: (text, { inputs }, of) => ({ inputs: { ...inputs, [of]: text.split(' & ') } }),
  // An input that no action.yml has, which the runner passes, too.
  undeclared: (text, { undeclared }, of) => ({ undeclared: { ...undeclared, [of]: text } }),
  // Test results in the workspace: `tests junit.xml at 30: cart.adds "expected 3, got 4"; cart.removes`.
  tests: (text, { workspace = [] }, of) => {
    const [, path = of, second] = /^(.*) at (\d+)$/.exec(of) ?? []
    const writtenAt = second === undefined ? undefined : Number(second)
    return { workspace: [...workspace, { path, text: xmlOf(text), writtenAt }] }
  },
  now: (text) => ({ now: Number(text) }),
}
const PART = new RegExp(`^(${Object.keys(SETTINGS).join('|')})(?: ([^:]*))?(?:: ?(.*))?$`, 's')

/** `closed`, `merged`, `from a fork`, and `at e` for a newer commit. */
const pullOf = (words: string) => ({
  ...(/closed|merged/.test(words) && {
    state: 'closed' as const,
    merged: words.includes('merged'),
  }),
  ...(words.includes('from a fork') && { repository: FORK.full_name }),
  ...(/at (\w)/.test(words) && { sha: commitOf(/at (\w)/.exec(words)?.[1] ?? '') }),
})

/** Writes tests as JUnit XML: those with a message failed. */
function xmlOf(text: string): string {
  const cases = (text === 'none' ? [] : split(text, '; ')).map((test) => {
    const [, suite = '', name = '', message] = /^(?:(\S+)\.)?(\S+)(?: "(.*)")?$/.exec(test) ?? []
    const failure = message === undefined ? '' : `<failure message="${message}"/>`
    return `<testcase classname="${suite}" name="${name}">${failure}</testcase>`
  })
  return `<testsuite>${cases.join('')}</testsuite>`
}

const fileOf = (jobs: string) => (jobs.includes('\n') ? `jobs:\n${jobs}\n` : `jobs: { ${jobs} }\n`)

/** Reads blocks between ` + `; `seen: #10` is a job of that run of `main`, `#10.2` the second. */
function readIssue(text: string, words: string): IssueValues {
  const blocks = text.split(' + ').map((block) => {
    const lines = linesOf(block)
      .join('\n')
      .replace(/^seen: #(\d+)(?:\.(\d+))?$/gm, seenJob)
    return `\`\`\`known-failure\n${lines}\n\`\`\``
  })
  const [, closed] = /^closed (\S+)$/.exec(words) ?? []
  return {
    body: blocks.join('\n'),
    isEdited: words === 'edited',
    isOfOutsider: words === 'of an outsider',
    ...(closed !== undefined && { closed: Number(closed) }),
  }
}

function seenJob(_: string, run: string, position = '1'): string {
  const id = jobId(Number(run), 1, Number(position) - 1)
  return `seen: https://github.com/${REPOSITORY}/actions/runs/${run}/job/${id}`
}

function readNeed(text: string) {
  const [key = '', result = ''] = text.split(' ')
  return { key, result }
}

const DAY = 86_400
const UNITS: Readonly<Record<string, number>> = { d: DAY, h: 3_600, s: 1 }

/** What can follow the id of another run, in any order. */
const RUN_WORDS: readonly (readonly [
  form: RegExp,
  read: (...found: string[]) => Partial<OtherRun> & { readonly fields?: RunFields },
])[] = [
  [/^attempt (\d+)/, (attempt) => ({ attempt: Number(attempt) })],
  [/^(\d+)([dhs]) before/, (count, unit = '') => ({ before: Number(count) * (UNITS[unit] ?? 0) })],
  [/^(\d+)([dhs]) after/, (count, unit = '') => ({ before: -Number(count) * (UNITS[unit] ?? 0) })],
  [/^grouped for #(\d+)/, (pull = '') => ({ fields: groupOf(pull) })],
  [/^without logs/, () => ({ hasLogs: false })],
  [/^without a branch/, () => ({ fields: { head_branch: null } })],
  [/^on (\S+)/, (head_branch = '') => ({ fields: { head_branch } })],
  [/^at (\w+)/, (commit = '') => ({ fields: { head_sha: commitOf(commit) } })],
  [/^of (\S+)\.yml/, (name = '') => ({ fields: workflowOf(name) })],
  [/^of (\w+)/, (event = '') => ({ fields: { event } })],
  [/^for (#\d+(?: #\d+)*)/, (text = '') => ({ fields: { pull_requests: pullsOf(text) } })],
  [/^from a fork/, () => ({ fields: { head_repository: FORK } })],
  [/^from a deleted fork/, () => ({ fields: { head_repository: null } })],
  [/^(queued|waiting|pending|requested)/, (status = '') => ({ fields: { status } })],
]

/** A workflow by the name of its file: `lint` for the workflow Lint in lint.yml. */
const workflowOf = (file: string): RunFields => ({
  workflow_id: Array.from(file, (letter) => letter.charCodeAt(0)).reduce((sum, code) => sum + code),
  path: `.github/workflows/${file}.yml`,
  name: file.replace(/^./, (letter) => letter.toUpperCase()),
})
/** A run of the merge group of a pull request. */
const groupOf = (pull: string): RunFields => ({
  event: 'merge_group',
  head_branch: `gh-readonly-queue/main/pr-${pull}-${commitOf('10')}`,
})
const numbersIn = (text: string) => Array.from(text.matchAll(/\d+/g), ([one]) => Number(one))
const pullsOf = (text: string) =>
  numbersIn(text).map((number) => ({ id: number, number, base: { ref: 'main' } }))

/**
 * Reads other runs, or further attempts: ids, then what `RUN_WORDS` has.
 *
 * @example 'run 40..41 3d before on topic: test: failed'
 */
function readOthers(of: string, text: string): OtherRun[] {
  const [, from = '', to = from, words = ''] = /^(\d+)(?:\.\.(\d+))?(.*)$/.exec(of) ?? []
  let run: Omit<OtherRun, 'id'> = readJobs(text)
  for (let left = words.trim(); left !== '';) {
    const found = RUN_WORDS.flatMap(([form, read]) => {
      const match = form.exec(left)
      return match === null ? [] : [{ length: match[0].length, values: read(...match.slice(1)) }]
    })[0]
    if (found === undefined) throw new Error(`A run cannot be "${left}"`)
    run = { ...run, ...found.values, fields: { ...run.fields, ...found.values.fields } }
    left = left.slice(found.length).trim()
  }
  const ids = Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at)
  return ids.map((id) => ({ ...run, id }))
}

/** Reads the files of an archive: `0_build.txt "all of it", big.txt 1000001`, by its text or size; `none` for no file. */
function readEntries(text: string): ZipEntry[] {
  return text === 'none'
    ? []
    : split(text, ', ').map((entry) => {
        const [, name = '', data, size] = /^(.*?) (?:"(.*)"|(\d+))$/s.exec(entry) ?? []
        return { name, data: data ?? Buffer.alloc(Number(size)) }
      })
}

/**
 * Reads how GitHub responds to some requests: with a status and its words or JSON, or `broken` for a connection that
 * breaks; `#2` for the second of them.
 *
 * @example 'POST runs/7/cancel: 403 Must have admin rights'
 */
function readResponse(of: string, text: string) {
  const [, request = of, nth] = /^(.*) #(\d+)$/.exec(of) ?? []
  const [, status = '0', message = ''] = /^(\d+) ?(.*)$/.exec(text) ?? []
  return {
    request,
    nth: nth === undefined ? undefined : Number(nth),
    status: Number(status),
    message,
  }
}

function readUsage(run: string, text: string) {
  const [, duration = '', systems = ''] = /^(\S+) of (.*)$/.exec(text) ?? []
  const kinds = split(systems, ', ').flatMap((system) => {
    const [name = '', ...numbers] = system.split(' ')
    const jobs = numbers.flatMap((id, at) =>
      at % 2 === 0 ? [[id, Number(numbers[at + 1]) * 1_000] as const] : [],
    )
    return name === 'none' ? [] : [[name, Object.fromEntries(jobs)] as const]
  })
  const usage = apiUsage(Object.fromEntries(kinds), Number(duration) * 1_000)
  const request = `GET runs/${run}/timing`
  return { request, nth: undefined, status: 200, message: JSON.stringify(usage) }
}

/** Reads a conclusion, `open` for a run that has not finished, or `counts 3`. */
function readRunWords(text: string): Partial<AttemptValues> {
  const [, counts] = /^counts (\d+)$/.exec(text) ?? []
  if (counts !== undefined) return { counts: Number(counts) }
  return { conclusion: text === 'open' ? null : text }
}

/** Adds jobs to the last attempt. */
function added(world: World, { jobs }: Pick<AttemptValues, 'jobs'>): Pick<World, 'attempts'> {
  return changed(world, { jobs: jobs && [...(world.attempts.at(-1)?.jobs ?? []), ...jobs] })
}

/** Lays fields over GitHub's response on another run. */
function laidOver({ others = [] }: World, id: number, json: object): Pick<World, 'others'> {
  return { others: others.map((run) => (run.id === id ? { ...run, json } : run)) }
}

/** Changes the last attempt. */
function changed({ attempts }: World, values: Partial<AttemptValues>): Pick<World, 'attempts'> {
  const last = { jobs: [], ...attempts.at(-1), ...values }
  return { attempts: [...attempts.slice(0, -1), last] }
}

/**
 * Changes the first job of a name; without a name, the first that does not make the report; with `*`, all of which GitHub
 * says nothing yet.
 */
function changedJob(
  world: World,
  name: string,
  change: (job: JobValues) => Partial<JobValues>,
): Pick<World, 'attempts'> {
  const jobs = world.attempts.at(-1)?.jobs ?? []
  const isMeant = (job: JobValues) =>
    name === '*'
      ? job.says === undefined
      : name === ''
        ? job.name !== world.own?.job
        : job.name === name
  const found = jobs.filter(isMeant).slice(0, name === '*' ? undefined : 1)
  if (found.length === 0) throw new Error(`There is no job called ${name}`)
  const changedJobs = jobs.map((job) => (found.includes(job) ? { ...job, ...change(job) } : job))
  return changed(world, { jobs: changedJobs })
}

function readLetters(text: string, { attempts }: World): AttemptValues[] {
  const jobs = attempts.at(-1)?.jobs ?? []
  const attemptOf = (letter: string): AttemptValues => {
    const change = LETTERS[letter]
    if (change === undefined) throw new Error(`A run of main cannot be ${letter}`)
    return { jobs: jobs.map(change) }
  }
  const runs = text.match(/.(?:>.)*/g) ?? []
  return runs.toReversed().map((letters) => {
    const attempts = letters.split('>').map(attemptOf)
    return { jobs: [], ...attempts.at(-1), earlier: attempts.slice(0, -1) }
  })
}

const GATE: JobValues = { name: 'gate', state: 'in_progress', start: 70 }

/** Adds the job that makes the report. */
function withOwn(world: World, job: JobValues | undefined): Partial<World> {
  const own = { status: 'success', ...world.own, job: job?.name }
  const isListed = world.attempts.length === 0 || world.attempts.at(-1)?.jobs !== undefined
  return { own, ...(job && isListed && added(world, { jobs: [job] })) }
}

function ownOf(world: World, values: Partial<World['own']>): Partial<World> {
  const added = world.own === undefined ? { ...world, ...withOwn(world, GATE) } : world
  const { own = { job: undefined, status: 'success' } } = added
  return { ...added, own: { ...own, ...values } }
}

/** Puts texts in place of their names: `let LOG: no cart`, then `$LOG`. */
function withTexts(lines: readonly string[]): readonly string[] {
  const texts = lines.flatMap((line) => [...line.matchAll(/^let (\w+): (.*)$/gs)])
  const rest = lines.filter((line) => !line.startsWith('let '))
  return rest.map((line) =>
    texts.reduce(
      (text, [, name = '', value = '']) =>
        text.replaceAll(new RegExp(String.raw`\$${name}\b`, 'g'), () => value),
      line,
    ),
  )
}

function withLine(world: World, line: string): World {
  const [, name = 'jobs', of = '', rest = line] = PART.exec(line) ?? []
  return { ...world, ...SETTINGS[name]?.(rest, world, of) }
}

/**
 * Reads a run: lines, or parts between ` | `, which `SETTINGS` has; the first part is its jobs. An indented line belongs
 * to the one before.
 *
 * @example 'build; test: failed "no cart" | needs: build success | file: build: {}, test: {}'
 */
export function readRun(text: string): World {
  const lines = withTexts(text.split(/\n(?! )/)).flatMap((line) => split(line, ' | '))
  const world = lines.reduce(withLine, { attempts: [] })
  const jobs = world.attempts.at(-1)?.jobs
  const isOwn = ({ name }: JobValues) => name === world.own?.job
  // It is listed last, whatever line says it.
  return jobs === undefined
    ? world
    : { ...world, ...changed(world, { jobs: sortBy(jobs, (job) => Number(isOwn(job))) }) }
}
