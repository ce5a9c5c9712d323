import { Refusal } from './refusal.js'

/** Another command of this checkout uses the same cluster. */
export class AlreadyRunning extends Refusal {
  /** @param {number} pid of that command */
  constructor(pid) {
    super(
      `已经在运行（进程 ${pid}），一个检出目录只能运行一份。请直接使用它，或先停止它：在它的终端按 Ctrl-C，或 kill ${pid}。`,
      `Already running as process ${pid}: use that one, or stop it first.`
    )
  }
}
