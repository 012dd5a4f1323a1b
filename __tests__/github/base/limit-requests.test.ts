import { expect, it } from '@jest/globals'
import { limitRequests } from '../../../src/github/base/fetch-bases.ts'
import { fakeClient } from '../../../testing/fake-client.ts'

it('limitRequests rejects requests above the limit without sending them', async () => {
  const inner = fakeClient(() => ({}))
  const { client, remaining } = limitRequests(inner, 2)
  const get = () => client.get('/user', {}, new AbortController().signal)
  await Promise.all([get(), get()])
  expect(remaining()).toBe(0)
  await expect(get()).rejects.toThrow('only 2 requests are made for this')
  expect(inner.requested).toHaveLength(2)
})
