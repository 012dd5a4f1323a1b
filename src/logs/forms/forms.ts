import { ANY } from './any.ts'
import { type Form, formOf } from './form.ts'
import { GO_RUST } from './tools/go-rust.ts'
import { JAVASCRIPT } from './tools/javascript.ts'
import { JVM_DOTNET } from './tools/jvm-dotnet.ts'
import { LINTERS } from './tools/linters.ts'
import { NATIVE } from './tools/native.ts'
import { NOISE } from './noise.ts'
import { OPERATIONS } from './tools/operations.ts'
import { PYTHON } from './tools/python.ts'
import { SCRIPTING } from './tools/scripting.ts'

const OF_TOOLS = [
  ...JAVASCRIPT,
  ...PYTHON,
  ...GO_RUST,
  ...JVM_DOTNET,
  ...SCRIPTING,
  ...NATIVE,
  ...OPERATIONS,
  ...LINTERS,
]

/** The forms of all tools. The first one that a line has counts. */
export const FORMS: readonly Form[] = [...OF_TOOLS, ...ANY, ...NOISE].map((row) =>
  'pattern' in row ? row : formOf(row),
)
