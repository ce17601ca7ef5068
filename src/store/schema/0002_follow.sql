-- Values that a page gave otherwise in an earlier text: derived from the versions of its document.
create table edit (
    id text not null primary key,
    document text not null,
    day text,
    subject_key text not null,
    predicate text not null,
    modality text not null,
    body text not null,
    -- What its terms are made of, to see whether they are still the same.
    about text not null,
    gone bigint not null,
    revision bigint not null
);
create index edit_document on edit (document);
create index edit_day on edit (day);
create index edit_revision on edit (revision);

-- Neighbourhoods of which a mention or a document has changed since they were merged: a run merges each once, at its
-- end, and what a run that broke off has left here is merged by the next.
create table stale (
    neighbourhood text not null primary key
);
