-- The spine: governments with their event chains, plans, periods, editions, rows, readings.
--
-- {key} is a text that sorts by its bytes; days are texts 2024-01-08, instants milliseconds of UTC,
-- amounts decimal texts, spans bytes of the text they point into. Lists and named arguments are
-- texts as docs/formats/schema.md says. Nothing here is special to one database.

CREATE TABLE governments (
  government {key} NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (government)
);

-- Locked first by every change of the government. next_id is the next key to give out.
CREATE TABLE chain_heads (
  government {key} NOT NULL,
  sequence BIGINT NOT NULL,
  sm3 {key} NOT NULL,
  next_id BIGINT NOT NULL,
  PRIMARY KEY (government)
);

CREATE TABLE events (
  government {key} NOT NULL,
  sequence BIGINT NOT NULL,
  kind {key} NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  payload_sm3 {key} NOT NULL,
  previous {key} NOT NULL,
  sm3 {key} NOT NULL,
  PRIMARY KEY (government, sequence),
  FOREIGN KEY (government) REFERENCES chain_heads (government)
);

-- Apart from the chain, so that a payload can be erased while the chain still verifies.
CREATE TABLE event_payloads (
  government {key} NOT NULL,
  sequence BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (government, sequence),
  FOREIGN KEY (government, sequence) REFERENCES events (government, sequence)
);

-- Imported files by the SM3 of their bytes, in chunks of base64.
CREATE TABLE kept_files (
  government {key} NOT NULL,
  sm3 {key} NOT NULL,
  bytes BIGINT NOT NULL,
  chunks BIGINT NOT NULL,
  PRIMARY KEY (government, sm3),
  FOREIGN KEY (government) REFERENCES governments (government)
);

CREATE TABLE kept_chunks (
  government {key} NOT NULL,
  sm3 {key} NOT NULL,
  ordinal BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (government, sm3, ordinal),
  FOREIGN KEY (government, sm3) REFERENCES kept_files (government, sm3)
);

CREATE TABLE plans (
  government {key} NOT NULL,
  year BIGINT NOT NULL,
  PRIMARY KEY (government, year),
  FOREIGN KEY (government) REFERENCES governments (government)
);

-- edition: the one that stands; NULL where all were undone.
CREATE TABLE periods (
  government {key} NOT NULL,
  year BIGINT NOT NULL,
  label {key} NOT NULL,
  as_of {key} NOT NULL,
  edition {key},
  PRIMARY KEY (government, year, label),
  FOREIGN KEY (government, year) REFERENCES plans (government, year)
);

-- Immutable but for undone_at.
CREATE TABLE editions (
  government {key} NOT NULL,
  edition {key} NOT NULL,
  year BIGINT NOT NULL,
  period {key} NOT NULL,
  number BIGINT NOT NULL,
  replaced {key},
  undone_at BIGINT,
  source_name TEXT NOT NULL,
  source_sm3 {key} NOT NULL,
  source_format TEXT NOT NULL,
  source_encoding TEXT NOT NULL,
  title TEXT NOT NULL,
  document_year BIGINT,
  document_period TEXT,
  document_as_of TEXT,
  index_number TEXT NOT NULL,
  mode TEXT NOT NULL,
  publisher TEXT NOT NULL,
  scope TEXT NOT NULL,
  document_number TEXT NOT NULL,
  retention TEXT NOT NULL,
  created TEXT,
  published TEXT,
  column_fields TEXT NOT NULL,
  headings TEXT NOT NULL,
  rules TEXT NOT NULL,
  digest {key} NOT NULL,
  imported_at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  tally_targets BIGINT NOT NULL,
  tally_tasks BIGINT NOT NULL,
  tally_unquantified BIGINT NOT NULL,
  tally_classes TEXT NOT NULL,
  PRIMARY KEY (government, edition),
  UNIQUE (government, year, period, number),
  FOREIGN KEY (government, year, period) REFERENCES periods (government, year, label)
);

CREATE TABLE tasks (
  government {key} NOT NULL,
  task {key} NOT NULL,
  year BIGINT NOT NULL,
  ordinal BIGINT NOT NULL,
  PRIMARY KEY (government, task),
  FOREIGN KEY (government, year) REFERENCES plans (government, year)
);
CREATE INDEX tasks_of_plan ON tasks (government, year, ordinal, task);

-- Immutable wordings.
CREATE TABLE task_revisions (
  government {key} NOT NULL,
  task {key} NOT NULL,
  number BIGINT NOT NULL,
  content TEXT NOT NULL,
  sm3 {key} NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (government, task, number),
  FOREIGN KEY (government, task) REFERENCES tasks (government, task)
);

