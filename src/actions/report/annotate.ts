import type { FailureReport } from '../../model/report/cause.ts'
import type { ErrorEntry } from '../../model/report/failure.ts'
import type { Report } from '../../model/report/report.ts'
import { displayName } from '../../render/text/inline.ts'
import { shorten, safeLine } from '../../render/text/markdown.ts'

/** An annotation of a line of a file. */
interface LineAnnotation {
  readonly file: string
  readonly startLine: number
  readonly startColumn?: number
  readonly title: string
  readonly message: string
}

const MAX_TITLE_CHARACTERS = 200
const MAX_MESSAGE_CHARACTERS = 1_000

/**
 * Lists annotations for the first positions of what failed, each line once, which GitHub shows in the diff of a pull
 * request. A position needs none if its job has an annotation there, such as from a problem matcher.
 */
export function lineAnnotations({ failures }: Report, max: number): readonly LineAnnotation[] {
  const found = failures.flatMap((failure) =>
    failure.errors.flatMap(({ entries }) =>
      entries.flatMap((entry) => annotationOf(entry, failure)),
    ),
  )
  const byLine = new Map(
    found.map((each) => [`${each.startLine}:${each.file}`, each] as const).toReversed(),
  )
  const annotated = new Set(
    failures.flatMap(({ annotations }) => annotations.map(({ path, line }) => `${line}:${path}`)),
  )
  return [...byLine]
    .toReversed()
    .flatMap(([line, annotation]) => (annotated.has(line) ? [] : annotation))
    .slice(0, max)
}

function annotationOf(
  { title, detail, position }: ErrorEntry,
  { job }: FailureReport,
): readonly LineAnnotation[] {
  if (position?.line === undefined || position.file === undefined) return []
  const name = displayName(job.job)
  return [
    {
      file: position.file,
      startLine: position.line,
      ...(position.column !== undefined && { startColumn: position.column }),
      title: shorten(safeLine(title ?? name), MAX_TITLE_CHARACTERS),
      message: shorten(safeLine(detail ?? `Failed in ${name}`), MAX_MESSAGE_CHARACTERS),
    },
  ]
}
