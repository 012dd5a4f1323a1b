import type { Get } from './read-values.ts'
import { InputError } from './step-failure.ts'

/** `ci.yml` of `ci.yml`, `.github/workflows/ci.yml` or `123`; `undefined` when it is not given. */
export function readWorkflow(get: Get<'workflow'>): string | undefined {
  const given = get('workflow')
  if (given === '') return undefined
  const [, workflow] = /^(?:\.github\/workflows\/)?(\d+|[^/\p{Cc}]+\.ya?ml)$/iu.exec(given) ?? []
  if (workflow === undefined) {
    throw new InputError('workflow', given, 'the name of its file, such as ci.yml, or its number')
  }
  return workflow
}

const DATE = String.raw`\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?`
const CREATED = new RegExp(String.raw`^(?:(?:[<>]=?)?${DATE}|(?:${DATE}|\*)\.\.(?:${DATE}|\*))$`)

/**
 * What GitHub's search takes for a time.
 *
 * https://docs.github.com/en/search-github/getting-started-with-searching-on-github/understanding-the-search-syntax#query-for-dates
 */
export function readCreated(get: Get<'created'>): string | undefined {
  const created = get('created')
  if (created === '') return undefined
  if (!CREATED.test(created)) {
    throw new InputError('created', created, 'such as >=2026-01-01 or 2026-01-01..2026-01-31')
  }
  return created
}
