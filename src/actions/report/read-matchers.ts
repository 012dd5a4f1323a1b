import { readTextFile } from '../../files.ts'
import { messageOf } from '../../github/errors/github-error.ts'
import { redactor } from '../../github/errors/redact.ts'
import { asObject } from '../../github/json-values.ts'
import type { ProblemMatcher } from '../../github/logs/matchers/problem-matchers.ts'
import { type ProblemReaders, problemReaders } from '../../github/logs/matchers/problem-reader.ts'

/** A path can be a secret that was given by mistake. */
const { text: hide } = redactor([])

interface ReadMatchers {
  /** `undefined` if there are no matchers. */
  readonly readers: ProblemReaders | undefined
  /** Which files are not used and why, as sentences. */
  readonly problems: readonly string[]
}

/** Reads problem matcher files, and the engine of their patterns. Of two with one owner, the later one counts, as on the runner. */
export async function readMatchers(paths: readonly string[]): Promise<ReadMatchers> {
  if (paths.length === 0) return { readers: undefined, problems: [] }
  const { decodeMatchers } = await import(
    /* webpackChunkName: "matchers" */ '../../github/logs/matchers/problem-matchers.ts'
  )
  const read = await Promise.all(
    paths.map((path) =>
      readTextFile(path)
        .then(decodeMatchers)
        .catch((error: unknown) =>
          hide(`problem-matchers: ${path} is not used: ${reasonOf(error)}.`),
        ),
    ),
  )
  const matchers = read.flatMap((found) => (typeof found === 'string' ? [] : found))
  const byOwner = new Map(
    matchers.map((matcher): [string, ProblemMatcher] => [matcher.owner, matcher]),
  )
  return {
    readers: byOwner.size === 0 ? undefined : problemReaders([...byOwner.values()]),
    problems: read.filter((found) => typeof found === 'string'),
  }
}

function reasonOf(error: unknown): string {
  const isMissing = asObject(error).code === 'ENOENT'
  return isMissing
    ? 'there is no such file; check out the repository before this step'
    : messageOf(error)
}
