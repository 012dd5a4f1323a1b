import { expect, it } from '@jest/globals'
import { fetchHistories } from '../../../src/github/base/fetch-others.ts'
import { sourceOf } from '../../../testing/fake-client.ts'
import { directClients } from '../../../testing/fake-github/direct-clients.ts'
import { fakeState } from '../../../testing/fake-github/state.ts'

const shaOf = (digit: number) => String(digit).repeat(40)

it('fetches the commits of a branch, and those of other branches that it lacks', async () => {
  const [first, second, topic, onTopic] = [shaOf(1), shaOf(2), shaOf(3), shaOf(4)]
  const mergeBases = { [topic]: first, [onTopic]: topic }
  const commits = { branch: 'main', shas: [first, second], mergeBases }
  const source = sourceOf(directClients(fakeState({ commits })).client)
  const found = await fetchHistories(source, 'main', [topic, onTopic])
  expect(found.base).toEqual(new Set([second, first]))
  expect([...found.heads.values()]).toEqual([[topic], [onTopic, topic]])
})
