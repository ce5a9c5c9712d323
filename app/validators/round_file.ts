import vine from '@vinejs/vine'
import { dayOf } from '#validators/deadlines'

const realDay = vine.createRule((value, _, field) => {
  const day = dayOf(value)
  if (day) field.mutate(day, field)
  else field.report('{{ field }} is no day like 2017-03-10', 'realDay', field)
})

const day = () => vine.string().use(realDay())

/** The file of `node ace round:create`: when the round runs, by which questionnaire, and its settings. */
export const roundFileValidator = vine.create({
  reportYear: vine.number().withoutDecimals().range([2000, 2100]),
  questionnaire: vine.string().maxLength(40),
  opensOn: day(),
  filingDeadline: day(),
  provinceReviewDeadline: day(),
  nationalReviewDeadline: day(),
  settings: vine.object({
    usdRate: vine.number().positive(),
    askOrgCode: vine.boolean().optional(),
    coverNeededToSubmit: vine.boolean().optional(),
    coverNeededToAccept: vine.boolean().optional(),
    reminderPauseHours: vine.number().positive().optional(),
    lawText: vine.string().maxLength(2000),
    approvalNumber: vine.string().maxLength(100),
    validUntil: vine.string().maxLength(100),
  }),
})
