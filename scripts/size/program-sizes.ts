import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Returns how many bytes of `dist/` a program loads when it starts: its own file, the start of the bundle, and the
 * chunks that webpack lists for it there.
 *
 * @throws if the start of the bundle does not list them as expected
 */
export function programSize(root: string, name: string): number {
  const bundle = join(root, 'dist/bundle')
  const start = readFileSync(join(bundle, 'index.js'), 'utf8')
  const [, imports = ''] = new RegExp(`[{,]"?${name}"?:\\(\\)=>(.*?)\\.then\\(`).exec(start) ?? []
  const chunks = [...imports.matchAll(/\.e\((\d+)\)/g)].map(([, id]) => `${id}.index.js`)
  if (chunks.length === 0) throw new Error(`dist/bundle/index.js lists no chunks of ${name}`)
  return [
    join(root, 'dist', name, 'index.js'),
    ...['index.js', ...chunks].map((file) => join(bundle, file)),
  ]
    .map((file) => statSync(file).size)
    .reduce((sum, size) => sum + size, 0)
}
