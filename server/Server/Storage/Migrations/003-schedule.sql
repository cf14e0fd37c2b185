-- Timers, and calls of tools that are to be made later (those have a tool). bound_at is 0 for a device that nobody had
-- taken in when it asked; target_device is null for a tool of a server elsewhere.
CREATE TABLE schedule (
    id             TEXT   NOT NULL PRIMARY KEY,
    device_id      TEXT   NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
    name           TEXT,
    set_at         BIGINT NOT NULL,
    due_at         BIGINT NOT NULL,
    bound_at       BIGINT NOT NULL,
    target_device  TEXT,
    thing          TEXT,
    tool           TEXT,
    arguments_json TEXT,
    reached_house  BIGINT NOT NULL
);
CREATE INDEX schedule_by_device ON schedule (device_id);
