import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'sessions.create': { paramsTuple?: []; params?: {} }
    'sessions.store': { paramsTuple?: []; params?: {} }
    'login_code.create': { paramsTuple?: []; params?: {} }
    'login_code.store': { paramsTuple?: []; params?: {} }
    'sessions.destroy': { paramsTuple?: []; params?: {} }
    'first_login.create': { paramsTuple?: []; params?: {} }
    'first_login.store': { paramsTuple?: []; params?: {} }
    'password_links.create': { paramsTuple?: []; params?: {} }
    'password_links.store': { paramsTuple?: []; params?: {} }
    'password_links.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'password_links.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'passwords.edit': { paramsTuple?: []; params?: {} }
    'passwords.update': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'reports.save_pass.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.sections.index': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.sections.show': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.pastes.create': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.pastes.store': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.codes.index': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.answers.update': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.cells.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'report_id': ParamValue,'row': ParamValue,'code': ParamValue} }
    'reports.audit.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.audits.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.fixes.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.findings.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.explanations.store': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'rule': ParamValue} }
    'reports.evidence.store': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'rule': ParamValue} }
    'reports.evidence.show': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'id': ParamValue} }
    'reports.evidence.thumbnail': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'id': ParamValue} }
    'reports.evidence.removals.store': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'id': ParamValue} }
    'reports.manual_checks.answers.store': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'id': ParamValue} }
    'reports.submission.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.submissions.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.withdrawals.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.covers.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.covers.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.prints.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'queue.index': { paramsTuple?: []; params?: {} }
    'bulk_decisions.store': { paramsTuple?: []; params?: {} }
    'bulk_decisions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bulk_decisions.confirmations.store': { paramsTuple: [ParamValue]; params: {'bulk_id': ParamValue} }
    'bulk_decisions.refusals.show': { paramsTuple: [ParamValue]; params: {'bulk_id': ParamValue} }
    'reports.review.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.acceptances.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.returns.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.explanations.reads.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.explanations.read.store': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'id': ParamValue} }
    'reconciliations.index': { paramsTuple?: []; params?: {} }
    'reconciliations.show': { paramsTuple: [ParamValue]; params: {'org': ParamValue} }
    'reconciliations.notes.store': { paramsTuple: [ParamValue]; params: {'org': ParamValue} }
    'reconciliations.returns.store': { paramsTuple: [ParamValue]; params: {'org': ParamValue} }
    'tasks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'announcements.create': { paramsTuple?: []; params?: {} }
    'announcements.store': { paramsTuple?: []; params?: {} }
    'announcements.withdrawals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'questions.answers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'questions.store': { paramsTuple?: []; params?: {} }
    'questions.forwards.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'questions.publications.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'messages.index': { paramsTuple?: []; params?: {} }
    'messages.reads.store': { paramsTuple?: []; params?: {} }
    'messages.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'announcements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'questions.index': { paramsTuple?: []; params?: {} }
    'questions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'help.show': { paramsTuple?: []; params?: {} }
    'help.indicators.index': { paramsTuple?: []; params?: {} }
    'help.indicators.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'deadlines.index': { paramsTuple?: []; params?: {} }
    'deadlines.create': { paramsTuple?: []; params?: {} }
    'deadlines.store': { paramsTuple?: []; params?: {} }
    'clocks.edit': { paramsTuple?: []; params?: {} }
    'clocks.update': { paramsTuple?: []; params?: {} }
    'roster.verification.show': { paramsTuple?: []; params?: {} }
    'roster.confirmations.create': { paramsTuple?: []; params?: {} }
    'roster.confirmations.store': { paramsTuple?: []; params?: {} }
    'roster.confirmations.withdrawals.store': { paramsTuple?: []; params?: {} }
    'roster.entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.entries.remarks.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfers.index': { paramsTuple?: []; params?: {} }
    'transfers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfers.create': { paramsTuple?: []; params?: {} }
    'transfers.store': { paramsTuple?: []; params?: {} }
    'transfers.withdrawals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfers.approvals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfers.refusals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfers.undos.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.index': { paramsTuple?: []; params?: {} }
    'roster.imports.create': { paramsTuple?: []; params?: {} }
    'roster.imports.store': { paramsTuple?: []; params?: {} }
    'roster.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.imports.refusals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.imports.confirmations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.imports.removals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.additions.index': { paramsTuple?: []; params?: {} }
    'roster.additions.create': { paramsTuple?: []; params?: {} }
    'roster.additions.store': { paramsTuple?: []; params?: {} }
    'roster.additions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.additions.papers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.additions.acceptances.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.additions.refusals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'contact.edit': { paramsTuple?: []; params?: {} }
    'contact.update': { paramsTuple?: []; params?: {} }
    'second_factor.edit': { paramsTuple?: []; params?: {} }
    'second_factor.store': { paramsTuple?: []; params?: {} }
    'second_factor.phone.edit': { paramsTuple?: []; params?: {} }
    'second_factor.phone.update': { paramsTuple?: []; params?: {} }
    'second_factor.recovery_codes.store': { paramsTuple?: []; params?: {} }
    'second_factor.destroy': { paramsTuple?: []; params?: {} }
    'accounts.index': { paramsTuple?: []; params?: {} }
    'accounts.bulk_resets.create': { paramsTuple?: []; params?: {} }
    'accounts.bulk_resets.store': { paramsTuple?: []; params?: {} }
    'accounts.create': { paramsTuple?: []; params?: {} }
    'accounts.store': { paramsTuple?: []; params?: {} }
    'slips.store': { paramsTuple?: []; params?: {} }
    'accounts.provinces.store': { paramsTuple?: []; params?: {} }
    'accounts.totp_demands.store': { paramsTuple?: []; params?: {} }
    'accounts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.disablements.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.enablements.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.resets.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.sign_outs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.unlocks.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.superiors.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'slips.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'slips.downloads.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'manage.show': { paramsTuple?: []; params?: {} }
    'collection.show': { paramsTuple?: []; params?: {} }
    'collection.downloads.show': { paramsTuple?: []; params?: {} }
    'collection.reports.index': { paramsTuple?: []; params?: {} }
    'reminders.index': { paramsTuple?: []; params?: {} }
    'reminders.store': { paramsTuple?: []; params?: {} }
    'reminders.downloads.show': { paramsTuple?: []; params?: {} }
    'reminders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  GET: {
    'sessions.create': { paramsTuple?: []; params?: {} }
    'login_code.create': { paramsTuple?: []; params?: {} }
    'first_login.create': { paramsTuple?: []; params?: {} }
    'password_links.create': { paramsTuple?: []; params?: {} }
    'password_links.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'passwords.edit': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'reports.save_pass.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.sections.index': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.sections.show': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.pastes.create': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.codes.index': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.audit.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.findings.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.evidence.show': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'id': ParamValue} }
    'reports.evidence.thumbnail': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'id': ParamValue} }
    'reports.submission.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.covers.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.prints.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'queue.index': { paramsTuple?: []; params?: {} }
    'bulk_decisions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bulk_decisions.refusals.show': { paramsTuple: [ParamValue]; params: {'bulk_id': ParamValue} }
    'reports.review.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reconciliations.index': { paramsTuple?: []; params?: {} }
    'reconciliations.show': { paramsTuple: [ParamValue]; params: {'org': ParamValue} }
    'tasks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'announcements.create': { paramsTuple?: []; params?: {} }
    'messages.index': { paramsTuple?: []; params?: {} }
    'messages.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'announcements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'questions.index': { paramsTuple?: []; params?: {} }
    'questions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'help.show': { paramsTuple?: []; params?: {} }
    'help.indicators.index': { paramsTuple?: []; params?: {} }
    'help.indicators.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'deadlines.index': { paramsTuple?: []; params?: {} }
    'deadlines.create': { paramsTuple?: []; params?: {} }
    'clocks.edit': { paramsTuple?: []; params?: {} }
    'roster.verification.show': { paramsTuple?: []; params?: {} }
    'roster.confirmations.create': { paramsTuple?: []; params?: {} }
    'roster.entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfers.index': { paramsTuple?: []; params?: {} }
    'transfers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfers.create': { paramsTuple?: []; params?: {} }
    'roster.index': { paramsTuple?: []; params?: {} }
    'roster.imports.create': { paramsTuple?: []; params?: {} }
    'roster.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.imports.refusals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.additions.index': { paramsTuple?: []; params?: {} }
    'roster.additions.create': { paramsTuple?: []; params?: {} }
    'roster.additions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.additions.papers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'contact.edit': { paramsTuple?: []; params?: {} }
    'second_factor.edit': { paramsTuple?: []; params?: {} }
    'second_factor.phone.edit': { paramsTuple?: []; params?: {} }
    'accounts.index': { paramsTuple?: []; params?: {} }
    'accounts.bulk_resets.create': { paramsTuple?: []; params?: {} }
    'accounts.create': { paramsTuple?: []; params?: {} }
    'accounts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'slips.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'manage.show': { paramsTuple?: []; params?: {} }
    'collection.show': { paramsTuple?: []; params?: {} }
    'collection.downloads.show': { paramsTuple?: []; params?: {} }
    'collection.reports.index': { paramsTuple?: []; params?: {} }
    'reminders.index': { paramsTuple?: []; params?: {} }
    'reminders.downloads.show': { paramsTuple?: []; params?: {} }
    'reminders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  HEAD: {
    'sessions.create': { paramsTuple?: []; params?: {} }
    'login_code.create': { paramsTuple?: []; params?: {} }
    'first_login.create': { paramsTuple?: []; params?: {} }
    'password_links.create': { paramsTuple?: []; params?: {} }
    'password_links.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'passwords.edit': { paramsTuple?: []; params?: {} }
    'home': { paramsTuple?: []; params?: {} }
    'reports.save_pass.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.sections.index': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.sections.show': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.pastes.create': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.codes.index': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.audit.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.findings.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.evidence.show': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'id': ParamValue} }
    'reports.evidence.thumbnail': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'id': ParamValue} }
    'reports.submission.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.covers.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.prints.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'queue.index': { paramsTuple?: []; params?: {} }
    'bulk_decisions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bulk_decisions.refusals.show': { paramsTuple: [ParamValue]; params: {'bulk_id': ParamValue} }
    'reports.review.show': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reconciliations.index': { paramsTuple?: []; params?: {} }
    'reconciliations.show': { paramsTuple: [ParamValue]; params: {'org': ParamValue} }
    'tasks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'announcements.create': { paramsTuple?: []; params?: {} }
    'messages.index': { paramsTuple?: []; params?: {} }
    'messages.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'announcements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'questions.index': { paramsTuple?: []; params?: {} }
    'questions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'help.show': { paramsTuple?: []; params?: {} }
    'help.indicators.index': { paramsTuple?: []; params?: {} }
    'help.indicators.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'deadlines.index': { paramsTuple?: []; params?: {} }
    'deadlines.create': { paramsTuple?: []; params?: {} }
    'clocks.edit': { paramsTuple?: []; params?: {} }
    'roster.verification.show': { paramsTuple?: []; params?: {} }
    'roster.confirmations.create': { paramsTuple?: []; params?: {} }
    'roster.entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfers.index': { paramsTuple?: []; params?: {} }
    'transfers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfers.create': { paramsTuple?: []; params?: {} }
    'roster.index': { paramsTuple?: []; params?: {} }
    'roster.imports.create': { paramsTuple?: []; params?: {} }
    'roster.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.imports.refusals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.additions.index': { paramsTuple?: []; params?: {} }
    'roster.additions.create': { paramsTuple?: []; params?: {} }
    'roster.additions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.additions.papers.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'contact.edit': { paramsTuple?: []; params?: {} }
    'second_factor.edit': { paramsTuple?: []; params?: {} }
    'second_factor.phone.edit': { paramsTuple?: []; params?: {} }
    'accounts.index': { paramsTuple?: []; params?: {} }
    'accounts.bulk_resets.create': { paramsTuple?: []; params?: {} }
    'accounts.create': { paramsTuple?: []; params?: {} }
    'accounts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'slips.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'manage.show': { paramsTuple?: []; params?: {} }
    'collection.show': { paramsTuple?: []; params?: {} }
    'collection.downloads.show': { paramsTuple?: []; params?: {} }
    'collection.reports.index': { paramsTuple?: []; params?: {} }
    'reminders.index': { paramsTuple?: []; params?: {} }
    'reminders.downloads.show': { paramsTuple?: []; params?: {} }
    'reminders.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  POST: {
    'sessions.store': { paramsTuple?: []; params?: {} }
    'login_code.store': { paramsTuple?: []; params?: {} }
    'sessions.destroy': { paramsTuple?: []; params?: {} }
    'first_login.store': { paramsTuple?: []; params?: {} }
    'password_links.store': { paramsTuple?: []; params?: {} }
    'password_links.update': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'passwords.update': { paramsTuple?: []; params?: {} }
    'reports.sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.pastes.store': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.audits.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.fixes.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.explanations.store': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'rule': ParamValue} }
    'reports.evidence.store': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'rule': ParamValue} }
    'reports.evidence.removals.store': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'id': ParamValue} }
    'reports.manual_checks.answers.store': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'id': ParamValue} }
    'reports.submissions.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.withdrawals.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.covers.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'bulk_decisions.store': { paramsTuple?: []; params?: {} }
    'bulk_decisions.confirmations.store': { paramsTuple: [ParamValue]; params: {'bulk_id': ParamValue} }
    'reports.acceptances.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.returns.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.explanations.reads.store': { paramsTuple: [ParamValue]; params: {'report_id': ParamValue} }
    'reports.explanations.read.store': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'id': ParamValue} }
    'reconciliations.notes.store': { paramsTuple: [ParamValue]; params: {'org': ParamValue} }
    'reconciliations.returns.store': { paramsTuple: [ParamValue]; params: {'org': ParamValue} }
    'announcements.store': { paramsTuple?: []; params?: {} }
    'announcements.withdrawals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'questions.answers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'questions.store': { paramsTuple?: []; params?: {} }
    'questions.forwards.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'questions.publications.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'messages.reads.store': { paramsTuple?: []; params?: {} }
    'deadlines.store': { paramsTuple?: []; params?: {} }
    'clocks.update': { paramsTuple?: []; params?: {} }
    'roster.confirmations.store': { paramsTuple?: []; params?: {} }
    'roster.confirmations.withdrawals.store': { paramsTuple?: []; params?: {} }
    'roster.entries.remarks.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfers.store': { paramsTuple?: []; params?: {} }
    'transfers.withdrawals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfers.approvals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfers.refusals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfers.undos.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.imports.store': { paramsTuple?: []; params?: {} }
    'roster.imports.confirmations.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.imports.removals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.additions.store': { paramsTuple?: []; params?: {} }
    'roster.additions.acceptances.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roster.additions.refusals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'contact.update': { paramsTuple?: []; params?: {} }
    'second_factor.store': { paramsTuple?: []; params?: {} }
    'second_factor.phone.update': { paramsTuple?: []; params?: {} }
    'second_factor.recovery_codes.store': { paramsTuple?: []; params?: {} }
    'second_factor.destroy': { paramsTuple?: []; params?: {} }
    'accounts.bulk_resets.store': { paramsTuple?: []; params?: {} }
    'accounts.store': { paramsTuple?: []; params?: {} }
    'slips.store': { paramsTuple?: []; params?: {} }
    'accounts.provinces.store': { paramsTuple?: []; params?: {} }
    'accounts.totp_demands.store': { paramsTuple?: []; params?: {} }
    'accounts.disablements.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.enablements.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.resets.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.sign_outs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.unlocks.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.superiors.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'slips.downloads.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reminders.store': { paramsTuple?: []; params?: {} }
  }
  PUT: {
    'reports.answers.update': { paramsTuple: [ParamValue,ParamValue]; params: {'report_id': ParamValue,'code': ParamValue} }
    'reports.cells.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'report_id': ParamValue,'row': ParamValue,'code': ParamValue} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}