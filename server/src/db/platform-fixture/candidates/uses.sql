-- as: ana
-- rows: 1
SELECT * FROM assay.organizations;

-- as: ana
-- rows: 0
SELECT * FROM assay.members;

-- as: ana
-- rows: 0
SELECT * FROM assay.screens;

-- as: ana
-- rows: 1
SELECT * FROM assay.screen_versions;

-- as: ana
-- rows: 1
SELECT * FROM assay.session_states();

-- as: ana
-- rows: 0
SELECT * FROM assay.screen_exercises;

-- as: ana
-- rows: 1
SELECT * FROM assay.candidates;

-- as: ana
-- rows: 1
SELECT * FROM assay.sessions;

-- as: ana
-- rows: 0
SELECT * FROM assay.invitations;

-- as: ana
-- rows: 1
SELECT * FROM assay.session_keys;

-- as: ana
-- rows: 1
SELECT * FROM assay.attempts;

-- as: ana
-- rows: 2
SELECT * FROM assay.workspace_files;

-- as: ana
-- rows: 1
SELECT * FROM assay.check_runs;

-- as: ana
-- rows: 1
SELECT * FROM assay.submissions;

-- as: ana
-- rows: 0
SELECT * FROM assay.grades;

-- as: ana
-- rows: 2
SELECT * FROM assay.events;

-- as: ana
-- rows: 0
SELECT * FROM assay.audit;

-- as: ana
-- affects: 1
UPDATE assay.workspace_files SET content = 'better', version = version + 1 WHERE path = 'fix.sql';

-- as: ana
-- affects: 1
INSERT INTO assay.check_runs (organization_id, session_id, attempt_id, files) VALUES ('0198a000-0000-7000-8000-00000001cccc', '0198a000-0000-7000-8000-00000005a1a1', '0198a000-0000-7000-8000-0000000aa1a1', '{}');

-- as: ana
-- affects: 1
INSERT INTO assay.events (organization_id, session_id, attempt_id, kind, summary) VALUES ('0198a000-0000-7000-8000-00000001cccc', '0198a000-0000-7000-8000-00000005a1a1', '0198a000-0000-7000-8000-0000000aa1a1', 'sql_run', 'Ran SQL');

-- as: ana
-- affects: 1
UPDATE assay.attempts SET closed_at = now() WHERE id = '0198a000-0000-7000-8000-0000000aa1a1';

-- as: ana
-- affects: 0
UPDATE assay.submissions SET grading = 'done';

-- as: ana
-- error: 42501
DELETE FROM assay.events;

-- as: ana
-- error: 42501
INSERT INTO assay.audit (organization_id, actor, action, subject) VALUES ('0198a000-0000-7000-8000-00000001cccc', 'a', 'b', 'c');

-- as: ana
-- rows: 0
SELECT * FROM assay.reviews;

-- as: ana
-- rows: 0
SELECT * FROM assay.rulings;

-- as: ana
-- rows: 0
SELECT * FROM assay.decisions;

-- as: ana
-- rows: 0
SELECT * FROM assay.check_results;

-- as: ana
-- rows: 0
SELECT * FROM assay.saved_views;

-- as: ana
-- rows: 0
SELECT * FROM assay.session_digests;

-- as: ana
-- rows: 0
SELECT * FROM assay.session_rows();

-- as: ben
-- rows: 1
SELECT * FROM assay.organizations;

-- as: ben
-- rows: 0
SELECT * FROM assay.members;

-- as: ben
-- rows: 0
SELECT * FROM assay.screens;

-- as: ben
-- rows: 1
SELECT * FROM assay.screen_versions;

-- as: ben
-- rows: 1
SELECT * FROM assay.session_states();

-- as: ben
-- rows: 0
SELECT * FROM assay.screen_exercises;

-- as: ben
-- rows: 1
SELECT * FROM assay.candidates;

-- as: ben
-- rows: 1
SELECT * FROM assay.sessions;

-- as: ben
-- rows: 0
SELECT * FROM assay.invitations;

-- as: ben
-- rows: 1
SELECT * FROM assay.session_keys;

-- as: ben
-- rows: 1
SELECT * FROM assay.attempts;

-- as: ben
-- rows: 2
SELECT * FROM assay.workspace_files;

-- as: ben
-- rows: 1
SELECT * FROM assay.check_runs;

-- as: ben
-- rows: 1
SELECT * FROM assay.submissions;

-- as: ben
-- rows: 0
SELECT * FROM assay.grades;

-- as: ben
-- rows: 2
SELECT * FROM assay.events;

