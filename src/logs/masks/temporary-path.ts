/** The folder for temporary files, at the start of a path below it. */
const ROOT =
  /^(?:(?:\/private)?\/var\/folders(?:\/[\w+]{1,40}){1,2}\/[TC](?=\/|$)|\/(?:var\/)?tmp(?=\/)|.*?\/(?:AppData\/Local\/Temp|_temp)(?=\/))/

/** What programs call their folders: the name and a number, and what is below it. */
const PROGRAM =
  /^(?:go-build\d+|pytest-\d+|pytest-of-\w+|pip(?:-[a-z]+)+-[a-z\d_]{8}|(?:tmp|temp|npm|pip|yarn|pnpm|jest|mocha|rustc|cargo-install|playwright|puppeteer|hsperfdata|bats-run|bazel|sbt|nix-build)[-_.]?(?=\w*\d)(?!v\d{1,2}$)[\w-]+|(?:test|build)[-_.]?\d{5,}|[tT]est\w{1,100}?\d{6,}|tmp(?!l?_[a-z]+$)\w{8}|tmp[-_.](?=\w*[A-Z\d])\w{6,}|cc[A-Za-z\d]{6}(?:\.\w{1,2})?)$/

const DATE = /^20\d\d[01]\d[0-3]\d$/

/** Names that have a digit, such as `IPv4Test` and `CartV2`. */
const NAMED_VERSION = /^(?:IPv[46]|S3)(?:[A-Z][a-z]+)*$|^[A-Z][a-z]{2,}V\d{1,2}$/

/** A file of source code that has the name of a class, such as `CartToDB.java`. */
const CLASS_FILE = /^[A-Z][a-z]{3,}(?:[A-Z]{1,3}[a-z]*)+\.(?:cs|java|kt|php|scala|swift|tsx?)$/

/** Lengths of what `mktemp` and `mkdtemp` add. */
const RANDOM_LENGTHS: ReadonlySet<number> = new Set([6, 8, 10, 12])

/**
 * Returns a path below the folder for temporary files without what is random in it: `/tmp/tmp.Xa8Kd02jLq/cart` and
 * `/tmp/go-build123/cart` are one path, `/tmp/out/cart` and `/tmp/out/login` are two.
 */
export function maskTemporary(path: string): string {
  const root = ROOT.exec(path)?.[0] ?? ''
  const parts = path
    .slice(root.length)
    .split('/')
    .filter((part) => part !== '')
  const kept = parts.map((part) => (isRandom(part) ? '<random>' : part))
  const first = kept.findIndex((part) => part !== '<random>')
  // How deep the random folders are nested does not matter.
  return ['<temporary>', ...(first === -1 ? [] : kept.slice(first))].join('/')
}

function isRandom(part: string): boolean {
  if (part.startsWith('<') || PROGRAM.test(part)) return true
  if (CLASS_FILE.test(part)) return false
  const name = part.replace(/\.[A-Za-z]{1,5}$/, '')
  return name.split(/[-_.]/).some(isRandomWord)
}

/** Whether a word mixes digits and letters, or capitals within it, as no name does. */
function isRandomWord(word: string): boolean {
  if (/^\d{8,}$/.test(word)) return !DATE.test(word)
  if (NAMED_VERSION.test(word)) return false
  if (word.length < 6) return false
  const groups = word.match(/\d+|[A-Za-z]+/g) ?? []
  if (groups.length >= 4) return true
  if (/^(?=.*\d)[0-9a-f]{7,}$/.test(word)) return groups.length >= 3
  if (!RANDOM_LENGTHS.has(word.length)) return false
  // `CartTotal` has humps of three letters and more.
  const humps = word.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? []
  return humps.length >= 4 || (humps.length >= 3 && humps.some((hump) => /^[A-Z]{1,2}$/.test(hump)))
}
