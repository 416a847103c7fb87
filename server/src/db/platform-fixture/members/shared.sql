INSERT INTO assay.exercises (id, slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter)
VALUES ('0198a000-0000-7000-8000-00000000e001', 'clinic-review', 1, 'c0ffee', 'rls-review', 'The clinic', 'A clinic with a leak.', 'database-security', 'mid', 45, '# Brief', '{"fix.sql": ""}');
INSERT INTO assay.exercise_bundles (exercise_id, bundle) VALUES ('0198a000-0000-7000-8000-00000000e001', '\x00');
