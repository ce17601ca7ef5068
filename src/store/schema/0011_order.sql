-- The orders in which claims and announcements are told, as a whole: with the day alone, all of a day were looked at for the
-- first of them.
create index if not exists claim_order on claim (
    last_seen desc /* in PostgreSQL: nulls last */,
    first_seen desc /* in PostgreSQL: nulls last */,
    id
);
drop index if exists claim_last_seen;
create index if not exists announcement_order on announcement (day desc /* in PostgreSQL: nulls last */, id);
drop index if exists announcement_day;
