import type { Part } from '#queries/part'

/**
 * Rows at or below a path of the tree, by a column of ltree. All of them lie between the path and the
 * smallest label that goes on from its own, so that an ordinary index over paths serves every level.
 * Below the root lies everything: that is not asked of each row.
 */
export function below(path: string, column = 'r.path'): Part {
  if (!path.includes('.')) return { text: 'true', values: [] }
  return { text: `${column} >= ?::ltree AND ${column} < ?::ltree`, values: [path, `${path}-`] }
}

/** The same for a path that another row of the statement has. */
export function belowEach(path: string, column = 'r.path'): string {
  return `${column} >= ${path} AND ${column} < (${path}::text || '-')::ltree`
}
