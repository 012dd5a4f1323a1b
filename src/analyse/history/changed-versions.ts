import {
  IMAGE,
  IMAGE_VERSION,
  type LogFacts,
  type LogVersions,
  MAX_VERSIONS,
  type NamedVersions,
  versionKey,
} from '../../model/logged/log-facts.ts'
import { groupsOf, type Some, sortSome } from '../../model/some.ts'

/** Minimum share of the downloaded libraries that the other log has as well, if their versions are compared. */
const MIN_SAME = 0.8
/** Minimum characters of the name of a repository that is found in other names. */
const MIN_REPOSITORY = 3

/** A version with a commit, or that is not released, is of the build itself; but for the time stamps of Go. */
const OWN_VERSION =
  /(?<!\d{14})[-+._]g?(?=[\da-f]*[a-f])(?=[\da-f]*\d)[\da-f]{7,40}(?!\w)|-SNAPSHOT$|\+(?:dirty|build)\b/
/** Two releases, each with its commit: the project itself has another commit much more often than another release. */
const TWO_RELEASES = /^(\d+\.\d+)\.[\d.]+\+[\da-f]+ (?!\1\.)[\d.]+\+[\da-f]+$/

/** Change from one version to another. */
interface ChangedVersion {
  /** Names that changed so, the best first. */
  readonly named: Some<NamedVersions>
  readonly now: string
  readonly earlier: string
}

interface VersionComparison {
  /** Number of names that both logs have with a version. */
  readonly compared: number
  readonly changes: readonly ChangedVersion[]
}

/**
 * Compares the versions that two logs of one job name; of a log whose start was not read, nothing. A difference is no cause.
 *
 * @param repository what the project is called
 */
export function compareVersions(
  now: LogFacts | undefined,
  earlier: LogFacts | undefined,
  repository = '',
): VersionComparison {
  if (now?.versions === undefined || earlier?.versions === undefined) return NOT_COMPARED
  return changedVersions(now.versions(), earlier.versions(), repository)
}

const NOT_COMPARED: VersionComparison = { compared: 0, changes: [] }

function changedVersions(
  now: LogVersions,
  earlier: LogVersions,
  repository: string,
): VersionComparison {
  const isOwn = ownIn([now, earlier], versionKey(repository.split('/').at(-1) ?? ''))
  const jars = [...now.names].filter(([, { isJar }]) => isJar)
  const shared = jars.filter(([key]) => earlier.names.has(key))
  // What a cache lacks is downloaded, and of one library there are many versions.
  const isSameCache = shared.length >= MIN_SAME * jars.length
  const pairs = [...now.names].flatMap(([key, here]) => {
    const there = earlier.names.get(key)
    return there === undefined || (here.isJar && !isSameCache) ? [] : { key, here, there }
  })
  const isOtherImage = pairs.some((pair) => pair.key === IMAGE && changeOf(pair) !== undefined)
  const found = pairs.flatMap((pair) => {
    const change = pair.key === IMAGE_VERSION && isOtherImage ? undefined : changeOf(pair)
    return change === undefined ? [] : { ...change, key: pair.key, ...pair.here }
  })
  const changes = groupsOf(found, ({ now: is, earlier: was }) => plain(`${was} ${is}`))
    .filter((alike) => !alike.some((one) => isOwn(one.key) || isOwnVersion(one)))
    .map((alike) => ({
      // A line is a worse name than a word, and a word that stands beside one version than one that stands beside all.
      named: sortSome(alike, ({ name, count }) => (name.includes('…') ? 1 : 1 / (count + 1))),
      now: alike[0].now,
      earlier: alike[0].earlier,
    }))
  return { compared: pairs.length, changes }
}

/** Returns a function that says whether a key names what the project builds itself. */
function ownIn(logs: readonly LogVersions[], repository: string): (key: string) => boolean {
  const built = new Set(logs.flatMap(({ own }) => [...own]))
  if (repository.length < MIN_REPOSITORY) return (key) => built.has(key)
  return (key) => built.has(key) || `-${key.replace(/[ /]/g, '-')}-`.includes(`-${repository}-`)
}

interface Pair {
  readonly here: NamedVersions
  readonly there: NamedVersions
}

/** Returns the only version of a name that differs; `undefined` if none does, or if it is unclear which. */
function changeOf({
  here: { versions: here },
  there: { versions: there },
}: Pair): Pick<ChangedVersion, 'now' | 'earlier'> | undefined {
  if (here.size !== there.size || here.size > MAX_VERSIONS) return undefined
  const [now, ...more] = [...here].filter((version) => !there.has(version))
  const [earlier] = [...there].filter((version) => !here.has(version))
  const isOne = now !== undefined && earlier !== undefined && more.length === 0
  return isOne ? { now, earlier } : undefined
}

function isOwnVersion({ now, earlier }: Pick<ChangedVersion, 'now' | 'earlier'>): boolean {
  const isOwn = OWN_VERSION.test(now) || OWN_VERSION.test(earlier)
  return isOwn && !TWO_RELEASES.test(`${now} ${earlier}`)
}

/** Returns what is the same for two spellings of the same versions. */
function plain(versions: string): string {
  return versions.replace(/[+_-]/g, '-')
}
