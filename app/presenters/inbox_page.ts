import { beijing, beijingShort } from '#presenters/time'
import { INBOX_PAGE, type InboxLine } from '#queries/inbox'

/** The inbox of an account (M1): one page of messages and announcements. */
export function inboxPage({ total, lines }: { total: number; lines: InboxLine[] }, number: number) {
  const last = Math.max(1, Math.ceil(total / INBOX_PAGE))
  return {
    total,
    lines: lines.map(lineView),
    hasUnread: lines.some(({ isRead }) => !isRead),
    pages: {
      words: `第 ${number} 页，共 ${last} 页`,
      isOne: last === 1 && number === 1,
      previous: number > 1 ? `/messages?page=${Math.min(number - 1, last)}` : null,
      next: number < last ? `/messages?page=${number + 1}` : null,
    },
  }
}

function lineView({ source, id, title, sender, at, isRead }: InboxLine) {
  return {
    title,
    sender: sender ?? '系统',
    kind: source === 'announcement' ? '公告' : '消息',
    href: `/${source}s/${id}`,
    at: { iso: beijing(at), words: beijingShort(at) },
    isRead,
  }
}
