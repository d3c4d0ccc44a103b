-- Passwords that were wrong, or are being looked at.
CREATE TABLE login_attempts (
    id      uuid        PRIMARY KEY,
    account text        COLLATE "C" NOT NULL,
    address text        COLLATE "C" NOT NULL,
    at      timestamptz NOT NULL,
    failed  boolean     NOT NULL
);
CREATE INDEX login_attempts_address ON login_attempts (address, at);
CREATE INDEX login_attempts_at ON login_attempts (at);

-- Of which refused attempts, logins among them, the audit log was told.
CREATE TABLE refusals (
    actor    text        COLLATE "C" NOT NULL,
    address  text        COLLATE "C" NOT NULL,
    route    text        COLLATE "C" NOT NULL,
    minute   timestamptz NOT NULL,
    PRIMARY KEY (actor, address, route, minute)
);
CREATE INDEX refusals_minute ON refusals (minute);
