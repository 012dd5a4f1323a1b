/** Returns the labels of a job as one text, sorted. */
export function joinLabels(labels: readonly string[]): string {
  return labels.toSorted().join(', ')
}

/**
 * Returns a key that is the same for jobs that run on the same kind of runner: GitHub ignores the
 * order and the case of labels.
 */
export function labelsKey(labels: readonly string[]): string {
  return joinLabels(labels.map((label) => label.toLowerCase()))
}
