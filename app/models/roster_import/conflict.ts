import type { State } from '#models/report/flow'

/** Why a row that is right by itself can't be issued: other rows, or what is stored already. */
export type Conflict =
  | { kind: 'twice'; places: { sheet: string; row: number }[] }
  | { kind: 'manager' }
  | { kind: 'unusable' }
  | { kind: 'serials'; prefix: string }
  /** Another province, which is a transfer's business (R4); `from` and `to` are names of managers. */
  | { kind: 'province'; code: string; from: string; to: string }
  /** A report that the nation has stays where it is. */
  | { kind: 'tooLate'; from: string; to: string; state: State }
