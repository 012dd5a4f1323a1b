import type { RunnerFacts } from '../../../model/logged/log-facts.ts'
import { RUNNER_FACTS } from './fact-forms.ts'

/** The last line of `Set up job`, before which no program of the project runs. */
const SET_UP_END = /^Complete job name: /
const GROUP = '##[group]'

/** Reads what the runner says of itself at the start of a log, and nothing that the project's programs print. */
export function runnerReader() {
  const found = new Map<(typeof RUNNER_FACTS)[number][0], string>()
  let group: string | undefined
  let isSetUp = false
  return {
    /** @param text of a line with a time */
    add(text: string): void {
      if (isSetUp) return
      if (SET_UP_END.test(text)) isSetUp = true
      else if (text.startsWith(GROUP)) group = text.slice(GROUP.length)
      else if (text === '##[endgroup]') group = undefined
      else {
        const [kind, , line] =
          RUNNER_FACTS.find(([, place, form]) => place === group && form.test(text)) ?? []
        if (kind !== undefined && !found.has(kind)) found.set(kind, line.exec(text)?.[1] ?? '')
      }
    },
    facts: (): RunnerFacts => ({
      runnerVersion: found.get('runner-version'),
      image: found.get('image'),
      imageVersion: found.get('image-version'),
    }),
  }
}
