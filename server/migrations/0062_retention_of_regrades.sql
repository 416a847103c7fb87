-- What regrades and reopened tasks keep of a candidate goes with the session, too.
SET LOCAL ROLE assay_owner;

CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.regrade_sessions FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.regrade_runs FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON assay.earlier_submissions FOR EACH ROW EXECUTE FUNCTION assay.refuse_erased();
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.regrade_sessions FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.regrade_runs FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
CREATE TRIGGER only_when_erased BEFORE DELETE ON assay.earlier_submissions FOR EACH ROW EXECUTE FUNCTION assay.only_when_erased();
GRANT DELETE ON assay.regrade_sessions, assay.regrade_runs, assay.earlier_submissions TO assay_app;

RESET ROLE;
