/** Lists how a response differs from the redirect that is described for a path. */
export function checkRedirect(description: object, path: string, response: Response): string[] {
  // As OpenAPI defines it.
  const { paths } = description as {
    paths: Record<
      string,
      { get: { responses: Record<string, { headers?: Record<string, unknown> }> } }
    >
  }
  const responses = paths[path]?.get.responses ?? {}
  const described = responses[response.status]
  if (described === undefined) {
    return [`returned ${response.status}, described ${Object.keys(responses).join(', ')}`]
  }
  return Object.keys(described.headers ?? {})
    .filter((name) => !response.headers.has(name))
    .map((name) => `without the header ${name}`)
}
