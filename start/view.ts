import app from '@adonisjs/core/services/app'
import edge from 'edge.js'
import type Account from '#models/account'
import { STATES } from '#models/report/flow'
import { accountTabs, managerTabs } from '#presenters/manager_tabs'
import { Inbox } from '#queries/inbox'
import { waitingCount } from '#queries/waiting_count'

edge.global('states', STATES)
edge.global('managerTabs', managerTabs)
edge.global('accountTabs', accountTabs)
// Asked by the frame of a page, so that nothing but pages pays for it.
edge.global('unreadCount', (account: Account) => new Inbox(account).unread())
edge.global('waitingCount', waitingCount)

if (!app.inDev) {
  // Tests read the pages as often as production does, and templates do not change under them either.
  edge.configure({ cache: true })
  // Edge looks for components on the disk before each page, even where templates are cached.
  const components = edge.loader.listComponents()
  edge.loader.listComponents = () => components
}
