import { configApp } from '@adonisjs/eslint-config'

export default configApp(
  { ignores: ['public/**', 'tmp/**', 'storage/**', 'database/schema.ts'] },
  { files: ['tests/**', 'benchmarks/**'], rules: { '@unicorn/no-await-expression-member': 'off' } },
  {
    name: 'the walls of the pure folders',
    files: ['app/audit/**/*.ts', 'app/questionnaire/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^#(?!audit/|questionnaire/)',
              message: 'app/audit and app/questionnaire import nothing but each other.',
            },
            { regex: '^@adonisjs/', message: 'No framework in the pure folders.' },
            { regex: '^node:(?!crypto$)', message: 'No files, no network, no clock.' },
          ],
        },
      ],
    },
  },
  {
    name: 'models know nothing of the way in or out',
    files: ['app/models/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: ['#controllers/*', '#policies/*', '#presenters/*'] },
      ],
    },
  },
  {
    name: 'controllers never touch SQL',
    files: ['app/controllers/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: ['#queries/sql', '#queries/prepared', '@adonisjs/lucid/services/db'] },
      ],
    },
  }
)
