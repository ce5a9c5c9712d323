import DueWorkJob from '#jobs/due_work_job'
import SendMailsJob from '#jobs/send_mails_job'
import ForgetImportsJob from '#jobs/forget_imports_job'
import ForgetSlipsJob from '#jobs/forget_slips_job'
import SettleCollectionJob from '#jobs/settle_collection_job'
import SweepTasksJob from '#jobs/sweep_tasks_job'

/** What runs by itself, on one of the servers each time. */
await SweepTasksJob.schedule({}).id('tasks.sweep').every('1m').run()
await DueWorkJob.schedule({}).id('due.work').every('2m').run()
await SendMailsJob.schedule({}).id('mails.send').every('1m').run()
await ForgetSlipsJob.schedule({}).id('slips.forget').every('1m').run()
await SettleCollectionJob.schedule({}).id('collection.settle').every('1m').run()
await ForgetImportsJob.schedule({}).id('imports.forget').every('1h').run()
