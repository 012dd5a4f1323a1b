import { redactedMessage } from '../github/errors/github-error.ts'
import { redactor } from '../github/errors/redact.ts'
import { parseJson } from '../github/json-values.ts'
import type { AnyReport } from '../model/report/any-report.ts'
import { decode } from '../report-json/decode.ts'
import { readTextFile } from '../files.ts'
import { announceUnboundedText } from '../github/http/unbounded-texts.ts'

/**
 * Reads the JSON report of a run or of a commit from a file, without the secrets of this step.
 *
 * @throws if the file cannot be read or contains something else
 */
export async function readReport(path: string, secrets: readonly string[]): Promise<AnyReport> {
  announceUnboundedText()
  const json = parseJson(await readTextFile(path))
  if (json === undefined) throw new Error(`${path} is not JSON, or was cut off`)
  try {
    return redactor(secrets).shown(decode(json))
  } catch (cause) {
    throw new Error(`${path} is not a valid JSON report: ${redactedMessage(cause)}`, { cause })
  }
}
