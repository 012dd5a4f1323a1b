import { getInput } from '@actions/core'
import { asObject, asOrdinal } from '../github/json-values.ts'
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
