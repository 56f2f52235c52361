//! Finding section headings in an answer as people paste it.
