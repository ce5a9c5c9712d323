const BEIJING = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** An instant in Beijing time, 2017-02-22 14:03:22. */
export function beijing(instant: string | Date): string {
  return BEIJING.format(new Date(instant))
}

/** 2-22 14:03, for timelines of the running round. */
export function beijingShort(instant: string | Date): string {
  const [day, time] = beijing(instant).split(' ')
  const [, month, date] = day.split('-')
  return `${Number(month)}-${date} ${time.slice(0, 5)}`
}

/** 14:03:22, for things that happened just now. */
export function clock(instant: string | Date): string {
  return beijing(instant).slice(11)
}
