/** Why a row that is right by itself can't be issued: other rows, or what is stored already. */
export type Conflict =
  | { kind: 'twice'; places: { sheet: string; row: number }[] }
  | { kind: 'manager' }
  | { kind: 'unusable' }
  | { kind: 'serials'; prefix: string }
