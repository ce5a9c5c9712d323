import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type Account from '#models/account'
import { nationalOffice } from '#models/account/national_office'
import { regionManagers } from '#models/account/region_managers'
import type { Level } from '#models/report/flow'
import type { Regions } from '#questionnaire/regions'

/** 计划单列市: as a province of its own one answers to the nation (domain.md). */
export const SEPARATE_CITIES = ['210200', '330200', '350200', '370200', '440300'] as const

/**
 * Who a new manager answers to unless somebody chooses: the nearest enabled manager of the regions
 * above its own, the nation for provinces and what has none. What is stored counts from then on.
 */
export async function defaultSuperior(
  { role, regionCode }: { role: Level; regionCode: string | null },
  regions: Regions,
  client: QueryClientContract
): Promise<Account> {
  const known =
    role === 'province'
      ? null
      : await regionManagers(regionCode, regions, client).where('enabled', true).first()
  return known ?? nationalOffice(client)
}
