import type { IssueReaders } from '../src/actions/issue/decide-issue.ts'

type Read<Name extends keyof IssueReaders> = Awaited<ReturnType<IssueReaders[Name]>>

/** What the readers of `decideIssue` find. */
export interface FakeFacts {
  readonly lost?: Read<'findLost'>
  readonly unproven?: Read<'findUnproven'>
  readonly series?: Read<'findSeries'>
  readonly closed?: Read<'findClosed'>
  readonly next?: Read<'makeNext'>
}

/** Returns readers that fail with the name of what is not among the facts. */
export function fakeReaders(facts: FakeFacts): IssueReaders {
  const read =
    <Name extends keyof FakeFacts>(name: Name) =>
    () =>
      name in facts
        ? Promise.resolve(facts[name] as NonNullable<FakeFacts[Name]>)
        : Promise.reject(new Error(`read: ${name}`))
  return {
    findLost: read('lost'),
    findUnproven: read('unproven'),
    findSeries: read('series'),
    findClosed: read('closed'),
    makeNext: read('next'),
  }
}
