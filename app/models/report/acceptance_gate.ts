import type Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import { turnRefusal } from '#models/report/review_gate'
import type { Standing } from '#models/report/standing'
import type { ReviewWay } from '#queries/review_way'

export interface AcceptanceCondition {
  key: 'explanations' | 'cover'
  met: boolean
  sentence: string
}

/** Levels from which on a valid cover is needed (setting of the round). */
const COVER_LEVELS = ['province', 'nation']

/** S4: why this manager can't accept the report now; null when it can. */
export function acceptanceRefusal(
  standing: Standing,
  actor: Account,
  way: ReviewWay,
  read: Set<number>
): Refusal | null {
  const turn = turnRefusal(actor, way)
  if (turn) return turn
  const unmet = acceptanceConditions(standing, actor, read).filter(({ met }) => !met)
  return unmet.length > 0 ? refusals.conditionsOpen(unmet.length, unmet[0]) : null
}

/**
 * The acceptance gate (domain.md): every explanation opened by this manager, a valid cover from
 * province level up. `read` holds the ids of the explanations opened in their present version.
 */
export function acceptanceConditions(
  standing: Standing,
  actor: Account,
  read: Set<number>
): AcceptanceCondition[] {
  return CONDITIONS.flatMap((condition) => condition(standing, actor, read) ?? [])
}

type Condition = (
  standing: Standing,
  actor: Account,
  read: Set<number>
) => AcceptanceCondition | null

/** Every condition of the gate, in the order in which they are shown; null where one does not apply. */
const CONDITIONS: readonly Condition[] = [explanationsRead, coverValid]

function explanationsRead({ explained }: Standing, _actor: Account, read: Set<number>) {
  const unread = explained.filter(({ explanation }) => explanation && !read.has(explanation.id))
  return {
    key: 'explanations' as const,
    met: unread.length === 0,
    sentence: unread.length ? `${unread.length} 条核实说明还没看` : '核实说明都已看过',
  }
}

function coverValid({ cover, facts }: Standing, { role }: Account) {
  if (!facts.settings.coverNeededToAccept || !COVER_LEVELS.includes(role)) return null
  const words = { none: '没有上传盖章的封面', void: '封面已失效', valid: '封面有效' }
  return {
    key: 'cover' as const,
    met: cover.state === 'valid',
    sentence: words[cover.state],
  }
}
