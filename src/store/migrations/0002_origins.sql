-- Where a document's file came from, as whoever saved it told. No row where nothing was told.

CREATE TABLE edition_origins (
  government {key} NOT NULL,
  edition {key} NOT NULL,
  address TEXT NOT NULL,
  named TEXT NOT NULL,
  fetched TEXT,
  PRIMARY KEY (government, edition),
  FOREIGN KEY (government, edition) REFERENCES editions (government, edition)
);
