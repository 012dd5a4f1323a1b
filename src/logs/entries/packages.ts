/** What npm prints above the script of a package, and the command of one that runs those of others. */
const PACKAGE_HEADING = /^> (?<name>(?:@[\w.-]{1,100}\/)?[\w.-]{1,100})@\d\S{0,40} \S{1,60}$/
const PACKAGE_COMMAND = /^(?:> (?!.*\b(?:lerna|npm|nx|pnpm|turbo|yarn)\b).*|\s*)$/

interface PackageReader {
  /** Returns whether a line begins the output of a package. */
  readonly read: (text: string) => boolean
  readonly current: () => string | undefined
  /** Whether the lines are of several packages, in sequence. */
  readonly areSeveral: () => boolean
}

/** Reads of which package of a workspace the lines are. */
export function packageReader(): PackageReader {
  const names = new Set<string>()
  let current: string | undefined
  /** Whether the package has printed nothing yet. */
  let isSilent = false
  let areParallel = false
  return {
    read(text: string): boolean {
      const name = PACKAGE_HEADING.exec(text)?.groups?.['name']
      isSilent &&= name !== undefined || PACKAGE_COMMAND.test(text)
      if (name === undefined) return false
      // Of scripts that start together, no later line shows its own.
      areParallel ||= isSilent && name !== current
      isSilent = true
      current = name
      names.add(name)
      return true
    },
    current: () => current,
    areSeveral: () => names.size > 1 && !areParallel,
  }
}
