import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import FormRefusal, { type Mistake } from '#exceptions/form_refusal'
import type Account from '#models/account'
import { address } from '#models/account/address'
import { FailureCounter } from '#models/account/failure_counter'
import { guess } from '#models/account/guess'
import { newPasswordMistakes } from '#models/account/new_password'
import { orgCode } from '#models/account/org_code'
import type { FirstLoginFacts } from '#queries/first_login_facts'

interface Typed {
  orgCode?: string
  password: string
  passwordAgain: string
  /** As the request gives it. */
  address: string
}

const WRONG_CODE = { field: 'orgCode', what: '组织机构代码与下发清单不一致' }

/**
 * Sets the first own password of a respondent (L1), who proves the organisation code of the issued
 * list (L6). Of two at the same moment one wins: false for the other, unless it is the same password:
 * then somebody has pressed twice.
 * Throws FormRefusal: 422 with every mistake, 429 while locked.
 */
export async function setFirstPassword(account: Account, facts: FirstLoginFacts, typed: Typed) {
  const unfit = newPasswordMistakes(account, typed)
  const counter = new FailureCounter(account.userName, typed.address)
  const doubts = facts.askOrgCode ? await codeMistakes(counter, facts, typed.orgCode ?? '') : []
  const mistakes = [...doubts, ...unfit]
  if (mistakes.length > 0) throw new FormRefusal(mistakes)

  if (await claim(account, await hash.make(typed.password), address(typed.address))) return true
  await account.refresh()
  return account.hasPassword(typed.password)
}

/** A code that can't be one is no guess, so only well-formed ones count as failures. */
async function codeMistakes(counter: FailureCounter, facts: FirstLoginFacts, typed: string) {
  const code = orgCode(typed)
  if (code === null) return [{ field: WRONG_CODE.field, sentence: malformed(typed) }]
  const issued = orgCode(facts.orgCode ?? '')
  if (issued === null) {
    return [
      { field: WRONG_CODE.field, sentence: '下发清单里没有您的组织机构代码，请联系上级管理机构。' },
    ]
  }
  return guess({
    counter,
    wrong: WRONG_CODE,
    verify: async () => (code === issued ? [] : null),
  }).catch(asMistakes)
}

function malformed(typed: string) {
  const length = [...typed.trim()].length
  return length === 0
    ? '请填组织机构代码。'
    : `组织机构代码要 9 位（或 18 位统一社会信用代码），现在是 ${length} 位，请核对。`
}

/** A wrong code is told together with the other mistakes; a lock stands alone. */
function asMistakes(error: unknown): Mistake[] {
  if (error instanceof FormRefusal && error.status === 422) return error.mistakes
  throw error
}

async function claim(account: Account, password: string, from: string | null): Promise<boolean> {
  const { rowCount } = await db.rawQuery<{ rowCount: number }>(
    `UPDATE accounts SET password = :password, first_login_at = coalesce(first_login_at, survey_now()),
       first_login_address = coalesce(first_login_address, :from)
     WHERE id = :id AND password IS NULL AND enabled`,
    { id: account.id, password, from }
  )
  return rowCount === 1
}
