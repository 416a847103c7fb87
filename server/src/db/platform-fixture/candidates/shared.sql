INSERT INTO assay.exercises (id, slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter)
VALUES ('0198a000-0000-7000-8000-00000000e001', 'clinic-review', 1, 'c0ffee', 'rls-review', 'The clinic', 'A clinic with a leak.', 'database-security', 'mid', 45, '# Brief', '{"fix.sql": ""}');
INSERT INTO assay.exercise_bundles (exercise_id, bundle) VALUES ('0198a000-0000-7000-8000-00000000e001', '\x00');
INSERT INTO assay.organizations (id, name) VALUES ('0198a000-0000-7000-8000-00000001cccc', 'Centre');
INSERT INTO assay.members (organization_id, account_id, name, email, role) VALUES
  ('0198a000-0000-7000-8000-00000001cccc', 'account-admin-centre', 'Admin of centre', 'admin@centre.example', 'admin'), ('0198a000-0000-7000-8000-00000001cccc', 'account-reviewer-centre', 'Reviewer of centre', 'reviewer@centre.example', 'interviewer');
INSERT INTO assay.screens (organization_id, id, title, draft) VALUES ('0198a000-0000-7000-8000-00000001cccc', '0198a000-0000-7000-8000-00000002cccc', 'Screen of centre', '{"title": "Next screen of centre"}');
INSERT INTO assay.screen_versions (organization_id, screen_id, version, title, introduction, task_order, breaks_allowed, ai_policy, data_policy, competencies, rule, published_by)
VALUES ('0198a000-0000-7000-8000-00000001cccc', '0198a000-0000-7000-8000-00000002cccc', 1, 'First screen of centre', 'Welcome to centre', 'fixed', true, 'Tools of centre', 'Data of centre', '["competency of centre"]', '{"databaseSecurity": 70, "llmSystems": 60, "codeReview": null}', 'member:of centre');
INSERT INTO assay.screen_exercises (organization_id, screen_id, version, position, exercise_id, weight, minutes, instructions) VALUES ('0198a000-0000-7000-8000-00000001cccc', '0198a000-0000-7000-8000-00000002cccc', 1, 1, '0198a000-0000-7000-8000-00000000e001', 1, 45, 'Hints of centre');
INSERT INTO assay.audit (organization_id, actor, action, subject, detail) VALUES
  ('0198a000-0000-7000-8000-00000001cccc', 'member:centre', 'invitation_created', 'invitation of centre', '{}'), ('0198a000-0000-7000-8000-00000001cccc', 'candidate:centre', 'invitation_opened', 'opening of centre', '{"by": "centre"}');
INSERT INTO assay.brandings (organization_id, accent, support_email) VALUES ('0198a000-0000-7000-8000-00000001cccc', '#1b6ec2', 'help@centre.example');
INSERT INTO assay.logos (organization_id, hash, type, width, height, content) VALUES ('0198a000-0000-7000-8000-00000001cccc', 'hash of centre', 'image/png', 20, 20, convert_to('logo of centre', 'UTF8'));
INSERT INTO assay.baselines (organization_id, exercise_id, model, outcome, checks, run, transcript, measured_at) VALUES
  (NULL, '0198a000-0000-7000-8000-00000000e001', 'a-model', 'ungradable', '[]', '{}', '{}', '2026-02-01'), ('0198a000-0000-7000-8000-00000001cccc', '0198a000-0000-7000-8000-00000000e001', 'model of centre', 'ungradable', '[]', '{}', '{}', '2026-02-01');
INSERT INTO assay.baseline_runs (organization_id, exercise_id, requested_by) VALUES ('0198a000-0000-7000-8000-00000001cccc', '0198a000-0000-7000-8000-00000000e001', 'member:of centre');
