import type { Finding } from '#audit/finding'
import { isGeneric } from '#audit/is_generic'
import type { StoredCheck } from '#queries/report_facts'

/** The generic checks may find the same thing of several fields. */
export function anchorOf({ rule, fields }: Pick<Finding, 'rule' | 'fields'>): string {
  return isGeneric(rule) ? `${rule}-${fields[0]}` : rule
}

/** M001: the questions of managers, numbered in their order. */
export function checkAnchor({ number }: Pick<StoredCheck, 'number'>): string {
  return `M${String(number).padStart(3, '0')}`
}
