/** The digits that all regions in this one share: 320400 stands for all of 3204, 320000 for all of 32. */
export function regionPrefix(region: string): string {
  return region.replace(/(0000|00)$/, '')
}
