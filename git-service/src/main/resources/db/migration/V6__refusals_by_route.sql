-- The columns that all services have; rows matter for a minute only, so none is carried over.
DELETE FROM refusals;
ALTER TABLE refusals
    DROP COLUMN door,
    DROP COLUMN subject,
    ADD COLUMN route text NOT NULL, -- what was tried, with which key or in which repository
    ADD PRIMARY KEY (minute, actor, address, route);
