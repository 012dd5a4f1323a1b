import type { Get } from './read-values.ts'
import { InputError } from './step-failure.ts'

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
