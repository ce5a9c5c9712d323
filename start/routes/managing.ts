import router from '@adonisjs/core/services/router'
import { MANAGERS } from '#models/report/flow'
import { only } from '#start/kernel'

const Tasks = () => import('#controllers/tasks_controller')

/** No more digits than an id can have. */
const NUMBER = { match: /^\d{1,15}$/, cast: Number }

router
  .get('tasks/:id', [Tasks, 'show'])
  .as('tasks.show')
  .where('id', NUMBER)
  .use(only(MANAGERS, '查看进度'))
