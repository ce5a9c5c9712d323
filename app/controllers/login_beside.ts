import { demonstrationAccounts } from '#demonstration/accounts'
import { scheduleView } from '#presenters/schedule_view'
import { roundSchedule } from '#queries/round_schedule'

/** What stands beside the form of the login: the schedule of the round, the demonstration's accounts. */
export async function loginBeside() {
  const schedule = await roundSchedule()
  return {
    schedule: schedule && scheduleView(schedule),
    demonstration: await demonstrationAccounts(),
  }
}
