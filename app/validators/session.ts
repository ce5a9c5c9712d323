import vine from '@vinejs/vine'
import { line, secret, sentences } from '#validators/sentences'

export const sessionValidator = vine.create({ userName: line(64), password: secret() })

sessionValidator.messagesProvider = sentences({ userName: '用户名', password: '密码' })
