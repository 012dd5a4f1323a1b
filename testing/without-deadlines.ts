import { afterAll, beforeAll, jest } from '@jest/globals'

/** Lets no deadline pass in the tests of a file: a busy machine may take longer than a report waits. */
export function withoutDeadlines(): void {
  const { signal } = new AbortController()
  beforeAll(() => {
    jest.spyOn(AbortSignal, 'timeout').mockReturnValue(signal)
  })
  afterAll(() => {
    jest.restoreAllMocks()
  })
}
