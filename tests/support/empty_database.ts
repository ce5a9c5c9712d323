import db from '@adonisjs/lucid/services/db'

/** Whatever refers to these goes with them. */
const TABLES = [
  'accounts',
  'announcements',
  'bulk_decisions',
  'deadlines',
  'journal',
  'messages',
  'occurrences',
  'outgoing_mails',
  'password_links',
  'projects',
  'questions',
  'queue_jobs',
  'rate_limits',
  'reconciliation_notes',
  'recovery_codes',
  'reports',
  'roster_entries',
  'rounds',
  'sessions',
  'site_settings',
  'slips',
  'tasks',
]

/** Bytes from which a table is better given a new file. */
const LARGE = 500_000

/**
 * What is left of a test is a few rows, and to delete them is many times quicker than to give fifty
 * tables new files, which TRUNCATE does. Triggers that guard rows must not see it, so it takes a superuser.
 */
const EMPTY = `
  DO $$
  DECLARE
    gone regclass[] := ARRAY(
      WITH RECURSIVE going AS (
        SELECT unnest('{${TABLES}}'::regclass[])::oid AS id
        UNION SELECT conrelid FROM pg_constraint JOIN going ON confrelid = id WHERE contype = 'f')
      SELECT id FROM going);
    one regclass;
  BEGIN
    UPDATE clock SET shift = '0';
    IF NOT current_setting('is_superuser')::boolean THEN
      EXECUTE 'TRUNCATE ' || array_to_string(gone, ', ') || ' RESTART IDENTITY';
      RETURN;
    END IF;
    EXECUTE 'LOCK TABLE ' || array_to_string(gone, ', ');
    SET LOCAL session_replication_role = replica;
    FOREACH one IN ARRAY gone LOOP
      IF pg_relation_size(one) > ${LARGE} THEN
        EXECUTE 'TRUNCATE ' || one || ' CASCADE';
      ELSIF pg_relation_size(one) > 0 THEN
        EXECUTE 'DELETE FROM ' || one;
      END IF;
    END LOOP;
    PERFORM setval(seqrelid, 1, false) FROM pg_sequence JOIN pg_depend ON objid = seqrelid
     WHERE refobjid = ANY(gone) AND pg_sequence_last_value(seqrelid) IS NOT NULL;
  END $$`

/** Forgets everything but published questionnaires, which cost time to compile; the clock is right again. */
export async function emptyDatabase() {
  await db.rawQuery(EMPTY)
}
