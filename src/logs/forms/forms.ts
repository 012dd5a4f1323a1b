import { ANY } from './any.ts'
import type { Form } from './form.ts'
import { GO_RUST } from './go-rust.ts'
import { JAVASCRIPT } from './javascript.ts'
import { JVM_DOTNET } from './jvm-dotnet.ts'
import { LINTERS } from './linters.ts'
import { NATIVE } from './native.ts'
import { NOISE } from './noise.ts'
import { OPERATIONS } from './operations.ts'
import { PYTHON } from './python.ts'
import { SCRIPTING } from './scripting.ts'

/** The forms of all tools. The first one that a line has counts. */
export const FORMS: readonly Form[] = [
  ...JAVASCRIPT,
  ...PYTHON,
  ...GO_RUST,
  ...JVM_DOTNET,
  ...SCRIPTING,
  ...NATIVE,
  ...OPERATIONS,
  ...LINTERS,
  ...ANY,
  ...NOISE,
]
