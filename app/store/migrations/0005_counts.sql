-- Counts above the queue, kept by the store itself: they are read at every decision.

CREATE TABLE case_count (
    run_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    protected INTEGER NOT NULL,
    lane TEXT NOT NULL,
    state TEXT NOT NULL,
    cases INTEGER NOT NULL,
    PRIMARY KEY (run_id, kind, protected, lane, state)
) STRICT, WITHOUT ROWID;
INSERT INTO case_count
    SELECT run_id, kind, protected, lane, state, count(*) FROM cases
    GROUP BY run_id, kind, protected, lane, state;

CREATE TRIGGER case_counted AFTER INSERT ON cases BEGIN
    INSERT INTO case_count VALUES (NEW.run_id, NEW.kind, NEW.protected, NEW.lane, NEW.state, 1)
        ON CONFLICT DO UPDATE SET cases = cases + 1;
END;
CREATE TRIGGER case_uncounted AFTER DELETE ON cases BEGIN
    UPDATE case_count SET cases = cases - 1 WHERE run_id = OLD.run_id
        AND kind = OLD.kind AND protected = OLD.protected AND lane = OLD.lane AND state = OLD.state;
END;
CREATE TRIGGER case_recounted AFTER UPDATE OF run_id, kind, protected, lane, state ON cases
WHEN (OLD.run_id, OLD.kind, OLD.protected, OLD.lane, OLD.state)
    IS NOT (NEW.run_id, NEW.kind, NEW.protected, NEW.lane, NEW.state)
BEGIN
    UPDATE case_count SET cases = cases - 1 WHERE run_id = OLD.run_id
        AND kind = OLD.kind AND protected = OLD.protected AND lane = OLD.lane AND state = OLD.state;
    INSERT INTO case_count VALUES (NEW.run_id, NEW.kind, NEW.protected, NEW.lane, NEW.state, 1)
        ON CONFLICT DO UPDATE SET cases = cases + 1;
END;

-- Which decisions were taken back, and what a person entered today.
CREATE INDEX decision_taken_back ON decision (withdraws);
CREATE INDEX decision_by_day ON decision (entered_by, at);