-- as: ben
-- rows: 0
SELECT * FROM assay.audit;

-- as: ben
-- affects: 1
UPDATE assay.workspace_files SET content = 'better', version = version + 1 WHERE path = 'fix.sql';

-- as: ben
-- affects: 1
INSERT INTO assay.check_runs (organization_id, session_id, attempt_id, files) VALUES ('0198a000-0000-7000-8000-00000001cccc', '0198a000-0000-7000-8000-00000005b2b2', '0198a000-0000-7000-8000-0000000ab2b2', '{}');

-- as: ben
-- affects: 1
INSERT INTO assay.events (organization_id, session_id, attempt_id, kind, summary) VALUES ('0198a000-0000-7000-8000-00000001cccc', '0198a000-0000-7000-8000-00000005b2b2', '0198a000-0000-7000-8000-0000000ab2b2', 'sql_run', 'Ran SQL');

-- as: ben
-- affects: 1
UPDATE assay.attempts SET closed_at = now() WHERE id = '0198a000-0000-7000-8000-0000000ab2b2';

-- as: ben
-- affects: 0
UPDATE assay.submissions SET grading = 'done';

-- as: ben
-- error: 42501
DELETE FROM assay.events;

-- as: ben
-- error: 42501
INSERT INTO assay.audit (organization_id, actor, action, subject) VALUES ('0198a000-0000-7000-8000-00000001cccc', 'a', 'b', 'c');

-- as: ben
-- rows: 0
SELECT * FROM assay.reviews;

-- as: ben
-- rows: 0
SELECT * FROM assay.rulings;

-- as: ben
-- rows: 0
SELECT * FROM assay.decisions;

-- as: ben
-- rows: 0
SELECT * FROM assay.check_results;

-- as: ben
-- rows: 0
SELECT * FROM assay.saved_views;

-- as: ben
-- rows: 0
SELECT * FROM assay.session_digests;

-- as: ben
-- rows: 0
SELECT * FROM assay.session_rows();

-- as: ana
-- rows: 0
SELECT * FROM assay.webhooks;

-- as: ana
-- rows: 0
SELECT * FROM assay.webhook_messages;

-- as: ben
-- rows: 0
SELECT * FROM assay.webhooks;

-- as: ben
-- rows: 0
SELECT * FROM assay.webhook_messages;

-- as: ana
-- rows: 0
SELECT * FROM assay.reminders;

-- as: ben
-- rows: 0
SELECT * FROM assay.reminders;

-- as: ana
-- rows: 1
SELECT * FROM assay.brandings;

-- as: ana
-- rows: 1
SELECT * FROM assay.logos;

-- as: ana
-- error: 42501
INSERT INTO assay.logos (organization_id, hash, type, width, height, content) VALUES ('0198a000-0000-7000-8000-00000001cccc', 'x', 'image/png', 1, 1, '');

-- as: ben
-- rows: 1
SELECT * FROM assay.brandings;

-- as: ben
-- rows: 1
SELECT * FROM assay.logos;

-- as: ben
-- error: 42501
INSERT INTO assay.logos (organization_id, hash, type, width, height, content) VALUES ('0198a000-0000-7000-8000-00000001cccc', 'x', 'image/png', 1, 1, '');

-- as: ana
-- rows: 0
SELECT * FROM assay.retention_holds;

-- as: ana
-- rows: 0
SELECT * FROM assay.disputes;

-- as: ana
-- rows: 0
SELECT * FROM assay.retention();

-- as: ben
-- rows: 0
SELECT * FROM assay.retention_holds;

-- as: ben
-- rows: 0
SELECT * FROM assay.disputes;

-- as: ben
-- rows: 0
SELECT * FROM assay.retention();

-- as: ana
-- rows: 0
SELECT * FROM assay.regrades;

-- as: ana
-- rows: 0
SELECT * FROM assay.regrade_runs;

-- as: ben
-- rows: 0
SELECT * FROM assay.regrades;

-- as: ben
-- rows: 0
SELECT * FROM assay.regrade_runs;

-- as: ana
-- rows: 0
SELECT * FROM assay.earlier_submissions;

-- as: ben
-- rows: 0
SELECT * FROM assay.earlier_submissions;

-- as: ana
-- rows: 0
SELECT * FROM assay.baselines;

-- as: ana
-- rows: 0
SELECT * FROM assay.baseline_runs;

-- as: ben
-- rows: 0
SELECT * FROM assay.baselines;

-- as: ben
-- rows: 0
SELECT * FROM assay.baseline_runs;
