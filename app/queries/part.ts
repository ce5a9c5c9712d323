/** A piece of SQL with its bindings. */
export interface Part {
  text: string
  values: unknown[]
}
