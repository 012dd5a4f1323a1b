import { stripVTControlCharacters } from 'node:util'

/** Removes secrets from texts of others: of a server, a proxy, a library or an input. */
export interface Redactor {
  /** Returns a text for an error: also removes passwords in URLs and whatever has the form of a GitHub token. */
  readonly text: (text: string) => string
  /** Returns a response, which stays as it is unless it contains a whole secret. */
  readonly body: (text: string) => string
  /**
   * Returns what is shown: removes each whole secret from all texts of a value, also one with colours, links or controls
   * within it. A program that hides it on purpose, as with a zero-width space or an escape for each character, can show it.
   */
  readonly shown: <Value>(value: Value) => Value
}

const MASK = '***'

/** Shorter texts are no secrets, and are parts of other words. */
const MIN_SECRET_LENGTH = 4
/** A server may repeat the start of a key, so that parts of this length are secret, too. */
export const PART_LENGTH = 8

/** A character that is percent-encoded or escaped as in JSON, once or twice. */
const ESCAPED = /%[\da-f]{2}|\\{1,2}u[\da-f]{4}|\\["\\/]/gi
export const CHARACTER = new RegExp(`${ESCAPED.source}|[^]`, 'gi')

/** https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/ */
const GITHUB_TOKEN = /\b(?:gh[a-z]|github_pat)_\w{8,}/g
const URL_CREDENTIALS = /\/\/[^\s/?#]*@/g

/** Returns a redactor of these secrets: as they are, percent-encoded, escaped as in JSON, and in Base64. */
export function redactor(secrets: readonly string[]): Redactor {
  const forms = secretForms(secrets)
  const parts = new Set(forms.flatMap(secretParts))
  const lengths = new Set([...parts].map(({ length }) => length))
  const hide = (text: string): string => {
    const characters = text.match(CHARACTER) ?? []
    const plain = unescapeCharacters(text)
    const hidden = new Set<number>()
    for (let from = 0; from < plain.length; from++) {
      for (const length of lengths) {
        if (!parts.has(plain.slice(from, from + length))) continue
        for (let at = from; at < from + length; at++) hidden.add(at)
      }
    }
    if (hidden.size === 0) return text
    return characters
      .map((character, at) => (!hidden.has(at) ? character : hidden.has(at - 1) ? '' : MASK))
      .join('')
  }
  const isIn = (text: string) => forms.some((form) => text.includes(form))
  const body = (text: string): string => {
    if (isIn(text)) return hide(text)
    const plain = unescapeCharacters(text)
    return plain !== text && isIn(plain) ? hide(text) : text
  }
  const shownForms = formsShown(secrets)
  const minLength = Math.min(...shownForms.map(({ length }) => length))
  const hideShown = (text: string) =>
    shownForms.reduce(
      (rest, form) => (rest.includes(form) ? rest.replaceAll(form, MASK) : rest),
      text,
    )
  const shownText = (text: string): string => {
    const redacted = hideShown(text)
    if (!CONTROL.test(redacted)) return redacted
    const visible = visibleText(redacted)
    const hidden = hideShown(visible)
    return hidden === visible ? redacted : hidden
  }
  return {
    text: (text) => hide(text).replace(URL_CREDENTIALS, `//${MASK}@`).replace(GITHUB_TOKEN, MASK),
    body,
    shown: (value) => replaceTexts(value, shownText, minLength),
  }
}

/** A control character, apart from a line break. */
const CONTROL = /[^\P{Cc}\n]/u
const CONTROLS = new RegExp(CONTROL.source, 'gu')

/** A character that a terminal overwrites. */
const OVERWRITTEN = /[^\n\x08]\x08/g // eslint-disable-line no-control-regex

/** Returns a text as a terminal shows it. */
function visibleText(text: string): string {
  return stripVTControlCharacters(text).replace(OVERWRITTEN, '').replace(CONTROLS, '')
}

/** Returns the forms in which programs print a secret without hiding it on purpose, the longest first, each once. */
function formsShown(secrets: readonly string[]): readonly string[] {
  const forms = secrets
    .filter(({ length }) => length >= MIN_SECRET_LENGTH)
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret.toWellFormed()),
      JSON.stringify(secret).slice(1, -1),
      ...base64Forms(secret),
    ])
  return [...new Set(forms)].toSorted((a, b) => b.length - a.length)
}

/** Returns the forms of secrets in which a text can contain them, apart from escaped characters. */
export function secretForms(secrets: readonly string[]): readonly string[] {
  return secrets.filter(({ length }) => length >= MIN_SECRET_LENGTH).flatMap(encodedForms)
}

function encodedForms(secret: string): string[] {
  // A secret can contain escapes of its own: its JSON without escapes is then neither of the others.
  const json = JSON.stringify(secret).slice(1, -1)
  const forms = [secret, unescapeCharacters(secret), unescapeCharacters(json)]
  return [...new Set([...forms, ...base64Forms(secret)])]
}

