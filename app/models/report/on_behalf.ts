import type Account from '#models/account'
import type { ReviewWay } from '#queries/review_way'

/** What the event of an acceptance keeps where a superior acts for a stalled level (W1). */
export interface OnBehalf {
  onBehalfOf?: Pick<NonNullable<ReviewWay['holder']>, 'id' | 'name' | 'role'>
}

/** Of an acceptance by this manager: for whom it is; nothing where it decides for itself. */
export function onBehalf({ office }: Account, { holder }: Pick<ReviewWay, 'holder'>): OnBehalf {
  if (!holder || holder.id === office) return {}
  const { id, name, role } = holder
  return { onBehalfOf: { id, name, role } }
}
