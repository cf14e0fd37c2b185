CREATE TABLE things (
    device_id       TEXT   NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
    name            TEXT   NOT NULL,
    descriptor_json TEXT   NOT NULL,
    state_json      TEXT   NOT NULL DEFAULT '{}',
    changed_at      BIGINT NOT NULL,
    PRIMARY KEY (device_id, name)
);

CREATE TABLE events (
    id          {identity},
    device_id   TEXT   NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
    session_id  TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    detail_json TEXT   NOT NULL
);
CREATE INDEX events_by_device ON events (device_id, id);
CREATE INDEX events_by_time ON events (at);

CREATE TABLE utterances (
    id         {identity},
    device_id  TEXT   NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
    session_id TEXT   NOT NULL,
    at         BIGINT NOT NULL,
    role       TEXT   NOT NULL,
    text       TEXT   NOT NULL,
    emotion    TEXT
);
CREATE INDEX utterances_by_device ON utterances (device_id, id);
CREATE INDEX utterances_by_time ON utterances (at);
