import Round, { type RoundSettings } from '#models/round'

const SETTINGS = {
  usdRate: 6.64,
  askOrgCode: true,
  coverNeededToSubmit: false,
  coverNeededToAccept: true,
  lawText:
    '《中华人民共和国统计法》第七条规定：国家机关、企业事业单位和其他组织以及个体工商户和个人等统计调查对象，必须依照本法和国家有关规定，真实、准确、完整、及时地提供统计调查所需的资料，不得提供不真实或者不完整的统计资料，不得迟报、拒报统计资料。',
  approvalNumber: '国统制〔2016〕158 号',
  validUntil: '2018 年 12 月 31 日',
  demonstration: true,
}

/** The round of last year, over, and the one that is running; both with the same questionnaire. */
export function storeRound(
  reportYear: 2015 | 2016,
  versionId: number,
  settings: Partial<RoundSettings> = {}
): Promise<Round> {
  const next = reportYear + 1
  return Round.create({
    code: String(reportYear),
    reportYear,
    questionnaireVersionId: versionId,
    status: reportYear === 2016 ? 'open' : 'closed',
    opensOn: `${next}-01-04`,
    filingDeadline: `${next}-03-10`,
    provinceReviewDeadline: `${next}-03-20`,
    nationalReviewDeadline: `${next}-04-03`,
    settings: {
      ...SETTINGS,
      ...(reportYear === 2016
        ? {}
        : {
            usdRate: 6.23,
            approvalNumber: '国统制〔2014〕121 号',
            validUntil: '2016 年 12 月 31 日',
          }),
      ...settings,
    },
  })
}

/** Whether the data are those of the demonstration: nothing else may have its clock set. */
export async function isDemonstration(): Promise<boolean> {
  return (await Round.query().whereRaw(`settings ->> 'demonstration' = 'true'`).first()) !== null
}

/** With how many projects the demonstration of the whole country was made; null: the small one, or none. */
export async function demonstrationProjects(): Promise<number | null> {
  const round = await Round.query().whereRaw(`settings ->> 'demonstrationProjects' <> ''`).first()
  return round?.settings.demonstrationProjects ?? null
}
