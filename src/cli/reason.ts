/** Why something failed, as far as it says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
