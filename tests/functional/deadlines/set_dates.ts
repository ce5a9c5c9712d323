import type { Person } from '#tests/support/person'

/** Opens the preview, as a person does, and stores what it shows. */
export async function setDates(person: Person, form: Record<string, string>) {
  const query = new URLSearchParams(form)
  const preview = await person.get(`/deadlines/create?${query}`)
  return person.post('/deadlines', { ...form, seen: seenIn(preview.body) })
}

export function seenIn(body: string): string {
  return /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? ''
}
