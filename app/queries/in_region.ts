import type { Part } from '#queries/part'

/** The digits that all regions in this one share: 320400 stands for all of 3204, 320000 for all of 32. */
export function regionPrefix(region: string): string {
  return region.replace(/(0000|00)$/, '')
}

/** Reports r of this region or below it: a range, for an ordinary index. */
export function inRegion(region: string): Part {
  const prefix = regionPrefix(region)
  return {
    text: 'r.region_code >= ? AND r.region_code < ?',
    values: [prefix, endOfRegion(prefix)],
  }
}

/** What comes after all codes that begin like this; no region has 999999. */
export function endOfRegion(prefix: string): string {
  return prefix === '' ? '999999' : String(Number(prefix) + 1).padStart(prefix.length, '0')
}
