-- What each document tells of, unit by unit, and in which happening. It is kept so that only what has changed, and what
-- that can reach, is arranged again.
create table unit (
    document text not null,
    part bigint not null,
    -- The first unit of those that tell of the same.
    happening text not null,
    -- The happening in whose row it is listed: its own, or the one that it repeats.
    told_in text not null,
    is_part bigint not null,
    body text not null,
    primary key (document, part)
);
create index unit_happening on unit (happening);
create index unit_told_in on unit (told_in);

-- The names by which texts of about one time find one another.
create table lead (
    name text not null,
    day text not null,
    document text not null,
    primary key (name, day, document)
);
create index lead_document on lead (document);

-- The row of the timeline that a happening has.
create table happening (
    id text not null primary key,
    announcement text not null
);
create index happening_announcement on happening (announcement);

-- What is to be arranged again: documents (in the order of their days), claims, happenings and rows of the timeline.
create table unsettled (
    kind text not null,
    day text not null,
    id text not null,
    primary key (kind, day, id)
);

-- The first document that makes a claim decides where it is told.
alter table claim add column first_document text;
