import type { Cell } from '#imports/cell'
import { isNothing } from '#imports/roster/nothing'
import { quote } from '#questionnaire/characters'

/** What says that a project is open to everybody, or that nothing secret is in it. */
const OPEN = /^(公开|否|非密|非涉密|不涉密|未涉密|不保密|内部|空|N|NO|FALSE)$/iu
const SECRET = /^(是|有|涉密|保密|Y|YES|TRUE)$|[秘机绝]密/iu

const ONLY = '只收“公开”或空着的'

/** Why a row with this mark may not come in (R1); null when it may. What nobody understands may not. */
export function secrecyMistake({ text, trouble }: Cell): string | null {
  if (trouble) return `看不出这一行的密级，没有收：${trouble}`
  const said = text.normalize('NFKC').replaceAll(/\s/g, '')
  if (said === '' || isNothing(said) || OPEN.test(said)) return null
  if (SECRET.test(said)) return `密级是${quote(said)}，涉密项目不能进本系统。${ONLY}`
  return `看不懂密级${quote(said)}，没有收。公开的项目请写“公开”，涉密项目不能进本系统`
}
