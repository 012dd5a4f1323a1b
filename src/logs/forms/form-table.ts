import type { Form } from './form.ts'

/** Rows that are joined to find the first matching one, which saves most tests. */
const BLOCK_ROWS = 16

/** Returns a function that finds the first row that matches. Most lines match none, which a few joined patterns show. */
export function formTable(rows: readonly Form[]): (text: string) => Form | undefined {
  const blocks = Array.from({ length: Math.ceil(rows.length / BLOCK_ROWS) }, (_, at) => {
    const block = rows.slice(at * BLOCK_ROWS, (at + 1) * BLOCK_ROWS)
    const sources = block.map(({ pattern }) => `(?:${pattern.source.replace(/\(\?<\w+>/g, '(?:')})`)
    // Their rows are for lines of at most 1,000 characters.
    return { block, joined: new RegExp(sources.join('|')) }
  })
  return (text) =>
    blocks.find(({ joined }) => joined.test(text))?.block.find(({ pattern }) => pattern.test(text))
}
