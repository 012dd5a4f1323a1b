import type { LoggedErrors, Reason } from '../../../model/report/failure.ts'
import type { LineClass } from './classify-line.ts'
import { isEnding, isTelling } from './ending-forms.ts'
import { blockCollector, type Candidate } from './failure-blocks.ts'
import { maskLine } from './mask-line.ts'
import { lineQualifier } from './qualify-line.ts'
import { reasonLines } from './reason-lines.ts'

/** Lines of a step that are kept of each kind; of a step that prints more, not everything is known. */
const MAX_LINES = 5_000
const MAX_FAILURES = 200

/** Lines before a failure that can belong to it. */
const MAX_BEFORE = 12

/** Lines that are kept to choose the reasons from. */
const MAX_BLOCK_LINES = 200

/** Lines of advice that a tool prints below its failure. */
const MAX_ADVICE = 3

/** Noise by which a tool shows that it works. */
const WORK: ReadonlySet<string> = new Set([
  'tests that passed',
  'downloads',
  'progress',
  'package managers',
])

/**
 * Collects what the log of a step says failed, whatever is shown of it. The lines that report failures are
 * (1) those of each failure in a tool's own form, those of each error, and those that mention one; (2) the lines
 * after the last failure, since what ended the step is among them; (3) all lines but noise, if no failure is in a
 * tool's own form.
 */
export function errorCollector() {
  const reported = new Set<string>()
  const output = new Set<string>()
  const failures: Reason[] = []
  const qualify = lineQualifier()
  const blocks = blockCollector(MAX_BLOCK_LINES)
  let last: string | undefined
  /** The lines before this one, and those after the last failure. */
  let recent: string[] = []
  let after: string[] = []
  /** Lines that the form of the last failure or error still expects. */
  let open = 0
  let inFailure = false
  let hasFailure = false
  let isTold = false
  let whole = true
  /** What the step did and said since the last failure or error. */
  let worked = false
  let advice = 0

  function add(line: Candidate, found: LineClass): void {
    blocks.add(line, found)
    if (line.text.trim() === '') return
    const text = qualify(line.text, found)
    switch (found.kind) {
      case 'noise':
        worked ||= WORK.has(found.name)
        return
      case 'warning':
        note(output, text)
        return
      case 'summary':
        note(output, text)
        open = 0
        if (isTelling(text)) note(reported, text)
        return
      case 'failure':
      case 'error':
      case 'mention':
      case 'text':
        note(output, text)
        addText({ ...line, text }, found)
        recent = [...recent.slice(1 - MAX_BEFORE), text]
    }
  }

  function addText({ text, cut }: Candidate, found: LineClass): void {
    const tells = isTelling(text) && !isEnding(text)
    if (tells) last = text
    const isPart = open > 0
    open = Math.max(0, open - 1)
    if (found.kind === 'failure' || found.kind === 'error') {
      const [tool, , before, following] = found.form
      // Indented lines before a failure belong to it, such as the frames of a traceback.
      const context = before === 0 ? [] : recent.slice(-before)
      for (const above of context) if (/^\s/.test(above)) note(reported, above)
      inFailure = found.kind === 'failure' || (isPart && inFailure)
      open = Math.max(open, following)
      worked = false
      if (tells) {
        advice = 0
        keep(failures, { text, basis: 'error', tool }, MAX_FAILURES)
      }
    } else if (!isPart && !/^\s/.test(text)) {
      advice += 1
    }
    if (found.kind === 'text' && !isPart) {
      keep(after, text, MAX_LINES) // (2)
      return
    }
    note(reported, text) // (1)
    whole &&= !cut
    isTold ||= tells
    if (tells && inFailure && found.kind !== 'mention') {
      hasFailure = true
      after = []
    }
  }

  function note(lines: Set<string>, text: string): void {
    if (lines.size < MAX_LINES) lines.add(text)
    else if (!lines.has(text)) whole = false
  }

  function keep<Item>(items: Item[], item: Item, max: number): void {
    if (items.length < max) items.push(item)
    else whole = false
  }

  return {
    add,
    breakContext: blocks.breakContext,
    errors(): LoggedErrors {
      const reasons = reasonLines(blocks.blocks(), last)
      const all = mask(output)
      return {
        reasons,
        failures,
        signature:
          reasons.length === 0 ? undefined : [...mask(textsOf(reasons))].toSorted().join('\n'),
        reported: hasFailure ? mask([...reported, ...after]) : all, // (3)
        output: all,
        isTold,
        whole,
        endsStep: !worked && advice <= MAX_ADVICE,
      }
    },
  }
}

function textsOf(reasons: readonly Reason[]): string[] {
  return reasons.map(({ text }) => text)
}

function mask(lines: Iterable<string>): ReadonlySet<string> {
  return new Set([...lines].map(maskLine).filter((line) => line !== ''))
}
