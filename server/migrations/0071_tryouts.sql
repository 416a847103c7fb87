-- Members try an exercise as a candidate would. What they do there belongs to an organization of its own beside theirs, which has no
-- members: no list, statistic, export or webhook of theirs can hold it, since nothing of one organization is in another's.
SET LOCAL ROLE assay_owner;

ALTER TABLE assay.organizations ADD tryout_of uuid UNIQUE REFERENCES assay.organizations;

CREATE POLICY tryouts ON assay.organizations FOR SELECT TO assay_owner
  USING (tryout_of = assay.current_organization() AND assay.scope() = 'organization');

-- The organization for try-outs of the one that asks, made when it is first asked for. It asks for itself alone, and candidates not at all.
CREATE FUNCTION assay.tryout_organization() RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  own uuid;
  title text;
  place uuid;
BEGIN
  IF assay.scope() IS DISTINCT FROM 'organization' THEN RETURN NULL; END IF;
  SELECT id, name INTO own, title FROM assay.organizations WHERE id = assay.current_organization() AND tryout_of IS NULL;
  IF own IS NULL THEN RETURN NULL; END IF;
  SELECT id INTO place FROM assay.organizations WHERE tryout_of = own;
  IF place IS NULL THEN
    place := uuidv7();
    -- Row security lets the owner write one organization at a time: the one that is set.
    PERFORM set_config('assay.organization', place::text, true);
    INSERT INTO assay.organizations (id, name, tryout_of) VALUES (place, title, own) ON CONFLICT DO NOTHING;
    PERFORM set_config('assay.organization', own::text, true);
    SELECT id INTO place FROM assay.organizations WHERE tryout_of = own;
  END IF;
  RETURN place;
END $$;
REVOKE EXECUTE ON FUNCTION assay.tryout_organization FROM PUBLIC;
GRANT EXECUTE ON FUNCTION assay.tryout_organization TO assay_app;

RESET ROLE;
