/** Cost as in `boundary-costs.ts`. */
const MISMATCH = 12

/** Returns the cost of reading a header as that of a step with this name. */
export function costOfName(header: string, name: string): number {
  if (isNameOf(header, name)) return 0
  // The default name of a step is its action or the first line of its script.
  if (DEFAULT_NAME.test(name)) return MISMATCH
  return 2
}

/** Default names of actions, which users hardly ever give to a step. */
const DEFAULT_NAME = /^(?:Pre )?Run (?:\/?\.\/|\S[^\s/]*\/\S[^\s@]*@\S+$)/

/** Returns whether a header and a default name are of the same step. */
export function isNameOf(header: string, name: string): boolean {
  return withoutPrefixes(header) === withoutPrefixes(name)
}

/** It is called for each header and each step that may begin with it, so it tries no pattern. */
function withoutPrefixes(name: string): string {
  const main = name.startsWith('Pre ') ? name.slice('Pre '.length) : name
  if (main.startsWith('Run docker://')) return main.replace('docker://', '').trim()
  if (main.startsWith('Run /./')) return main.replace('/', '').trim()
  return main.trim()
}
