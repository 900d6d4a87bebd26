package dev.remediator.console;

/// A page as a browser gets it.
///
/// @param html the whole document
public record Page(String html) {}
