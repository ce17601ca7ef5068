-- One schema for SQLite and PostgreSQL: text, bigint and bytea are the column types that both accept and that the
-- program can read from either (a null `double precision` is bound as a `real`, which PostgreSQL then expects of the
-- next number too: numbers that may be null stay in the JSON). Instants are RFC 3339 UTC text of fixed width, days ISO text,
-- flags 0 or 1, JSON is text that SQL never looks into. Ids come from the program, never from a counter.
-- `revision` in a row is that of the row's last change; `gone` rows are kept so that followers learn of it.

-- The one row that every write takes first: writers queue on it, so nothing that they read is stale.
create table revision (
    id bigint not null primary key,
    value bigint not null
);
insert into revision (id, value) values (1, 0);

-- What the derived rows were made with (`extractor`, `claims`), to know when to derive them again.
create table setting (
    name text not null primary key,
    value text not null
);

-- How a source's visits went; the state itself is the crawler's.
create table source (
    id text not null primary key,
    state text not null,
    revision bigint not null
);

-- A host is what is leased: two machines with two feeds of one host would break politeness.
create table host (
    name text not null primary key,
    due_at text not null,
    leased_until text not null,
    leased_by text not null,
    state text not null
);
create index host_due on host (due_at);

-- A body as it was fetched, kept once however many addresses gave it.
create table page (
    hash text not null primary key,
    content_type text,
    size bigint not null,
    body bytea not null
);

-- What an address answered last: for conditional requests, and to know what has been fetched.
-- The key is a hash, because an address may be longer than an index takes.
create table address (
    key text not null primary key,
    url text not null,
    fetched_at text not null,
    status bigint not null,
    etag text,
    last_modified text,
    moved_to text,
    page text,
    document text
);
create index address_document on address (document);

create table document (
    id text not null primary key,
    name text not null,
    url text,
    title text,
    outlet text,
    authors text not null,
    lang text not null,
    published text,
    published_day text,
    published_from text,
    modified text,
    country text,
    tier text,
    source text,
    -- The version whose text holds now.
    version bigint not null,
    versions bigint not null,
    copy_of text,
    origin text not null,
    -- Outlets that its text goes back to.
    credits text not null,
    -- What its mentions were made with; null where they are still to be made.
    extracted_by text,
    first_seen_at text not null,
    revision bigint not null
);
create index document_revision on document (revision);
create index document_copy_of on document (copy_of);
create index document_extracted_by on document (extracted_by);

-- Every text that a document had stays readable.
create table version (
    document text not null,
    number bigint not null,
    text_hash text not null,
    title text,
    published text,
    modified text,
    text text not null,
    page text,
    seen_at text not null,
    revision bigint not null,
    primary key (document, number)
);

-- One document may come by several feeds.
create table document_source (
    document text not null,
    source text not null,
    primary key (document, source)
);
create index document_source_source on document_source (source, document);

-- Near-duplicates share a band of their signatures.
create table signature (
    document text not null primary key,
    body bytea not null
);
create table band (
    band bigint not null,
    document text not null,
    primary key (band, document)
);
create index band_document on band (document);

-- A neighbourhood is what has to be merged together: all mentions of one thing, under one key.
create table mention (
    id text not null primary key,
    document text not null,
    neighbourhood text not null,
    predicate text not null,
    start_at bigint not null,
    body text not null,
    gone bigint not null,
    revision bigint not null
);
create index mention_document on mention (document);
create index mention_neighbourhood on mention (neighbourhood, document);

create table claim (
    id text not null primary key,
    neighbourhood text not null,
    subject_key text not null,
    subject_kind text not null,
    predicate text not null,
    modality text not null,
    first_seen text,
    last_seen text,
    independent_sources bigint not null,
    body text not null,
    -- What its terms are made of, to see whether they are still the same.
    about text not null,
    gone bigint not null,
    revision bigint not null
);
create index claim_neighbourhood on claim (neighbourhood);
create index claim_subject on claim (subject_key, predicate);
create index claim_revision on claim (revision);
create index claim_last_seen on claim (last_seen);
create table claim_document (
    claim text not null,
    document text not null,
    primary key (claim, document)
);
create index claim_document_document on claim_document (document, claim);

create table conflict (
    id text not null primary key,
    neighbourhood text not null,
    predicate text not null,
    body text not null,
    gone bigint not null,
    revision bigint not null
);
create index conflict_neighbourhood on conflict (neighbourhood);
create table conflict_claim (
    conflict text not null,
    claim text not null,
    primary key (conflict, claim)
);
create index conflict_claim_claim on conflict_claim (claim, conflict);

create table announcement (
    id text not null primary key,
    day text,
    independent_sources bigint not null,
    body text not null,
    gone bigint not null,
    revision bigint not null
);
create index announcement_day on announcement (day);
create index announcement_revision on announcement (revision);
create table announcement_claim (
    announcement text not null,
    claim text not null,
    primary key (announcement, claim)
);
create index announcement_claim_claim on announcement_claim (claim, announcement);
create table announcement_document (
    announcement text not null,
    document text not null,
    primary key (announcement, document)
);
create index announcement_document_document on announcement_document (document, announcement);

-- What a claim or an announcement can be asked by beside its own columns: `organization`, `entity`, `country`.
create table term (
    owner text not null,
    field text not null,
    value text not null,
    primary key (owner, field, value)
);
create index term_value on term (field, value, owner);

-- An id that was merged into another leads there for ever.
create table redirect (
    old text not null primary key,
    new text not null,
    revision bigint not null
);
create index redirect_new on redirect (new);

-- A reader's rulings, which survive every rebuild.
create table correction (
    id text not null primary key,
    claim text not null,
    body text not null,
    revision bigint not null
);
create index correction_claim on correction (claim);
