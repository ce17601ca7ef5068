-- When the text that holds was last seen, be it that a server said that it is as it was: an archive brings texts that
-- were a page's before that. And since when it has held, as far as is known, with no other text between.
alter table document add column seen_at text not null default '';
alter table document add column held_since text not null default '';
-- A text that came back has the number of its first coming. Where no text says of what day it is, it was not before the
-- last of the others that it took over again.
update document set seen_at = coalesce(
    (select case
        when document.version < document.versions and document.modified is null and max(v.modified) is null
            and coalesce(min(v.published) = max(v.published), true)
        then max(v.seen_at)
        else max(case when v.number = document.version then v.seen_at end)
        end
    from version v where v.document = document.id),
    first_seen_at
);
update document set held_since = seen_at;
