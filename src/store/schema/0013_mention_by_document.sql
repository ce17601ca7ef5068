-- The key by the id alone, which nobody asks for since 0012, is the table's own in SQLite and goes with it.
create table mention_by_arrival (
    id text not null,
    document text not null,
    neighbourhood text not null,
    predicate text not null,
    start_at bigint not null,
    body text not null,
    gone bigint not null,
    revision bigint not null
);
insert into mention_by_arrival (id, document, neighbourhood, predicate, start_at, body, gone, revision)
    select id, document, neighbourhood, predicate, start_at, body, gone, revision from mention order by rowid;
drop table mention;
alter table mention_by_arrival rename to mention;
create unique index mention_by_document on mention (document, id);
create index mention_neighbourhood on mention (neighbourhood, document);
