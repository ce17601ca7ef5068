-- By what rules a kept page was cleaned, and what was known of it beside its body: with both it can be cleaned again. JSON of
-- the pipeline's own.
create table cleaning (
    document text not null,
    page text not null,
    known text not null,
    cleaned_by text not null,
    primary key (document, page)
) /* in SQLite: without rowid */;
