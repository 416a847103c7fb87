INSERT INTO assay.exercises (id, slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter)
VALUES ('0198a000-0000-7000-8000-00000000e001', 'clinic-review', 1, 'c0ffee', 'rls-review', 'The clinic', 'A clinic with a leak.', 'database-security', 'mid', 45, '# Brief', '{"fix.sql": ""}');
INSERT INTO assay.exercise_bundles (exercise_id, bundle) VALUES ('0198a000-0000-7000-8000-00000000e001', '\x00');
INSERT INTO assay.organizations (id, name) VALUES ('0198a000-0000-7000-8000-00000001cccc', 'Centre');
INSERT INTO assay.members (organization_id, account_id, name, email, role) VALUES
  ('0198a000-0000-7000-8000-00000001cccc', 'account-admin-centre', 'Admin of centre', 'admin@centre.example', 'admin'), ('0198a000-0000-7000-8000-00000001cccc', 'account-reviewer-centre', 'Reviewer of centre', 'reviewer@centre.example', 'interviewer');
INSERT INTO assay.screens (organization_id, id, title, introduction, policies) VALUES ('0198a000-0000-7000-8000-00000001cccc', '0198a000-0000-7000-8000-00000002cccc', 'Screen of centre', 'Welcome to centre', '[{"title": "Policy of centre", "text": "x"}]');
INSERT INTO assay.screen_exercises (organization_id, screen_id, position, exercise_id, weight) VALUES ('0198a000-0000-7000-8000-00000001cccc', '0198a000-0000-7000-8000-00000002cccc', 1, '0198a000-0000-7000-8000-00000000e001', 1);
INSERT INTO assay.audit (organization_id, actor, action, subject, detail) VALUES
  ('0198a000-0000-7000-8000-00000001cccc', 'member:centre', 'invitation_created', 'invitation of centre', '{}'), ('0198a000-0000-7000-8000-00000001cccc', 'candidate:centre', 'invitation_opened', 'opening of centre', '{"by": "centre"}');
