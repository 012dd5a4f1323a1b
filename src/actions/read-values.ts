import { DAY, HOUR, type Milliseconds, MINUTE, SECOND } from '../model/time.ts'
import { InputError } from './step-failure.ts'

/** Returns a variable that the runner sets. */
export type Env = (name: string) => string | undefined

/** Returns a variable of this process; '' counts as unset, as the runner clears variables. */
export function getVariable(name: string): string | undefined {
  return process.env[name] || undefined
}

/** Reads the URLs of a GitHub server, without a slash at the end. @throws for another scheme than HTTP */
export function readServer(env: Env): { readonly serverUrl: string; readonly apiUrl: string } {
  const read = (name: string, fallback: string) => {
    const url = (env(name) ?? fallback).replace(/(?<!\/)\/+$/, '')
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
