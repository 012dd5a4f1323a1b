import { stripVTControlCharacters } from 'node:util'
import type { CacheResult, LogFacts, RunnerFacts } from '../../../model/logged/log-facts.ts'
import type { Step } from '../../../model/run.ts'
import type { JobLine } from '../lines/job-line.ts'
import { isNameOf } from '../steps/default-names.ts'
import { ACTION_FACTS, isCacheAction, RUNNER_FACTS } from './fact-forms.ts'

/** The last line of `Set up job`, before which no program of the project runs. */
const SET_UP_END = /^Complete job name: /
const ACTION = /^Run ([\w.-]+\/[\w./-]+)@\S+$/
/** More than any step of such an action reports. */
const MAX_RESULTS = 20

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
 * Reads the facts of a job's log. What the project prints cannot claim any: those of the runner count only
 * before the end of `Set up job`, those of a cache only in a step whose own header names an action with
 * a cache, without another header in it.
 *
 * @param fromStart whether the first line is the first of the log
 */
export function factReader(fromStart: boolean): FactReader {
  const runner = new Map<keyof RunnerFacts, string>()
  const states = new Map<Step, StepState>()
  let isSetUp = !fromStart

  function readRunner(text: string): void {
    isSetUp ||= SET_UP_END.test(text)
    for (const [field, line] of isSetUp ? [] : RUNNER_FACTS) {
      const [, value] = line.exec(text) ?? []
      // The version of what provides the image is above the image.
      const isOther = field === 'imageVersion' && !runner.has('image')
      if (value !== undefined && !isOther && !runner.has(field)) runner.set(field, value)
    }
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
    add(line: JobLine, writers: readonly Step[]): void {
      if (line.time === undefined) return
      if (!isSetUp) readRunner(line.text)
      for (const step of writers) readCache(line, step, writers.length === 1)
    },
    facts: () => ({
      runnerVersion: runner.get('runnerVersion'),
      image: runner.get('image'),
      imageVersion: runner.get('imageVersion'),
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
