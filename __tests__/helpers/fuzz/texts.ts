import fc from 'fast-check'
import { logLine } from '../log-text.ts'

/** The workflow file of the run. */
export const WORKFLOW = `name: CI
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
  test:
    needs: build
    strategy: { matrix: { os: [ubuntu, windows], node: [20, 22] } }
    runs-on: \${{ matrix.os }}-latest
  deploy:
    needs: [test]
    uses: ./.github/workflows/deploy.yml
  report:
    if: always()
    needs: [build, test, deploy]
    runs-on: ubuntu-slim
`

/** The one that it calls. */
export const CALLED_WORKFLOW = `on: workflow_call
jobs:
  eu:
    runs-on: ubuntu-latest
  us:
    needs: eu
    name: us
    runs-on: ubuntu-latest
`

/** The log of a job, a line every ten seconds. */
export const anyLog = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '##[group]Run npm test',
        '##[endgroup]',
        '##[error]Expected 1, received 2',
        '##[error]Process completed with exit code 1.',
        '\u001B[31mFAIL\u001B[0m basket.test.js',
        'Post job cleanup.',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
    ),
    { minLength: 20, maxLength: 40 },
  )
  .map((lines) => lines.map((line, at) => `${logLine(10 * at, line)}\n`).join(''))
