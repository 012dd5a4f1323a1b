/** Marks that tools print before or behind what failed, and what passed. */
const FAILED = '✖✗✘×✕⨯❌'
const PASSED = '✓✔√✅◉'

/** Returns a pattern in which `✗`, in a class, stands for each mark of what failed, and `✓` for each of what passed. */
export function withMarks({ source, flags }: RegExp): RegExp {
  if (/[✗✓]/.test(source.replace(/\[[^\]]*\]/g, ''))) throw new Error(`no class: ${source}`)
  return new RegExp(source.replaceAll('✗', FAILED).replaceAll('✓', PASSED), flags)
}
