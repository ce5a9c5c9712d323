import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      CREATE TABLE accounts (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        user_name text NOT NULL UNIQUE CHECK (user_name = upper(user_name) AND user_name !~ '\\s'),
        role text NOT NULL CHECK (role IN ('respondent', 'unit', 'county', 'city', 'province', 'nation')),
        name text NOT NULL,
        region_code text CHECK (region_code ~ '^[0-9]{6}$'),
        org_code text CHECK (org_code ~ '^[0-9A-Z]{9}$'),
        superior_id bigint REFERENCES accounts,
        path ltree NOT NULL,
        password text,
        enabled boolean NOT NULL DEFAULT true,
        contact_name text,
        contact_phone text,
        contact_email text,
        first_login_at timestamptz,
        first_login_address inet,
        last_login_at timestamptz,
        last_login_address inet,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (role = 'nation' OR superior_id IS NOT NULL),
        CHECK (role IN ('respondent', 'nation') OR password IS NOT NULL)
      );
      COMMENT ON COLUMN accounts.password IS 'NULL: a respondent who still has the public initial password (L1)';
      CREATE INDEX accounts_path ON accounts USING gist (path);
      CREATE INDEX accounts_managers ON accounts USING gist (path) WHERE role <> 'respondent';
      CREATE INDEX accounts_superior ON accounts (superior_id);

      CREATE TABLE deadlines (
        account_id bigint NOT NULL REFERENCES accounts,
        round_id bigint NOT NULL REFERENCES rounds,
        filing_deadline date,
        review_deadline date,
        set_by bigint NOT NULL REFERENCES accounts,
        set_at timestamptz NOT NULL DEFAULT survey_now(),
        PRIMARY KEY (account_id, round_id),
        CHECK (filing_deadline <= review_deadline)
      );

      CREATE TABLE password_links (
        token_hash text PRIMARY KEY,
        account_id bigint NOT NULL REFERENCES accounts,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT survey_now()
      );
      CREATE INDEX password_links_account ON password_links (account_id);`)
  }

  async down() {
    this.schema.raw(`DROP TABLE password_links; DROP TABLE deadlines; DROP TABLE accounts;`)
  }
}
