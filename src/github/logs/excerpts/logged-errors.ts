import {
  type LoggedErrors,
  type MessageCandidate,
  QUOTED_REASON,
} from '../../../model/report/failure.ts'
import { entryReader } from '../entries/entry-reader.ts'
import { messageOf } from '../entries/message.ts'
import { isEnding, saysWhat } from '../lines/ending-forms.ts'
import { compares } from '../masks/compared-values.ts'
import type { LineClass } from './classify-line.ts'
import { comparedLines, listedLines } from './compared-lines.ts'
import { entryLines } from './entry-lines.ts'
import type { Candidate } from './failure-blocks.ts'
import { MENTION } from './mention.ts'
import { reasonCollector } from './failure-reasons.ts'
import { kindsOf } from './logged-kinds.ts'
import { maskPart } from './printed-lines.ts'
import { lineQualifier } from './qualify-line.ts'
import type { ReasonCandidate } from './reason-signs.ts'
import { statementOf } from './statement.ts'

/** Where a finding is in the line above it. */
const MARKER = /^\s*\^-*\^? (?=\S)/

/** A bar of progress, or a rule around a title. */
const BAR = /[█━▓▒░#=>]{8}/

/** Lines that can be the message. */
const MAX_CANDIDATES = 20

interface EndedStep {
  /** The line that says why the step failed. */
  readonly message: ReasonCandidate | undefined
  /** Other lines with evidence, the best first. */
  readonly others: readonly ReasonCandidate[]
  /** Whether something else ended the step, so that nothing in its log says why. */
  readonly isStopped: boolean
  /** Position of the last line that says that warnings fail the step. */
  readonly strictAt: number | undefined
}

/** Collects what the log of a step says failed, whatever is shown of it. */
export function errorCollector() {
  const named = entryReader()
  const said = entryLines()
  const lines = comparedLines()
  const reasons = reasonCollector()
  const qualify = lineQualifier()

  function add(line: Candidate, classified: LineClass): void {
    if (!line.text.startsWith(QUOTED_REASON)) said.add(line, named.add(line.text))
    lines.read(line.text)
    if (line.text.trim() === '') return
    const found: LineClass = isFailedWork(line.text, classified) ? { kind: 'mention' } : classified
    const qualified = qualify(line, found)
    lines.print(qualified.whole)
    switch (found.kind) {
      case 'noise':
        if (found.name !== 'cleanup') reasons.readNoise(line.text, found)
        lines.addNoise(qualified, found.name)
        return
      case 'warning':
        lines.addWarning(qualified)
        return
      case 'summary':
        lines.addSummary(qualified)
        return
      case 'failure':
      case 'error':
      case 'mention':
      case 'text': {
        const statement = statementOf(line, found, qualified.whole)
        lines.add(statement)
        reasons.read(statement)
      }
    }
  }

  return {
    add,
    /** Ends the entry whose lines are read. */
    breakContext: named.close,
    /** Returns the lines by which the log names entries and says what is wrong. */
    linesOf: said.of,
    errors({ message, others, isStopped, strictAt }: EndedStep): LoggedErrors {
      const text = message?.line.text
      // A linter can have passed with warnings before another command failed.
      const isStrict = strictAt !== undefined && strictAt >= (message?.line.index ?? 0)
      const { compared, ...list } = named.list(text, isStrict)
      const found = lines.compared({
        tests: compared.flatMap(({ isTest, title = '' }) => (isTest ? [`≡ ${title}`] : [])),
        recovered: named.recovered(),
        areSeveral: reasons.hasSeveral(),
        isStrict: strictAt !== undefined,
      })
      const stated = reasons.reasons(text)
      const said = isStopped ? undefined : messageOf(list.entries, text)
      return {
        ...list,
        ...found,
        reasons: stated,
        mentions: reasons.mentions(),
        message: said?.replace(MARKER, ''),
        // A name or a comparison is the reason, whatever other runs print.
        candidates:
          said === undefined || said !== text || compares(said) ? [] : candidatesOf(said, others),
        signature: lines.signature(stated),
        listed: listedLines(compared),
        whole: found.whole && (!found.isNamed || reasons.isComplete()),
        kinds: kindsOf({
          message: text,
          reasons: stated,
          failures: reasons.failures(),
          survivesMessage: message?.goesOn === true,
          output: found.output,
          // No line follows the message but the error of the runner.
          endsStep: !reasons.goesOn() || message?.toEnd === 0,
        }),
      }
    },
  }
}

function candidatesOf(
  message: string,
  others: readonly ReasonCandidate[],
): readonly MessageCandidate[] {
  const texts = others
    .map(({ line }) => line.text)
    .filter((text) => !isEnding(text) && saysWhat(text))
  return [message, ...texts].slice(0, MAX_CANDIDATES).map((text) => ({
    line: text.replace(MARKER, ''),
    masked: maskPart(text),
    compares: compares(text),
  }))
}

/** Whether a step reports that its work failed, such as a download. */
function isFailedWork(text: string, found: LineClass): boolean {
  return (
    found.kind === 'noise' &&
    (found.name === 'downloads' || found.name === 'progress') &&
    !BAR.test(text) &&
    MENTION.test(text)
  )
}
