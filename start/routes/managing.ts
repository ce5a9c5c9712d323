import router from '@adonisjs/core/services/router'
import { MANAGERS } from '#models/report/flow'
import { only } from '#start/kernel'
import { NUMBER } from '#start/number'

const Tasks = () => import('#controllers/tasks_controller')

router
  .get('tasks/:id', [Tasks, 'show'])
  .as('tasks.show')
  .where('id', NUMBER)
  .use(only(MANAGERS, '查看进度'))
