/// What happened, read back from the incident log, for people and for the accounts.
@NullMarked
package dev.remediator.history;

import org.jspecify.annotations.NullMarked;
