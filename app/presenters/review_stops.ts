import { reviewDayOf } from '#models/report/review_gate'
import type { ReviewWay } from '#queries/review_way'

/** The way still to go: who decides, how far it is, and until when. */
export function reviewStops(way: ReviewWay) {
  const { state, holder, links } = way
  const roles = [
    ...links.filter(({ enabled }) => enabled).map(({ name, role }) => ({ name, role })),
    { name: '国家', role: 'nation' as const },
  ]
  const at = roles.findIndex(({ role }) => role === holder?.role)
  const passed = {
    submitted: at,
    province_accepted: roles.length - 1,
    handed_over: roles.length - 1,
  }
  const done =
    passed[state as keyof typeof passed] ?? (state === 'nationally_accepted' ? roles.length : 0)
  return roles.map(({ name, role }, i) => ({
    name,
    state: i < done ? 'province_accepted' : i === at ? 'submitted' : null,
    words: i < done ? '已验收' : i === at ? '等验收' : '—',
    until: `${reviewDayOf(role, way)} 24:00`,
  }))
}
