import type Refusal from '#exceptions/refusal'
import { refusals } from '#exceptions/refusals'
import type Account from '#models/account'
import { PROVINCE_UP, type Level } from '#models/report/flow'
import { turnRefusal } from '#models/report/review_gate'
import type { Standing } from '#models/report/standing'
import type { ReviewWay } from '#queries/review_way'

export interface AcceptanceCondition {
  key: 'explanations' | 'cover'
  met: boolean
  sentence: string
}

/** S4: why this manager can't accept the report now; null when it can. */
export function acceptanceRefusal(
  standing: Standing,
  actor: Account,
  way: ReviewWay,
  read: Set<number>
): Refusal | null {
  const turn = turnRefusal(actor, way)
  if (turn) return turn
  const unmet = acceptanceConditions(standing, actor, way, read).filter(({ met }) => !met)
  return unmet.length > 0 ? refusals.conditionsOpen(unmet.length, unmet[0]) : null
}

/**
 * The acceptance gate (domain.md): every explanation opened by this manager, and a valid cover where
 * the level that is decided for is a province or above, whoever decides in its place. `read` holds
 * the ids of the explanations opened in their present version.
 */
export function acceptanceConditions(
  standing: Standing,
  actor: Account,
  { holder }: Pick<ReviewWay, 'holder'>,
  read: Set<number>
): AcceptanceCondition[] {
  const level = holder?.role ?? actor.role
  return CONDITIONS.flatMap((condition) => condition(standing, level, read) ?? [])
}

type Condition = (standing: Standing, level: Level, read: Set<number>) => AcceptanceCondition | null

/** Every condition of the gate, in the order in which they are shown; null where one does not apply. */
const CONDITIONS: readonly Condition[] = [explanationsRead, coverValid]

function explanationsRead({ explained }: Standing, _level: Level, read: Set<number>) {
  const unread = explained.filter(({ explanation }) => explanation && !read.has(explanation.id))
  return {
    key: 'explanations' as const,
    met: unread.length === 0,
    sentence: unread.length ? `${unread.length} 条核实说明还没看` : '核实说明都已看过',
  }
}

function coverValid({ cover, facts }: Standing, level: Level) {
  if (!facts.settings.coverNeededToAccept || !PROVINCE_UP.includes(level)) return null
  const words = { none: '没有上传盖章的封面', void: '封面已失效', valid: '封面有效' }
  return {
    key: 'cover' as const,
    met: cover.state === 'valid',
    sentence: words[cover.state],
  }
}
