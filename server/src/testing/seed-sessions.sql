-- Many sessions of one screen for the bench, the same every time: $1 is the organization, $2 how many, $3 a reviewer's account.
-- Candidates have a skill in each depth and checks a difficulty, so that scores, fits and correlations are as various as real ones.
-- Triggers would run for each row; they are left out here, and the digests are made by one update of all sessions at the end.
CREATE TEMP TABLE wanted AS SELECT $1::uuid AS organization_id, $2::integer AS sessions, $3::text AS account_id;
SET session_replication_role = replica;
SELECT setseed(0.25);

INSERT INTO assay.exercises (slug, version, content_hash, kind, title, summary, competency, level, minutes, brief, starter)
VALUES ('seed-isolation', 1, 'seed', 'rls-review', 'Seeded isolation review', '', 'database-security', 'mid', 45, '', '{}'),
  ('seed-context', 1, 'seed', 'context-assembly', 'Seeded context assembly', '', 'llm-systems', 'mid', 60, '', '{}'),
  ('seed-review', 1, 'seed', 'pr-review', 'Seeded review', '', 'code-review', 'mid', 40, '', '{}');
CREATE TEMP TABLE task AS SELECT id AS exercise_id, minutes, row_number() OVER (ORDER BY id)::integer AS position FROM assay.exercises WHERE slug LIKE 'seed-%';

INSERT INTO assay.screens (organization_id, title) SELECT organization_id, 'Seeded screen' FROM wanted;
INSERT INTO assay.screen_versions (organization_id, screen_id, version, title, introduction, task_order, breaks_allowed, ai_policy, data_policy, competencies, rule, published_by)
SELECT organization_id, id, 1, title, '', 'free', true, '', '', '[]', '{"databaseSecurity": 70, "llmSystems": 70, "codeReview": null}', 'seed' FROM assay.screens WHERE title = 'Seeded screen';
INSERT INTO assay.screen_exercises (organization_id, screen_id, version, position, exercise_id, weight, minutes, instructions)
SELECT organization_id, screens.id, 1, position, exercise_id, 1, minutes, '' FROM assay.screens, task WHERE title = 'Seeded screen';

CREATE TEMP TABLE person AS
SELECT n, uuidv7() AS candidate_id, uuidv7(make_interval(mins => -5 * n)) AS session_id, now() - make_interval(mins => 5 * n) AS created_at,
  (ARRAY['Ana', 'Ben', 'Cora', 'Dan', 'Eve', 'Fay', 'Gil', 'Hal', 'Ines', 'Jan', 'Kim', 'Lea', 'Max', 'Nora', 'Ola', 'Pia'])[1 + n % 16] || ' '
    || (ARRAY['Novak', 'Okoro', 'Petrov', 'Quist', 'Rossi', 'Silva', 'Tanaka', 'Usman', 'Varga', 'Weber', 'Xu', 'Young', 'Zeman'])[1 + n % 13] AS name,
  -- 0 invited, 1 working, 2 graded, 3 reviewed, 4 decided
  CASE WHEN n % 10 = 0 THEN 0 WHEN n % 10 = 1 THEN 1 WHEN n % 10 < 5 THEN 2 WHEN n % 10 < 8 THEN 3 ELSE 4 END AS stage
FROM wanted, generate_series(1, sessions) AS n;

INSERT INTO assay.candidates (organization_id, id, name, email) SELECT organization_id, candidate_id, name, 'person' || n || '@candidates.example' FROM person, wanted;
INSERT INTO assay.sessions (organization_id, id, candidate_id, screen_id, screen_version, expires_at, created_at)
SELECT wanted.organization_id, session_id, candidate_id, screens.id, 1, now() + interval '60 days', person.created_at FROM person, wanted, assay.screens WHERE title = 'Seeded screen';
INSERT INTO assay.invitations (organization_id, session_id, secret_hash, created_by, created_at, expires_at, opened_at)
SELECT organization_id, session_id, sha256(convert_to(session_id::text, 'UTF8')), 'seed', created_at, now() + interval '60 days', CASE WHEN stage > 0 THEN created_at END FROM person, wanted;

