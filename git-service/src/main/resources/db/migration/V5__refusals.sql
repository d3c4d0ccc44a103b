-- What the SSH door has refused and the audit log was told of, for an hour.
CREATE TABLE refusals (
    minute  timestamptz NOT NULL,
    actor   text        NOT NULL,
    address text        NOT NULL,
    door    text        NOT NULL,
    subject text        NOT NULL, -- a fingerprint, or a repository
    PRIMARY KEY (minute, actor, address, door, subject)
);
