/** Returns the labels of a job as one text, in ascending order. */
export function joinLabels(labels: readonly string[]): string {
  return labels.toSorted().join(', ')
}

/** Returns a key of the labels, without regard to order and case, as GitHub compares them. */
export function labelsKey(labels: readonly string[]): string {
  return joinLabels(labels.map((label) => label.toLowerCase()))
}
