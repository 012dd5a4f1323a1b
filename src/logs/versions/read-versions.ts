import {
  IMAGE,
  IMAGE_VERSION,
  type LogVersions,
  MAX_VERSIONS,
  type NamedVersions,
  MACHINE,
  RUNNER,
  versionKey,
} from '../../model/logged/log-facts.ts'
import { collapseBlanks } from '../../model/note.ts'
import { type LinesBefore, namedInLine } from './named-in-line.ts'
import { hasKey, thingName } from './thing-name.ts'

/** More than any job names, so that a log that prints nothing but versions costs little. */
const MAX_NAMES = 5_000
/** Characters of a name or a version that are shown and compared. */
const MAX_CHARACTERS = 60

/**
 * Lines that say what is wanted or exists, or what git does.
 *
 * @example Collecting ruff==0.16.0
 */
const NOT_USED =
  /^\s*(?:\* \[new (?:tag|branch|ref)\]|t \[tag update\]|Collecting |Requirement already|HEAD is now at|Cache (?:hit|not found|restored|saved) |(?:\[command\])?(?:\S*\/git|"[^"]+git\.exe") |[Ww]arning:|remote: |npm notice)|^\W*(?:INFO\W+)?Download(?:ed|ing)?:?(?: from \S+)? \S+\.pom\b/

/** Lines in which a tool names what it builds itself. */
const OWN = [
  /^> (@?\S+?)@\d\S*(?: \S+)?$/,
  /^\s*(?:Compiling|Checking|Documenting|Packaging|Building) (\S+) v\S+ \((?:\/|[A-Z]:)/,
  /^(?:\[INFO\] )?Building (\S+?)(?: \S+)?[- ]\d\S*(?: +\[\d+\/\d+\])?$/,
  /@ (\S+) ---$/,
  /^\s*(?:Building|Built|Preparing|Prepared|\+) (?:.* )?(\S+) (?:@|\(from) file:/,
  /^Processing \S*\/([^\s/]+)$/,
]

/** What provides the machine changes every week, without effect. */
const PROVIDER = /Provisioner|Hosted Compute Agent/

/** Lines of the runner about its machine, below others: actions/runner src/Runner.Worker/JobExtension.cs, actions/runner-images */
const MACHINE_LINES = [
  [RUNNER, /\nCurrent runner version: '([\w.+-]+)'$/],
  [IMAGE, /\n(?:Image|Environment): (\S+)$/],
  // The version of what provides the image stands above it.
  [IMAGE_VERSION, /^(?:Image|Environment): .*\nVersion: ([\w.]+)$/],
] as const

/** A line as it is shown. */
export interface VersionLine {
  readonly text: string
  /** `title`: the first line of a step's header; `set-up`: the runner, before any program of the project ran. */
  readonly writer: 'set-up' | 'title' | 'step'
}

const NOT_READ = { count: 0, isInstalled: false, isJar: true }
const JAR = /^\W*(?:INFO\W+)?Download\w*\W.*\.[aj]ar\b/
const INSTALLS = /install|download|added|unpack|pouring|setting up|^ *\+ /i

/** Reads the versions that the lines of a log name. */
export function readVersions(lines: readonly VersionLine[]): LogVersions {
  const names = new Map<string, NamedVersions & { readonly versions: Set<string> }>()
  const own = new Set<string>()
  const before = { above: '', pulled: '' }
  let command = ''
  const add = (stated: string, version: string, text = '') => {
    const name = thingName(stated.slice(0, 4 * MAX_CHARACTERS))
    if (name === undefined || hasKey(version)) return
    const key = versionKey(cut(name))
    const { versions, ...known } = names.get(key) ?? { ...NOT_READ, versions: new Set<string>() }
    if (versions.size <= MAX_VERSIONS) versions.add(cut(version))
    const read = {
      name: cut(name),
      versions,
      count: known.count + 1,
      isInstalled: known.isInstalled || INSTALLS.test(text),
      isJar: known.isJar && JAR.test(text),
    }
    if (names.has(key) || names.size < MAX_NAMES) names.set(key, read)
  }
  for (const { text, writer } of lines) {
    before.pulled = /(?:Pulling from|Pulled:) '?([^\s']+)/.exec(text)?.[1] ?? before.pulled
    const built = OWN.map((form) => form.exec(text)?.[1])
      .find(Boolean)
      ?.split('==', 1)[0]
    if (built) own.add(versionKey(built))
    if (writer === 'title') command = text
    const machine = writer === 'set-up' ? machineIn(text, before) : undefined
    if (machine !== undefined) {
      add(...machine)
    } else if (writer !== 'title' && !NOT_USED.test(text)) {
      for (const { name, version } of namedInLine(text, before))
        if (!PROVIDER.test(name) && !MACHINE.includes(versionKey(name)))
          add(name, version.replace(/^v(?=\d\S*$)/, ''), text)
    }
    if (/\p{L}{2}/u.test(text)) before.above = text.trim()
  }
  return { names, own, command }
}

/** Returns what a line of the runner says of its machine. */
function machineIn(
  text: string,
  { above }: LinesBefore,
): readonly [name: string, version: string] | undefined {
  for (const [name, form] of MACHINE_LINES) {
    const [, version] = form.exec(`${above}\n${text}`) ?? []
    if (version !== undefined) return [name, version]
  }
  return undefined
}

function cut(text: string): string {
  const plain = collapseBlanks(text.slice(0, 4 * MAX_CHARACTERS))
  return plain.length <= MAX_CHARACTERS
    ? plain
    : `${plain.slice(0, MAX_CHARACTERS - 1).toWellFormed()}…`
}
