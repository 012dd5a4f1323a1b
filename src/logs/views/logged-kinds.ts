// The kind of a failure, as the log of its step shows it.
import { START_FAILED, RUNNER_LOST, STOPPED } from '../../model/logged/lost-runner.ts'
import { refusalOf } from '../../model/logged/refusals.ts'
import type { LoggedKind, LoggedKinds, StepFindings } from '../../model/report/failure.ts'
import { DAY, HOUR, type Milliseconds, MINUTE, SECOND } from '../../model/time.ts'
import { kindOfText } from '../kinds/kind-forms.ts'
import { compares } from '../masks/mask-line.ts'
import { failsService, NETWORK_ERROR, PUBLIC_HOST, REGISTRY } from '../kinds/services.ts'
import { failedHost, isDiskFull, outageOf, requestsFailed, type SaidStep } from './outages.ts'
import { isFrame } from '../lines/frames.ts'
import { withMarks } from '../words/word.ts'

/** A stated kind can be at the end of what tools say of each other's errors. */
const MAX_STATED_CHARACTERS = 1_000

/** What only the report of a test begins with or says. */
// @example FAILED tests/test_cart.py::test_adds
const TEST = withMarks(
  /^\s*(?:[●✗] (?!Failed to \w+ `|\w+ing dependencies$)|not ok |--- FAIL|E {3,}Assert|\d+\) |FAIL |FAILED \S+::|\[ {2}FAILED)|\bAssert(?:ion)?(?:Failed)?Error\b|\bassert(?:ion)? |<<< (?:FAILURE|ERROR)!|\b[Ee]xpected\b/,
)

/** Hosts of the project's own: a service that a test starts, a mirror in a private network. */
const OWN_HOST =
  /\blocalhost\b|\b(?:127|10)\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|\b192\.168\.\d|\b172\.(?:1[6-9]|2\d|3[01])\.\d|\b169\.254\.\d|\b0\.0\.0\.0\b|\[?(?:::1|f[cde][0-9a-f]{2}:[0-9a-f:]+)\b|(?<=[\w-])\.(?:local|internal|test|lan|svc)\b(?!\.[a-z])/i

/** A URL up to its path. */
const URL = /\bhttps?:\/\/[^\s/'"`)\]]{1,200}/g
const PUBLIC_URL = new RegExp(`//(?:[^@]{0,100}@)?${PUBLIC_HOST}(?::\\d+)?\\.?$`)

/** Volumes of a fixed size, which the files of the project can fill. */
const OWN_VOLUME = /\/(?:Volumes|mnt|media|dev\/shm|run\/user)\//

/** The name server of the runner, and its own end of a connection. */
const RUNNER_HOST =
  / on [\d.]{7,15}:53\b|\b(?:dial|read|write) (?:tcp|udp) [\d.]{7,15}:\d{1,5}->(?:[\d.]{7,15}:53\b)?/g

/** A host that serves packages, one from which something is downloaded, or what pip and yarn say of their index. */
const NETWORK_HOST = new RegExp(
  String.raw`(?:^|[^\w.-])${REGISTRY}|\bRetrying \(Retry\(total=|\bResponseError: Request failed "` +
    String.raw`|\b(?:download|fetch|pull|clon|install|registry|index|mirror|package|artifact|archive|schema)` +
    String.raw`.{0,300}(?:https?://|\b(?:host|to|lookup|from|@) ?'?)[\w-]{1,60}(?:\.[\w-]{1,60})+|\b\d{1,3}(?:\.\d{1,3}){3}:443\b`,
  'i',
)

/** What the runner says of a container of a job or a service: the workflow can have changed it. */
const NO_CONTAINER =
  /^Error: (?:Failed to initialize container |One or more containers failed to start\.)/

/** What Docker prints in a step of the runner that a registry said. */
const DAEMON = /^Error response from daemon: /

