/// Who is called when, and when no longer: one page from the wish to page somebody until it is
/// over. Pure: the same file, event and time give the same calls.
@NullMarked
package dev.remediator.escalation;

import org.jspecify.annotations.NullMarked;
