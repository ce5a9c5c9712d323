import router from '@adonisjs/core/services/router'
import { MANAGERS } from '#models/report/flow'
import { only } from '#start/kernel'

const Roster = () => import('#controllers/roster_controller')

router.get('roster', [Roster, 'index']).as('roster.index').use(only(MANAGERS, '核实下发清单'))
