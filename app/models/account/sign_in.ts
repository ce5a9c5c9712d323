import hash from '@adonisjs/core/services/hash'
import Account from '#models/account'
import { FailureCounter } from '#models/account/failure_counter'
import { guess } from '#models/account/guess'
import { isInitialPassword } from '#models/account/initial_password'
import { recordSignIn } from '#models/account/recorded_sign_in'
import { userName } from '#models/account/user_name'

interface Credentials {
  userName: string
  password: string
  /** As the request gives it. */
  address: string
}

/**
 * The account that these credentials open (L1, L5, L7). With the initial password it opens nothing
 * but the choice of an own one, with a second factor nothing but the question for the code. Throws FormRefusal: 422 when wrong, 429 while locked.
 */
export async function signIn(typed: Credentials): Promise<Account> {
  const name = userName(typed.userName)
  const account = await guess({
    counter: new FailureCounter(name, typed.address),
    wrong: { field: 'userName', what: '用户名或密码不对' },
    verify: async () => {
      const found = await Account.findBy('userName', name)
      const fits = await passwordFits(found, typed.password)
      return found?.enabled && fits ? found : null
    },
    goesOn: ({ totpSecret }) => totpSecret !== null,
  })
  if (!account.hasInitialPassword && account.totpSecret === null) {
    await recordSignIn(account, typed.address)
  }
  return account
}

let standIn: Promise<string> | undefined

/** Takes as long for an account that does not exist or has no own password yet. */
async function passwordFits(account: Account | null, password: string): Promise<boolean> {
  standIn ??= hash.make('stand-in')
  const fits = await hash.verify(account?.password ?? (await standIn), password)
  return account?.hasInitialPassword ? isInitialPassword(password) : account !== null && fits
}
