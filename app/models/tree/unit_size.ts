/** From this many projects on, in one province, a unit has a manager of its own (R3). */
export const UNIT_SIZE = 4
