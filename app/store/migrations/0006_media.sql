-- Media (媒体): which ones may be used, each use, and when what was on them was erased.

CREATE TABLE medium (
    medium_id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE, -- 管理番号, as written on the stick
    label TEXT NOT NULL,       -- 品名・表示
    serial TEXT NOT NULL,      -- read from the device when it was registered, '' = not told
    approved_by TEXT NOT NULL, -- the 責任者 who approved it, '' = a 責任者 registered it
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE medium_stop (     -- 使用停止
    medium_id TEXT PRIMARY KEY REFERENCES medium,
    reason TEXT NOT NULL,
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE medium_use (
    use_id TEXT PRIMARY KEY,
    medium_id TEXT NOT NULL,   -- '' = a folder of the terminal itself
    kind TEXT NOT NULL CHECK (kind IN ('import', 'reply', 'inquiry', 'backup', 'rejected')),
    about TEXT NOT NULL,       -- batch:id, inquiry:id …
    contents TEXT NOT NULL,    -- what was read or written, in words
    sha256 TEXT NOT NULL,
    approver TEXT NOT NULL,
    approval TEXT NOT NULL,    -- 承認番号
    purpose TEXT NOT NULL,
    erasable INTEGER NOT NULL CHECK (erasable IN (0, 1)), -- 1 = waits for 消去
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX use_of_medium ON medium_use (medium_id, ledger_seq);

CREATE TABLE medium_erasure (  -- 消去済み
    use_id TEXT PRIMARY KEY REFERENCES medium_use,
    erased_on TEXT NOT NULL,   -- the day somebody erased it
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TRIGGER medium_kept BEFORE UPDATE ON medium BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER medium_kept_too BEFORE DELETE ON medium BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER medium_stop_kept BEFORE UPDATE ON medium_stop BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER medium_stop_kept_too BEFORE DELETE ON medium_stop BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER medium_use_kept BEFORE UPDATE ON medium_use BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER medium_use_kept_too BEFORE DELETE ON medium_use BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER medium_erasure_kept BEFORE UPDATE ON medium_erasure BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER medium_erasure_kept_too BEFORE DELETE ON medium_erasure BEGIN SELECT RAISE(ABORT, 'only added'); END;
