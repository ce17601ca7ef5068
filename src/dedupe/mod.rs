//! Stage 4: mentions → claims and conflicts; documents → origins.
