import env from '#start/env'
import { defineConfig } from '@adonisjs/lucid'
import type { Client } from 'pg'

export default defineConfig({
  connection: 'postgres',
  connections: {
    postgres: {
      client: 'pg',
      connection: { connectionString: env.get('DATABASE_URL') },
      pool: {
        min: 2,
        max: 20,
        // Pages are many and short: workers for one of them would be taken from the others.
        afterCreate: (client: Client, done: (error: Error | null, client: Client) => void) =>
          void client.query('SET max_parallel_workers_per_gather = 0; SET jit = off').then(
            () => done(null, client),
            (error: Error) => done(error, client)
          ),
      },
      migrations: { naturalSort: true, paths: ['database/migrations'] },
      schemaGeneration: {
        enabled: env.get('NODE_ENV') === 'development',
        outputPath: 'database/schema.ts',
        rulesPaths: ['./database/schema_rules.js'],
        excludeTables: [
          'clock',
          'sessions',
          'rate_limits',
          'answers',
          'table_rows',
          'report_snapshots',
          'explanation_reads',
          'announcement_reads',
          'message_reads',
          'question_forwards',
          'bulk_items',
          'reconciliation_notes',
          'journal',
          'roster_confirmations',
          'roster_remarks',
          'settlements',
          'round_units',
          'reminder_entries',
          'last_reminders',
          'collection_counts',
          'collection_days',
          'collection_levels',
          'tree_levels',
          'count_changes',
          'day_changes',
          'moved_reports',
          'queue_jobs',
          'queue_schedules',
          'occurrences',
          'recovery_codes',
          'site_settings',
          'slips',
        ],
      },
    },
  },
})
