/** The fields of the form that are saved by themselves. A field is an input, select or text area, or a group of check boxes. */

export const allFields = (form) => [...form.querySelectorAll('[data-save]')]

export const fieldOf = (target) => target.closest?.('#form [data-save]')

export const nameOf = (field) => field.dataset.save || field.name

export const fieldNamed = (form, name) => allFields(form).find((field) => nameOf(field) === name)

export const stampOf = (form, name) => form.elements[`stamp/${name}`]

export const versionOf = (form, name) => Number.parseInt(stampOf(form, name)?.value ?? '0', 10)

/** What takes the focus. */
export const focusable = (field) =>
  isGroup(field) ? field.querySelector('[type=checkbox]') : field

export const isDisabled = (field) => focusable(field).disabled

export function rawOf(field) {
  if (!isGroup(field)) return field.value
  return boxes(field)
    .filter((box) => box.checked)
    .map((box) => box.value)
    .join(',')
}

/** The text the page came with. */
export function givenRaw(field) {
  if (isGroup(field))
    return boxes(field)
      .filter((box) => box.defaultChecked)
      .map((box) => box.value)
      .join(',')
  if (field.tagName !== 'SELECT') return field.defaultValue
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0]).value
}

/** Leaves a field alone that holds the text already: writing would move the cursor. */
export function write(field, raw) {
  if (rawOf(field) === raw) return
  if (isGroup(field)) {
    const chosen = new Set(raw.split(','))
    for (const box of boxes(field)) box.checked = chosen.has(box.value)
    return
  }
  const isUnknown =
    field.tagName === 'SELECT' && ![...field.options].some(({ value }) => value === raw)
  if (isUnknown) field.add(new Option(raw, raw))
  field.value = raw
}

const isGroup = (field) => field.dataset.save !== ''

const boxes = (field) => [...field.querySelectorAll('[type=checkbox]')]
