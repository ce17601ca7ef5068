-- When the text that holds was last seen: an archive brings texts that were a page's before that.
alter table document add column seen_at text not null default '';
update document set seen_at = coalesce(
    (select v.seen_at from version v where v.document = document.id and v.number = document.version),
    first_seen_at
);
