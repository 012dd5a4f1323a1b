import { stripVTControlCharacters } from 'node:util'
import type { CacheResult, LogFacts } from '../../../model/logged/log-facts.ts'
import type { Step } from '../../../model/run.ts'
import type { JobLine } from '../lines/job-line.ts'
import { isNameOf } from '../steps/default-names.ts'
import { logDivider } from '../steps/divide-log.ts'
import { ACTION_FACTS, isCacheAction } from './fact-forms.ts'
import { runnerReader } from './runner-reader.ts'

const ACTION = /^Run ([\w.-]+\/[\w./-]+)@\S+$/
/** More than any step of such an action reports. */
const MAX_RESULTS = 20

interface StepState {
  /** `undefined` until its first header; '' if it runs no action with a cache, or if that is uncertain. */
  action: string | undefined
  readonly caches: CacheResult[]
  /** What the library found, until the step reports a failure or ends. */
  found: Pick<CacheResult, 'result' | 'key'> | undefined
  bytes: number | undefined
  isBlocked: boolean
}

const NOTHING_FOUND = { found: undefined, bytes: undefined, isBlocked: false }

/**
 * Reads the facts of a job's log. What the project prints cannot claim any: those of the runner count only
 * before the end of `Set up job`, those of a cache only in a step whose own header names an action with
 * a cache, without another header in it.
 */
export function factReader(steps: readonly Step[]) {
  const runner = runnerReader()
  const states = new Map<number, StepState>()
  let last: StepState | undefined
  const divider = logDivider({ steps, fromStart: true, emit: readStepLine })

  function readStepLine(line: JobLine, writers: readonly Step[]): void {
    if (line.time === undefined) return
    runner.add(line.text)
    const [step, ...others] = writers
    if (step === undefined) return
    if (others.length > 0) {
      // Steps ran in parallel, so it is unknown which of them wrote what.
      for (const writer of writers) stateOf(writer).action = ''
      return
    }
    const state = stateOf(step)
    if (last !== state) endCache(last)
    last = state
    const clue = line.isTagged ? line.clue : undefined
    if (clue?.kind === 'header') {
      const isFirst = state.action === undefined && clue.form === 'action'
      state.action = isFirst ? actionOf(clue.name, step) : ''
    }
    if (state.action !== undefined && state.action !== '')
      readFact(state, state.action, stripVTControlCharacters(line.text))
  }

  function stateOf(step: Step): StepState {
    const known = states.get(step.number)
    const state = known ?? { ...NOTHING_FOUND, action: undefined, caches: [] }
    states.set(step.number, state)
    return state
  }

  return {
    add: divider.add,
    /** Returns what was read. It must be called after the last line, and only once. */
    end(): LogFacts {
      divider.end()
      return {
        ...runner.facts(),
        caches: new Map(
          [...states].flatMap(([number, { action = '', caches }]) =>
            action === '' ? [] : [[number, caches]],
          ),
        ),
      }
    },
  }
}

/** Returns the action of a header if it has a cache and the step may be its; else ''. */
function actionOf(header: string, { name }: Step): string {
  const [, action = ''] = ACTION.exec(header) ?? []
  const isOther = ACTION.test(name) && !isNameOf(header, name)
  return isOther || !isCacheAction(action) ? '' : action
}

function readFact(state: StepState, action: string, text: string): void {
  const [says, , line] =
    ACTION_FACTS.find(([, place, form]) => place.test(action) && form.test(text)) ?? []
  if (says === undefined || state.caches.length >= MAX_RESULTS) return
  const value = line?.exec(text)?.[1] || undefined
  switch (says) {
    case 'hit':
    case 'partial':
      endCache(state)
      state.found = { result: says, key: value }
      return
    case 'failed':
      state.found = undefined
      return
    case 'size':
      state.bytes = Number(value)
      return
    case 'blocked':
      state.isBlocked = true
      return
    case 'miss':
      state.caches.push({
        result: state.isBlocked ? 'blocked' : 'miss',
        key: value,
        bytes: undefined,
      })
      Object.assign(state, NOTHING_FOUND)
  }
}

/** What was found was restored, unless a failure followed. */
function endCache(state: StepState | undefined): void {
  if (state?.found === undefined) return
  state.caches.push({ ...state.found, bytes: state.bytes })
  Object.assign(state, NOTHING_FOUND)
}
