-- What the SSH door has refused and the audit log was told of, for an hour.
CREATE TABLE refusals (
    minute  timestamptz NOT NULL,
    actor   text        NOT NULL,
    address text        NOT NULL,
    route   text        NOT NULL, -- what was tried, with which key or in which repository
    PRIMARY KEY (minute, actor, address, route)
);
