import { qrSvg } from '#documents/qr_svg'
import type Account from '#models/account'

/** TOTP of the own account (L8): what an app must know while it is off. */
export function secondFactorPage(
  { totpSecret }: Account,
  proposed: { secret: string; uri: string } | null
) {
  return {
    isOn: totpSecret !== null,
    /** In groups of four, to be typed. */
    secret: proposed?.secret.replace(/.{4}(?=.)/g, '$& ') ?? '',
    qr: proposed
      ? `data:image/svg+xml;base64,${Buffer.from(qrSvg(proposed.uri)).toString('base64')}`
      : '',
  }
}
