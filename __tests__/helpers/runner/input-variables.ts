import { readFile } from 'node:fs/promises'
import { load } from 'js-yaml'
import type { JobContext } from './job-context.ts'

/** The expressions that may stand in a default of our `action.yml`. */
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
 * `INPUT_*` of every declared input: the value given, or else the default, or else empty.
 *
 * @throws for an input that is not declared and for an expression not in the list above.
 */
export async function inputVariables(
  manifestFile: string,
  given: Readonly<Record<string, string>>,
  job: JobContext,
): Promise<Record<string, string>> {
  const declared = await readDefaults(manifestFile)
  const stranger = Object.keys(given).find((name) => !declared.has(name))
  if (stranger !== undefined) throw new Error(`${manifestFile} declares no input "${stranger}"`)

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
  // The form of our own manifest is checked elsewhere, by the schema of action metadata.
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
