-- The trace of the request or command that pushed, so that its event can belong to it.
ALTER TABLE pushes ADD COLUMN traceparent text;
