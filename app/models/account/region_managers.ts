import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import Account from '#models/account'
import type { Regions } from '#questionnaire/regions'

/** The stored managers of the regions above this one, the nearest first; disabled ones too. */
export function regionManagers(code: string | null, regions: Regions, client: QueryClientContract) {
  const names = above(code, regions).map((region) => `${region}XM`)
  return Account.query({ client })
    .whereIn('user_name', names)
    .orderByRaw('array_position(?::text[], user_name)', [names])
}

/**
 * Whether a region is the actor's to make managers for (L2): whoever is stored over it stands at or
 * below the actor. A 计划单列市 that answers to the nation is not its neighbour's.
 */
export async function isOwnRegion(
  { role, path }: Account,
  code: string,
  regions: Regions,
  client: QueryClientContract
): Promise<boolean> {
  if (role === 'nation') return true
  const holder = await regionManagers(code, regions, client).first()
  return holder !== null && `${holder.path}.`.startsWith(`${path}.`)
}

function above(code: string | null, regions: Regions): string[] {
  const parent = code && regions.parent(code)
  return parent ? [parent, ...above(parent, regions)] : []
}
