import Account from '#models/account'

/** The managers of the demonstration by their place in the tree. */
export class Hierarchy {
  readonly #byPath: ReadonlyMap<string, Account>
  readonly nation: Account

  private constructor(managers: readonly Account[]) {
    this.#byPath = new Map(managers.map((one) => [one.path, one]))
    this.nation = managers.find(({ role }) => role === 'nation')!
  }

  static async load(): Promise<Hierarchy> {
    return new Hierarchy(
      await Account.query().whereNot('role', 'respondent').where('enabled', true)
    )
  }

  /** Who accepts a report on this path, from the lowest level up to the province. */
  above(path: string): Account[] {
    const labels = path.split('.')
    return labels
      .map((_, i) => this.#byPath.get(labels.slice(0, labels.length - i).join('.')))
      .filter((one) => one !== undefined && one.role !== 'nation') as Account[]
  }
}
