/** Returns the URL of a step on the page of its job. */
export function stepUrl(
  { job }: { readonly job: { readonly url: string } },
  step: { readonly number: number },
): string {
  return `${job.url}#step:${step.number}:1`
}
