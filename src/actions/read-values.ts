import { InputError } from './step-failure.ts'

/** Gives an input as text, trimmed; '' when it is not given. */
export type Get<Name extends string = string> = (name: Name) => string

/** Returns a variable that the runner sets; it sets an unknown one to ''. */
export function getVariable(name: string): string | undefined {
  return process.env[name] || undefined
}

export function readId<N extends string>(name: N, get: Get<N>): number {
  const id = /^\d+$/.test(get(name)) ? Number(get(name)) : NaN
  if (!Number.isSafeInteger(id) || id === 0)
    throw new InputError(name, get(name), 'a whole number above 0')
  return id
}

export function readBoolean<N extends string>(name: N, get: Get<N>): boolean {
  const value = get(name).toLowerCase()
  if (value !== 'true' && value !== 'false') throw new InputError(name, get(name), 'true or false')
  return value === 'true'
}

/** A whole number from `least` to `most`. */
export function readCount<N extends string>(name: N, get: Get<N>, most: number, least = 0): number {
  const count = /^\d+$/.test(get(name)) ? Number(get(name)) : NaN
  if (!(count >= least && count <= most)) {
    throw new InputError(name, get(name), `a whole number from ${least} to ${most}`)
  }
  return count
}

/** An optional text; `undefined` when it is not given. */
export function readText<N extends string>(name: N, get: Get<N>): string | undefined {
  return get(name) === '' ? undefined : get(name)
}

/** One word of a list of accepted ones. */
export function readChoice<N extends string, const W extends string>(
  name: N,
  get: Get<N>,
  accepted: readonly W[],
): W {
  const value = get(name).toLowerCase()
  const choice = accepted.find((word) => word === value)
  if (choice === undefined) throw new InputError(name, get(name), accepted.join(' or '))
  return choice
}

/** Several words of a list of accepted ones, separated by commas or line ends. */
export function readWords<N extends string, const W extends string>(
  name: N,
  get: Get<N>,
  accepted: readonly W[],
): W[] {
  return get(name)
    .split(/[,\n]/)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '')
    .map((word) => {
      const choice = accepted.find((one) => one === word)
      if (choice === undefined) throw new InputError(name, word, `some of ${accepted.join(', ')}`)
      return choice
    })
}

/** The lines that have something in them. */
export function readLines<N extends string>(name: N, get: Get<N>): string[] {
  return get(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
