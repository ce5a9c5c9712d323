import type { OpenEntries } from '#queries/open_entries'
import type { Progress } from '#queries/roster_verification'
import type { SettlementPreview } from '#queries/settlement_preview'

/** Names written out before "等". */
const MOST_NAMES = 8

/** What happens when the whole list is verified at once (R2, R3), before it happens. */
export function confirmationPage(
  entries: OpenEntries,
  progress: Progress[],
  { isSettled, units, vanishing }: SettlementPreview
) {
  const behind = progress.filter(({ done, total }) => done < total)
  return {
    open: entries.open,
    total: entries.total,
    stamp: entries.stamp,
    words: `还没核实的 ${entries.open} 个项目一次核实，连同已核实的 ${entries.total - entries.open} 个，整份清单就核实完了。`,
    behind:
      behind.length > 0
        ? `下级还有 ${behind.length} 个机构没核实完：${names(behind.map(({ name }) => name))}。您可以先确认，它们之后还能接着核实。`
        : null,
    isSettled,
    units: units.map(({ orgCode, name, projects }) => ({ orgCode, name, projects })),
    unitWords:
      units.length > 0
        ? `确认后 ${units.length} 个单位设单位级管理机构，它们的报表先由单位核实，再到地区。`
        : '没有达到 4 个项目的单位，不设单位级管理机构。',
    vanishing:
      vanishing.length > 0
        ? `上年的 ${vanishing.length} 个单位级管理机构本年不足 4 个项目，不再设：${names(vanishing)}。它们的报表转到所在地区的管理机构，不会丢。`
        : null,
  }
}

function names(all: string[]): string {
  return all.slice(0, MOST_NAMES).join('、') + (all.length > MOST_NAMES ? '等' : '')
}
