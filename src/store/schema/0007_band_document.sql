-- A document is found by its bands, and its bands by its text: what an earlier text left is told apart by the signature, so
-- that nobody asks for the bands of a document, of which there are a hundred.
drop index band_document;
