import { isFailure, ranAndPassed } from '../../model/conclusion.ts'
import { type Cause, commonVerdict, wordOf } from '../../model/report/cause.ts'
import { entryWords } from '../../model/report/entry-words.ts'
import { branchName } from '../../model/run.ts'
import { causePlace, messageText, saysName } from '../../render/findings/cause-text.ts'
import type { CauseText } from '../../render/findings/failures.ts'
import type { Findings } from '../../render/findings/findings.ts'
import { skippedOnly } from '../../render/findings/headline.ts'
import { notEndedPhrase } from '../../render/text/not-ended.ts'
import { PLAIN } from '../../render/text/inline.ts'
import { chatText } from '../../render/text/chat.ts'
import { shorten, safeLine } from '../../render/text/markdown.ts'
import { enumerate, joinTexts } from '../../render/text/units.ts'

export const MAX_OUTPUT_CAUSES = 20
export const MAX_OUTPUT_NAMES = 10

/** Limits in characters. */
export const MAX_LENGTH = 300

/** Names in a text for a chat or a badge, so that there is room for the message. */
const MAX_CHAT_NAME_LENGTH = 60
const MAX_CHAT_MESSAGE_LENGTH = 200
const MAX_CHAT_CAUSES_LENGTH = 900

/** Discord takes 2,000 with the URL: https://discord.com/developers/docs/resources/webhook#execute-webhook */
const MAX_CHAT_LENGTH = 1_500

/** Returns the first causes as JSON, as docs/exports.md describes it: the texts are plain, and each is one line. */
export function causesOutput(findings: Findings): string {
  const texts = causeTexts(findings).slice(0, MAX_OUTPUT_CAUSES)
  return JSON.stringify(texts.map((text) => causeFact(text, findings)))
}

/** Lists the causes with what a chat says of each; '' if only the sentence says it. */
function causeTexts({ failures }: Findings): readonly SaidCause[] {
  return failures(PLAIN).entries.flatMap((entry) => {
    if (!('cause' in entry)) return []
    const { cause } = entry
    const entries = cause.failures[0].errors.flatMap((list) => list.entries)
    // A rule says little without what it found.
    const things = new Set(entries.flatMap((one) => entryWords(one).name ?? []))
    const others = [...things].filter((name) => !saysName(cause, name))
    return { ...entry, said: chatLine(cause, others) }
  })
}

interface SaidCause extends CauseText {
  readonly said: string
}

/** Returns where, what and what to do, in one line that is safe in any chat but for the URL of the page at its end. */
export function chatOutput(findings: Findings): string {
  const { report, repository, page, headlineWith } = findings
  const branch = report.kind === 'run' ? branchName(report.run) : report.branch
  const advice = findings.advice(PLAIN).first?.text ?? ''
  const causes = causeTexts(findings)
    .map((text) => (text.said === '' ? text.sentence : `${causePlace(text.cause)}: ${text.said}`))
    .join(' / ')
  const texts = [
    repository,
    branch ?? '',
    headlineWith(causes === '' ? [] : [shorten(causes, MAX_CHAT_CAUSES_LENGTH)]),
    advice,
  ]
  return `${shorten(chatText(joinTexts(texts, ' · ')), MAX_CHAT_LENGTH)} · ${page}`
}

/** Returns the JSON of https://shields.io/badges/endpoint-badge, which shows names as text. */
export function badgeOutput({ heading, runs }: Findings): string {
  const { name, verdict, result } = heading()
  const [message] = verdict.split(/[:;] /, 1)
  const hasPassed = ranAndPassed(result) && skippedOnly(runs.map(({ report }) => report)) === ''
  return JSON.stringify({
    schemaVersion: 1,
    label: shorten(name, MAX_CHAT_NAME_LENGTH),
    message,
    color: hasPassed ? 'brightgreen' : isFailure(result) ? 'red' : 'lightgrey',
  })
}

function causeFact({ cause, sentence, said, verdicts, url }: SaidCause, findings: Findings) {
  const advice = findings.advice(PLAIN).ofCauses.get(cause)
  const [{ errors }] = cause.failures
  const entries = errors.flatMap((list) => list.entries)
  const names = [...new Set(entries.flatMap(({ title }) => title ?? []))]
  const evidence = verdicts.flatMap((verdict) => verdict.evidence.map((one) => one.url))
  return {
    where: shorten(chatText(causePlace(cause)), MAX_LENGTH),
    text: shorten(chatText(said || sentence), MAX_LENGTH),
    sentence: short(sentence),
    message: messageText(cause, MAX_LENGTH),
    names: names.slice(0, MAX_OUTPUT_NAMES).map(short),
    jobs: cause.failures.slice(0, MAX_OUTPUT_NAMES).map(({ job }) => short(job.listed.name)),
    verdict: wordOf(commonVerdict(cause)),
    verdictText: short(verdicts.map(({ line }) => line).join('. ')),
    advice: advice?.advice ?? '',
    adviceText: short(advice?.text ?? ''),
    url,
    evidence: [...new Set(evidence)].slice(0, MAX_OUTPUT_NAMES),
  }
}

/** Returns what failed and why, and what else failed by name. */
function chatLine(cause: Cause, names: readonly string[]): string {
  const listed = enumerate(names.map((name) => shorten(safeLine(name), MAX_CHAT_NAME_LENGTH)))
  const max = listed === '' ? MAX_LENGTH : MAX_CHAT_MESSAGE_LENGTH
  const message = messageText(cause, max) || notEndedPhrase(cause, max)
  return message === '' ? listed : joinTexts([message, listed && `also ${listed}`], '; ')
}

function short(text: string): string {
  return text === '' ? '' : shorten(safeLine(text), MAX_LENGTH)
}
