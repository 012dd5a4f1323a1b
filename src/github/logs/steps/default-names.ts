/** In the unit of `boundary-costs.ts`. */
const MISMATCH = 10

/** What speaks against a header being that of a step with this name. */
export function costOfName(header: string, name: string): number {
  if (isNameOf(header, name)) return 0
  // A step without a name is called after its action or the first line of its script.
  if (DEFAULT_NAME.test(name)) return MISMATCH
  return name.startsWith('Run ') ? 3 : 2
}

/** Names that hardly anyone gives to a step. */
const DEFAULT_NAME = /^(?:Pre )?Run (?:\/?\.\/|\S+\/\S+@\S+$)/

export function isLocalAction(name: string): boolean {
  return /^Run \/?\.\//.test(name)
}

/** Whether a header is that of a step with the default name. */
export function isNameOf(header: string, name: string): boolean {
  return plainName(header) === plainName(name)
}

function plainName(name: string): string {
  return name
    .replace(/^Pre /, '')
    .replace(/^Run (?:docker:\/\/|\/(?=\.\/))/, 'Run ')
    .trim()
}
