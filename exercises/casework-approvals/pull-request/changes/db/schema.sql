CREATE TABLE agencies (
  id text PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE members (
  id text PRIMARY KEY,
  agency_id text NOT NULL REFERENCES agencies (id),
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('admin', 'worker', 'reader')),
  active boolean NOT NULL DEFAULT true
);

CREATE TABLE tokens (
  token text PRIMARY KEY,
  member_id text NOT NULL REFERENCES members (id)
);

CREATE TABLE clients (
  id text PRIMARY KEY,
  agency_id text NOT NULL REFERENCES agencies (id),
  name text NOT NULL,
  town text NOT NULL DEFAULT ''
);

CREATE TABLE cases (
  id text PRIMARY KEY,
  agency_id text NOT NULL REFERENCES agencies (id),
  client_id text NOT NULL REFERENCES clients (id),
  worker_id text REFERENCES members (id),
  title text NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),
  opened_on date NOT NULL DEFAULT current_date
);

CREATE TABLE notes (
  id text PRIMARY KEY,
  agency_id text NOT NULL REFERENCES agencies (id),
  case_id text NOT NULL REFERENCES cases (id),
  author_id text NOT NULL REFERENCES members (id),
  body text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE attachments (
  id text PRIMARY KEY,
  agency_id text NOT NULL REFERENCES agencies (id),
  case_id text NOT NULL REFERENCES cases (id),
  filename text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes >= 0)
);

CREATE TABLE payments (
  id text PRIMARY KEY,
  agency_id text NOT NULL REFERENCES agencies (id),
  case_id text NOT NULL REFERENCES cases (id),
  requested_by text NOT NULL REFERENCES members (id),
  purpose text NOT NULL,
  cents bigint NOT NULL CHECK (cents > 0),
  status text NOT NULL DEFAULT 'requested' CHECK (status IN ('requested', 'approved', 'rejected')),
  decided_by text REFERENCES members (id),
  decided_at timestamptz,
  CHECK ((status = 'requested') = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL))
);

CREATE TABLE share_links (
  token text PRIMARY KEY,
  agency_id text NOT NULL REFERENCES agencies (id),
  case_id text NOT NULL REFERENCES cases (id),
  created_by text NOT NULL REFERENCES members (id),
  recipient text NOT NULL,
  revoked boolean NOT NULL DEFAULT false
);

CREATE TABLE events (
  id bigserial PRIMARY KEY,
  agency_id text NOT NULL REFERENCES agencies (id),
  member_id text NOT NULL REFERENCES members (id),
  action text NOT NULL,
  subject text NOT NULL
);
