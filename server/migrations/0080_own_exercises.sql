-- Exercises of an organization's own, beside the catalogue that all share; and the drafts that they are written as.
SET LOCAL ROLE assay_owner;

-- Of whose hidden files a transaction may read: one exercise's, by its id. Who asks has read the id with permission.
CREATE FUNCTION assay.current_exercise() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('assay.exercise', true), '')::uuid;

-- Without an organization: the catalogue's. Version 0: a draft as somebody tried it out; it is offered nowhere.
ALTER TABLE assay.exercises ADD organization_id uuid REFERENCES assay.organizations, ADD published_by text,
  DROP CONSTRAINT exercises_version_check, ADD CHECK (version >= CASE WHEN organization_id IS NULL THEN 1 ELSE 0 END),
  DROP CONSTRAINT exercises_slug_version_key, DROP CONSTRAINT exercises_slug_content_hash_key;
CREATE UNIQUE INDEX exercises_by_version ON assay.exercises (organization_id, slug, version) NULLS NOT DISTINCT WHERE version > 0;
CREATE UNIQUE INDEX exercises_by_content ON assay.exercises (organization_id, slug, content_hash, (version > 0)) NULLS NOT DISTINCT;

ALTER TABLE assay.exercises ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY catalogue ON assay.exercises FOR SELECT TO assay_app USING (organization_id IS NULL);
CREATE POLICY organization ON assay.exercises TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'organization');
CREATE POLICY own_session ON assay.exercises FOR SELECT TO assay_app
  USING (organization_id = assay.current_organization() AND assay.scope() = 'session' AND EXISTS (
    SELECT FROM assay.attempts WHERE attempts.organization_id = exercises.organization_id AND attempts.session_id = assay.current_session() AND attempts.exercise_id = exercises.id));
-- The catalogue is published at the start of a server, which acts as the owner.
CREATE POLICY publishing ON assay.exercises TO assay_owner USING (organization_id IS NULL);

ALTER TABLE assay.exercise_bundles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY one_exercise ON assay.exercise_bundles FOR SELECT TO assay_app
  USING (exercise_id = assay.current_exercise() AND assay.scope() = 'exercise');
CREATE POLICY organization ON assay.exercise_bundles FOR INSERT TO assay_app
  WITH CHECK (assay.scope() = 'organization' AND EXISTS (
    SELECT FROM assay.exercises WHERE exercises.id = exercise_id AND exercises.organization_id = assay.current_organization()));
CREATE POLICY publishing ON assay.exercise_bundles TO assay_owner
  USING (EXISTS (SELECT FROM assay.exercises WHERE exercises.id = exercise_id AND exercises.organization_id IS NULL));

-- A foreign key answers for rows that row security hides: what refers to an exercise must see it first.
CREATE FUNCTION assay.require_visible_exercise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.exercise_id IS NOT NULL AND NOT EXISTS (SELECT FROM assay.exercises WHERE id = NEW.exercise_id) THEN
    RAISE EXCEPTION 'there is no such exercise' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exercise_is_visible BEFORE INSERT OR UPDATE OF exercise_id ON assay.screen_exercises FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();
CREATE TRIGGER exercise_is_visible BEFORE INSERT OR UPDATE OF exercise_id ON assay.attempts FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();
CREATE TRIGGER exercise_is_visible BEFORE INSERT OR UPDATE OF exercise_id ON assay.check_results FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();
CREATE TRIGGER exercise_is_visible BEFORE INSERT OR UPDATE OF exercise_id ON assay.regrade_runs FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();

-- A retired exercise is offered for no new screen; the screens that have it keep it.
CREATE TABLE assay.retired_exercises (
  organization_id uuid NOT NULL REFERENCES assay.organizations,
  slug text NOT NULL,
  retired_by text NOT NULL,
  retired_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, slug)
);

-- A draft is a folder: its files by path. `revision` counts its changes; a file's version is the revision it was saved with,
-- so that a file that was deleted and made anew is never taken for the one before.
CREATE TABLE assay.exercise_drafts (
  organization_id uuid NOT NULL REFERENCES assay.organizations,
  id uuid NOT NULL DEFAULT uuidv7(),
  slug text NOT NULL,
  -- What it was copied from.
  exercise_id uuid REFERENCES assay.exercises,
  revision integer NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, slug)
);

CREATE TRIGGER exercise_is_visible BEFORE INSERT OR UPDATE OF exercise_id ON assay.exercise_drafts FOR EACH ROW EXECUTE FUNCTION assay.require_visible_exercise();

CREATE TABLE assay.exercise_draft_files (
  organization_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  path text NOT NULL,
  content text NOT NULL,
  version integer NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, draft_id, path),
  FOREIGN KEY (organization_id, draft_id) REFERENCES assay.exercise_drafts
);

-- One run of the kill matrix over a draft. `content_hash` is of what was checked: only that may be published.
CREATE TABLE assay.exercise_checks (
  organization_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  draft_id uuid NOT NULL,
  content_hash text,
  -- `broken`: our fault.
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'ready', 'refused', 'broken', 'cancelled')),
  step text,
  share real,
  problems jsonb NOT NULL DEFAULT '[]',
  matrix jsonb,
  incident_id text,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, draft_id) REFERENCES assay.exercise_drafts,
  CHECK ((state IN ('queued', 'running')) = (finished_at IS NULL))
);
CREATE INDEX exercise_checks_by_draft ON assay.exercise_checks (organization_id, draft_id, id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['retired_exercises', 'exercise_drafts', 'exercise_draft_files', 'exercise_checks'] LOOP
    EXECUTE format('ALTER TABLE assay.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$CREATE POLICY organization ON assay.%I TO assay_app
      USING (organization_id = assay.current_organization() AND assay.scope() = 'organization')$policy$, name);
  END LOOP;
END $$;

-- Ids are made here: whoever chose one would learn whether another organization has it.
GRANT INSERT (organization_id, published_by, slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter, tells, follow_up, fixture) ON assay.exercises TO assay_app;
GRANT INSERT ON assay.exercise_bundles TO assay_app;
GRANT SELECT, INSERT, DELETE ON assay.retired_exercises TO assay_app;
GRANT SELECT, INSERT, UPDATE (revision, changed_by, changed_at) ON assay.exercise_drafts TO assay_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON assay.exercise_draft_files TO assay_app;
GRANT SELECT, INSERT, UPDATE (content_hash, state, step, share, problems, matrix, incident_id, finished_at) ON assay.exercise_checks TO assay_app;

RESET ROLE;
