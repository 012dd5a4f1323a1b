import { getInput } from '@actions/core'
import { asObject, asOrdinal, parseJson } from '../github/json-values.ts'
import { LANGUAGE } from '../model/known-issue.ts'
import { readEvent } from './read-event.ts'
import { readRepository, type StepSource } from './read-target.ts'
import { type Env, getVariable } from './read-values.ts'
import { InputError } from './step-failure.ts'

/** An input of an action: its default, as in its action.yml, and how it is read. */
export interface Input<Value> {
  /** '' for none. */
  readonly fallback: string
  /** Whether an empty text is a value of the input. */
  readonly mayBeEmpty?: boolean
  /** What an invalid text counts as. @default as if none was given */
  readonly invalid?: Value
  /** @throws StepFailure */
  readonly read: (given: string, name: string, env: Env) => Value
}

export type Inputs = Readonly<Record<string, Input<unknown>>>

type CamelCase<Name> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name & string

/** What the inputs of an action are read as, `older-than` as `olderThan`. */
export type ValuesOf<Of extends Inputs> = {
  readonly [Name in keyof Of as CamelCase<Name>]: ReturnType<Of[Name]['read']>
}

/** Source of an action's inputs. */
export interface InputSource extends StepSource {
  /** Returns an input, trimmed; '' if it is not set. */
  readonly given: (name: string, input: Input<unknown>) => string
}

/** Returns what a step reads its inputs from. */
export async function inputSource(): Promise<InputSource> {
  const event = await readEvent(process.env.GITHUB_EVENT_PATH)
  return { given: (name, input) => readGiven(name, input, event), env: getVariable, event }
}

/**
 * Reads inputs in their order.
 *
 * @param onInvalid receives what is wrong with an input; unless it throws, as by default, the others are read
 */
export function readValues<Of extends Inputs>(
  inputs: Of,
  { given, env }: InputSource,
  onInvalid = (error: InputError): void => {
    throw error
  },
): ValuesOf<Of> {
  const read = (name: string, input: Input<unknown>): unknown => {
    try {
      return input.read(given(name, input), name, env)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      onInvalid(error)
      return input.invalid ?? input.read(readDefault(input.fallback, undefined), name, env)
    }
  }
  const values = Object.entries(inputs).map(([name, input]) => [
    name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    read(name, input),
  ])
  return Object.fromEntries(values) as ValuesOf<Of>
}

/**
 * Reads an input that the runner set. An empty input is one that was not given: the runner sets a default only if a
 * step does not name the input, so a wrapper that passes on its own optional inputs passes '' for those that it was
 * not given, unless an empty text is a value of the input.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionRunner.cs
 *
 * @param event the payload of the event, which some defaults are from
 */
export function readGiven(
  name: string,
  { fallback, mayBeEmpty = false }: Input<unknown>,
  event?: unknown,
): string {
  const isEmpty = mayBeEmpty && process.env[`INPUT_${name.toUpperCase()}`] !== undefined
  return getInput(name) || (isEmpty ? '' : readDefault(fallback, event))
}

/** Returns the value of a default; '' for an expression with a value that only the runner knows. */
function readDefault(fallback: string, event: unknown): string {
  switch (fallback) {
    case '${{ github.repository }}':
      return getVariable('GITHUB_REPOSITORY') ?? ''
    case '${{ github.run_id }}':
      return getVariable('GITHUB_RUN_ID') ?? ''
    case '${{ github.event.workflow_run.id }}':
      return String(asOrdinal(asObject(asObject(event).workflow_run).id) ?? '')
  }
  return fallback.startsWith('${{') ? '' : fallback
}

/** An input with a form of its own. */
export function parsed<Value>(fallback: string, read: Input<Value>['read']): Input<Value> {
  return { fallback, read }
}

/** An input that is `undefined` if it is empty. */
export function optional<Value>({ fallback, read }: Input<Value>): Input<Value | undefined> {
  return parsed(fallback, (given, ...rest) => (given === '' ? undefined : read(given, ...rest)))
}

export function text(fallback = ''): Input<string> {
  return parsed(fallback, (given) => given)
}

/** @param accepted what the input accepts, to follow "expected" */
export function textIn(form: RegExp, accepted: string, fallback = ''): Input<string> {
  return parsed(fallback, (given, name) => {
    if (form.test(given)) return given
    throw new InputError(name, given, accepted)
  })
}

export function login(fallback = ''): Input<string> {
  return textIn(/^[\w-]+(?:\[bot\])?$/, 'a login such as github-actions[bot]', fallback)
}

