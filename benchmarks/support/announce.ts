/** What a server of a benchmark tells its parent: see server.ts. */
export function announce(url: string): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send!({ cpu: user + system })
  })
  process.send!({ url })
}
