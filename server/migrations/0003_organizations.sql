SET LOCAL ROLE assay_owner;

CREATE TABLE assay.organizations (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- `account_id` is an id of accounts.users, without a foreign key: its answer would tell one organization who works for another.
CREATE TABLE assay.members (
  organization_id uuid NOT NULL REFERENCES assay.organizations,
  account_id text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('admin', 'author', 'interviewer')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, account_id)
);
CREATE INDEX members_by_account ON assay.members (account_id);

-- The catalogue of built-in exercises is the same for all. A published version never changes; `bundle` holds its
-- files and its fixture, so that an old submission can be graded again when the folder has moved on.
CREATE TABLE assay.exercises (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  slug text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  content_hash text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  summary text NOT NULL,
  competency text NOT NULL,
  level text NOT NULL,
  minutes integer NOT NULL CHECK (minutes > 0),
  brief text NOT NULL,
  starter jsonb NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (slug, version),
  UNIQUE (slug, content_hash)
);
-- Hidden files, kept apart from what candidates read.
CREATE TABLE assay.exercise_bundles (
  exercise_id uuid PRIMARY KEY REFERENCES assay.exercises,
  bundle bytea NOT NULL
);
CREATE TRIGGER exercises_are_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON assay.exercises
  FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();
CREATE TRIGGER exercise_bundles_are_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON assay.exercise_bundles
  FOR EACH STATEMENT EXECUTE FUNCTION assay.refuse_change();

CREATE TABLE assay.screens (
  organization_id uuid NOT NULL REFERENCES assay.organizations,
  id uuid NOT NULL DEFAULT uuidv7(),
  title text NOT NULL,
  introduction text NOT NULL DEFAULT '',
  -- [{ title, text }], shown to candidates before they start.
  policies jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id)
);

CREATE TABLE assay.screen_exercises (
  organization_id uuid NOT NULL,
  screen_id uuid NOT NULL,
  position integer NOT NULL CHECK (position > 0),
  exercise_id uuid NOT NULL REFERENCES assay.exercises,
  weight numeric NOT NULL DEFAULT 1 CHECK (weight >= 0),
  PRIMARY KEY (organization_id, screen_id, position),
  FOREIGN KEY (organization_id, screen_id) REFERENCES assay.screens
);

ALTER TABLE assay.organizations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.members ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.screens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE assay.screen_exercises ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY own_organization ON assay.organizations FOR SELECT TO assay_app
  USING (id = assay.current_organization() AND assay.scope() IN ('organization', 'session'));
CREATE POLICY organization ON assay.members FOR SELECT TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
-- Organizations and members are set up by an administrator acting as the owner, one organization at a time.
CREATE POLICY setup ON assay.organizations TO assay_owner
  USING (id = assay.current_organization() AND assay.scope() = 'organization');
CREATE POLICY setup ON assay.members TO assay_owner
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
-- Before an organization is chosen, an account finds its own memberships.
CREATE POLICY own_account ON assay.members FOR SELECT TO assay_app
  USING (account_id = assay.current_account() AND assay.scope() = 'account');
CREATE POLICY organization ON assay.screens TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
CREATE POLICY organization ON assay.screen_exercises TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');

GRANT SELECT ON assay.organizations, assay.members, assay.exercises, assay.exercise_bundles TO assay_app;
GRANT SELECT, INSERT ON assay.screens, assay.screen_exercises TO assay_app;

RESET ROLE;
