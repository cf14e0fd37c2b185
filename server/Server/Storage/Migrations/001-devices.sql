-- Times are Unix milliseconds; flags are 0 or 1.
CREATE TABLE devices (
    id               TEXT   NOT NULL PRIMARY KEY,
    client_id        TEXT,
    board            TEXT,
    firmware_version TEXT,
    name             TEXT,
    channel          TEXT   NOT NULL DEFAULT 'stable',
    bound_at         BIGINT,
    first_seen       BIGINT NOT NULL,
    last_seen        BIGINT NOT NULL
);

CREATE TABLE binding_codes (
    device_id  TEXT   NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
    client_id  TEXT   NOT NULL,
    code       TEXT   NOT NULL,
    expires_at BIGINT NOT NULL,
    attempts   BIGINT NOT NULL,
    PRIMARY KEY (device_id, client_id)
);

CREATE TABLE firmware (
    board           TEXT   NOT NULL,
    version         TEXT   NOT NULL,
    channel         TEXT   NOT NULL,
    rollout_percent BIGINT NOT NULL,
    file_name       TEXT   NOT NULL,
    size            BIGINT NOT NULL,
    sha256          TEXT   NOT NULL,
    published_at    BIGINT NOT NULL,
    withdrawn       BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (board, version)
);
