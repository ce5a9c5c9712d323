import FormRefusal from '#exceptions/form_refusal'
import Account from '#models/account'
import { userName } from '#models/account/user_name'

/** The manager with this user name, if it is the actor's office or below it. Throws FormRefusal 422. */
export async function chosenSuperior(actor: Account, typed: string): Promise<Account> {
  const name = userName(typed)
  const chosen = await Account.query()
    .where('user_name', name)
    .whereNot('role', 'respondent')
    .whereNull('office_id')
    .whereRaw('path <@ ?::ltree', [actor.path])
    .first()
  if (chosen) return chosen
  const sentence = `没有用户名是 ${name.slice(0, 20)} 的上级，或者它不归您管。`
  throw new FormRefusal([{ field: 'superior', sentence }])
}
