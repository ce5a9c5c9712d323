import type { Standing } from '#models/report/standing'

/** The contents of the report: its sections with how complete they are (F8). */
export function toc({ version, completeness, facts }: Standing) {
  return version.questionnaire.sections.map((section, i) => {
    const { filled, required, open } = completeness[i]
    const [ordinal, ...name] = section.title.split(' ')
    return {
      code: section.code,
      ordinal,
      name: name.join(' ').replace(/（.*）$/, ''),
      href: `/reports/${facts.id}/sections/${section.code}`,
      done: open.length === 0,
      words: open.length === 0 ? `✓ ${required}` : `${filled}/${required}`,
      missing: open.length,
      share: required === 0 ? 100 : Math.round((filled / required) * 100),
    }
  })
}
