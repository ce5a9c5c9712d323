/** The statements that change the rows of a repeating table. Those removed stay stored and keep their place. */

const TOUCH = `data_version = nextval('data_versions'), saved_at = survey_now(), saved_by = :actor`
const OWN = 'report_id = :report AND table_code = :table'
const LIVE = `${OWN} AND deleted_at IS NULL`

const swap = (beyond: '<' | '>', order: 'ASC' | 'DESC') => `
  WITH own AS (SELECT * FROM table_rows WHERE id = :row AND ${LIVE}),
       other AS (SELECT t.id, t.position FROM table_rows t, own
                  WHERE t.report_id = own.report_id AND t.table_code = own.table_code
                    AND t.deleted_at IS NULL AND (t.position, t.id) ${beyond} (own.position, own.id)
                  ORDER BY t.position ${order}, t.id ${order} LIMIT 1)
  UPDATE table_rows SET ${TOUCH},
         position = CASE WHEN table_rows.id = own.id THEN other.position ELSE own.position END
    FROM own, other WHERE table_rows.id IN (own.id, other.id) RETURNING own.id AS id`

export const rowChanges = {
  /** One change of rows at a time, never beside a submission; saving single cells goes on beside it. */
  lock: (isWritable: string) => `
    SELECT reports.id FROM reports JOIN rounds ON rounds.id = reports.round_id
     WHERE reports.id = :report AND reports.account_id = :actor AND ${isWritable}
       FOR NO KEY UPDATE OF reports`,

  find: `SELECT id, deleted_at IS NULL AS live FROM table_rows WHERE id = :row AND ${OWN}`,

  extent: `
    SELECT count(*) FILTER (WHERE deleted_at IS NULL)::int AS count, coalesce(max(position), 0) AS last
      FROM table_rows WHERE ${OWN}`,

  add: `
    INSERT INTO table_rows (report_id, table_code, position, cells, saved_by)
    SELECT :report, :table, :last + ordinality, cells, :actor
      FROM jsonb_array_elements(:rows::jsonb) WITH ORDINALITY AS one (cells, ordinality)
    RETURNING id`,

  removeAll: `UPDATE table_rows SET deleted_at = survey_now(), ${TOUCH} WHERE ${LIVE}`,

  remove: `UPDATE table_rows SET deleted_at = survey_now(), ${TOUCH} WHERE id = :row AND ${LIVE} RETURNING id`,

  restore: `UPDATE table_rows SET deleted_at = NULL, ${TOUCH} WHERE id = :row AND ${OWN} RETURNING id`,

  makeRoom: `
    UPDATE table_rows t SET position = t.position + 1 FROM table_rows source
     WHERE source.id = :row AND source.report_id = :report AND source.table_code = :table
       AND t.report_id = source.report_id AND t.table_code = source.table_code
       AND (t.position, t.id) > (source.position, source.id)`,

  copy: `
    INSERT INTO table_rows (report_id, table_code, position, cells, saved_by)
    SELECT report_id, table_code, position + 1, cells, :actor FROM table_rows WHERE id = :row AND ${LIVE}
    RETURNING id`,

  up: swap('<', 'DESC'),
  down: swap('>', 'ASC'),
}
