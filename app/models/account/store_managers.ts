import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import type { Secret } from '#models/account/fresh_secrets'
import type { ManagerName } from '#models/account/manager_name'
import type { Actor } from '#models/journal'
import type { Level } from '#models/report/flow'
import { sql } from '#queries/sql'

export interface NewManager extends ManagerName {
  role: Level
  name: string
  superior: Account
  secret: Secret
}

const STORE = `
  WITH stored AS (
    INSERT INTO accounts (user_name, role, name, region_code, org_code, superior_id, office_id, path, password)
    SELECT "userName", role, name, "regionCode", "orgCode", superior, office, path, hash
      FROM json_to_recordset(?::json) AS one ("userName" text, role text, name text, "regionCode" text,
        "orgCode" text, superior bigint, office bigint, path ltree, hash text)
    ON CONFLICT (user_name) DO NOTHING
    RETURNING id, user_name, path, role
  ), told AS (
    INSERT INTO journal (act, actor_id, actor_address, path, subject, subject_id, details)
    SELECT 'account.create', ?, ?, path, 'accounts', id, jsonb_build_object('userName', user_name, 'role', role)
      FROM stored
  )
  SELECT user_name AS "userName" FROM stored`

/** Stores new managers with a journal entry for each; gives the secrets of those that were not there yet. */
export async function storeManagers(
  managers: readonly NewManager[],
  { actor, address }: Actor,
  trx: TransactionClientContract
): Promise<Secret[]> {
  const rows = managers.map(({ superior, secret, label, ...manager }) => ({
    ...manager,
    superior: label ? superior.id : null,
    office: label ? null : superior.id,
    path: label ? `${superior.path}.${label}` : superior.path,
    hash: secret.hash,
  }))
  const bindings = [JSON.stringify(rows), actor.id, address]
  const stored = await sql<{ userName: string }>(STORE, bindings, trx)
  const names = new Set(stored.map(({ userName }) => userName))
  return managers.map(({ secret }) => secret).filter(({ userName }) => names.has(userName))
}
