import { stripVTControlCharacters } from 'node:util'
import { readVersions, type VersionLine } from '../../../logs/versions/read-versions.ts'
import type { CacheResult, LogFacts } from '../../../model/logged/log-facts.ts'
import { once } from '../../../model/logged/memoize.ts'
import type { Step } from '../../../model/run.ts'
import type { JobLine } from '../lines/job-line.ts'
import { isNameOf } from '../steps/default-names.ts'
import { ACTION_FACTS, isCacheAction } from './fact-forms.ts'

/** The last line of `Set up job`, before which no program of the project runs. */
const SET_UP_END = /^Complete job name: /
const ACTION = /^Run ([\w.-]+\/[\w./-]+)@\S+$/
/** More than any step of such an action reports. */
const MAX_RESULTS = 20
/** Bytes at the start of a log in which versions are read: what is read first of any. */
const MAX_VERSION_BYTES = 262_144

interface StepState {
  /** `undefined` until its first header; '' if it runs no action with a cache, or if that is uncertain. */
  action: string | undefined
  caches: CacheResult[]
  isBlocked: boolean
}

export interface FactReader {
  /** @param writers the steps that may have written the line */
  readonly add: (line: JobLine, writers: readonly Step[]) => void
  readonly facts: () => LogFacts
}

/**
 * Reads the facts of a job's log. What the project prints cannot claim any of its machine or its caches: those of the machine
 * count only before the end of `Set up job`, those of a cache only in a step whose own header names an action with a cache,
 * without another header in it.
 *
 * @param fromStart whether the first line is the first of the log
 * @param lastStep number of the last step in which versions are read
 */
export function factReader(fromStart: boolean, lastStep = Infinity): FactReader {
  const states = new Map<Step, StepState>()
  const lines: VersionLine[] = []
  let bytes = 0
  let isSetUp = true

  function readVersionLine(line: JobLine, writers: readonly Step[]): void {
    // The time and the line feed count as well.
    bytes += line.raw.bytes.length + 1
    if (bytes > MAX_VERSION_BYTES) return
    isSetUp &&= line.time === undefined || !SET_UP_END.test(line.text)
    const isLater = writers.length > 0 && writers.every(({ number }) => number > lastStep)
    const { header } = line
    // What a step is given is known from the workflow file.
    if (isLater || header === 'list' || header === 'end') return
    const { kind, text } = line.read()
    // An error says what a tool wants, or what the project compares.
    if (text === '' || kind === 'error') return
    const isOfSetUp = isSetUp && line.time !== undefined
    lines.push({ text, writer: header ?? (isOfSetUp ? 'set-up' : 'step') })
  }

  function readCache(line: JobLine, step: Step, isAlone: boolean): void {
    const state = states.get(step) ?? { action: undefined, caches: [], isBlocked: false }
    states.set(step, state)
    const clue = line.isTagged ? line.clue : undefined
    if (clue?.kind === 'header') {
      const isFirst = state.action === undefined && clue.form === 'action'
      state.action = isFirst ? actionOf(clue.name, step) : ''
    }
    // If steps ran in parallel, it is unknown which of them wrote what.
    if (!isAlone) state.action = ''
    if (state.action) readFact(state, state.action, stripVTControlCharacters(line.text))
  }

  return {
    add(line, writers) {
      if (fromStart) readVersionLine(line, writers)
      if (line.time === undefined) return
      for (const step of writers) readCache(line, step, writers.length === 1)
    },
    facts: () => ({
      versions: fromStart ? once(() => readVersions(lines)) : undefined,
      caches: new Map(
        [...states].flatMap(([{ number }, { action, caches }]) =>
          action ? [[number, caches]] : [],
        ),
      ),
    }),
  }
}

/** Returns the action of a header if it has a cache and the step may be its; else ''. */
function actionOf(header: string, { name }: Step): string {
  const [, action = ''] = ACTION.exec(header) ?? []
  const isOther = ACTION.test(name) && !isNameOf(header, name)
  return isOther || !isCacheAction(action) ? '' : action
}

function readFact(state: StepState, action: string, text: string): void {
  const { caches, isBlocked } = state
  const [says, , line] =
    ACTION_FACTS.find(([, place, form]) => place.test(action) && form.test(text)) ?? []
  if (says === undefined || caches.length >= MAX_RESULTS) return
  const value = line?.exec(text)?.[1] || undefined
  const last = caches.at(-1)
  switch (says) {
    case 'hit':
    case 'partial':
    case 'miss': {
      const result = says === 'miss' && isBlocked ? 'blocked' : says
      caches.push({ result, key: value, bytes: undefined })
      return
    }
    case 'failed':
      // What was found was not restored.
      if (last?.result === 'hit' || last?.result === 'partial') caches.pop()
      return
    case 'size':
      if (last !== undefined) state.caches = caches.with(-1, { ...last, bytes: Number(value) })
      return
    case 'blocked':
      state.isBlocked = true
  }
}