/** Returns a secret in Base64 and its alphabet for URLs, where it has three forms: by the bytes before it, as in `user:TOKEN`. */
function base64Forms(secret: string): string[] {
  const forms = [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)])
    // The outer characters depend on the bytes around the secret.
    const inner = bytes.toString('base64').slice(before === 0 ? 0 : before + 1)
    const form = bytes.length % 3 === 0 ? inner : inner.replace(/.={1,2}$/, '')
    return [form, form.replaceAll('+', '-').replaceAll('/', '_')]
  })
  return forms.filter(({ length }) => length >= MIN_SECRET_LENGTH)
}

function secretParts(form: string): string[] {
  const last = Math.max(0, form.length - PART_LENGTH)
  return Array.from({ length: last + 1 }, (_, at) => form.slice(at, at + PART_LENGTH))
}

/** Returns each character as it is. */
export function unescapeCharacters(text: string): string {
  return text.replace(ESCAPED, (character) => {
    const digits = /^(?:%|\\+u)(.+)/i.exec(character)?.[1]
    return digits === undefined ? character.slice(1) : String.fromCharCode(parseInt(digits, 16))
  })
}

/** Changes a text, or returns the same. */
type Redaction = (text: string) => string

/**
 * Returns a value with all its texts changed, and those that are keys. Nothing is changed in place: an object with such a
 * text, or with an object that has one, is copied once, so that it is still shared, and may contain itself.
 *
 * @param minLength of a text that changes
 */
export function replaceTexts<Value>(value: Value, change: Redaction, minLength = 0): Value {
  if (typeof value === 'string') return change(value) as Value & string
  const isChanged = (item: unknown) => typeof item === 'string' && change(item) !== item
  const objects = objectsOf(value, isChanged, minLength)
  // Nearly always, nothing is found, and nothing has to be copied.
  if (objects === undefined) return value
  const changed = new Set<unknown>()
  let size: number
  do {
    size = changed.size
    for (const object of objects) {
      const isPart = (item: unknown) => isChanged(item) || changed.has(item)
      if ([...itemsOf(object)].some(isPart)) changed.add(object)
    }
  } while (changed.size > size)
  const copies = new Map<object, object>()
  const copy = (item: unknown): unknown => {
    if (typeof item === 'string') return change(item)
    if (typeof item !== 'object' || item === null || !changed.has(item)) return item
    const known = copies.get(item)
    if (known !== undefined) return known
    const empty = emptyLike(item)
    copies.set(item, empty)
    fill(empty, item, copy)
    return empty
  }
  return copy(value) as Value
}

/** Lists the objects that a value contains; `undefined` if no text in them changes. */
function objectsOf(
  value: unknown,
  isChanged: (text: string) => boolean,
  minLength: number,
): ReadonlySet<object> | undefined {
  const objects = new Set<object>()
  const state = { isFound: false }
  const visit = (item: unknown): void => {
    if (typeof item === 'object' && item !== null) objects.add(item)
    else if (typeof item === 'string' && item.length >= minLength) state.isFound ||= isChanged(item)
  }
  visit(value)
  // The iteration includes the objects that it adds.
  for (const object of objects) {
    if (Array.isArray(object)) object.forEach(visit)
    else if (isPlain(object))
      // The fastest way to visit each field, which is most of the time that this takes.
      for (const key in object) {
        visit(key)
        visit((object as Record<string, unknown>)[key])
      }
    else for (const item of itemsOf(object)) visit(item)
  }
  return state.isFound ? objects : undefined
}

function isPlain(item: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(item)
  return prototype === Object.prototype || prototype === null
}

/** Lists what an object contains, with keys that can be texts. Bytes, dates and the like have no texts. */
function* itemsOf(item: object): Generator {
  if (Array.isArray(item) || item instanceof Set) yield* item as Iterable<unknown>
  else if (item instanceof Map) for (const entry of item) yield* entry
  else if (isPlain(item)) for (const entry of Object.entries(item)) yield* entry
}

function emptyLike(item: object): object {
  if (Array.isArray(item)) return []
  if (item instanceof Set) return new Set()
  return item instanceof Map ? new Map() : {}
}

function fill(target: object, source: object, copy: (item: unknown) => unknown): void {
  if (Array.isArray(target))
    for (const item of source as readonly unknown[]) target.push(copy(item))
  else if (target instanceof Set) for (const item of source as Set<unknown>) target.add(copy(item))
  else if (target instanceof Map)
    for (const [key, value] of source as Map<unknown, unknown>) target.set(copy(key), copy(value))
  else
    for (const [key, value] of Object.entries(source)) {
      // A key such as `__proto__` cannot be assigned.
      const field = { value: copy(value), writable: true, enumerable: true, configurable: true }
      Object.defineProperty(target, copy(key) as string, field)
    }
}