/** A text that is no part of YAML or JSON: in no quotes, and no bracket is around all of it. `[Type] Bug` is a label. */
const NAME = /^(?![[{]*["']|[[{][^\]}]*[\]}]*$)/

/** A name; '' stands for no name. */
export function nameAs(example: string, fallback = ''): Input<string | undefined> {
  const accepted = `a name without quotes or brackets around it, such as ${example}`
  return optional(textIn(NAME, accepted, fallback))
}

/** One of the accepted words, in any case. */
export function choiceOf<const Word extends string>(
  fallback: string,
  accepted: readonly Word[],
): Input<Word> {
  return parsed(fallback, (given, name) => {
    const word = accepted.find((one) => one === given.toLowerCase())
    if (word !== undefined) return word
    throw new InputError(name, given, accepted.join(' or '))
  })
}

export function flag(fallback: 'true' | 'false'): Input<boolean> {
  const { read } = choiceOf(fallback, ['true', 'false'])
  return parsed(fallback, (...given) => read(...given) === 'true')
}

export function count(
  fallback: string,
  max: number,
  min = 0,
  accepted = `a whole number from ${min} to ${max}`,
): Input<number> {
  const read = (given: string, name: string) => {
    const number = /^\d+$/.test(given) ? Number(given) : NaN
    if (number >= min && number <= max) return number
    throw new InputError(name, given, accepted)
  }
  return { fallback, read, invalid: min }
}

/** @param purpose follows what is accepted */
export function id(fallback = '', purpose = ''): Input<number> {
  return count(fallback, Number.MAX_SAFE_INTEGER, 1, `a whole number above 0${purpose}`)
}

/** Lines that are not blank. */
export function lines(): Input<string[]> {
  return list('', '\n')
}

/** Texts, separated by commas or newlines. */
export function listOf(fallback = ''): Input<string[]> {
  return list(fallback, /[,\n]/)
}

/** Names, separated by commas or newlines; in JSON, each can have any form. */
export function names(): Input<string[]> {
  return parsed('', (given, name, env) => {
    const entries = listOf().read(given, name, env)
    const isYaml =
      !entries.every((one) => NAME.test(one)) || entries.every((one) => /^-\s/.test(one))
    if (entries.length === 0 || Array.isArray(parseJson(given)) || !isYaml) return entries
    const form = 'one name per line without quotes, brackets or a dash'
    throw new InputError(name, given, `${form}, or a JSON array such as ["one", "two"]`)
  })
}

function list(fallback: string, separator: string | RegExp): Input<string[]> {
  return parsed(fallback, (given, name) => {
    const entries = entriesIn(given, separator)
    if (entries !== undefined) return entries
    throw new InputError(name, given, 'one text per line, or a JSON array of texts')
  })
}

/** Divides a list, or reads one in JSON, of which each text is an entry; `undefined` for other JSON, or lines in it. */
export function entriesIn(given: string, separator: string | RegExp): string[] | undefined {
  const json = parseJson(given)
  const entries: unknown = typeof json === 'object' && json !== null ? json : given.split(separator)
  const isLine = (one: unknown) => typeof one === 'string' && !one.trim().includes('\n')
  if (!Array.isArray(entries) || !entries.every(isLine)) return undefined
  return (entries as string[]).map((one) => one.trim()).filter((one) => one !== '')
}

/** Several of the accepted words, separated by commas or newlines. */
export function words<const Word extends string>(accepted: readonly Word[]): Input<Word[]> {
  return parsed('', (given, name, env) =>
    listOf()
      .read(given, name, env)
      .map((word) => {
        const found = accepted.find((one) => one === word.toLowerCase())
        if (found !== undefined) return found
        throw new InputError(name, word, `some of ${accepted.join(', ')}`)
      }),
  )
}

export const TOKEN = { 'github-token': text('${{ github.token }}') }

/** Inputs of actions that send requests about a repository. */
export const REPOSITORY = {
  ...TOKEN,
  repository: parsed('${{ github.repository }}', readRepository),
}

/** Inputs of actions that send requests about a run. */
export const RUN_INPUTS = { ...REPOSITORY, 'run-id': id('${{ github.run_id }}') }

export const ON_ERROR = {
  'on-error': { ...choiceOf('warn', ['warn', 'fail']), invalid: 'fail' as const },
}

/** The label of issues about known failures; an empty text turns these off. */
export const KNOWN_ISSUES = { 'known-issues': { ...nameAs(LANGUAGE, LANGUAGE), mayBeEmpty: true } }
