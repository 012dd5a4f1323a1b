/** The part of package-lock.json that is looked at. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

interface LockedPackage {
  readonly version?: string
  readonly hasInstallScript?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly bin?: { readonly node?: string }
  /** Whether it is a folder of this project. */
  readonly link?: boolean
  readonly integrity?: string
  readonly resolved?: string
}

/**
 * The packages whose code is in a bundle, as the list of licences beside it names them: for each a line with its name,
 * one with the licence as its package.json has it, such as `MIT`, and its text.
 *
 * @param licences dist/bundle/licenses.txt
 */
export function bundledPackages(licences: string, { packages }: Lock) {
  const known = new Set(Object.keys(packages).flatMap((position) => nameOf(position) ?? []))
  const lines = licences.split('\n')
  return lines.flatMap((name, at) => {
    const begins = at === 0 || lines[at - 1] === ''
    return begins && known.has(name) ? [{ name, licence: lines[at + 1] ?? '' }] : []
  })
}

/** Every path of the lock at which a package is installed. */
export function positionsOf(name: string, { packages }: Lock): [position: string, LockedPackage][] {
  return Object.entries(packages).filter(([position]) => nameOf(position) === name)
}

/** `node_modules/a/node_modules/@b/c` → `@b/c`; `undefined` for the project itself. */
function nameOf(position: string): string | undefined {
  return /(?:^|.*\/)node_modules\/(.+)$/.exec(position)?.[1]
}
