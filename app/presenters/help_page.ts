import type Account from '#models/account'
import { scheduleView } from '#presenters/schedule_view'
import type { RoundSchedule } from '#queries/round_schedule'
import faq from '../../resources/help/faq.json' with { type: 'json' }

interface HelpFacts {
  schedule: RoundSchedule | null
  published: { question: string; answer: string }[]
  actor: Account
}

/** Who is told how to reach the technical support: the official text says provinces only (M2). */
const SUPPORTED = ['province', 'nation']

/** The help page: schedule, the official questions and those that the nation has published. */
export function helpPage({ schedule, published, actor }: HelpFacts) {
  const own = faq.questions.filter(({ for: who }) => who === 'all' || isFor(who, actor))
  return {
    schedule: schedule && scheduleView(schedule),
    questions: [...own.map(({ question, answer }) => ({ question, answer })), ...published],
    support: SUPPORTED.includes(actor.role) ? faq.support : null,
  }
}

function isFor(who: string, { isRespondent }: Account): boolean {
  return who === (isRespondent ? 'respondent' : 'manager')
}
