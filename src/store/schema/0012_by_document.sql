-- A mention is looked for by its document or by its neighbourhood, and never by its id alone: the ids of one document lie
-- together in this order, and each in another place in the order of ids.
create unique index if not exists mention_by_document on mention (document, id);
drop index if exists mention_document;
-- Nearly every unit is listed in its own happening's row, where it is found by the happening.
drop index if exists unit_told_in;
create index unit_told_in on unit (told_in) where told_in <> happening;
-- Who drops the names of a document knows them: they stand in its units.
drop index if exists lead_document;
