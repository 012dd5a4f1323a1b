import { SHA } from './api-run.ts'
import { GITHUB_COM } from './host.ts'

interface AnnotationFields {
  readonly annotation_level?: string | null
  readonly title?: string | null
  readonly message?: string | null
  readonly path?: string
  readonly start_line?: number
}

/** An annotation on a check run as GitHub returns it: by default what a failed step leaves. */
export function apiAnnotation(fields: AnnotationFields = {}): object {
  const { path = '.github', start_line: line = 1 } = fields
  return {
    path,
    blob_href: `${GITHUB_COM.serverUrl}/octo-org/octo-shop/blob/${SHA}/${path}`,
    start_line: line,
    start_column: null,
    end_line: line,
    end_column: null,
    annotation_level: 'failure',
    title: '',
    message: 'Process completed with exit code 1.',
    raw_details: '',
    ...fields,
  }
}