-- kind: joined, continued, split, merged.
CREATE TABLE task_links (
  government {key} NOT NULL,
  from_task {key} NOT NULL,
  kind {key} NOT NULL,
  to_task {key} NOT NULL,
  PRIMARY KEY (government, from_task, kind, to_task),
  FOREIGN KEY (government, from_task) REFERENCES tasks (government, task),
  FOREIGN KEY (government, to_task) REFERENCES tasks (government, task)
);
CREATE INDEX task_links_to ON task_links (government, to_task);

-- As printed; immutable but for the task that a row belongs to.
CREATE TABLE task_rows (
  government {key} NOT NULL,
  edition {key} NOT NULL,
  ordinal BIGINT NOT NULL,
  task {key} NOT NULL,
  number BIGINT NOT NULL,
  printed TEXT,
  category TEXT NOT NULL,
  content TEXT NOT NULL,
  leaders TEXT NOT NULL,
  lead_units TEXT NOT NULL,
  units TEXT NOT NULL,
  progress TEXT NOT NULL,
  remark TEXT NOT NULL,
  extra TEXT NOT NULL,
  places TEXT NOT NULL,
  overall TEXT NOT NULL,
  page BIGINT NOT NULL,
  line BIGINT NOT NULL,
  sheet BIGINT NOT NULL,
  grid_row BIGINT NOT NULL,
  grid_column BIGINT NOT NULL,
  PRIMARY KEY (government, edition, ordinal),
  FOREIGN KEY (government, edition) REFERENCES editions (government, edition),
  FOREIGN KEY (government, task) REFERENCES tasks (government, task)
);
CREATE INDEX task_rows_of_task ON task_rows (government, task, edition, ordinal);

CREATE TABLE targets (
  government {key} NOT NULL,
  edition {key} NOT NULL,
  ordinal BIGINT NOT NULL,
  target BIGINT NOT NULL,
  object TEXT NOT NULL,
  kind TEXT NOT NULL,
  verb TEXT NOT NULL,
  stage TEXT NOT NULL,
  operator TEXT NOT NULL,
  value TEXT,
  upper TEXT,
  floor TEXT,
  unit TEXT NOT NULL,
  dimension TEXT NOT NULL,
  span_begin BIGINT NOT NULL,
  span_end BIGINT NOT NULL,
  clause_begin BIGINT NOT NULL,
  clause_end BIGINT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (government, edition, ordinal, target),
  FOREIGN KEY (government, edition, ordinal) REFERENCES task_rows (government, edition, ordinal)
);

CREATE TABLE verdicts (
  government {key} NOT NULL,
  edition {key} NOT NULL,
  ordinal BIGINT NOT NULL,
  target BIGINT NOT NULL,
  class TEXT NOT NULL,
  reason TEXT NOT NULL,
  reported TEXT,
  ratio TEXT,
  as_of TEXT NOT NULL,
  window_months BIGINT NOT NULL,
  rule TEXT NOT NULL,
  span_begin BIGINT,
  span_end BIGINT,
  why_key TEXT NOT NULL,
  why_arguments TEXT NOT NULL,
  PRIMARY KEY (government, edition, ordinal, target),
  FOREIGN KEY (government, edition, ordinal, target)
    REFERENCES targets (government, edition, ordinal, target)
);

CREATE TABLE event_promises (
  government {key} NOT NULL,
  edition {key} NOT NULL,
  ordinal BIGINT NOT NULL,
  promise BIGINT NOT NULL,
  verb TEXT NOT NULL,
  object TEXT NOT NULL,
  span_begin BIGINT NOT NULL,
  span_end BIGINT NOT NULL,
  PRIMARY KEY (government, edition, ordinal, promise),
  FOREIGN KEY (government, edition, ordinal) REFERENCES task_rows (government, edition, ordinal)
);

-- number: the row's printed number; NULL for a finding of the whole document.
CREATE TABLE findings (
  government {key} NOT NULL,
  edition {key} NOT NULL,
  finding BIGINT NOT NULL,
  number BIGINT,
  code TEXT NOT NULL,
  severity TEXT NOT NULL,
  field TEXT NOT NULL,
  span_begin BIGINT,
  span_end BIGINT,
  arguments TEXT NOT NULL,
  page BIGINT NOT NULL,
  line BIGINT NOT NULL,
  sheet BIGINT NOT NULL,
  grid_row BIGINT NOT NULL,
  grid_column BIGINT NOT NULL,
  PRIMARY KEY (government, edition, finding),
  FOREIGN KEY (government, edition) REFERENCES editions (government, edition)
);
CREATE INDEX findings_of_row ON findings (government, edition, number);

-- The newest standing row of each task, folded for substring search.
CREATE TABLE task_search (
  government {key} NOT NULL,
  task {key} NOT NULL,
  year BIGINT NOT NULL,
  period {key} NOT NULL,
  as_of {key} NOT NULL,
  edition {key} NOT NULL,
  ordinal BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (government, task),
  FOREIGN KEY (government, task) REFERENCES tasks (government, task)
);
