-- Register search (住基検索): the index beside each register, who searched, who was attached.

CREATE TABLE register_index (    -- can be made anew at any time; one per register in use
    index_id TEXT PRIMARY KEY,
    batch_id TEXT NOT NULL REFERENCES batch,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person,
    file_sha256 TEXT NOT NULL,
    file_key BLOB NOT NULL,
    facts TEXT NOT NULL          -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE register_search (   -- one page of a search, as it was shown; never the words typed
    search_id TEXT PRIMARY KEY,
    case_id INTEGER NOT NULL,    -- from which case; an invented one stands in planted_case
    reason TEXT NOT NULL,
    used TEXT NOT NULL,          -- the fields searched by, joined by ;
    found INTEGER NOT NULL,
    more INTEGER NOT NULL CHECK (more IN (0, 1)),
    shown TEXT NOT NULL,         -- JSON: batch_id, run and place of every resident shown
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX register_search_by ON register_search (by_person, at);

CREATE TABLE found_resident (    -- a resident found by a search and attached: a copy for the case
    found_id TEXT PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases,
    resident_id TEXT NOT NULL,
    batch_id TEXT NOT NULL REFERENCES batch,
    pair TEXT NOT NULL,          -- JSON, as a run file holds a pair; no individual number
    by_person TEXT NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    ledger_seq INTEGER NOT NULL REFERENCES ledger DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX found_resident_of_case ON found_resident (case_id);

CREATE TRIGGER register_search_kept BEFORE UPDATE ON register_search BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER register_search_kept_too BEFORE DELETE ON register_search BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER found_resident_kept BEFORE UPDATE ON found_resident BEGIN SELECT RAISE(ABORT, 'only added'); END;
CREATE TRIGGER found_resident_kept_too BEFORE DELETE ON found_resident BEGIN SELECT RAISE(ABORT, 'only added'); END;
