import { describe, expect, it } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readResultFiles } from '../../../src/actions/report/read-result-files.ts'
import { bytesRedactor } from '../../../src/github/errors/redact-bytes.ts'
import { describeWith } from '../../../testing/requirements.ts'
import { temporaryFolders } from '../../../testing/temporary-folders.ts'
import { listedTests } from '../../../testing/listed-tests.ts'

const temporaryFolder = temporaryFolders()
const XML = '<testsuite><testcase name="sums"/></testsuite>'

/** Returns a folder with files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** Returns the tests of each file by its name, and the texts of the notes. */
async function read(folder: string, ...patterns: readonly string[]) {
  const redact = bytesRedactor(['secret'])
  const { files, notes } = await readResultFiles(patterns, { folder, jobId: 7, redact })
  expect(files.every(({ uploaders }) => uploaders[0]?.jobId === 7)).toBe(true)
  return {
    files: Object.fromEntries(
      files.map(({ name, results }) => [name, listedTests(results).map((test) => test.name)]),
    ),
    texts: notes.map(({ text }) => text),
  }
}

const NONE = (what: string) =>
  `Test results in ${what} could not all be read: no file of this job is there; ./ in test-results is the workspace of the job that reports.`

describe('readResultFiles', () => {
  it.each<[string[], string[]]>([
    [['./junit.xml'], ['junit.xml']],
    [['./*'], ['junit.xml', 'results']],
    [['./**/TEST-*.xml'], ['a/target/TEST-a.xml', 'b/TEST-b.xml']],
    [['./a/**', './a/target/TEST-a.xml'], ['a/target/TEST-a.xml']],
    [['./none.xml', './['], []],
  ])('reads %j as %j', async (patterns, names) => {
    const folder = folderWith({
      ...{ 'junit.xml': XML, results: XML, 'a/target/TEST-a.xml': XML, 'b/TEST-b.xml': XML },
      'coverage.xml': '<coverage/>',
    })
    const { files, texts } = await read(folder, ...patterns)
    expect(Object.keys(files).sort()).toEqual(names)
    expect(texts).toEqual(names.length > 0 ? [] : [NONE('./none.xml and 1 more')])
  })

  it('never reads a file that is not in the workspace', async () => {
    const outside = folderWith({ 'out.xml': XML, 'deep/out.xml': XML })
    const folder = folderWith({ 'x/in.xml': XML })
    symlinkSync(join(outside, 'out.xml'), join(folder, 'file.xml'))
    symlinkSync(join(outside, 'deep'), join(folder, 'deep'))
    symlinkSync(join(folder, 'gone.xml'), join(folder, 'broken.xml'))
    const patterns = ['./file.xml', './deep/*.xml', './**/*.xml', './../*/out.xml', `${outside}/*`]
    expect(await read(folder, ...patterns)).toEqual({
      files: { 'x/in.xml': ['sums'] },
      texts: [
        NONE('./file.xml and 2 more'),
        'Test results in ./../*/out.xml could not all be read: test-results has only paths in the workspace.',
      ],
    })
  })

  it('does not read the folder beside the workspace whose name starts with its name', async () => {
    const folder = folderWith({ 'work/a.xml': XML, 'work-2/b.xml': XML })
    const { files } = await read(join(folder, 'work'), './../work-2/*.xml', './*.xml')
    expect(Object.keys(files)).toEqual(['a.xml'])
  })

  it('follows a link within the workspace once, also if it leads to a folder around it', async () => {
    const folder = folderWith({ 'a/b/in.xml': XML })
    symlinkSync(join(folder, 'a'), join(folder, 'a/b/loop'))
    symlinkSync(join(folder, 'a/b/in.xml'), join(folder, 'link.xml'))
    expect(await read(folder, './**/*.xml')).toEqual({
      files: { 'a/b/in.xml': ['sums'] },
      texts: [],
    })
  })

  describeWith('POSIX', 'with pipes', () => {
    it('ignores folders and pipes', async () => {
      const folder = folderWith({ 'a.xml/b.xml': XML })
      execFileSync('mkfifo', [join(folder, 'pipe.xml')])
      expect((await read(folder, './*.xml')).files).toEqual({})
    })
  })

  it('removes secrets', async () => {
    const folder = folderWith({ 'a.xml': XML.replace('sums', 'secret') })
    expect((await read(folder, './a.xml')).files).toEqual({ 'a.xml': ['******'] })
  })

  it('reports a file that is not well-formed, and one that is too large', async () => {
    const folder = folderWith({ 'a.xml': '<testsuite>', 'b.xml': XML, 'c.xml': XML })
    truncateSync(join(folder, 'b.xml'), 20_000_001)
    expect(await read(folder, './*.xml')).toEqual({
      files: { 'a.xml': [], 'c.xml': ['sums'] },
      texts: [
        'Test results in a.xml could not all be read: it is not well-formed: unclosed tag: testsuite (line 1, column 11).',
        'Test results in b.xml could not all be read: it is larger than 20 MB.',
      ],
    })
  })

  it('reports a folder that is missing', async () => {
    const { texts } = await read(join(temporaryFolder(), 'gone'), './*.xml')
    expect(texts).toEqual([expect.stringMatching(/^Test results in \.\/\*\.xml .*: ENOENT: .+\.$/)])
  })
})
