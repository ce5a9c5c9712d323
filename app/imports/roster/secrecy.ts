import type { Cell } from '#imports/cell'
import { quote } from '#questionnaire/characters'

/** The one word that lets a project in, beside an empty cell (R1). */
const OPEN = '公开'
const NOT_SECRET = /^(否|无|非密|非涉密|不涉密|未涉密|不保密|内部|N|NO|FALSE)$/iu
const SECRET = /^(是|有|涉密|保密|Y|YES|TRUE)$|[秘机绝]密/iu

const ONLY = '只收“公开”或空着的'

/**
 * Why a row with this mark may not come in (R1); null when it may. Anything but 公开 refuses it: what
 * only sounds harmless is for whoever made the list to say in that word.
 */
export function secrecyMistake({ text, trouble }: Cell): string | null {
  if (trouble) return `看不出这一行的密级，没有收：${trouble}`
  const said = saidBy(text)
  if (said === '' || said === OPEN) return null
  if (SECRET.test(said)) return `密级是${quote(said)}，涉密项目不能进本系统。${ONLY}`
  if (NOT_SECRET.test(said)) return `密级是${quote(said)}。${ONLY}，不涉密的请改成“公开”`
  return `看不懂密级${quote(said)}，没有收。公开的项目请写“公开”，涉密项目不能进本系统`
}

/** Whether a cell of whatever column may be such a mark, merged over others. */
export function mayBeSecret({ text, trouble }: Cell): boolean {
  return trouble !== undefined || SECRET.test(saidBy(text))
}

function saidBy(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '')
}
