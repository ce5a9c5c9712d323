import { isBlank } from '#questionnaire/characters'
import { refused, understood } from '#questionnaire/outcome'
import { readChoice, readChoices } from '#questionnaire/readers/read_choice'
import {
  readOrganisation,
  readOrgCode,
  readRegion,
  readUscc,
} from '#questionnaire/readers/read_code'
import { readNumber } from '#questionnaire/readers/read_number'
import { readEmail, readPhone, readText, readTextarea } from '#questionnaire/readers/read_text'
import { readDate, readMonth, readYear } from '#questionnaire/readers/read_time'
import type { Indicator, IndicatorType, Reading } from '#questionnaire/types'

export { canonical, display, toRaw } from '#questionnaire/writing'

const LONGEST = 4000

const READERS: Record<IndicatorType, (indicator: Indicator, raw: string) => Reading> = {
  text: readText,
  textarea: readTextarea,
  email: readEmail,
  phone: readPhone,
  number: readNumber,
  year: readYear,
  month: readMonth,
  date: readDate,
  choice: readChoice,
  choices: readChoices,
  orgCode: readOrgCode,
  uscc: readUscc,
  organisation: readOrganisation,
  region: readRegion,
}

/**
 * What a person typed, understood as a value of the indicator's type (F3, F5); never throws.
 * Blank is null without an error. Whatever is not valid keeps its raw text, has the value null
 * and a sentence that says what is there and what is wanted.
 */
export function read(indicator: Indicator, raw: string): Reading {
  if (raw === '' || isBlank(raw)) return understood(raw, null)
  if (isTooLong(raw)) return refused(raw, `这里写了 ${[...raw].length} 个字，最多 ${LONGEST} 个字`)
  return READERS[indicator.type](indicator, raw)
}

function isTooLong(raw: string): boolean {
  return raw.length > LONGEST && (raw.length > 2 * LONGEST || [...raw].length > LONGEST)
}
