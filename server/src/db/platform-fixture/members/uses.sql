-- as: north
-- rows: 1
SELECT * FROM assay.organizations;

-- as: north
-- rows: 2
SELECT * FROM assay.members;

-- as: north
-- rows: 1
SELECT * FROM assay.screens;

-- as: north
-- rows: 1
SELECT * FROM assay.screen_versions;

-- as: north
-- rows: 1
SELECT * FROM assay.session_states();

-- as: north
-- rows: 1
SELECT * FROM assay.screen_exercises;

-- as: north
-- rows: 1
SELECT * FROM assay.candidates;

-- as: north
-- rows: 1
SELECT * FROM assay.sessions;

-- as: north
-- rows: 1
SELECT * FROM assay.invitations;

-- as: north
-- rows: 1
SELECT * FROM assay.session_keys;

-- as: north
-- rows: 1
SELECT * FROM assay.attempts;

-- as: north
-- rows: 2
SELECT * FROM assay.workspace_files;

-- as: north
-- rows: 1
SELECT * FROM assay.check_runs;

-- as: north
-- rows: 1
SELECT * FROM assay.submissions;

-- as: north
-- rows: 1
SELECT * FROM assay.grades;

-- as: north
-- rows: 2
SELECT * FROM assay.events;

-- as: north
-- rows: 2
SELECT * FROM assay.audit;

-- as: north
-- rows: 1
SELECT * FROM assay.exercises;

-- as: north
-- affects: 1
INSERT INTO assay.events (organization_id, session_id, attempt_id, kind, summary) VALUES ('0198a000-0000-7000-8000-00000001aaaa', '0198a000-0000-7000-8000-00000005aaaa', '0198a000-0000-7000-8000-0000000aaaaa', 'submitted', 'Handed in');

-- as: north
-- affects: 1
INSERT INTO assay.audit (organization_id, actor, action, subject) VALUES ('0198a000-0000-7000-8000-00000001aaaa', 'a', 'regrade_requested', 's');

-- as: north
-- affects: 1
UPDATE assay.submissions SET grading = 'done' WHERE id = '0198a000-0000-7000-8000-0000000faaaa';

-- as: north
-- affects: 1
INSERT INTO assay.grades (organization_id, session_id, attempt_id, submission_id, requested_by) VALUES ('0198a000-0000-7000-8000-00000001aaaa', '0198a000-0000-7000-8000-00000005aaaa', '0198a000-0000-7000-8000-0000000aaaaa', '0198a000-0000-7000-8000-0000000faaaa', 'r');

-- as: north
-- affects: 1
UPDATE assay.attempts SET closed_at = now() WHERE id = '0198a000-0000-7000-8000-0000000aaaaa';

-- as: north
-- affects: 1
INSERT INTO assay.candidates (organization_id, name, email) VALUES ('0198a000-0000-7000-8000-00000001aaaa', 'New', 'new@candidates.example');

-- as: north
-- error: 42501
DELETE FROM assay.events;

-- as: north
-- error: 42501
UPDATE assay.audit SET actor = 'nobody';

-- as: north
-- error: 42501
UPDATE assay.submissions SET files = '{}';

-- as: north
-- rows: 1
SELECT * FROM assay.reviews;

-- as: north
-- rows: 1
SELECT * FROM assay.rulings;

-- as: north
-- rows: 1
SELECT * FROM assay.decisions;

-- as: north
-- rows: 1
SELECT * FROM assay.check_results;

-- as: north
-- rows: 1
SELECT * FROM assay.saved_views;

-- as: north
-- rows: 1
SELECT * FROM assay.session_digests;

-- as: north
-- rows: 1
SELECT * FROM assay.session_rows();

-- as: north
-- error: 42501
UPDATE assay.reviews SET notes = '';

-- as: north
-- error: 42501
DELETE FROM assay.decisions;

-- as: south
-- rows: 1
SELECT * FROM assay.organizations;

-- as: south
-- rows: 2
SELECT * FROM assay.members;

-- as: south
-- rows: 1
SELECT * FROM assay.screens;

-- as: south
-- rows: 1
SELECT * FROM assay.screen_versions;

-- as: south
-- rows: 1
SELECT * FROM assay.session_states();

-- as: south
-- rows: 1
SELECT * FROM assay.screen_exercises;

-- as: south
-- rows: 1
SELECT * FROM assay.candidates;

-- as: south
-- rows: 1
SELECT * FROM assay.sessions;

-- as: south
-- rows: 1
SELECT * FROM assay.invitations;

-- as: south
-- rows: 1
SELECT * FROM assay.session_keys;

-- as: south
-- rows: 1
SELECT * FROM assay.attempts;

-- as: south
-- rows: 2
SELECT * FROM assay.workspace_files;

-- as: south
-- rows: 1
SELECT * FROM assay.check_runs;

-- as: south
-- rows: 1
SELECT * FROM assay.submissions;

-- as: south
-- rows: 1
SELECT * FROM assay.grades;

-- as: south
-- rows: 2
SELECT * FROM assay.events;

-- as: south
-- rows: 2
SELECT * FROM assay.audit;

-- as: south
-- rows: 1
SELECT * FROM assay.exercises;

-- as: south
-- affects: 1
INSERT INTO assay.events (organization_id, session_id, attempt_id, kind, summary) VALUES ('0198a000-0000-7000-8000-00000001bbbb', '0198a000-0000-7000-8000-00000005bbbb', '0198a000-0000-7000-8000-0000000abbbb', 'submitted', 'Handed in');

-- as: south
-- affects: 1
INSERT INTO assay.audit (organization_id, actor, action, subject) VALUES ('0198a000-0000-7000-8000-00000001bbbb', 'a', 'regrade_requested', 's');

-- as: south
-- affects: 1
UPDATE assay.submissions SET grading = 'done' WHERE id = '0198a000-0000-7000-8000-0000000fbbbb';

-- as: south
-- affects: 1
INSERT INTO assay.grades (organization_id, session_id, attempt_id, submission_id, requested_by) VALUES ('0198a000-0000-7000-8000-00000001bbbb', '0198a000-0000-7000-8000-00000005bbbb', '0198a000-0000-7000-8000-0000000abbbb', '0198a000-0000-7000-8000-0000000fbbbb', 'r');

-- as: south
-- affects: 1
UPDATE assay.attempts SET closed_at = now() WHERE id = '0198a000-0000-7000-8000-0000000abbbb';

-- as: south
-- affects: 1
INSERT INTO assay.candidates (organization_id, name, email) VALUES ('0198a000-0000-7000-8000-00000001bbbb', 'New', 'new@candidates.example');

-- as: south
-- error: 42501
DELETE FROM assay.events;

-- as: south
-- error: 42501
UPDATE assay.audit SET actor = 'nobody';

-- as: south
-- error: 42501
UPDATE assay.submissions SET files = '{}';

-- as: south
-- rows: 1
SELECT * FROM assay.reviews;

-- as: south
-- rows: 1
SELECT * FROM assay.rulings;

-- as: south
-- rows: 1
SELECT * FROM assay.decisions;

-- as: south
-- rows: 1
SELECT * FROM assay.check_results;

-- as: south
-- rows: 1
SELECT * FROM assay.saved_views;

-- as: south
-- rows: 1
SELECT * FROM assay.session_digests;

-- as: south
-- rows: 1
SELECT * FROM assay.session_rows();

-- as: south
-- error: 42501
UPDATE assay.reviews SET notes = '';

-- as: south
-- error: 42501
DELETE FROM assay.decisions;
