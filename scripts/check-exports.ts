// Checks how many exports of src only tests and scripts import, and that no two files of src export one name. Runs as a part of npm run lint.
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { analyzeTsConfig } from 'ts-unused-exports/lib/app.js'

/**
 * It goes down, unless files are joined: what another file of the folder imported is then used in its own file, and by tests.
 * Limits that the documents repeat do not count: their test is read as well.
 */
const MAX_FOR_TESTS = 83
const LIMITS = '__tests__/limits.test.ts'

/** What `import()` loads, which the package does not follow, and what nothing uses yet. */
const LOADED = [
  'src/actions/report/read-result-files.ts: readResultFiles',
  'src/gather/failures/questions.ts: explainFailures',
  'src/github/artifacts/fetch-results.ts: fetchResults',
  'src/github/known-issues/read-blocks.ts: readBlocks',
  'src/github/logs/facts/fact-reader.ts: factReader',
  'src/github/logs/read-log.ts: readLog',
  // For the fields that a later version adds.
  'src/model/shapes/values.ts: emptyByDefault',
  'src/model/shapes/values.ts: nullByDefault',
  'src/programs.ts: runProgram',
]

/** `programs.ts` loads these in the same way. */
const ACTION = /^src\/(?:\w+\/)?actions\/.*: action$/

const ROOT = join(import.meta.dirname, '..')

const files = globSync(['src/**/*.{ts,tsx}', LIMITS], { cwd: ROOT })
const { unusedExports } = analyzeTsConfig(join(ROOT, 'tsconfig.json'), files)
const names = Object.entries(unusedExports)
  .flatMap(([path, found]) =>
    found.map(({ exportName }) => `${relative(ROOT, path)}: ${exportName}`),
  )
  .filter((name) => !LOADED.includes(name) && !ACTION.test(name))

if (names.length > MAX_FOR_TESTS) {
  console.error(names.join('\n'))
  console.error(`${names.length} exports for tests alone, at most ${MAX_FOR_TESTS} are allowed`)
  process.exitCode = 1
}

/** Names that each action exports. */
const OF_ACTIONS = ['action', 'INPUTS', 'NO_OUTPUTS']

const EXPORT =
  /^export (?:default )?(?:async )?(?:const|function\*?|class|interface|type) ([A-Za-z_$][\w$]*)/gm

const exported = globSync('src/**/*.ts', { cwd: ROOT })
  .sort()
  .flatMap((path) => {
    const found = readFileSync(join(ROOT, path), 'utf8').matchAll(EXPORT)
    return [...new Set(Array.from(found, ([, name = '']) => name))].map((name) => ({ name, path }))
  })
for (const [name, some] of Map.groupBy(exported, (one) => one.name)) {
  const paths = some.map(({ path }) => path)
  // A shape has the name of its type in the model, and both are published.
  const isShape = paths.some((path) => path.startsWith('src/model/shapes/'))
  const others = isShape ? paths.filter((path) => !path.startsWith('src/model/')) : paths.slice(1)
  if (others.length === 0 || OF_ACTIONS.includes(name)) continue
  console.error(`${name} is exported by ${paths.join(' and ')}: give each a name of its own`)
  process.exitCode = 1
}
