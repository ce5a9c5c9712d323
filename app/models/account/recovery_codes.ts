import { createHash, randomInt } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { sql } from '#queries/sql'

const LETTERS = 'ACDEFHJKLMNPQRTUWXY347'
const COUNT = 10
const LENGTH = 15

/** Ten codes for when the phone is not at hand (L8); only their hashes are stored, each opens once. */
export const recoveryCodes = {
  async renew(accountId: number, trx: TransactionClientContract): Promise<string[]> {
    const codes = Array.from({ length: COUNT }, randomCode)
    await sql('DELETE FROM recovery_codes WHERE account_id = ?', [accountId], trx)
    await sql(
      'INSERT INTO recovery_codes (account_id, code_hash) SELECT ?, unnest(?::text[])',
      [accountId, codes.map(digest)],
      trx
    )
    return codes
  },

  /** False for a code that is unknown or used. */
  async redeem(accountId: number, code: string): Promise<boolean> {
    const used = await sql(
      `UPDATE recovery_codes SET used_at = survey_now()
        WHERE account_id = ? AND code_hash = ? AND used_at IS NULL RETURNING account_id`,
      [accountId, digest(code)]
    )
    return used.length > 0
  },
}

/** Three groups of five, as it is printed. */
function randomCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return letters.replace(/.{5}(?=.)/g, '$&-')
}

function digest(code: string): string {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\dA-Z]/g, '')
  return createHash('sha256').update(plain).digest('hex')
}
