import Account from '#models/account'

/** The managers of the demonstration by their place in the tree. */
export class Hierarchy {
  private constructor(private readonly managers: readonly Account[]) {}

  static async load(): Promise<Hierarchy> {
    return new Hierarchy(await Account.query().whereNot('role', 'respondent'))
  }

  get nation(): Account {
    return this.managers.find(({ role }) => role === 'nation')!
  }

  /** Who accepts a report on this path, from the lowest level up to the province. */
  above(path: string): Account[] {
    return this.managers
      .filter((one) => one.role !== 'nation' && `${path}.`.startsWith(`${one.path}.`))
      .sort((a, b) => b.path.length - a.path.length)
  }
}
