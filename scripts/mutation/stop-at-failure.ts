import { TestEnvironment } from 'jest-environment-node'

interface TestEvent {
  readonly name: string
  readonly test?: { mode?: string | null }
}

/** One test that fails is enough to tell; those after it are omitted. */
export default class StopAtFailure extends TestEnvironment {
  #failed = false

  handleTestEvent({ name, test }: TestEvent): void {
    if (name === 'test_fn_failure') this.#failed = true
    if (name === 'test_start' && test && this.#failed) test.mode = 'skip'
  }
}
