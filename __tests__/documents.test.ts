import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fieldTable, type SchemaFile, withFieldTables } from '../testing/field-table.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MAX_BULLET = 400

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const documents = globSync(['*.md', 'docs/*.md', '*/README.md'], {
  cwd: ROOT,
  exclude: ['node_modules', 'build', 'dist', 'tmp'],
})

interface Block {
  readonly document: string
  readonly workflow: Readonly<Record<string, unknown>>
}

/** Lists the workflows in the documents that can be pasted as a file. */
function workflows(): Block[] {
  return documents.flatMap((document) =>
    [...read(document).matchAll(/^```yaml\n(.*?)^```$/gms)].flatMap(([, yaml = '']) => {
      const workflow = load(yaml) as Block['workflow'] | readonly unknown[]
      return 'on' in workflow ? [{ document, workflow }] : []
    }),
  )
}

describe('the documents', () => {
  it('have the fields of the JSON report as its schema has them', () => {
    const schema = JSON.parse(read('report.schema.json')) as SchemaFile
    const text = read('docs/exports.md')
    expect(withFieldTables(text, schema)).toBe(text)
    for (const shape of ['Report', 'Cause']) expect(text).toContain(fieldTable(schema, shape))
  })

  it.each(documents.filter((path) => path === 'CONTRIBUTING.md' || path.startsWith('docs/')))(
    'have no bullet of more than 400 characters in %s',
    (path) => {
      const bullets = read(path)
        .split('\n')
        .filter((line) => /^\s*(?:[-*]|\d+\.) /.test(line))
      expect(bullets.filter(({ length }) => length > MAX_BULLET)).toEqual([])
    },
  )

  it.each(workflows())('name each workflow and its permissions: $document', ({ workflow }) => {
    const jobs = Object.values(workflow['jobs'] as Readonly<Record<string, object>>)
    expect(workflow).toHaveProperty('name')
    const isComplete = 'permissions' in workflow || jobs.some((job) => 'permissions' in job)
    expect(isComplete).toBe(true)
  })
})
