-- What a claim says, without who tells it: by another name, so that a program of before that is still at work fails and does
-- not write evidence where nobody looks for it any more.
alter table claim rename column body to said;

-- Such a program wrote a claim with its evidence and left what the column had: what it wrote is the newer one.
update claim set evidence = null where evidence is not null and substr(said, length(said) - 13) <> '"evidence":[]}';
