//! Python's object model.
