import logger from '@adonisjs/core/services/logger'
import mail from '@adonisjs/mail/services/main'
import { PasswordLinkMail } from '#mails/password_link_mail'
import Account from '#models/account'
import { passwordLinks } from '#models/account/password_links'
import { linkRecipient } from '#queries/link_recipient'

/** Sends a link if name and e-mail belong together (L4); nobody waits for it, so it never throws. */
export async function sendPasswordLink(typed: { userName: string; email: string }, site: string) {
  try {
    const recipient = await linkRecipient(typed)
    if (!recipient) return
    const account = await Account.findOrFail(recipient.accountId)
    const { token, expiresAt } = await passwordLinks.issue(account)
    const url = `${site}/password-links/${token}`
    await mail.send(
      new PasswordLinkMail({ to: recipient.email, userName: account.userName, url, expiresAt })
    )
  } catch (error) {
    logger.error({ err: error }, 'a password link could not be sent')
  }
}
