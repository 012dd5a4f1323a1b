import * as jest from '@jest/globals'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers'
import type { Change } from './plant-changes.ts'

export * from '@jest/globals'

/** What a file of tests writes into the folder `CHANGED_TESTS` when its tests have run. */
export interface Noticed {
  readonly path: string
  readonly changes: Readonly<Record<string, Change>>
  /** What a test reached, and what was reached while the file was loaded. */
  readonly reached: readonly string[]
  readonly loaded: readonly string[]
  readonly noticed: readonly string[]
  /** The tests that fail as they are, that pass without an `expect`, and that fail when they run twice. */
  readonly failed: readonly string[]
  readonly silent: readonly string[]
  readonly unrepeatable: readonly string[]
}

type Run = () => Promise<void>

/** What runs before and after each test of a `describe`. */
interface Scope {
  readonly before: readonly Run[]
  readonly after: readonly Run[]
}

/** A changed test that takes longer hangs, and is noticed. */
const MAX_TEST_MS = 60_000

const { CHANGED_TESTS = '', CHANGED_AT_LOAD = '[]' } = process.env
/** The changes that are made from the start, of each file at most one. */
const atLoad = new Set(JSON.parse(CHANGED_AT_LOAD) as readonly string[])
const changes: Record<string, Change> = {}
const reached = new Set<string>()
const loaded = new Set<string>()
const noticed = new Set<string>()
const failed = new Set<string>()
const silent = new Set<string>()
const unrepeatable = new Set<string>()

let active: string | undefined
/** What the running test has reached. */
let current: Set<string> | undefined
let scope: Scope = { before: [], after: [] }

export function changesOf(file: string, list: readonly Change[]) {
  const keyOf = (number: number) => `${file}#${number}`
  for (const [number, change] of list.entries()) changes[keyOf(number)] = change
  const $on = (number: number): boolean => {
    const key = keyOf(number)
    if (current === undefined) loaded.add(key)
    else current.add(key)
    return key === active || atLoad.has(key)
  }
  const $turn = <Matchers extends object>(number: number, matchers: Matchers): Matchers =>
    $on(number) ? turned(matchers) : matchers
  return { $turn, $on }
}

/** Returns matchers that pass if these fail, also below `resolves` and `rejects`. */
function turned<Matchers extends object>(matchers: Matchers): Matchers {
  return new Proxy(matchers, {
    get(target, name) {
      const own = target as Readonly<Record<string | symbol, unknown>>
      if (name === 'resolves' || name === 'rejects') return turned(own[name] as object)
      return name === 'not' ? target : (own['not'] as typeof own)[name]
    },
  })
}

/** Runs a test as it is, again, and with each change that it reaches and no other test has noticed. */
async function runChanged(title: string, run: Run, hooks: Scope): Promise<void> {
  current = new Set()
  if (atLoad.size > 0) {
    try {
      await run()
    } catch {
      for (const key of atLoad) noticed.add(key)
    }
    return
  }
  if (await fails(run)) {
    failed.add(title)
    return
  }
  const own = [...current]
  for (const key of own) reached.add(key)
  if (!own.some((key) => changes[key]?.choice === undefined)) silent.add(title)
  const open = own.filter((key) => !noticed.has(key) && changes[key]?.reason === undefined)
  if (open.length > 0 && (await failsAgain(run, hooks))) unrepeatable.add(title)
  else for (const key of open) if (await failsAgain(run, hooks, key)) noticed.add(key)
  current = undefined
}

async function failsAgain(run: Run, { before, after }: Scope, key?: string): Promise<boolean> {
  for (const hook of [...after, ...before]) await hook()
  return fails(run, key)
}

async function fails(run: Run, key?: string): Promise<boolean> {
  active = key
  const late = Promise.withResolvers<never>()
  const timer = wait(() => {
    late.reject(new Error('The test takes too long'))
  }, MAX_TEST_MS)
  try {
    await Promise.race([run(), late.promise])
    return false
  } catch {
    return true
  } finally {
    clearTimeout(timer)
    active = undefined
  }
}

const define = (title: string, run: Run, timeout?: number) => {
  const hooks = scope
  jest.it(title, () => runChanged(title, run, hooks), timeout)
}

export const it = Object.assign(define, {
  each:
    (rows: readonly (readonly unknown[])[]) =>
    (title: string, run: (...row: readonly unknown[]) => Promise<void>, timeout?: number): void => {
      const hooks = scope
      const runRow = (...row: readonly unknown[]) => runChanged(title, () => run(...row), hooks)
      jest.it.each(rows)(title, runRow, timeout)
    },
})

const inScope =
  (defineTests: (...row: readonly unknown[]) => void) =>
  (...row: readonly unknown[]): void => {
    const outer = scope
    scope = { before: [...outer.before], after: [...outer.after] }
    defineTests(...row)
    scope = outer
  }

export const describe = Object.assign(
  (title: string, defineTests: () => void) => {
    jest.describe(title, inScope(defineTests))
  },
  {
    each: (rows: readonly (readonly unknown[])[]) => (title: string, defineTests: () => void) => {
      jest.describe.each(rows)(title, inScope(defineTests))
    },
    skip: jest.describe.skip,
  },
)

/** Hooks stand before the tests that they are for. */
export function beforeEach(hook: Run): void {
  scope = { ...scope, before: [...scope.before, hook] }
  jest.beforeEach(hook)
}

export function afterEach(hook: Run): void {
  scope = { ...scope, after: [hook, ...scope.after] }
  jest.afterEach(hook)
}

jest.afterAll(() => {
  const path = jest.expect.getState().testPath ?? ''
  const lists = { reached, loaded, noticed, failed, silent, unrepeatable }
  const result = Object.fromEntries(Object.entries(lists).map(([name, set]) => [name, [...set]]))
  const name = path.replaceAll(/\W/g, '_')
  writeFileSync(join(CHANGED_TESTS, `${name}.json`), JSON.stringify({ path, changes, ...result }))
})
