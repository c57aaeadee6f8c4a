-- What a person said of the machine's reading of an edition (docs/formats/corrections.md), as the
-- lines that its verdicts were judged by. No row where nothing was said.

CREATE TABLE edition_corrections (
  government {key} NOT NULL,
  edition {key} NOT NULL,
  correction BIGINT NOT NULL,
  task TEXT NOT NULL,
  promise TEXT NOT NULL,
  begins_at BIGINT,
  action TEXT NOT NULL,
  value TEXT NOT NULL,
  content TEXT NOT NULL,
  progress TEXT NOT NULL,
  PRIMARY KEY (government, edition, correction),
  FOREIGN KEY (government, edition) REFERENCES editions (government, edition)
);
