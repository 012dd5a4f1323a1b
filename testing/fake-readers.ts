import type { IssueReaders } from '../src/conversation/actions/issue/decide-issue.ts'

/** What the readers of `decideIssue` find. */
export type FakeFacts = {
  readonly [Name in keyof IssueReaders]?: Awaited<ReturnType<IssueReaders[Name]>>
}

/** Returns readers that fail with the name of what is not among the facts. */
export function fakeReaders(facts: FakeFacts): IssueReaders {
  const reader = { get: (_: object, name: keyof FakeFacts) => () => find(facts, name) }
  return new Proxy({}, reader) as IssueReaders
}

async function find(facts: FakeFacts, name: keyof FakeFacts): Promise<unknown> {
  if (!(name in facts)) throw new Error(`read: ${name}`)
  return await Promise.resolve(facts[name])
}
