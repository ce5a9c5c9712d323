import Round from '#models/round'

/** The round one year after that of the world. */
export function nextRound(
  { questionnaireVersionId, settings }: Round,
  status: 'preparing' | 'open'
): Promise<Round> {
  return Round.create({
    ...{ code: '2017', reportYear: 2017, status, questionnaireVersionId, settings },
    opensOn: '2018-01-04',
    filingDeadline: '2018-03-10',
    provinceReviewDeadline: '2018-03-20',
    nationalReviewDeadline: '2018-04-03',
  })
}
