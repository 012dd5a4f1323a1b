import { getInput } from '@actions/core'
import { asObject, asOrdinal } from '../github/json-values.ts'
import { DAY, HOUR, type Instant, type Milliseconds, MINUTE, SECOND } from '../model/time.ts'
import { readEvent } from './read-event.ts'
import { InputError } from './step-failure.ts'

/** Returns a variable that the runner sets. */
export type Env = (name: string) => string | undefined

/** Source of an action's inputs. */
export interface InputSource<Name extends string> {
  readonly read: InputReader<Name>
  readonly env: Env
  /** The payload of the event; `undefined` if unreadable. */
  readonly event?: unknown
  /** Time at which the process that runs this action started, and the path of the bundle. */
  readonly process?:
    { readonly startedAt: Instant; readonly script: string | undefined } | undefined
}

/** Returns what a step reads the inputs of an action from. */
export async function inputSource<Name extends string>(
  defaults: Readonly<Record<Name, string>>,
): Promise<InputSource<Name>> {
  const event = await readEvent(process.env.GITHUB_EVENT_PATH)
  return { read: inputReader(defaults, event), env: getVariable, event }
}

/** Reads the inputs of an action. Its methods throw `InputError`. */
export class InputReader<Name extends string> {
  /** Returns an input, trimmed; '' if it is not set. */
  readonly given: (name: Name) => string

  constructor(given: (name: Name) => string) {
    this.given = given
  }

  /** @param purpose follows what is accepted */
  id(name: Name, purpose = ''): number {
    return this.count(name, Number.MAX_SAFE_INTEGER, 1, `a whole number above 0${purpose}`)
  }

  /** @returns `undefined` if it is not set */
  optionalId(name: Name): number | undefined {
    return this.given(name) === '' ? undefined : this.id(name)
  }

  boolean(name: Name): boolean {
    return this.choice(name, ['true', 'false']) === 'true'
  }

  count(
    name: Name,
    max: number,
    min = 0,
    accepted = `a whole number from ${min} to ${max}`,
  ): number {
    const given = this.given(name)
    const count = /^\d+$/.test(given) ? Number(given) : NaN
    if (count >= min && count <= max) return count
    throw new InputError(name, given, accepted)
  }

  /** @returns `undefined` if it is not set */
  text(name: Name): string | undefined {
    return this.given(name) || undefined
  }

  /** Reads one of the accepted words, in any case. */
  choice<const Word extends string>(name: Name, accepted: readonly Word[]): Word {
    const given = this.given(name)
    const choice = accepted.find((word) => word === given.toLowerCase())
    if (choice !== undefined) return choice
    throw new InputError(name, given, accepted.join(' or '))
  }

  /** Reads several of the accepted words, separated by commas or newlines. */
  words<const Word extends string>(name: Name, accepted: readonly Word[]): Word[] {
    return this.lines(name, /[,\n]/).map((line) => {
      const choice = accepted.find((word) => word === line.toLowerCase())
      if (choice !== undefined) return choice
      throw new InputError(name, line, `some of ${accepted.join(', ')}`)
    })
  }

  /** Reads the lines that are not blank. */
  lines(name: Name, separator: string | RegExp = '\n'): string[] {
    const lines = this.given(name).split(separator)
    return lines.map((line) => line.trim()).filter((line) => line !== '')
  }
}

/** The input that the runner can set to an empty text: it turns known failures off. */
const MAY_BE_EMPTY = 'known-issues'

/** Returns a variable of this process; '' counts as unset, as the runner clears variables. */
export function getVariable(name: string): string | undefined {
  return process.env[name] || undefined
}

/**
 * Returns a reader of the inputs that the runner set. An empty input is one that was not given: the runner sets a
 * default only if a step does not name the input, so a wrapper that passes on its own optional inputs passes '' for
 * those that it was not given, unless an empty text is a value of the input.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionRunner.cs
 *
 * @param defaults of each input, as in its action.yml; '' for none
 * @param event the payload of the event, which some defaults are from
 */
export function inputReader<Name extends string>(
  defaults: Readonly<Record<Name, string>>,
  event?: unknown,
): InputReader<Name> {
  return new InputReader((name) => {
    const isOff = name === MAY_BE_EMPTY && process.env[`INPUT_${name.toUpperCase()}`] !== undefined
    return getInput(name) || (isOff ? '' : readDefault(defaults[name], event))
  })
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

/** Reads the URLs of a GitHub server, without a slash at the end. @throws for another scheme than HTTP */
export function readServer(env: Env): { readonly serverUrl: string; readonly apiUrl: string } {
  const read = (name: string, fallback: string) => {
    const url = (env(name) ?? fallback).replace(/\/+$/, '')
    if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url
    throw new Error(
      `the variable ${name} is not the URL of a server: expected ${fallback}, or that of another server with http or https.`,
    )
  }
  return {
    serverUrl: read('GITHUB_SERVER_URL', 'https://github.com'),
    apiUrl: read('GITHUB_API_URL', 'https://api.github.com'),
  }
}

/** Units of a duration, in lower case. `M` is not accepted: it may mean minutes or months. */
const UNITS = { d: DAY, h: HOUR, m: MINUTE, s: SECOND }

/**
 * Parses a duration above 0, such as `90s`, `1h30m` or `30d`; returns `undefined` for any other text.
 *
 * @param units the accepted units
 */
export function readDuration(
  text: string,
  units: readonly (keyof typeof UNITS)[] = ['d', 'h', 'm', 's'],
): Milliseconds | undefined {
  const format = new RegExp(String.raw`^(?:\d+(?:\.\d+)? *[${units.join('')}] *)+$`)
  if (!format.test(text)) return undefined
  const parts = units.flatMap((unit) =>
    Array.from(
      text.matchAll(new RegExp(String.raw`([\d.]+) *${unit}`, 'g')),
      ([, count]) => Number(count) * UNITS[unit],
    ),
  )
  const duration = parts.reduce((sum, part) => sum + part, 0)
  return duration > 0 && Number.isFinite(duration) ? duration : undefined
}

/** Returns `ci.yml` for `ci.yml` and `.github/workflows/ci.yml`, and `123` for `123`. */
export function readWorkflow(given: string): string | undefined {
  if (given === '') return undefined
  const [, workflow] = /^(?:\.github\/workflows\/)?(\d+|[^/\p{Cc}]+\.ya?ml)$/iu.exec(given) ?? []
  if (workflow !== undefined) return workflow
  throw new InputError('workflow', given, 'a file name such as ci.yml, or the id of a workflow')
}

const DATE = String.raw`\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?`
const CREATED = new RegExp(String.raw`^(?:(?:[<>]=?)?${DATE}|(?:${DATE}|\*)\.\.(?:${DATE}|\*))$`)

/**
 * Reads a time or a range of times in the syntax of GitHub's search.
 *
 * https://docs.github.com/en/search-github/getting-started-with-searching-on-github/understanding-the-search-syntax#query-for-dates
 */
export function readCreated(given: string): string | undefined {
  if (given === '') return undefined
  if (CREATED.test(given)) return given
  const accepted = 'a date or a range, such as >=2026-01-01 or 2026-01-01..2026-01-31'
  throw new InputError('created', given, accepted)
}
