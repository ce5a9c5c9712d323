import type Account from '#models/account'

/** Under which name a browser keeps what somebody writes for the return of a report (W2, L8). */
export function returnDraft(reportId: number, { id }: Account): string {
  return `return:${reportId}:${id}`
}
