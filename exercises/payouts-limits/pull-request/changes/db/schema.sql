CREATE TABLE merchants (
  id text PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE members (
  id text PRIMARY KEY,
  merchant_id text NOT NULL REFERENCES merchants,
  role text NOT NULL CHECK (role IN ('owner', 'finance', 'viewer')),
  token text NOT NULL UNIQUE
);

CREATE TABLE accounts (
  id text PRIMARY KEY,
  merchant_id text NOT NULL REFERENCES merchants,
  name text NOT NULL,
  balance_cents bigint NOT NULL DEFAULT 0,
  frozen boolean NOT NULL DEFAULT false,
  refund_limit_cents bigint CHECK (refund_limit_cents > 0)
);

CREATE TABLE entries (
  id bigserial PRIMARY KEY,
  account_id text NOT NULL REFERENCES accounts,
  cents bigint NOT NULL,
  kind text NOT NULL,
  note text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE payouts (
  id bigserial PRIMARY KEY,
  account_id text NOT NULL REFERENCES accounts,
  cents bigint NOT NULL CHECK (cents > 0),
  iban text NOT NULL,
  status text NOT NULL DEFAULT 'requested',
  requested_by text NOT NULL REFERENCES members,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE refunds (
  id bigserial PRIMARY KEY,
  account_id text NOT NULL REFERENCES accounts,
  sale_id bigint NOT NULL REFERENCES entries,
  cents bigint NOT NULL CHECK (cents > 0),
  reason text NOT NULL DEFAULT '',
  refunded_by text NOT NULL REFERENCES members,
  day date NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')::date
);

CREATE INDEX refunds_by_account ON refunds (account_id, day);
