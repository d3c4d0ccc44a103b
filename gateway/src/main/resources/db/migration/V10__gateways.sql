-- The gateways that live, by their heartbeat; they share the limits of each caller.
CREATE TABLE gateways (
    id      uuid        PRIMARY KEY,
    seen_at timestamptz NOT NULL
);
