import { RUNNER_LOST, STOPPED } from '../../model/logged/lost-runner.ts'
import { ORIGINS } from '../../model/reasons.ts'
import type { LoggedErrors, LoggedKind, LoggedKinds } from '../../model/report/failure.ts'
import { kindOfText, PUBLIC_HOST } from './kind-forms.ts'

/** What only the report of a test begins with or says. */
const TEST =
  /^\s*(?:[●✕✗×✘] |not ok |--- FAIL|E {3,}Assert|\d+\) |FAIL |FAILED \S+::|\[ {2}FAILED)|\bAssert(?:ion)?(?:Failed)?Error\b|\bassert(?:ion)? |<<< (?:FAILURE|ERROR)!|\b[Ee]xpected\b/

/** Hosts of the project's own: a service that a test starts, a mirror in a private network. */
const OWN_HOST =
  /\blocalhost\b|\b(?:127|10)\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|\b192\.168\.\d|\b172\.(?:1[6-9]|2\d|3[01])\.\d|\b169\.254\.\d|\b0\.0\.0\.0\b|\[?(?:::1|f[cde][0-9a-f]{2}:[0-9a-f:]+)\b|\.(?:local|internal|test|lan|svc)\b/i

/** A URL up to its path. */
const URL = /\bhttps?:\/\/[^\s/'"`)\]]{1,200}/g
const PUBLIC_URL = new RegExp(`//(?:[^@]{0,100}@)?${PUBLIC_HOST}(?::\\d+)?$`)

/** Volumes of a fixed size, which the files of the project can fill. */
const OWN_VOLUME = /\/(?:Volumes|mnt|media|dev\/shm|run\/user)\//

/** The name server of the runner, and its own end of a connection. */
const RUNNER_HOST = / on [\d.]{7,15}:53\b|\b(?:dial|read|write) (?:tcp|udp) [\d.]{7,15}:\d{1,5}->/g

/** How a step ended, as its log shows it. */
interface EndedStep extends Pick<LoggedErrors, 'message' | 'reasons'> {
  /** All lines but noise, masked. */
  readonly output: readonly string[]
  /** The lines with the mark of an error. */
  readonly marked: readonly string[]
  /** Every line that a tool or the step reports as an error and that says something, up to a limit. */
  readonly failures: readonly string[]
  /** Whether the step did nothing after its last failure. */
  readonly endsStep: boolean
  /** Whether the runner says that it was lost, and the step had named no failure before. */
  readonly isRunnerLost: boolean
  readonly exitCode: number | undefined
}

/** Returns what kind of failure the errors of a step are about. */
export function kindsOf(step: EndedStep): LoggedKinds {
  const lost = isLost(step) ? 'runner-lost' : undefined
  return {
    proven: lost ?? kindOfLog(step, false),
    provenInSetUp: lost ?? kindOfLog(step, true),
  }
}

/** Whether all other errors of a step, at least one, are that its runner stopped it. */
function isLost({ isRunnerLost, marked, exitCode }: EndedStep): boolean {
  const exit = exitCode === undefined ? [] : [`exit code ${exitCode}`]
  const others = [...marked, ...exit].filter((text) => !RUNNER_LOST.test(text))
  return isRunnerLost && others.length > 0 && others.every((text) => STOPPED.test(text))
}

/**
 * Returns the kind that ended a step: (1) the line that says why is about memory, or (2) the last failure has the
 * kind, and the step did nothing after it; (3) if it is not the code's, every failure in the log has it, and so has
 * the line that says why, and none is of a test, of a host or of a volume of the project.
 */
function kindOfLog(
  { message, reasons, failures, output, marked, endsStep }: EndedStep,
  isSetUp: boolean,
): LoggedKind | undefined {
  const stated = message === undefined ? [] : [message]
  const texts = failures.length > 0 ? failures : [...reasons, ...stated]
  const isOfTest = texts.some((text) => TEST.test(text))
  const isOutOfMemory = [...reasons, ...stated].some((text) => kindOfText(text) === 'out-of-memory')
  if (isOutOfMemory && !isOfTest) return 'out-of-memory' // (1)
  // Only the runner writes in this step, so one error of the kind is enough.
  const isMarked = marked.some((text) => kindOfText(text) === 'action-download')
  if (isSetUp && (isMarked || isDownload(failures.at(-1), output))) return 'action-download'
  const kinds = texts.filter((text) => !/(?::|, caused by)$/.test(text)).map(kindOfText)
  const kind = kinds.at(-1)
  if (kind === undefined || !endsStep) return undefined // (2)
  if (ORIGINS[kind] !== 'infrastructure') return kind
  const isOther =
    message !== undefined &&
    kindOfText(message) !== kind &&
    reasons.every((text) => text !== message)
  if (isOfTest || isOther || kinds.some((other) => other !== kind)) return undefined // (3)
  const isOwn = [...output, ...texts].some(
    (text) =>
      OWN_HOST.test(text.replace(RUNNER_HOST, '')) || (kind === 'network' && isOtherHost(text)),
  )
  if (isOwn || (kind === 'disk-full' && texts.some((text) => OWN_VOLUME.test(text))))
    return undefined
  return kind !== 'action-download' || isSetUp ? kind : undefined
}

/** Whether the runner stopped to wait for the download of an action, which it had tried before. */
function isDownload(last: string | undefined, output: EndedStep['output']): boolean {
  const isStopped = last === undefined || STOPPED.test(last)
  return isStopped && output.some((line) => /^Warning: Failed to download action '/.test(line))
}

/** Whether a text has the URL of a host that is not on the internet. */
function isOtherHost(text: string): boolean {
  return (text.match(URL) ?? []).some((url) => !PUBLIC_URL.test(url))
}
