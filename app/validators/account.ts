import vine from '@vinejs/vine'
import { MANAGERS } from '#models/report/flow'
import { accountFilters } from '#validators/account_filters'
import { formId, line, optionalLine, sentences, STALE } from '#validators/sentences'

const NAMES = {
  contactName: '联系人姓名',
  contactPhone: '电话',
  contactEmail: '邮箱',
  role: '级别',
  code: '代码',
  proof: '现在的动态码或恢复码',
  name: '名称',
  superior: '上级的用户名',
  slip: '密码条',
}

export const contactValidator = vine.create({
  contactName: line(50),
  contactPhone: line(30).regex(/^(?=(?:.*\d){7})[\d\s()+#*、,\-转（）]+$/),
  contactEmail: line(254).email(),
})

export const managerValidator = vine.create({
  slip: formId(),
  role: vine.enum(MANAGERS),
  code: line(20),
  name: line(100),
  superior: optionalLine(40),
})

export const slipValidator = vine.create({ slip: formId() })
export const superiorValidator = vine.create({ superior: line(40) })
export const codeValidator = vine.create({ code: line(40) })
export const phoneValidator = vine.create({ proof: line(40), code: line(40) })
export const recoveryValidator = vine.create({ form: formId(), proof: line(40) })

export const bulkResetValidator = vine.create({ slip: formId(), stamp: line(40) })

/** What a task for many resets keeps of its form. */
export const resetsWorkValidator = vine.create({
  id: formId(),
  site: vine.string(),
  address: vine.string().optional(),
  accountIds: vine.array(vine.number()),
})

/** What a task for many slips keeps of its form. */
export const slipsWorkValidator = vine.create({
  id: formId(),
  site: vine.string(),
  address: vine.string().optional(),
  filters: vine.any().transform((given) => accountFilters(given as Record<string, unknown>)),
})

for (const validator of [
  contactValidator,
  managerValidator,
  superiorValidator,
  codeValidator,
  phoneValidator,
  recoveryValidator,
  slipValidator,
]) {
  validator.messagesProvider = sentences(NAMES, {
    'contactPhone.regex': '电话要有区号或是手机号，只用数字、空格、+、-、括号和“转”。',
    'contactEmail.email': '邮箱要像 name@example.cn 这样，请核对。',
    'role.enum': '请选一个级别。',
    'uuid': STALE,
  })
}
