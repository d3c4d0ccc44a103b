-- A key that signs no more is still published while tokens of its live.
ALTER TABLE signing_keys ADD COLUMN retired_at timestamptz;
