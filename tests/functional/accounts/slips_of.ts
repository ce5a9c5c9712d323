import { randomUUID } from 'node:crypto'
import { pdfText } from '#tests/unit/documents/pdf_text'
import type { Answer, Person } from '#tests/support/person'

/** Presses the button that makes slips, with an id of its own unless one is given. */
export function press(
  person: Person,
  path: string,
  form: Record<string, string> = {},
  slip: string = randomUUID()
): Promise<Answer> {
  return person.post(path, { slip, ...form })
}

/** Downloads the slips to which an answer leads; gives user names and passwords as printed. */
export async function printed(person: Person, { location }: Answer): Promise<Map<string, string>> {
  await person.get(location!)
  const pdf = await person.post(`${location}/downloads`)
  const text = (await pdfText(pdf.bytes)).join('')
  const slips = text.matchAll(/用户名([0-9A-Z-]+?)密码(\w{5}-\w{5}-\w{5})先做/g)
  return new Map([...slips].map(([, userName, password]) => [userName, password]))
}
