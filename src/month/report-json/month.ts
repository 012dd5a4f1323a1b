// The JSON of a month, written and read.
import { Month, type MonthJson } from '../../model/shapes/month.ts'
import { forJson } from '../../render/text/for-json.ts'
import { toSeconds } from '../../render/text/units.ts'
import { mapFields, withoutUnits } from '../../report-json/decode/without-units.ts'

/** Fields that the JSON has in seconds. */
const DURATIONS: ReadonlySet<string> = new Set([
  ...['median', 'p90', 'longest', 'duration', 'recent', 'used', 'usedCancelled', 'usedBefore'],
  ...['wait', 'ran', 'ranBefore'],
])

/** Returns the JSON of a month. */
export function encodeMonth(month: Month): MonthJson {
  const json = mapFields(forJson(month), (name, item) =>
    DURATIONS.has(name) && (typeof item === 'number' || item === null)
      ? [`${name}Seconds`, toSeconds(item ?? undefined)]
      : [name, item],
  )
  // The names have their units.
  return json as MonthJson
}

/** Returns a month from its JSON; `undefined` if it is none, or of a version that is not known. */
export function decodeMonth(text: string): Month | undefined {
  try {
    return withoutUnits(Month.parse(JSON.parse(text)))
  } catch {
    return undefined
  }
}
