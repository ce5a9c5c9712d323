import { MANAGERS, type Level } from '#models/report/flow'
import { FOREIGN_UNIT, type TwoBranches } from '#tests/functional/authorisation/two_branches'

type Params = Record<string, string | number>

/** Parameters of an address: of an object in the actor's own subtree, and of one elsewhere. */
export interface Objects {
  own: (world: TwoBranches, level: Level) => Params
  foreign?: (world: TwoBranches) => Params
  missing?: Params
}

/**
 * Who may come in at a route. `anybody`: without a login. `pass`: by the save pass, which has tests of
 * its own. Levels that are not named are refused by their role, whatever object they ask for.
 */
export interface Entry {
  who: readonly Level[] | 'anybody' | 'pass'
  of?: Objects
}

const ALL: readonly Level[] = ['respondent', ...MANAGERS]
const RESPONDENT: readonly Level[] = ['respondent']
const NATION: readonly Level[] = ['nation']
const PROVINCE_UP: readonly Level[] = ['province', 'nation']
const CREATORS: readonly Level[] = ['province', 'nation']
const MISSING = 999_999_999
const NO_FILE = '00000000-0000-4000-8000-000000000000'

/** A report; `more` are the other parameters of the address. */
function report(more: Params = {}): Objects {
  return {
    own: ({ own }) => ({ report_id: own.report.id, ...more }),
    foreign: ({ foreign }) => ({ report_id: foreign.report.id, ...more }),
    missing: { report_id: MISSING, ...more },
  }
}

/** A file of a report, as its uploader sees it. */
const FILE: Objects = {
  own: ({ own }) => ({ report_id: own.report.id, id: own.file }),
  foreign: ({ foreign }) => ({ report_id: foreign.report.id, id: foreign.file }),
  missing: { report_id: MISSING, id: NO_FILE },
}

/** A question of a manager. */
const CHECK: Objects = {
  own: ({ own }) => ({ report_id: own.report.id, id: own.check }),
  foreign: ({ foreign }) => ({ report_id: foreign.report.id, id: foreign.check }),
  missing: { report_id: MISSING, id: MISSING },
}

/** A message is its reader's alone. */
const MESSAGE: Objects = {
  own: ({ messages }, level) => ({ id: messages[level] }),
  foreign: ({ messages }) => ({ id: messages.foreign }),
  missing: { id: MISSING },
}

/** The nation's is everybody's to read and the nation's to withdraw; the other one is of 浙江. */
const ANNOUNCEMENT: Objects = {
  own: ({ announcements }) => ({ id: announcements.nation }),
  foreign: ({ announcements }) => ({ id: announcements.foreign }),
  missing: { id: MISSING },
}

/** A question concerns who asked, who is asked and who was. */
const QUESTION: Objects = {
  own: ({ questions }, level) => ({ id: questions[level] }),
  foreign: ({ questions }) => ({ id: questions.foreign }),
  missing: { id: MISSING },
}

/** A line of the issued list. */
const ENTRY: Objects = {
  own: ({ own }) => ({ id: own.report.rosterEntryId }),
  foreign: ({ foreign }) => ({ id: foreign.report.rosterEntryId }),
  missing: { id: MISSING },
}

/** A request of the own province; of the foreign one. */
const TRANSFER: Objects = {
  own: ({ own }) => ({ id: own.transfer }),
  foreign: ({ foreign }) => ({ id: foreign.transfer }),
  missing: { id: MISSING },
}

/** A task is its asker's alone. */
const TASK: Objects = {
  own: ({ tasks }, level) => ({ id: tasks[level] }),
  foreign: ({ tasks }) => ({ id: tasks.foreign }),
  missing: { id: MISSING },
}

/** An import of the roster is everybody's at the nation. */
const IMPORT: Objects = {
  own: ({ list }) => ({ id: list }),
  foreign: ({ list }) => ({ id: list }),
  missing: { id: MISSING },
}

/** A request of a province for a new project. */
const ADDITION: Objects = {
  own: ({ own }) => ({ id: own.addition }),
  foreign: ({ foreign }) => ({ id: foreign.addition }),
  missing: { id: MISSING },
}

/** A bulk decision is the affair of the one who began it. */
function bulk(param: string): Objects {
  return {
    own: ({ bulks }, level) => ({ [param]: bulks[level] }),
    foreign: ({ bulks }) => ({ [param]: bulks.foreign }),
    missing: { [param]: MISSING },
  }
}

/** A unit with reports below the actor, and one that has all of its reports elsewhere. */
const UNIT: Objects = {
  own: () => ({ org: '71480035X' }),
  foreign: () => ({ org: FOREIGN_UNIT }),
  missing: { org: '000000000' },
}

