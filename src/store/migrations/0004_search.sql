-- The search text of a task holds its category, leaders and units too. Folding is no matter of SQL,
-- so duban makes the rows anew right after this migration ran.

DELETE FROM task_search;
