-- As 0008 for two more tables that are only asked by their key.

create table conflict_claim_by_key (
    conflict text not null,
    claim text not null,
    primary key (conflict, claim)
) /* in SQLite: without rowid */;
insert into conflict_claim_by_key (conflict, claim) select conflict, claim from conflict_claim order by conflict, claim;
drop table conflict_claim;
alter table conflict_claim_by_key rename to conflict_claim;
create index conflict_claim_claim on conflict_claim (claim, conflict);

create table stale_by_key (
    neighbourhood text not null primary key
) /* in SQLite: without rowid */;
insert into stale_by_key (neighbourhood) select neighbourhood from stale order by neighbourhood;
drop table stale;
alter table stale_by_key rename to stale;
