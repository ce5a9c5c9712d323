import type { SchemaRules } from '@adonisjs/lucid/types/schema_generator'

const plain = (tsType: string) => ({ tsType, decorator: '@column()' })

/** bigint identities stay far below 2^53 here, so they are read as numbers; times are set by the database clock. */
export default {
  types: { bigint: plain('number'), inet: plain('string'), date: plain('string') },
  columns: {
    id: { tsType: 'number', decorator: '@column({ isPrimary: true })' },
    path: plain('string'),
    created_at: {
      tsType: 'DateTime',
      decorator: '@column.dateTime()',
      imports: [{ source: 'luxon', namedImports: ['DateTime'] }],
    },
    facts: plain('unknown'),
    settings: plain('unknown'),
    details: plain('unknown'),
    input: plain('unknown'),
    result: plain('unknown'),
    cells: plain('Record<string, { raw: string; v: number }>'),
    codes: plain('string[]'),
  },
  tables: {
    evidence_files: {
      columns: { id: { tsType: 'string', decorator: '@column({ isPrimary: true })' } },
    },
    table_rows: {
      columns: { id: { tsType: 'string', decorator: '@column({ isPrimary: true })' } },
    },
  },
} satisfies SchemaRules