/** An account below the actor: one that no test of the matrix signs in with. */
const BELOW: Objects = {
  own: ({ own }) => ({ id: own.account }),
  foreign: ({ foreign }) => ({ id: foreign.account }),
  missing: { id: MISSING },
}

/** Slips belong to who asked for them. */
const SLIPS: Objects = {
  own: ({ slips }, level) => ({ id: slips[level] }),
  foreign: ({ slips }) => ({ id: slips.foreign }),
  missing: { id: NO_FILE },
}

/** A reminder may be seen from where it was sent and from above. */
const REMINDER: Objects = {
  own: ({ reminders }) => ({ id: reminders.own }),
  foreign: ({ reminders }) => ({ id: reminders.foreign }),
  missing: { id: MISSING },
}

/** Every named route of the product; a route without an entry fails the test. */
export const MATRIX: Record<string, Entry> = {
  'sessions.create': { who: 'anybody' },
  'sessions.store': { who: 'anybody' },
  'sessions.destroy': { who: 'anybody' },
  'first_login.create': { who: 'anybody' },
  'first_login.store': { who: 'anybody' },
  'password_links.create': { who: 'anybody' },
  'password_links.store': { who: 'anybody' },
  'password_links.show': { who: 'anybody' },
  'password_links.update': { who: 'anybody' },
  'passwords.edit': { who: ALL },
  'passwords.update': { who: ALL },

  'home': { who: ALL },
  'reports.sections.index': { who: ALL, of: report() },
  'reports.sections.show': { who: ALL, of: report({ code: 'JB' }) },
  'reports.sections.update': { who: RESPONDENT, of: report({ code: 'JB' }) },
  'reports.pastes.create': { who: RESPONDENT, of: report({ code: 'JCT' }) },
  'reports.pastes.store': { who: RESPONDENT, of: report({ code: 'JCT' }) },
  'reports.codes.index': { who: ALL, of: report({ code: 'JC05' }) },
  'reports.save_pass.show': { who: RESPONDENT, of: report() },
  'reports.answers.update': { who: 'pass' },
  'reports.cells.update': { who: 'pass' },

  'reports.audit.show': { who: ALL, of: report() },
  'reports.audits.store': { who: ALL, of: report() },
  'reports.fixes.store': { who: RESPONDENT, of: report() },
  'reports.findings.show': { who: ALL, of: report() },
  'reports.explanations.store': { who: RESPONDENT, of: report({ rule: 'B001' }) },
  'reports.evidence.store': { who: RESPONDENT, of: report({ rule: 'B001' }) },
  'reports.evidence.show': { who: ALL, of: FILE },
  'reports.evidence.thumbnail': { who: ALL, of: FILE },
  'reports.evidence.removals.store': { who: RESPONDENT, of: FILE },
  'reports.manual_checks.answers.store': { who: RESPONDENT, of: CHECK },

  'reports.submission.show': { who: ALL, of: report() },
  'reports.submissions.store': { who: RESPONDENT, of: report() },
  'reports.withdrawals.store': { who: RESPONDENT, of: report() },
  'reports.covers.show': { who: ALL, of: report() },
  'reports.covers.store': { who: RESPONDENT, of: report() },
  'reports.prints.show': { who: ALL, of: report() },

  'queue.index': { who: MANAGERS },
  'deadlines.index': { who: MANAGERS },
  'deadlines.create': { who: ['province', 'nation'] },
  'deadlines.store': { who: ['province', 'nation'] },
  'clocks.edit': { who: ['nation'] },
  'clocks.update': { who: ['nation'] },
  'reports.review.show': { who: MANAGERS, of: report() },
  'reports.acceptances.store': { who: MANAGERS, of: report() },
  'reports.returns.store': { who: MANAGERS, of: report() },
  'reports.explanations.reads.store': { who: MANAGERS, of: report() },
  'reports.explanations.read.store': { who: MANAGERS, of: report({ id: 1 }) },
  'bulk_decisions.store': { who: MANAGERS },
  'bulk_decisions.show': { who: MANAGERS, of: bulk('id') },
  'bulk_decisions.confirmations.store': { who: MANAGERS, of: bulk('bulk_id') },
  'bulk_decisions.refusals.show': { who: MANAGERS, of: bulk('bulk_id') },
  'reconciliations.index': { who: MANAGERS },
  'reconciliations.show': { who: MANAGERS, of: UNIT },
  'reconciliations.notes.store': { who: MANAGERS, of: UNIT },
  'reconciliations.returns.store': { who: MANAGERS, of: UNIT },

  'roster.index': { who: MANAGERS },
  'roster.imports.create': { who: NATION },
  'roster.imports.store': { who: NATION },
  'roster.imports.show': { who: NATION, of: IMPORT },
  'roster.imports.refusals.show': { who: NATION, of: IMPORT },
  'roster.imports.confirmations.store': { who: NATION, of: IMPORT },
  'roster.imports.removals.store': { who: NATION, of: IMPORT },

  'roster.additions.index': { who: PROVINCE_UP },
  'roster.additions.create': { who: PROVINCE_UP },
  'roster.additions.store': { who: PROVINCE_UP },
  'roster.additions.show': { who: PROVINCE_UP, of: ADDITION },
  'roster.additions.papers.show': { who: PROVINCE_UP, of: ADDITION },
  'roster.additions.acceptances.store': { who: NATION, of: ADDITION },
  'roster.additions.refusals.store': { who: NATION, of: ADDITION },
  'login_code.create': { who: 'anybody' },
  'login_code.store': { who: 'anybody' },
  'contact.edit': { who: MANAGERS },
  'contact.update': { who: MANAGERS },
  'second_factor.edit': { who: MANAGERS },
  'second_factor.store': { who: MANAGERS },
  'second_factor.phone.edit': { who: MANAGERS },
  'second_factor.phone.update': { who: MANAGERS },
  'second_factor.recovery_codes.store': { who: MANAGERS },
  'second_factor.destroy': { who: MANAGERS },
  'accounts.index': { who: MANAGERS },
  'accounts.bulk_resets.create': { who: MANAGERS },
  'accounts.bulk_resets.store': { who: MANAGERS },
  'accounts.create': { who: CREATORS },
  'accounts.store': { who: CREATORS },
  'accounts.provinces.store': { who: ['nation'] },
  'accounts.totp_demands.store': { who: ['nation'] },
  'accounts.show': { who: MANAGERS, of: BELOW },
  'accounts.disablements.store': { who: MANAGERS, of: BELOW },
  'accounts.enablements.store': { who: MANAGERS, of: BELOW },
  'accounts.resets.store': { who: MANAGERS, of: BELOW },
  'accounts.sign_outs.store': { who: MANAGERS, of: BELOW },
  'accounts.unlocks.store': { who: MANAGERS, of: BELOW },
  'accounts.superiors.store': { who: CREATORS, of: BELOW },
  'slips.store': { who: CREATORS },
  'slips.show': { who: MANAGERS, of: SLIPS },
  'slips.downloads.store': { who: MANAGERS, of: SLIPS },

  'roster.verification.show': { who: MANAGERS },
  'roster.confirmations.create': { who: MANAGERS },
  'roster.confirmations.store': { who: MANAGERS },
  'roster.confirmations.withdrawals.store': { who: MANAGERS },
  'roster.entries.show': { who: MANAGERS, of: ENTRY },
  'roster.entries.remarks.store': { who: MANAGERS, of: ENTRY },
  'transfers.index': { who: ['province', 'nation'] },
  'transfers.show': { who: ['province', 'nation'], of: TRANSFER },
  'transfers.create': { who: ['province'] },
  'transfers.store': { who: ['province'] },
  'transfers.withdrawals.store': { who: ['province'], of: TRANSFER },
  'transfers.approvals.store': { who: ['nation'], of: TRANSFER },
  'transfers.refusals.store': { who: ['nation'], of: TRANSFER },
  'transfers.undos.store': { who: ['nation'], of: TRANSFER },

  'tasks.show': { who: MANAGERS, of: TASK },

  'messages.index': { who: ALL },
  'messages.reads.store': { who: ALL },
  'messages.show': { who: ALL, of: MESSAGE },
  'announcements.create': { who: MANAGERS },
  'announcements.store': { who: MANAGERS },
  'announcements.show': { who: ALL, of: ANNOUNCEMENT },
  'announcements.withdrawals.store': { who: ['nation'], of: ANNOUNCEMENT },
  'questions.index': { who: ALL },
  'questions.store': { who: ['respondent', 'unit', 'county', 'city', 'province'] },
  'questions.show': { who: ALL, of: QUESTION },
  'questions.answers.store': { who: MANAGERS, of: QUESTION },
  'questions.forwards.store': {
    who: ['respondent', 'unit', 'county', 'city', 'province'],
    of: QUESTION,
  },
  'questions.publications.store': { who: ['nation'], of: QUESTION },
  'help.show': { who: ALL },
  'help.indicators.index': { who: ALL },
  'help.indicators.show': { who: ALL, of: { own: () => ({ code: 'JC09' }) } },
  'manage.show': { who: MANAGERS },
  'collection.show': { who: MANAGERS },
  'collection.downloads.show': { who: MANAGERS },
  'collection.reports.index': { who: MANAGERS },
  'reminders.index': { who: MANAGERS },
  'reminders.store': { who: MANAGERS },
  'reminders.show': { who: MANAGERS, of: REMINDER },
  'reminders.downloads.show': { who: MANAGERS },
}
