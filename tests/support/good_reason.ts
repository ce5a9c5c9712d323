/** A text that the gate takes. */
export const GOOD =
  '2016 年 5 月因增加储能业务更名，原单位变更为江苏恒曜新能源科技有限公司，见准予变更登记通知书。'
