import { OUTPUT_UNITS } from './report/outputs.ts'

/** As many items from the first as fit into an output, as JSON. */
export function boundedJson(
  items: readonly object[],
  most = OUTPUT_UNITS,
): { readonly json: string; readonly leftOut: number } {
  const parts: string[] = []
  let units = '[]'.length
  for (const item of items) {
    const part = JSON.stringify(item)
    units += part.length + ','.length
    if (units > most) break
    parts.push(part)
  }
  return { json: `[${parts.join(',')}]`, leftOut: items.length - parts.length }
}
