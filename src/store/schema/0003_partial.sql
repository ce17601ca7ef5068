-- Why a document's text may be but a part of the article: `paywall` or `summary`; null where it is the whole.
alter table document add column partial text;
