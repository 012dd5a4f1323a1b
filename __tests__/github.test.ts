import { expect, it } from '@jest/globals'
import { onePerId } from '../src/github/json-values.ts'
import { listPages } from '../src/conversation/github/comments.ts'

const entries = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ id: from + index }))

it('onePerId keeps the newest response of an id, and what has no id', () => {
  const listed = [{ id: 1, body: 'old' }, { id: 2 }, 'text', {}, {}, { id: 1, body: 'new' }]
  expect(onePerId(listed)).toEqual([{ id: 1, body: 'new' }, { id: 2 }, 'text', {}, {}])
})

it('listPages lists an entry once that moves to the next page, and reads on behind it', async () => {
  const pages = [entries(0, 100), entries(99, 199), entries(199, 210)]
  const listed = await listPages(({ page }) => Promise.resolve(pages[page - 1] ?? []))
  expect(listed).toEqual(entries(0, 210))
})
