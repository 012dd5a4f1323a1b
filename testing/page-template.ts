import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCE = join(import.meta.dirname, '../src/render/html')

/** Returns the template of the HTML page, as in `page.html` beside a bundle: with its style, and with the hash of it. */
export function pageTemplate(): string {
  const source = readFileSync(join(SOURCE, 'page.css'), 'utf8')
  const style = source.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ')
  const hash = createHash('sha256').update(style).digest('base64')
  return readFileSync(join(SOURCE, 'template.html'), 'utf8')
    .replace('{{style-hash}}', `sha256-${hash}`)
    .replace('<!-- style -->', () => `<style>${style}</style>`)
}
