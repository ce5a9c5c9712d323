import type { Finding } from '#audit/finding'
import type { Standing } from '#models/report/standing'
import { placeOf, type Place } from '#presenters/place'

/** What a section still lacks, as links to the fields. */
export interface MissingGroup {
  title: string
  href: string
  fields: { code: string; words: string; href: string }[]
}

/** Missing values by section: sixty lines of 「请填写」 tell less than one list of names. */
export function missingGroups(standing: Standing, findings: Finding[]): MissingGroup[] {
  const fields = findings.map((finding) => ({
    finding,
    place: placeOf(standing, finding.fields[0]),
  }))
  const bySection = Map.groupBy(fields, ({ place }) => place.section)
  return [...bySection.values()].map((members) => ({
    title: `${members[0].place.ordinal} ${members[0].place.name}`,
    href: members[0].place.href,
    fields: members.map(({ finding, place }) => field(finding, place)),
  }))
}

function field({ fields: [code], message, values }: Finding, place: Place) {
  return { code, words: values.tables ? message : place.label, href: place.href }
}