/** What a tool says of the reason of its error, or of its last attempt. */
const INNER = /^(?:\[?[Cc]aused by\b|WARNING: Retrying \(Retry\(total=|│ "https?:\/\/)/

/** Not in a text that source code quotes, and not a limit of file watchers. */
const DISK_FULL =
  /(?<!["`])\b[Nn]o space left on device\b|\bENOSPC\b(?!: System limit)|\bnot enough space on the disk\b/

/** Ends of a process by the system or by a signal. */
const DEATHS: ReadonlySet<LoggedKind | undefined> = new Set(['out-of-memory', 'tool-crash'])

/** What a shell says of a process that was killed, by whomever. */
// @example ci.sh: line 2:  2310 Killed                  python -m index
const KILLED = /^(?:[\d.]+ |\S{1,200}: line \d{1,5}: +\d{1,9} )?Killed(?:$| {8,}\S)/

/** A limit that a script sets for a command: a number, perhaps with a unit. */
// @example timeout -s KILL 60 python3 sync.py
const TIMEOUT =
  /(?:^|[\s;&|(])timeout(?: +-\S+(?: +(?!\d)[A-Z]+\b)?){0,4} +(\d+(?:\.\d+)?)([smhd]?) /gm
const UNITS: Readonly<Record<string, Milliseconds>> = { m: MINUTE, h: HOUR, d: DAY }

/** Lines at the end of a step that can say how its last process died, if no line says why the step failed. */
const MAX_DEATH_LINES = 20

/** How a step ended, as its log shows it. */
interface EndedStep extends SaidStep, Pick<StepFindings, 'reasons'> {
  /** All lines but noise, masked. */
  readonly output: readonly string[]
  /** The lines with the mark of an error. */
  readonly marked: readonly string[]
  /** What each thing that failed by name says; '' if it says nothing. */
  readonly details: readonly string[]
  /** Whether the step went on to work after the line of the message. */
  readonly survivesMessage: boolean
  /** Whether the step did nothing after its last failure. */
  readonly endsStep: boolean
  /** Whether the runner says that it was lost, and the step had named no failure before. */
  readonly isRunnerLost: boolean
}

/** The kinds of a failure that is only compared with others. */
export const NO_KINDS: LoggedKinds = {
  proven: undefined,
  provenInSetUp: undefined,
  stated: undefined,
  host: undefined,
  namesFailure: false,
  killLimit: undefined,
}

/** Returns what kind of failure the errors of a step are about. */
export function kindsOf(ended: Omit<EndedStep, 'said'>): LoggedKinds {
  const reasons = ended.reasons.filter((text) => !isChained(text, ended.events))
  const step = { ...ended, reasons, said: [ended.message ?? [], reasons].flat() }
  const isRefused = refusalOf(step.message, ...step.output.slice(-5)) !== undefined
  const sure = isLost(step) ? 'runner-lost' : isRefused ? 'refused' : undefined
  return {
    proven: sure ?? kindOfLog(step, false),
    provenInSetUp: sure ?? (hasStartFailed(step) ? 'runner-lost' : kindOfLog(step, true)),
    stated: statedKind(step),
    host: failedHost(step),
    namesFailure: ended.reasons.some((text) => TEST.test(text) || compares(text)),
    killLimit: step.said.some((text) => KILLED.test(text)) ? limitIn(step.header) : undefined,
  }
}

/** Returns the shortest limit that a script sets with `timeout`. */
function limitIn(header: string): Milliseconds | undefined {
  const limits = Array.from(
    header.matchAll(TIMEOUT),
    ([, count, unit = '']) => Number(count) * (UNITS[unit] ?? SECOND),
  )
  return limits.length === 0 ? undefined : Math.min(...limits)
}

/** Whether all errors of a step, at least one, are that the runner itself failed. */
function hasStartFailed({ events }: EndedStep): boolean {
  const marked = events.filter(({ error }) => error)
  return marked.length > 0 && marked.every(({ text }) => START_FAILED.test(text))
}

/** Whether all other errors of a step, at least one, are that its runner stopped it. */
function isLost({ isRunnerLost, marked, exitCode }: EndedStep): boolean {
  const exit = exitCode === undefined ? [] : [`exit code ${exitCode}`]
  const others = [...marked, ...exit].filter((text) => !RUNNER_LOST.test(text))
  return isRunnerLost && others.length > 0 && others.every((text) => STOPPED.test(text))
}

/**
 * Returns the kind that a log states: in the line that says why or a reason of it, unless the step went on, or in
 * the last failure of a step that did nothing after it; `undefined` for the failure of a test, unless all that failed is the
 * request of a public service.
 */
function statedKind(step: EndedStep): LoggedKind | undefined {
  const { message, survivesMessage, reasons, output, endsStep, details } = step
  const inner = output.filter((line) => INNER.test(line)).join(' ')
  const texts = [
    ...(survivesMessage ? [] : [message, inner]),
    ...(endsStep ? reasons.slice(-1) : []),
  ]
    .filter((text) => text !== undefined)
    .map((text) => text.slice(0, MAX_STATED_CHARACTERS))
  if (requestsFailed(step, details)) return 'network'
  if (reasons.some((text) => TEST.test(text))) return undefined
  if (texts.some((text) => DISK_FULL.test(text))) return 'disk-full'
  return texts.some(isNetwork) || outageOf(step) ? 'network' : undefined
}

function isNetwork(text: string): boolean {
  return (
    NETWORK_HOST.test(text) &&
    NETWORK_ERROR.test(text) &&
    !OWN_HOST.test(text.replace(RUNNER_HOST, ''))
  )
}

/**
 * Returns the kind that ended a step.
 *
 * 1. Memory, or a signal that ended a compiler or a linker: the line that says why is about it, or the system killed the
 *    process, and no failure is of a test.
 * 2. Otherwise, the same if the last failure is about it, and the step did nothing after it.
 * 3. Otherwise, a service or a full disk that ended the step, if no failure in the log is of another kind, or of a test, a
 *    host or a volume of the project.
 */
function kindOfLog(step: EndedStep, isSetUp: boolean): LoggedKind | undefined {
  const { header, message, reasons, said, output, marked, endsStep, events } = step
  const isOfTest = said.some((text) => TEST.test(text))
  // A tool says that it broke below what else it says.
  const from = events.findLastIndex(({ mark, text }) => mark + text === message)
  // javac says so directly above the exception.
  const start = isFrame(events[from + 1]?.text ?? '') ? from - 1 : from + 1
  const last = events.slice(Math.max(0, start)).slice(-MAX_DEATH_LINES)
  const below = last
    .map(({ text }) => kindOfText(text))
    .filter((kind) => message === undefined || kind === 'tool-crash')
  const died = [...said.map(kindOfText), ...below].find((kind) => DEATHS.has(kind))
  if (!isOfTest && died !== undefined) return died // 1
  const end = endsStep ? kindOfText(said.at(-1) ?? '') : undefined
  if (DEATHS.has(end)) return end // 2
  // Only the runner writes in this step, so one error of the kind is enough.
  const isMarked = marked.some((text) => kindOfText(text) === 'action-download')
  if (isSetUp && (isMarked || isDownload(reasons.at(-1), output))) return 'action-download'
  if (isSetUp && marked.some((text) => NO_CONTAINER.test(text))) return 'container'
  if (!isOfTest && said.some((text) => kindOfText(text) === 'device')) return 'device'
  const isPull =
    isSetUp && said.length > 0 && said.every((text) => DAEMON.test(text) && failsService(text))
  const isOutage = isPull || outageOf(step) === 'proven'
  const kind = isOutage ? 'network' : isDiskFull(step) ? 'disk-full' : undefined
  const printed = [...output, ...said]
  const isOther = said.map(kindOfText).some((one) => one !== undefined && one !== kind)
  if (isOfTest || isOther || printed.some(isOwnHost)) return undefined // 3
  const isOwn = isOutage
    ? printed.some(isOtherHost)
    : said.some((text) => OWN_VOLUME.test(text)) ||
      [header, ...output].some((text) => text.includes('/dev/full'))
  return isOwn ? undefined : kind
}

/** What Python prints between an exception and the one that it led to. */
const CHAINED =
  /^(?:During handling of the above exception|The above exception was the direct cause)/

/** Whether an exception led to the one that Python prints below it. */
function isChained(text: string, events: EndedStep['events']): boolean {
  const written = events.filter((line) => line.text.trim() !== '')
  return (
    !TEST.test(text) &&
    written.some((line, at) => line.text === text && CHAINED.test(written[at + 1]?.text ?? ''))
  )
}

/** Whether the runner could not download an action: it stopped to wait for it, or ends as it did when it tried before. */
function isDownload(last = '', output: EndedStep['output']): boolean {
  const why = last.replace('Error: ', '')
  const isOf = (line: string) => STOPPED.test(last) || line.includes(why)
  return output.some((line) => /^Warning: Failed to download action '/.test(line) && isOf(line))
}

function isOwnHost(text: string): boolean {
  return OWN_HOST.test(text.replace(RUNNER_HOST, ''))
}

/** Whether a text has the URL of a host that is not on the internet. */
function isOtherHost(text: string): boolean {
  return (text.match(URL) ?? []).some((url) => !PUBLIC_URL.test(url))
}
