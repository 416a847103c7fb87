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
-- rows: 2
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
-- rows: 1
SELECT * FROM assay.outbox;

-- as: north
-- rows: 1
SELECT * FROM assay.member_invitations;

-- as: north
-- affects: 1
INSERT INTO assay.outbox (organization_id, kind, recipient, subject, text) VALUES ('0198a000-0000-7000-8000-00000001aaaa', 'k', 'new@candidates.example', 's', 't');

-- as: north
-- affects: 1
UPDATE assay.outbox SET state = 'sent', sent_at = now(), text = NULL WHERE id = '0198a000-0000-7000-8000-0000000baaaa';

-- as: north
-- affects: 1
UPDATE assay.organizations SET name = 'Renamed';

-- as: north
-- affects: 2
UPDATE assay.members SET role = 'author';

-- as: north
-- affects: 1
INSERT INTO assay.members (organization_id, account_id, name, email, role) VALUES ('0198a000-0000-7000-8000-00000001aaaa', 'account-new', 'New', 'new@north.example', 'author');

-- as: north
-- affects: 1
UPDATE assay.member_invitations SET revoked_at = now();

-- as: north
-- error: 42501
DELETE FROM assay.members;

-- as: north
-- rows: 1
SELECT * FROM assay.api_keys;

-- as: north
-- affects: 1
UPDATE assay.api_keys SET revoked_at = now();

-- as: north
-- affects: 1
INSERT INTO assay.api_keys (organization_id, name, prefix, secret_hash, scopes, created_by) VALUES ('0198a000-0000-7000-8000-00000001aaaa', 'New', 'assay_x', sha256('new'), '{read}', 'm');

-- as: north
-- rows: 1
SELECT * FROM assay.identity_providers;

-- as: north
-- affects: 1
UPDATE assay.identity_providers SET issuer = 'https://other.example';

-- as: north
-- affects: 1
DELETE FROM assay.identity_providers;

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
-- rows: 2
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
-- rows: 1
SELECT * FROM assay.outbox;

-- as: south
-- rows: 1
SELECT * FROM assay.member_invitations;

-- as: south
-- affects: 1
INSERT INTO assay.outbox (organization_id, kind, recipient, subject, text) VALUES ('0198a000-0000-7000-8000-00000001bbbb', 'k', 'new@candidates.example', 's', 't');

-- as: south
-- affects: 1
UPDATE assay.outbox SET state = 'sent', sent_at = now(), text = NULL WHERE id = '0198a000-0000-7000-8000-0000000bbbbb';

-- as: south
-- affects: 1
UPDATE assay.organizations SET name = 'Renamed';

-- as: south
-- affects: 2
UPDATE assay.members SET role = 'author';

-- as: south
-- affects: 1
INSERT INTO assay.members (organization_id, account_id, name, email, role) VALUES ('0198a000-0000-7000-8000-00000001bbbb', 'account-new', 'New', 'new@south.example', 'author');

-- as: south
-- affects: 1
UPDATE assay.member_invitations SET revoked_at = now();

-- as: south
-- error: 42501
DELETE FROM assay.members;

-- as: south
-- rows: 1
SELECT * FROM assay.api_keys;

-- as: south
-- affects: 1
UPDATE assay.api_keys SET revoked_at = now();

-- as: south
-- affects: 1
INSERT INTO assay.api_keys (organization_id, name, prefix, secret_hash, scopes, created_by) VALUES ('0198a000-0000-7000-8000-00000001bbbb', 'New', 'assay_x', sha256('new'), '{read}', 'm');

-- as: south
-- rows: 1
SELECT * FROM assay.identity_providers;

-- as: south
-- affects: 1
UPDATE assay.identity_providers SET issuer = 'https://other.example';

-- as: south
-- affects: 1
DELETE FROM assay.identity_providers;

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

-- as: north
-- rows: 1
SELECT * FROM assay.webhooks;

-- as: north
-- rows: 1
SELECT * FROM assay.webhook_messages;

-- as: north
-- rows: 1
SELECT * FROM assay.webhook_deliveries;

-- as: north
-- affects: 1
INSERT INTO assay.webhooks (organization_id, url, description, event_types, secret, created_by) VALUES ('0198a000-0000-7000-8000-00000001aaaa', 'https://new.example', 'd', '{session.graded}', 's', 'm');

-- as: north
-- affects: 1
INSERT INTO assay.webhook_messages (organization_id, webhook_id, type, happened_at, data) VALUES ('0198a000-0000-7000-8000-00000001aaaa', '0198a000-0000-7000-8000-0000000eaaaa', 'webhook.test', now(), '{}');

-- as: north
-- affects: 1
UPDATE assay.webhook_messages SET state = 'delivered';

