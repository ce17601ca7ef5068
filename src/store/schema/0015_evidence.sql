-- A claim that many tell has far more evidence than anything else: it gets a column of its own, at the end of the row, so that
-- who asks only what is claimed does not read it. What was kept before has it in the body (and null here) until it is merged
-- again, which a new version of the arrangement does anyway.
alter table claim add column evidence text;

-- Where the document makes the claim, and by which names: what decides where the document is told.
alter table claim_document add column passages text;