CREATE TEMP TABLE work AS
SELECT person.*, task.*, uuidv7() AS attempt_id, uuidv7() AS submission_id, random() AS skill, created_at + make_interval(mins => 60 * position) AS began FROM person, task;
INSERT INTO assay.attempts (organization_id, id, session_id, position, exercise_id, seed, weight, minutes, started_at, deadline_at, closed_at, updated_at)
SELECT organization_id, attempt_id, session_id, position, exercise_id, n, 1, minutes,
  CASE WHEN stage > 1 OR stage = 1 AND position = 1 THEN began END, CASE WHEN stage > 1 OR stage = 1 AND position = 1 THEN greatest(began + make_interval(mins => minutes), CASE stage WHEN 1 THEN now() + interval '10 minutes' END) END,
  CASE WHEN stage > 1 THEN began + make_interval(mins => 5 + (skill * 35)::integer) END, began
FROM work, wanted;
INSERT INTO assay.submissions (organization_id, id, session_id, attempt_id, submitted_by, files, submitted_at, grading)
SELECT organization_id, submission_id, session_id, attempt_id, 'candidate', jsonb_build_object('fix.sql', repeat('-- a line of work' || chr(10), 40)), began + interval '30 minutes', 'done' FROM work, wanted WHERE stage > 1;

CREATE TEMP TABLE result AS
SELECT work.*, place, 'seed/check-' || place AS check_id, CASE WHEN place = 12 THEN 'unmeasured' WHEN skill + 0.4 * (random() - 0.5) > place / 14.0 - 0.2 THEN 'pass' ELSE 'fail' END AS verdict
FROM work, generate_series(1, 12) AS place WHERE stage > 1;
INSERT INTO assay.check_results (organization_id, session_id, attempt_id, exercise_id, check_id, position, title, weight, verdict, earned, measured, ruled)
SELECT organization_id, session_id, attempt_id, exercise_id, check_id, place, 'Seeded check ' || place, 8, verdict, CASE verdict WHEN 'pass' THEN 8 ELSE 0 END, CASE verdict WHEN 'unmeasured' THEN 0 ELSE 8 END, false FROM result, wanted;
-- Reports of the newest sessions carry as much evidence as real ones; the pages that read evidence read these.
INSERT INTO assay.grades (organization_id, session_id, attempt_id, submission_id, state, report, score, tries, requested_by, finished_at)
SELECT organization_id, session_id, attempt_id, submission_id, 'graded', jsonb_build_object('outcome', 'graded', 'score', score, 'checks', checks, 'questions', '[]'::jsonb, 'metrics', '{}'::jsonb, 'graderVersion', 'seed', 'exerciseHash', 'seed', 'seed', 1, 'durationMs', 1000), score, 1, 'submission', began
FROM (
  SELECT session_id, attempt_id, submission_id, began, round(100.0 * count(*) FILTER (WHERE verdict = 'pass') / count(*) FILTER (WHERE verdict <> 'unmeasured'), 1) AS score,
    jsonb_agg(jsonb_build_object('id', check_id, 'title', 'Seeded check ' || place, 'verdict', verdict, 'weight', 8, 'detail', 'As seeded.', 'audience', 'reviewer')
      || CASE WHEN n <= 300 THEN jsonb_build_object('evidence', jsonb_build_array(jsonb_build_object('summary', (SELECT string_agg(md5(random()::text), ' ') FROM generate_series(1, 60))))) ELSE '{}' END ORDER BY place) AS checks
  FROM result GROUP BY session_id, attempt_id, submission_id, began
) AS report, wanted;

INSERT INTO assay.reviews (organization_id, session_id, attempt_id, account_id, ratings, notes, given_at)
SELECT organization_id, session_id, attempt_id, account_id, '{"explains": 3}', '', began FROM work, wanted WHERE stage > 2;
INSERT INTO assay.decisions (organization_id, session_id, version, outcome, reason, account_id, decided_at)
SELECT organization_id, session_id, 1, (ARRAY['advance', 'hold', 'decline'])[1 + n % 3], 'As seeded.', account_id, created_at FROM person, wanted WHERE stage > 3;

SET session_replication_role = origin;
ANALYZE assay.sessions, assay.candidates, assay.invitations, assay.attempts, assay.submissions, assay.grades, assay.reviews, assay.decisions, assay.check_results;
UPDATE assay.sessions SET expires_at = expires_at FROM person WHERE person.session_id = sessions.id;
UPDATE assay.session_digests SET changed_at = person.created_at + interval '4 hours' FROM person WHERE person.session_id = session_digests.session_id;
VACUUM ANALYZE assay.session_digests;