-- as: north
-- affects: 1
INSERT INTO assay.webhook_deliveries (organization_id, message_id, attempted_at, duration_ms, answer) VALUES ('0198a000-0000-7000-8000-00000001aaaa', '0198a000-0000-7000-8000-0000000b1aaa', now(), 1, '');

-- as: north
-- affects: 1
DELETE FROM assay.webhook_messages;

-- as: north
-- affects: 1
UPDATE assay.webhooks SET enabled = false;

-- as: north
-- affects: 1
DELETE FROM assay.webhooks;

-- as: south
-- rows: 1
SELECT * FROM assay.webhooks;

-- as: south
-- rows: 1
SELECT * FROM assay.webhook_messages;

-- as: south
-- rows: 1
SELECT * FROM assay.webhook_deliveries;

-- as: south
-- affects: 1
INSERT INTO assay.webhooks (organization_id, url, description, event_types, secret, created_by) VALUES ('0198a000-0000-7000-8000-00000001bbbb', 'https://new.example', 'd', '{session.graded}', 's', 'm');

-- as: south
-- affects: 1
INSERT INTO assay.webhook_messages (organization_id, webhook_id, type, happened_at, data) VALUES ('0198a000-0000-7000-8000-00000001bbbb', '0198a000-0000-7000-8000-0000000ebbbb', 'webhook.test', now(), '{}');

-- as: south
-- affects: 1
UPDATE assay.webhook_messages SET state = 'delivered';

-- as: south
-- affects: 1
INSERT INTO assay.webhook_deliveries (organization_id, message_id, attempted_at, duration_ms, answer) VALUES ('0198a000-0000-7000-8000-00000001bbbb', '0198a000-0000-7000-8000-0000000b1bbb', now(), 1, '');

-- as: south
-- affects: 1
UPDATE assay.webhooks SET enabled = false;

-- as: south
-- affects: 1
DELETE FROM assay.webhooks;

-- as: north
-- rows: 1
SELECT * FROM assay.reminders;

-- as: north
-- affects: 1
UPDATE assay.reminders SET secret_hash = NULL;

-- as: north
-- affects: 1
INSERT INTO assay.reminders (organization_id, invitation_id, hours_before, secret_hash) VALUES ('0198a000-0000-7000-8000-00000001aaaa', '0198a000-0000-7000-8000-00000007aaaa', 24, sha256('new'));

-- as: south
-- rows: 1
SELECT * FROM assay.reminders;

-- as: south
-- affects: 1
UPDATE assay.reminders SET secret_hash = NULL;

-- as: south
-- affects: 1
INSERT INTO assay.reminders (organization_id, invitation_id, hours_before, secret_hash) VALUES ('0198a000-0000-7000-8000-00000001bbbb', '0198a000-0000-7000-8000-00000007bbbb', 24, sha256('new'));

-- as: north
-- rows: 1
SELECT * FROM assay.brandings;

-- as: north
-- rows: 1
SELECT * FROM assay.logos;

-- as: north
-- affects: 1
UPDATE assay.brandings SET accent = '#000000';

-- as: north
-- affects: 1
DELETE FROM assay.logos;

-- as: south
-- rows: 1
SELECT * FROM assay.brandings;

-- as: south
-- rows: 1
SELECT * FROM assay.logos;

-- as: south
-- affects: 1
UPDATE assay.brandings SET accent = '#000000';

-- as: south
-- affects: 1
DELETE FROM assay.logos;

SELECT * FROM assay.regrades;

-- as: north
-- rows: 1
SELECT * FROM assay.regrade_sessions;

-- as: north
-- rows: 1
SELECT * FROM assay.regrade_runs;

-- as: north
-- affects: 1
INSERT INTO assay.regrades (organization_id, reason, started_by) VALUES ('0198a000-0000-7000-8000-00000001aaaa', 'New', 'a');

-- as: north
-- error: 42501
DELETE FROM assay.regrades;

-- as: south
-- rows: 1
SELECT * FROM assay.regrades;

-- as: south
-- rows: 1
SELECT * FROM assay.regrade_sessions;

-- as: south
-- rows: 1
SELECT * FROM assay.regrade_runs;

-- as: south
-- affects: 1
INSERT INTO assay.regrades (organization_id, reason, started_by) VALUES ('0198a000-0000-7000-8000-00000001bbbb', 'New', 'a');

-- as: south
-- error: 42501
DELETE FROM assay.regrades;

-- as: north
-- rows: 1
SELECT * FROM assay.earlier_submissions;

-- as: north
-- error: 42501
UPDATE assay.earlier_submissions SET files = '{}';

-- as: south
-- rows: 1
SELECT * FROM assay.earlier_submissions;

