// Changes each word that users read, one at a time, and counts the changes that approved texts notice:
// npm run mutants
// Changes the tests themselves, and lists those that pass with their change: npm run mutants -- --tests [paths]
import { changeTests } from './mutants/tests.ts'

const [, , kind, ...paths] = process.argv

if (kind === '--tests') changeTests(paths)
else await import('./mutants/words.ts')
