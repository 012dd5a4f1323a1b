import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Failure, parseTemplates } from '../tool-logs/template.ts'
import { toolOf, TOOLS } from '../tool-logs/tools.ts'

/** An error that can make a step fail, and of which a log shows nothing but its tool's report. */
export type PlantedError = ReturnType<typeof readTable>[number]

const readText = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')

const SCRIPTS = parseTemplates(readText('scripts.txt')).map((script) => toolOf(script, 'scripts'))

export const ERRORS: readonly PlantedError[] = readText('errors.txt')
  .split(/^=== /m)
  .slice(1)
  .flatMap(readTable)

/** The steps of each job, by its name. */
export const JOBS: ReadonlyMap<string, readonly string[]> = new Map(
  [...Map.groupBy(ERRORS.flatMap(placesOf), ({ job }) => job)].map(([job, places]) => [
    job,
    [...new Set(places.map(({ step }) => step))],
  ]),
)

/** A step of a job. */
export interface Place {
  readonly job: string
  readonly step: string
}

/** Lists the steps in which an error can occur. */
export function placesOf({ jobs, steps }: PlantedError): Place[] {
  return jobs.flatMap((job) => steps.map((step) => ({ job, step })))
}

export function isAt({ jobs, steps }: PlantedError, { job, step }: Place): boolean {
  return jobs.includes(job) && steps.includes(step)
}

export function isSame(one: Place, other: Place): boolean {
  return one.job === other.job && one.step === other.step
}

/** Whether a step can show both errors: not if a tool stops at its first one, or if both are of one test. */
export function areApart(one: PlantedError, other: PlantedError): boolean {
  if (one.id === other.id) return false
  if (one.tool.name !== other.tool.name) return true
  return !one.tool.single && (testOf(one) === undefined || testOf(one) !== testOf(other))
}

function testOf({ fields }: PlantedError): string | undefined {
  const { test, case: leg, title, name } = fields
  return test === undefined ? (title ?? name) : `${test} ${leg}`
}

export function errorOf(id: string): PlantedError {
  const error = ERRORS.find((one) => one.id === id)
  if (error === undefined) throw new Error(`There is no error "${id}"`)
  return error
}

function readTable(section: string) {
  const [head = '', names = '', ...rows] = section.trimEnd().split('\n')
  const [name = '', jobs = '', steps = '', ...words] = head.split(' | ')
  const tool = [...TOOLS, ...SCRIPTS].find((one) => one.name === name)
  if (tool === undefined) throw new Error(`There is no tool "${name}"`)
  return rows.map((row) => {
    const cells = row.split('¦').map((cell) => cell.replaceAll('\\n', '\n'))
    const [id = '', ...values] = cells
    const columns = names.split('¦').slice(1)
    const fields: Failure = Object.fromEntries(
      columns.map((column, index) => [column, values[index] ?? '']),
    )
    return {
      ...{ id, tool, fields, jobs: jobs.split(', '), steps: steps.split(', ') },
      /** It prints the same in each run. */
      constant: words.includes('constant'),
      /** The code is not the reason. */
      infrastructure: words.includes('infrastructure'),
    }
  })
}
