import { expect, it } from '@jest/globals'
import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'

const MAX_FILES_IN_FOLDER = 18

it(`src has at most ${MAX_FILES_IN_FOLDER} files in a folder`, () => {
  const paths = globSync('src/**/*.{ts,tsx}', { cwd: join(import.meta.dirname, '..') })
  const sizes = [...Map.groupBy(paths, dirname)].map(([folder, files]) => [folder, files.length])
  expect(sizes).toContainEqual(['src/actions/cancel', 2])
  expect(sizes.filter(([, size]) => Number(size) > MAX_FILES_IN_FOLDER)).toEqual([])
})
