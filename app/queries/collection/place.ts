import { refusals } from '#exceptions/refusals'
import Account from '#models/account'
import type { Level } from '#models/report/flow'
import { accountOf } from '#queries/account_of'
import { sql } from '#queries/sql'

/** The manager whose reports are looked at. */
export interface Place {
  id: number
  name: string
  role: Level
  superiorRole: Level | null
  /** Region or organisation code. */
  code: string | null
  path: string
  /** From the actor down to this one. */
  crumbs: { id: number; name: string; role: Level }[]
}

/** The manager with this id at or below the actor (the actor without an id); for all others there is none. */
export async function placeOf(actor: Account, id: number | null): Promise<Place> {
  const own = id === null || id === actor.office || id === actor.id
  const at = own ? actor : await accountOf(actor, id)
  if (at.isRespondent) throw refusals.noSuchAccount()
  const superior = at.superiorId === null ? null : await Account.find(at.superiorId)
  return {
    id: own ? actor.office : at.id,
    name: at.name,
    role: at.role,
    superiorRole: superior?.role ?? null,
    code: at.regionCode ?? at.orgCode,
    path: at.path,
    crumbs: own ? [] : await above(actor, at.path),
  }
}

function above(actor: Account, path: string) {
  return sql<Place['crumbs'][number]>(
    `SELECT id, name, role FROM accounts
      WHERE path @> ?::ltree AND path <> ?::ltree AND path <@ ?::ltree
        AND role <> 'respondent' AND office_id IS NULL
      ORDER BY nlevel(path), id`,
    [path, path, actor.path]
  )
}
