import SweepTasksJob from '#jobs/sweep_tasks_job'

/** What runs by itself, on one of the servers each time. */
await SweepTasksJob.schedule({}).id('tasks.sweep').every('1m').run()
