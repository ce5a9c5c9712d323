import { beijing, beijingShort } from '#presenters/time'
import { INBOX_PAGE, type InboxLine, type InboxPart } from '#queries/inbox'
import { pagesAround } from '#presenters/pages_around'

/** The inbox of an account (M1): one page of messages and announcements. */
export function inboxPage({ total, newest, lines }: InboxPart, number: number) {
  return {
    total,
    newest,
    lines: lines.map(lineView),
    hasUnread: lines.some(({ isRead }) => !isRead),
    pages: pagesAround({
      page: number,
      total,
      perPage: INBOX_PAGE,
      to: (page) => (page === 1 ? '/messages' : `/messages?page=${page}`),
    }),
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
