import vine from '@vinejs/vine'
import { line, secret, sentences } from '#validators/sentences'

const NAMES = {
  orgCode: '组织机构代码',
  currentPassword: '现在的密码',
  password: '新密码',
  passwordAgain: '再输一遍的新密码',
  userName: '项目编号',
  email: '邮箱',
}

const twice = { password: secret(), passwordAgain: secret() }

/** Organisation code: blank is a mistake only where it is asked, so the model judges it. */
export const firstPasswordValidator = vine.create({
  orgCode: vine
    .string()
    .maxLength(64)
    .regex(/^[^\0]*$/)
    .optional(),
  ...twice,
})
export const ownPasswordValidator = vine.create({ currentPassword: secret(), ...twice })
export const currentPasswordValidator = vine.create({ currentPassword: secret() })
export const linkedPasswordValidator = vine.create(twice)
export const linkRequestValidator = vine.create({ userName: line(64), email: line(254) })

for (const validator of [
  firstPasswordValidator,
  ownPasswordValidator,
  currentPasswordValidator,
  linkedPasswordValidator,
  linkRequestValidator,
]) {
  validator.messagesProvider = sentences(NAMES)
}
