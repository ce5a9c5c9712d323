import FormRefusal from '#exceptions/form_refusal'
import Refusal from '#exceptions/refusal'

/** What can't be done with an account, and who can do it (L8). */
export const accountRefusals = {
  ownAccount: () =>
    new Refusal('ownAccount', '自己的账户不能在这里办，请上一级办理。', 409, '上一级管理机构'),
  superiorTooLow: (superior: string, name: string) =>
    new Refusal('superiorTooLow', `${superior}的级别不高于${name}，不能作它的上级。`, 422),
  superiorDisabled: (superior: string) =>
    new Refusal('superiorDisabled', `${superior}的账户已停用，不能作上级。请先启用它。`, 409),
  datesPastSuperior: (what: string, limit: string, liftedBy: string) =>
    new Refusal(
      'datesPastSuperior',
      `${what}晚于${limit}。请先由${liftedBy}提前，再改上级。`,
      409,
      liftedBy
    ),
  resetOfDisabled: () => new Refusal('resetOfDisabled', '账户已停用，请先启用再重置。', 409),
  noSuchSlips: () => new Refusal('noSuchSlips', '没有这批密码条，或者它不是您做的。', 404),
  slipsGone: () =>
    new Refusal(
      'slipsGone',
      '这批密码条已经下载过，或者过了 15 分钟，系统里没有了。丢失的请重新重置。',
      410
    ),
  wrongCode: () =>
    new FormRefusal([
      { field: 'code', sentence: '动态码不对。请看手机的时间准不准，再输入现在显示的 6 位数。' },
    ]),
  totpDemanded: (who: string) =>
    new Refusal(
      'totpDemanded',
      `国家级管理机构要求${who}使用动态码，不能关闭。`,
      409,
      '国家级管理机构'
    ),
}
