import type Account from '#models/account'
import type Report from '#models/report'
import { OWN_PASSWORD } from '#tests/support/accounts'
import { formFields, type Fields } from '#tests/support/form_fields'
import { Person, type Answer } from '#tests/support/person'

interface Sent {
  raw: string
  /** Version the writer has seen; 0 by default. */
  expected?: number
  /** Id of the row, for a cell of a table. */
  row?: string
  report?: Report
  pass?: string
  /** Sent as it is instead of the text and version. */
  body?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
}

/** A respondent at the form, with a browser that knows HTTP only: what forms send and what the page's script sends. */
export class Clerk {
  static async at(report: Report, account: Account): Promise<Clerk> {
    return new Clerk(report, await new Person().signIn(account.userName, OWN_PASSWORD))
  }

  /** Of the form in view. */
  pass = ''
  fields: Fields = {}

  private constructor(
    readonly report: Report,
    readonly person: Person
  ) {}

  async open(section: string, query = ''): Promise<Answer> {
    return this.#look(await this.person.get(this.#path(section) + query))
  }

  /** Saves one text as the page's script does. */
  async save(code: string, sent: Sent): Promise<{ status: number; reply: any }> {
    const { raw, expected = 0, row, report = this.report } = sent
    const path = `/reports/${report.id}/${row ? `rows/${row}` : 'answers'}/${code}`
    const response = await fetch(`http://${process.env.HOST}:${process.env.PORT}${path}`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        'accept': 'application/json',
        'cookie': this.person.cookie,
        'x-save-pass': sent.pass ?? this.pass,
        ...sent.headers,
      },
      body: sent.body ?? JSON.stringify({ raw, expected }),
    })
    return { status: response.status, reply: await response.json().catch(() => null) }
  }

  /** Presses a button of the form in view, with `changes` typed into it before. */
  async press(section: string, act: string, changes: Fields = {}, headers = {}): Promise<Answer> {
    const form = { ...this.fields, ...changes, act }
    const answer = await this.person.post(this.#path(section), form, headers)
    return this.#look(answer)
  }

  /** Presses the button of the page that keeps what could not be saved. */
  async resend({ body }: Answer, headers = {}): Promise<Answer> {
    const [, path] = /<form class="row" method="post" action="([^"]+)"/.exec(body)!
    return this.person.post(path, formFields(body, '<form class="row"'), headers)
  }

  #path(section: string) {
    return `/reports/${this.report.id}/sections/${section}`
  }

  #look(answer: Answer) {
    this.pass = /data-pass="([^"]*)"/.exec(answer.body)?.[1] ?? this.pass
    if (answer.body.includes('id="form"')) this.fields = formFields(answer.body)
    return answer
  }
}
