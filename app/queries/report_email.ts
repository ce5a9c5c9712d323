/**
 * The e-mail of who fills a report, in SQL: JB03 as typed, or that of the issued list where it is blank
 * (L4). `report` and `entry`: what the statement calls the report and its line of the list.
 */
export function reportEmail(report: string, entry: string): string {
  return `coalesce(nullif(btrim((SELECT raw FROM answers WHERE report_id = ${report}.id AND code = 'JB03')), ''),
    ${entry}.facts ->> 'contactEmail')`
}

/** The address under which the reminders of reports come together in one mail, in SQL (P3). */
export function sharedAddress(report: string, entry: string): string {
  return `lower(left(nullif(${reportEmail(report, entry)}, ''), 254))`
}
