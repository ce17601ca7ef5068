-- The id of a document is a hash, so that what hangs on it by its id lies all over a large store. Inside it hangs on the place
-- at which the document came in instead: what comes in together lies together. Nothing that anyone is told depends on a place.
--
-- Who writes meanwhile waits for this row, and then finds that this is another store than the one that it knew.
update revision set value = value where id = 1;

create table arrival (
    place bigint /* in SQLite: integer */ not null primary key,
    document text not null unique
);
insert into arrival (place, document)
    select row_number() over (order by first_seen_at, id), id from document order by 1;

create table version_by_place (
    place bigint not null,
    number bigint not null,
    text_hash text not null,
    title text,
    published text,
    modified text,
    text text not null,
    page text,
    seen_at text not null,
    revision bigint not null,
    primary key (place, number)
);
-- SQLite takes the tables of a cross join in the order in which they stand: what is made is then written from front to back.
insert into version_by_place (place, number, text_hash, title, published, modified, text, page, seen_at, revision)
    select a.place, v.number, v.text_hash, v.title, v.published, v.modified, v.text, v.page, v.seen_at, v.revision
    from arrival a cross join version v where v.document = a.document order by a.place, v.number;
drop table version;
alter table version_by_place rename to version;

create table signature_by_place (
    place bigint /* in SQLite: integer */ not null primary key,
    body bytea not null
);
insert into signature_by_place (place, body)
    select a.place, s.body from arrival a cross join signature s where s.document = a.document order by a.place;
drop table signature;
alter table signature_by_place rename to signature;

create table document_source_by_place (
    place bigint not null,
    source text not null,
    primary key (place, source)
) /* in SQLite: without rowid */;
insert into document_source_by_place (place, source)
    select a.place, s.source from arrival a cross join document_source s where s.document = a.document
    order by a.place, s.source;
drop table document_source;
alter table document_source_by_place rename to document_source;
create index document_source_source on document_source (source, place);

create table mention_by_place (
    id text not null,
    place bigint not null,
    neighbourhood text not null,
    predicate text not null,
    start_at bigint not null,
    body text not null,
    gone bigint not null,
    revision bigint not null
);
insert into mention_by_place (id, place, neighbourhood, predicate, start_at, body, gone, revision)
    select m.id, a.place, m.neighbourhood, m.predicate, m.start_at, m.body, m.gone, m.revision
    from arrival a cross join mention m where m.document = a.document order by a.place, m.id;
drop table mention;
alter table mention_by_place rename to mention;
create unique index mention_by_document on mention (place, id);
create index mention_neighbourhood on mention (neighbourhood, place);

create table band_by_place (
    band bigint not null,
    place bigint not null,
    primary key (band, place)
) /* in SQLite: without rowid */;
insert into band_by_place (band, place)
    select b.band, a.place from band b cross join arrival a where a.document = b.document order by b.band, a.place;
drop table band;
alter table band_by_place rename to band;

create table claim_document_by_place (
    claim text not null,
    place bigint not null,
    primary key (claim, place)
) /* in SQLite: without rowid */;
insert into claim_document_by_place (claim, place)
    select l.claim, a.place from claim_document l cross join arrival a where a.document = l.document
    order by l.claim, a.place;
drop table claim_document;
alter table claim_document_by_place rename to claim_document;
create index claim_document_document on claim_document (place, claim);

create table announcement_document_by_place (
    announcement text not null,
    place bigint not null,
    primary key (announcement, place)
) /* in SQLite: without rowid */;
insert into announcement_document_by_place (announcement, place)
    select l.announcement, a.place from announcement_document l cross join arrival a where a.document = l.document
    order by l.announcement, a.place;
drop table announcement_document;
alter table announcement_document_by_place rename to announcement_document;
create index announcement_document_document on announcement_document (place, announcement);

create table unit_by_place (
    place bigint not null,
    part bigint not null,
    -- The first unit of those that tell of the same.
    happening text not null,
    -- The happening in whose row it is listed: its own, or the one that it repeats.
    told_in text not null,
    is_part bigint not null,
    body text not null,
    primary key (place, part)
);
insert into unit_by_place (place, part, happening, told_in, is_part, body)
    select a.place, u.part, u.happening, u.told_in, u.is_part, u.body
    from arrival a cross join unit u where u.document = a.document order by a.place, u.part;
drop table unit;
alter table unit_by_place rename to unit;
create index unit_happening on unit (happening);
create index unit_told_in on unit (told_in) where told_in <> happening;
