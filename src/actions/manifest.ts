/** What an action.yml says of an action. */
export interface Manifest {
  readonly name: string
  readonly description: string
  readonly author: string
  readonly branding: { readonly icon: string; readonly color: string }
  readonly inputs: Readonly<Record<string, ManifestInput>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

interface ManifestInput {
  readonly description: string
  readonly required?: true
  readonly default?: string
}

/**
 * What people read of an action: Markdown with links relative to the project. `npm run build` writes it to
 * action.yml, without the links, and to the documents.
 */
interface ActionTexts<Input extends string, Output extends string> {
  readonly name: string
  readonly description: string
  /** https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#brandingicon */
  readonly icon: string
  /** Inputs that have to be set. */
  readonly required?: readonly Input[]
  readonly inputs: Readonly<Record<Input, string>>
  /** In the order of the documents. */
  readonly outputs: Readonly<Record<Output, string>>
}

/** The output `reason` of the actions that change something. */
export const REASON = 'What was done, or why nothing was done, as one or more sentences.'

/** Lists words of an input, as code. */
export function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ')
}

/**
 * Returns the manifest of an action.
 *
 * @param defaults of the inputs, in the order of the documents; '' for none
 */
export function actionManifest<Input extends string, Output extends string>(
  defaults: Readonly<Record<Input, string>>,
  { name, description, icon, required = [], inputs, outputs }: ActionTexts<Input, Output>,
): Manifest {
  const names = Object.keys(defaults) as Input[]
  const inputOf = (input: Input): ManifestInput => ({
    description: inputs[input],
    ...(required.includes(input) && { required: true }),
    ...(defaults[input] !== '' && { default: defaults[input] }),
  })
  return {
    ...{ name, description, author: 'Run Report contributors' },
    branding: { icon, color: 'blue' },
    inputs: Object.fromEntries(names.map((input) => [input, inputOf(input)])),
    outputs: Object.fromEntries(
      Object.entries<string>(outputs).map(([output, text]) => [output, { description: text }]),
    ),
  }
}
