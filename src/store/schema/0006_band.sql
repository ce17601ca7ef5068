-- Nearly half of a file of SQLite was bands: each row stood in the table and once more in the index of its key. There the
-- table is its key's index now; PostgreSQL has no such tables.
create table band_by_key (
    band bigint not null,
    document text not null,
    primary key (band, document)
) /* in SQLite: without rowid */;
insert into band_by_key (band, document) select band, document from band order by band, document;
drop table band;
alter table band_by_key rename to band;
create index band_document on band (document);
