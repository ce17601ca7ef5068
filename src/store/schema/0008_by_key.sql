-- Each row of these tables is its key, and stood in the table and once more in the index of the key. In a file the table is
-- its key's index now; see 0006.
create table claim_document_by_key (
    claim text not null,
    document text not null,
    primary key (claim, document)
) /* in SQLite: without rowid */;
insert into claim_document_by_key (claim, document) select claim, document from claim_document order by claim, document;
drop table claim_document;
alter table claim_document_by_key rename to claim_document;
create index claim_document_document on claim_document (document, claim);

create table term_by_key (
    owner text not null,
    field text not null,
    value text not null,
    primary key (owner, field, value)
) /* in SQLite: without rowid */;
insert into term_by_key (owner, field, value) select owner, field, value from term order by owner, field, value;
drop table term;
alter table term_by_key rename to term;
create index term_value on term (field, value, owner);

create table lead_by_key (
    name text not null,
    day text not null,
    document text not null,
    primary key (name, day, document)
) /* in SQLite: without rowid */;
insert into lead_by_key (name, day, document) select name, day, document from lead order by name, day, document;
drop table lead;
alter table lead_by_key rename to lead;
create index lead_document on lead (document);

create table document_source_by_key (
    document text not null,
    source text not null,
    primary key (document, source)
) /* in SQLite: without rowid */;
insert into document_source_by_key (document, source)
    select document, source from document_source order by document, source;
drop table document_source;
alter table document_source_by_key rename to document_source;
create index document_source_source on document_source (source, document);

create table announcement_claim_by_key (
    announcement text not null,
    claim text not null,
    primary key (announcement, claim)
) /* in SQLite: without rowid */;
insert into announcement_claim_by_key (announcement, claim)
    select announcement, claim from announcement_claim order by announcement, claim;
drop table announcement_claim;
alter table announcement_claim_by_key rename to announcement_claim;
create index announcement_claim_claim on announcement_claim (claim, announcement);

create table announcement_document_by_key (
    announcement text not null,
    document text not null,
    primary key (announcement, document)
) /* in SQLite: without rowid */;
insert into announcement_document_by_key (announcement, document)
    select announcement, document from announcement_document order by announcement, document;
drop table announcement_document;
alter table announcement_document_by_key rename to announcement_document;
create index announcement_document_document on announcement_document (document, announcement);

create table unsettled_by_key (
    kind text not null,
    day text not null,
    id text not null,
    primary key (kind, day, id)
) /* in SQLite: without rowid */;
insert into unsettled_by_key (kind, day, id) select kind, day, id from unsettled order by kind, day, id;
drop table unsettled;
alter table unsettled_by_key rename to unsettled;
