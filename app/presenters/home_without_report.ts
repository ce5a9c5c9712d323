import type Round from '#models/round'
import type { EarlierReport } from '#queries/earlier_reports'
import type { Superior } from '#queries/report_history'

interface Facts {
  /** The round that is open or comes next, else the last one; null before the first. */
  round: Pick<Round, 'status' | 'reportYear' | 'opensOn'> | null
  earlier: EarlierReport[]
  superior: Superior | null
}

/** The home of a respondent who has nothing to file now: why, what is on file, whom to ask. */
export function homeWithoutReport({ round, earlier, superior }: Facts) {
  return {
    ...why(round),
    earlier: earlier.map((report) => ({ ...report, href: `/reports/${report.id}/sections` })),
    superior,
  }
}

function why(round: Facts['round']): { title: string; words: string } {
  if (!round) return { title: '调查还没有开始', words: '开始以后，清单里有的项目在这里填报。' }
  const { status, reportYear, opensOn } = round
  if (status === 'preparing') {
    return {
      title: `${reportYear} 年度调查还没有开始`,
      words: `计划 ${opensOn} 开始。到时候清单里有的项目在这里填报。`,
    }
  }
  if (status === 'closed') {
    return {
      title: `${reportYear} 年度调查已经结束`,
      words: '现在没有要填的报表。下一年度开始以后，清单里有的项目在这里填报。',
    }
  }
  return {
    title: `您的项目不在 ${reportYear} 年度的下发清单里`,
    words: '这一年没有要填的报表。认为应当填报的，请上级管理机构核对下发清单。',
  }
}
