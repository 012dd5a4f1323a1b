import { getInput } from '@actions/core'
import parseDuration from 'parse-duration'
import { asObject, asOrdinal } from '../github/json-values.ts'
import type { Milliseconds } from '../model/time.ts'
import { InputError } from './step-failure.ts'

/** Returns an input, trimmed; '' if it is not set. */
export type Get<Name extends string = string> = (name: Name) => string

/** Returns a variable that the runner sets. */
export type Env = (name: string) => string | undefined

/** Source of an action's inputs. */
export interface InputSource<Name extends string> {
  readonly get: Get<Name>
  readonly env: Env
}

/** Returns a variable of this process; '' counts as unset, as the runner clears variables. */
export function getVariable(name: string): string | undefined {
  return process.env[name] || undefined
}

/**
 * Returns a function that reads an input. An empty input is one that was not given: the runner sets a
 * default only if a step does not name the input, so a wrapper that passes on its own optional inputs
 * passes '' for those that it was not given.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionRunner.cs
 *
 * @param defaults of each input, as in its action.yml; '' for none
 * @param event the payload of the event, which some defaults are from
 */
export function inputReader<Name extends string>(
  defaults: Readonly<Record<Name, string>>,
  event?: unknown,
): Get<Name> {
  return (name) => getInput(name) || readDefault(defaults[name], event)
}

/** Returns the value of a default; '' for an expression with a value that only the runner knows. */
function readDefault(text: string, event: unknown): string {
  switch (text) {
    case '${{ github.repository }}':
      return getVariable('GITHUB_REPOSITORY') ?? ''
    case '${{ github.run_id }}':
      return getVariable('GITHUB_RUN_ID') ?? ''
    case '${{ github.event.workflow_run.id }}':
      return String(asOrdinal(asObject(asObject(event).workflow_run).id) ?? '')
  }
  return text.startsWith('${{') ? '' : text
}

/** Reads the URLs of a GitHub server, without a slash at the end. */
export function readServer(env: Env) {
  const read = (name: string, fallback: string) => (env(name) ?? fallback).replace(/\/+$/, '')
  return {
    serverUrl: read('GITHUB_SERVER_URL', 'https://github.com'),
    apiUrl: read('GITHUB_API_URL', 'https://api.github.com'),
  }
}

export function readId<N extends string>(name: N, get: Get<N>): number {
  const id = /^\d+$/.test(get(name)) ? Number(get(name)) : NaN
  if (!Number.isSafeInteger(id) || id === 0)
    throw new InputError(name, get(name), 'a whole number above 0')
  return id
}

/** Reads an optional id; `undefined` if it is not set. */
export function readOptionalId<N extends string>(name: N, get: Get<N>): number | undefined {
  return get(name) === '' ? undefined : readId(name, get)
}

export function readBoolean<N extends string>(name: N, get: Get<N>): boolean {
  return readChoice(name, get, ['true', 'false']) === 'true'
}

/** Reads a whole number from `min` to `max`. */
export function readCount<N extends string>(name: N, get: Get<N>, max: number, min = 0): number {
  const count = /^\d+$/.test(get(name)) ? Number(get(name)) : NaN
  if (!(count >= min && count <= max)) {
    throw new InputError(name, get(name), `a whole number from ${min} to ${max}`)
  }
  return count
}

/** Reads an optional text; `undefined` if it is not set. */
export function readText<N extends string>(name: N, get: Get<N>): string | undefined {
  return get(name) || undefined
}

/** Reads one of the accepted words, in any case. */
export function readChoice<N extends string, const W extends string>(
  name: N,
  get: Get<N>,
  accepted: readonly W[],
): W {
  const value = get(name).toLowerCase()
  const choice = accepted.find((word) => word === value)
  if (choice === undefined) throw new InputError(name, get(name), accepted.join(' or '))
  return choice
}

/** Reads several of the accepted words, separated by commas or newlines. */
export function readWords<N extends string, const W extends string>(
  name: N,
  get: Get<N>,
  accepted: readonly W[],
): W[] {
  return readLines(name, get, /[,\n]/).map((line) => {
    const choice = accepted.find((one) => one === line.toLowerCase())
    if (choice === undefined) throw new InputError(name, line, `some of ${accepted.join(', ')}`)
    return choice
  })
}

/** Reads the lines that are not blank. */
export function readLines<N extends string>(
  name: N,
  get: Get<N>,
  separator: string | RegExp = '\n',
): string[] {
  return get(name)
    .split(separator)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Units of a duration, in lower case. `M` is not accepted: it may mean minutes or months. */
type DurationUnit = 'd' | 'h' | 'm' | 's'

/**
 * Parses a duration above 0, such as `90s`, `1h30m` or `30d`; returns `undefined` for any other text.
 *
 * @param units the accepted units
 */
export function readDuration(
  text: string,
  units: readonly DurationUnit[] = ['d', 'h', 'm', 's'],
): Milliseconds | undefined {
  // The library skips unknown words: it reads `10 parsecs 15m` as `15m`.
  const format = new RegExp(String.raw`^(?:\d+(?:\.\d+)? *[${units.join('')}] *)+$`)
  const duration = format.test(text) ? parseDuration(text) : null
  return duration !== null && duration > 0 && Number.isFinite(duration) ? duration : undefined
}

/** Returns `ci.yml` for `ci.yml` and `.github/workflows/ci.yml`, and `123` for `123`. */
export function readWorkflow(get: Get<'workflow'>): string | undefined {
  const given = get('workflow')
  if (given === '') return undefined
  const [, workflow] = /^(?:\.github\/workflows\/)?(\d+|[^/\p{Cc}]+\.ya?ml)$/iu.exec(given) ?? []
  if (workflow === undefined) {
    throw new InputError('workflow', given, 'a file name such as ci.yml, or the id of a workflow')
  }
  return workflow
}

const DATE = String.raw`\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?`
const CREATED = new RegExp(String.raw`^(?:(?:[<>]=?)?${DATE}|(?:${DATE}|\*)\.\.(?:${DATE}|\*))$`)

/**
 * Reads a time or a range of times in the syntax of GitHub's search.
 *
 * https://docs.github.com/en/search-github/getting-started-with-searching-on-github/understanding-the-search-syntax#query-for-dates
 */
export function readCreated(get: Get<'created'>): string | undefined {
  const created = get('created')
  if (created === '') return undefined
  if (!CREATED.test(created)) {
    throw new InputError(
      'created',
      created,
      'a date or a range, such as >=2026-01-01 or 2026-01-01..2026-01-31',
    )
  }
  return created
}
