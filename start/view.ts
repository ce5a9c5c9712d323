import app from '@adonisjs/core/services/app'
import edge from 'edge.js'
import { STATES } from '#models/report/flow'
import { managerTabs } from '#presenters/manager_tabs'

edge.global('states', STATES)
edge.global('managerTabs', managerTabs)

if (!app.inDev) {
  // Tests read the pages as often as production does, and templates do not change under them either.
  edge.configure({ cache: true })
  // Edge looks for components on the disk before each page, even where templates are cached.
  const components = edge.loader.listComponents()
  edge.loader.listComponents = () => components
}
