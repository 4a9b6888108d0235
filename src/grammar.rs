//! The grammar of claims.
