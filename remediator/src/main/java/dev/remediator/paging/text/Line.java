package dev.remediator.paging.text;

/// One line of a page, with what it is worth.
///
/// @param heading of which part it is
/// @param text what it says; harmless, never empty
/// @param worth how much it helps at 3 am
/// @param whole whether a piece of it is worth nothing, as of an address
/// @param name what is said to be left out when it is
record Line(String heading, String text, int worth, boolean whole, String name) {}
