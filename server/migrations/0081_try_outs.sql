-- A member tries an exercise out as a candidate would: in a session of a screen that is in no list. Its sessions have no
-- digest, so that lists, statistics and exports, which read digests, never meet one.
SET LOCAL ROLE assay_owner;

ALTER TABLE assay.screens ADD try_out boolean NOT NULL DEFAULT false;

CREATE FUNCTION assay.skip_try_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN CASE WHEN NOT EXISTS (
    SELECT FROM assay.sessions JOIN assay.screens ON screens.organization_id = sessions.organization_id AND screens.id = sessions.screen_id
    WHERE sessions.organization_id = NEW.organization_id AND sessions.id = NEW.session_id AND screens.try_out) THEN NEW END;
END $$;
CREATE TRIGGER skip_try_out BEFORE INSERT ON assay.session_digests FOR EACH ROW EXECUTE FUNCTION assay.skip_try_out();

RESET ROLE;
