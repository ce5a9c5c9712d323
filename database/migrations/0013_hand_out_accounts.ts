import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`      ALTER TABLE accounts
        ADD COLUMN must_change_password boolean NOT NULL DEFAULT false,
        ADD COLUMN totp_secret text,
        ADD COLUMN totp_step bigint;
      COMMENT ON COLUMN accounts.must_change_password IS 'The superior has reset it: the password of the slip is for one login (L4)';
      COMMENT ON COLUMN accounts.totp_secret IS 'Encrypted with the key of the site; NULL: no second factor';
      COMMENT ON COLUMN accounts.totp_step IS 'Of the last code accepted: none is accepted twice';

      CREATE TABLE recovery_codes (
        account_id bigint NOT NULL REFERENCES accounts ON DELETE CASCADE,
        code_hash text NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (account_id, code_hash)
      );

      CREATE TABLE slips (
        id uuid PRIMARY KEY,
        account_id bigint NOT NULL REFERENCES accounts,
        path ltree NOT NULL,
        count integer NOT NULL CHECK (count >= 0),
        sealed text,
        created_at timestamptz NOT NULL DEFAULT survey_now(),
        expires_at timestamptz NOT NULL DEFAULT survey_now() + interval '15 minutes',
        taken_at timestamptz,
        CHECK (taken_at IS NULL OR sealed IS NULL)
      );
      COMMENT ON COLUMN slips.sealed IS 'The encrypted PDF until it is downloaded or expires, then NULL for good (L4)';
      CREATE INDEX slips_sealed ON slips (expires_at) WHERE sealed IS NOT NULL;

      CREATE TABLE site_settings (
        name text PRIMARY KEY,
        value jsonb NOT NULL,
        set_by bigint REFERENCES accounts,
        set_at timestamptz NOT NULL DEFAULT survey_now()
      );

      CREATE FUNCTION keep_the_tree() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE own accounts; superior accounts;
      BEGIN
        SELECT * INTO own FROM accounts WHERE id = NEW.id;
        IF NOT FOUND OR own.superior_id IS NULL THEN RETURN NULL; END IF;
        SELECT * INTO superior FROM accounts WHERE id = own.superior_id FOR SHARE;
        IF superior.path <> subpath(own.path, 0, -1) THEN
          RAISE EXCEPTION 'the path of account % does not go on from its superior''s', own.user_name
            USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER accounts_keep_the_tree
        AFTER INSERT OR UPDATE OF path, superior_id ON accounts DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.role <> 'respondent') EXECUTE FUNCTION keep_the_tree();`)
  }

  async down() {
    this.schema.raw(`DROP TRIGGER accounts_keep_the_tree ON accounts; DROP FUNCTION keep_the_tree;
      DROP TABLE site_settings, slips, recovery_codes;
      ALTER TABLE accounts DROP COLUMN must_change_password, DROP COLUMN totp_secret, DROP COLUMN totp_step;`)
  }
}
