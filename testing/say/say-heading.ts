import { findingsIn } from '../../src/render/findings/findings.ts'
import { PLAIN } from '../../src/render/text/inline.ts'
import { longWaitLines } from '../../src/render/text/waits.ts'
import { decode } from '../../src/report-json/decode.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { readRun } from '../read-run.ts'
import { reportOf } from '../world.ts'
import { sayComparison, sayHistory } from './say-history.ts'
import { sayBudgets } from './say-totals.ts'

/** Reads a report as a later step does. */
function readAgain(json: object) {
  const read = decode(JSON.parse(JSON.stringify(json)))
  if (read.kind !== 'run') throw new Error('a report of one run became another')
  return read
}

/** Says the heading of a report, also of one that was read, and the lines below it on what the run waited for. */
export async function sayHeading(input: string): Promise<string> {
  const world = readRun(input)
  const report = await reportOf(world)
  const json = encodeReport(report)
  const [said, again] = [report, readAgain(json)].map((one) =>
    [findingsIn(one).headline(), ...longWaitLines(one, PLAIN)].join(' / '),
  )
  const { withoutWait } = json.history ?? {}
  const values: Readonly<Record<string, string>> = {
    budgets: sayBudgets(json),
    history: sayHistory(json),
    'without-wait': withoutWait ? sayComparison(withoutWait) : 'none',
  }
  return [
    said === again ? said : `${said}, when read ${again}`,
    ...(world.outputs ?? []).map((name) => `${name} ${values[name] ?? '?'}`),
  ].join('; ')
}
