/** What answers to the nation directly: a province, a 计划单列市 or the 兵团 (domain.md "The tree of managers"). */
export interface Province {
  code: string
  /** Of all projects, in parts of the sum of all weights. */
  weight: number
  areaCode: string
  /** First two digits of its postal codes. */
  postal: string
  /** Where its package of this round is. */
  package: 'open' | 'handedOver' | 'accepted'
}

/** Code, weight, area code, postal digits. */
const OPEN = `
  110000 19.0 010 10, 120000 3.0 022 30, 130000 1.8 0311 05, 140000 1.5 0351 03, 150000 0.9 0471 01,
  210000 3.2 024 11, 210200 1.6 0411 11, 220000 2.6 0431 13, 230000 3.0 0451 15, 310000 8.8 021 20,
  320000 8.2 025 21, 330000 4.6 0571 31, 330200 0.9 0574 31, 340000 2.8 0551 23, 350000 1.4 0591 35,
  350200 0.8 0592 36, 360000 1.3 0791 33, 370000 4.2 0531 25, 370200 1.6 0532 26, 410000 2.6 0371 45,
  420000 5.6 027 43, 430000 3.4 0731 41, 440000 5.0 020 51, 440300 1.6 0755 51, 450000 0.9 0771 53,
  460000 0.4 0898 57, 500000 2.0 023 40, 510000 4.4 028 61, 520000 0.7 0851 55, 530000 1.2 0871 65,
  610000 4.8 029 71, 620000 1.3 0931 73, 650000 1.0 0991 83, 660000 0.5 0993 83`
const HANDED_OVER = '630000 0.4 0971 81, 640000 0.4 0951 75'
const ACCEPTED = '540000 0.2 0891 85'

function listed(text: string, its: Province['package']): Province[] {
  return text.split(',').map((line) => {
    const [code, weight, areaCode, postal] = line.trim().split(' ')
    return { code, weight: Number(weight), areaCode, postal, package: its }
  })
}

/** The 31 provinces, the five 计划单列市 and the 兵团, by code. */
export const PROVINCES: readonly Province[] = [
  ...listed(OPEN, 'open'),
  ...listed(HANDED_OVER, 'handedOver'),
  ...listed(ACCEPTED, 'accepted'),
].sort((a, b) => (a.code < b.code ? -1 : 1))

/** Whether this region answers to the nation itself. */
export function isProvince(code: string): boolean {
  return PROVINCES.some((one) => one.code === code)
}
