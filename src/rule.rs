//! When a clash matters and what to say.
