-- Numbers typed at the keyboard (番号入力) and inquiries by number or attributes (番号照会).

CREATE TABLE entry_list (  -- records waiting for a number, prepared in a file of their own
    list_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('preloaded', 'whole')),
    extract TEXT NOT NULL,
    scheme TEXT NOT NULL,
    batch_id TEXT NOT NULL,    -- the batch whose records wait, '' where they are typed whole
    reference_date TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person,
    file_sha256 TEXT NOT NULL,
    file_key BLOB NOT NULL,
    facts TEXT NOT NULL,       -- JSON: records, protected, chunks, residents
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'given_up')),
    result TEXT NOT NULL DEFAULT ''  -- batch_id of what the typing became
) STRICT, WITHOUT ROWID;

CREATE TABLE typed_number (  -- leaves the store when its list is closed
    list_id TEXT NOT NULL REFERENCES entry_list,
    record INTEGER NOT NULL,
    number TEXT NOT NULL,      -- 12 digits, '' where the record holds none
    way TEXT NOT NULL CHECK (way IN ('looked_up', 'twice', 'as_written', 'absent')),
    content TEXT NOT NULL,     -- JSON of a record typed whole, else ''
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    PRIMARY KEY (list_id, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE inquiry (
    inquiry_id TEXT PRIMARY KEY,
    place INTEGER NOT NULL UNIQUE,  -- 1, 2 … in the order made
    kind TEXT NOT NULL CHECK (kind IN ('number', 'four', 'three')),
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person,
    asked INTEGER NOT NULL,
    facts TEXT NOT NULL,       -- JSON: what was left out, by reason
    file_sha256 TEXT NOT NULL,
    file_key BLOB NOT NULL,
    written TEXT NOT NULL DEFAULT ''  -- JSON: when, by whom, approved by whom, medium, files
) STRICT, WITHOUT ROWID;

CREATE TABLE inquiry_reply (
    reply_id TEXT PRIMARY KEY, -- the batch of the residents in the reply
    inquiry_id TEXT NOT NULL REFERENCES inquiry,
    at TEXT NOT NULL,
    by_person TEXT NOT NULL REFERENCES person,
    facts TEXT NOT NULL        -- JSON: counts
) STRICT, WITHOUT ROWID;

CREATE TABLE inquiry_answer (  -- counts once its reply is entered
    reply_id TEXT NOT NULL,
    serial INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'nobody')),
    PRIMARY KEY (reply_id, serial)
) STRICT, WITHOUT ROWID;
