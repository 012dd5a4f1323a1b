/** What was read, or why it was not: a sentence, unless said otherwise. */
export type Read<Value, Reason = string> =
  | { readonly read: Value; readonly unread?: never }
  | { readonly read?: never; readonly unread: Reason }
