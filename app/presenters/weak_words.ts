import type { WeakExplanation } from '#queries/weak_explanations'

const MOST_NUMBERS = 3

/** Why an explanation is weak, in a few words each (E4); none when it is not. */
export function weakWords(weak: WeakExplanation | undefined): string[] {
  if (!weak) return []
  const { asLastYear, rules, reports, numbers } = weak
  return [
    ...(asLastYear ? ['和去年的说明几乎一样'] : []),
    ...(rules.length > 0 ? [`和本报表 ${rules.join('、')} 的说明一样`] : []),
    ...(reports > 0 ? [`和同单位${listed(numbers)} ${reports} 份报表的说明一样`] : []),
  ]
}

function listed(numbers: string[]): string {
  return numbers.length > 0 ? ` ${numbers.slice(0, MOST_NUMBERS).join('、')} 等` : ''
}