-- as: south
-- error: 42501
UPDATE assay.earlier_submissions SET files = '{}';

-- as: north
-- rows: 1
SELECT * FROM assay.retired_exercises;

-- as: north
-- rows: 1
SELECT * FROM assay.exercise_drafts;

-- as: north
-- rows: 1
SELECT * FROM assay.exercise_draft_files;

-- as: north
-- rows: 1
SELECT * FROM assay.exercise_checks;

-- as: north
-- rows: 0
SELECT * FROM assay.exercise_bundles;

-- as: north
-- affects: 1
INSERT INTO assay.exercises (organization_id, slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter) VALUES ('0198a000-0000-7000-8000-00000001aaaa', 'new', 1, 'new', 'k', 't', 's', 'c', 'mid', 45, 'b', '{}');

-- as: north
-- error: 42501
INSERT INTO assay.exercises (slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter) VALUES ('new', 1, 'new', 'k', 't', 's', 'c', 'mid', 45, 'b', '{}');

-- as: north
-- affects: 1
UPDATE assay.exercise_drafts SET revision = revision + 1;

-- as: north
-- affects: 1
UPDATE assay.exercise_draft_files SET content = 'New';

-- as: north
-- affects: 1
DELETE FROM assay.retired_exercises;

-- as: south
-- rows: 1
SELECT * FROM assay.retired_exercises;

-- as: south
-- rows: 1
SELECT * FROM assay.exercise_drafts;

-- as: south
-- rows: 1
SELECT * FROM assay.exercise_draft_files;

-- as: south
-- rows: 1
SELECT * FROM assay.exercise_checks;

-- as: south
-- rows: 0
SELECT * FROM assay.exercise_bundles;

-- as: south
-- affects: 1
INSERT INTO assay.exercises (organization_id, slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter) VALUES ('0198a000-0000-7000-8000-00000001bbbb', 'new', 1, 'new', 'k', 't', 's', 'c', 'mid', 45, 'b', '{}');

-- as: south
-- error: 42501
INSERT INTO assay.exercises (slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter) VALUES ('new', 1, 'new', 'k', 't', 's', 'c', 'mid', 45, 'b', '{}');

-- as: south
-- affects: 1
UPDATE assay.exercise_drafts SET revision = revision + 1;

-- as: south
-- affects: 1
UPDATE assay.exercise_draft_files SET content = 'New';

-- as: south
-- affects: 1
DELETE FROM assay.retired_exercises;

-- as: north
-- rows: 1
SELECT * FROM assay.baselines;

-- as: north
-- rows: 1
SELECT * FROM assay.baseline_runs;

-- as: north
-- affects: 1
INSERT INTO assay.baselines (organization_id, exercise_id, model, outcome, checks, run, transcript, measured_at) VALUES ('0198a000-0000-7000-8000-00000001aaaa', '0198a000-0000-7000-8000-00000000e001', 'm', 'ungradable', '[]', '{}', '{}', '2026-03-01');

-- as: north
-- error: 42501
INSERT INTO assay.baselines (exercise_id, model, outcome, checks, run, transcript, measured_at) VALUES ('0198a000-0000-7000-8000-00000000e001', 'm', 'ungradable', '[]', '{}', '{}', '2026-03-01');

-- as: north
-- affects: 1
INSERT INTO assay.baseline_runs (organization_id, exercise_id, requested_by) VALUES ('0198a000-0000-7000-8000-00000001aaaa', '0198a000-0000-7000-8000-00000000e001', 'r');

-- as: north
-- affects: 1
UPDATE assay.baseline_runs SET reason = 'Another';

-- as: south
-- rows: 1
SELECT * FROM assay.baselines;

-- as: south
-- rows: 1
SELECT * FROM assay.baseline_runs;

-- as: south
-- affects: 1
INSERT INTO assay.baselines (organization_id, exercise_id, model, outcome, checks, run, transcript, measured_at) VALUES ('0198a000-0000-7000-8000-00000001bbbb', '0198a000-0000-7000-8000-00000000e001', 'm', 'ungradable', '[]', '{}', '{}', '2026-03-01');

-- as: south
-- error: 42501
INSERT INTO assay.baselines (exercise_id, model, outcome, checks, run, transcript, measured_at) VALUES ('0198a000-0000-7000-8000-00000000e001', 'm', 'ungradable', '[]', '{}', '{}', '2026-03-01');

-- as: south
-- affects: 1
INSERT INTO assay.baseline_runs (organization_id, exercise_id, requested_by) VALUES ('0198a000-0000-7000-8000-00000001bbbb', '0198a000-0000-7000-8000-00000000e001', 'r');

-- as: south
-- affects: 1
UPDATE assay.baseline_runs SET reason = 'Another';
