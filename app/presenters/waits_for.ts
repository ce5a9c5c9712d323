import { acceptWord } from '#models/report/flow'
import type { ReportFacts } from '#queries/report_facts'

/** For whose decision a submitted report waits, in words: 等常州市科学技术局验收. */
export function waitsFor({
  waitingAtName,
  waitingAtRole,
}: Pick<ReportFacts, 'waitingAtName' | 'waitingAtRole'>): string {
  return `等${waitingAtName}${acceptWord(waitingAtRole ?? 'nation')}`
}
