import { readFile } from 'node:fs/promises'
import { load } from 'js-yaml'
import type { JobContext } from './job-context.ts'

/** The expressions in defaults of our `action.yml`. */
const EXPRESSIONS: Readonly<Record<string, (job: JobContext) => string>> = {
  'github.token': (job) => job.token,
  'github.repository': (job) => job.repository,
  'github.run_id': (job) => String(job.runId),
  'github.event.workflow_run.id': ({ event }) => {
    const { workflow_run: run } = event as { workflow_run?: { id: number } }
    return String(run?.id ?? '')
  },
  'job.check_run_id': (job) => String(job.checkRunId ?? ''),
  'job.status': (job) => job.jobStatus,
}

/**
 * Returns `INPUT_*` of every declared input: the given value, the default, or empty.
 *
 * @throws for an input that is not declared and for an expression not in the list above.
 */
export async function inputVariables(
  manifestFile: string,
  given: Readonly<Record<string, string>>,
  job: JobContext,
): Promise<Record<string, string>> {
  const declared = await readDefaults(manifestFile)
  const undeclared = Object.keys(given).find((name) => !declared.has(name))
  if (undeclared !== undefined) throw new Error(`${manifestFile} declares no input "${undeclared}"`)

  const variables = Array.from(declared, ([name, value]) => [
    inputVariable(name),
    given[name] ?? evaluate(value, job),
  ])
  return Object.fromEntries(variables) as Record<string, string>
}

/** `run id` → `INPUT_RUN_ID`, `run-id` → `INPUT_RUN-ID`. */
function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
}

async function readDefaults(manifestFile: string): Promise<Map<string, string>> {
  const manifest: unknown = load(await readFile(manifestFile, 'utf8'))
  // `check:workflows` checks the manifest by the schema of action metadata.
  const { inputs = {} } = manifest as {
    inputs?: Record<string, { default?: string | number | boolean } | null>
  }
  return new Map(
    Object.entries(inputs).map(([name, input]) => [name, String(input?.default ?? '')]),
  )
}

function evaluate(text: string, job: JobContext): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const value = EXPRESSIONS[expression]
    if (value === undefined) throw new Error(`no runner value for the expression "${expression}"`)
    return value(job)
  })
}
