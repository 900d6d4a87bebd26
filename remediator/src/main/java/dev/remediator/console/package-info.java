/// The pages people look at: they show what the log and the warden say, and decide nothing.
@NullMarked
package dev.remediator.console;

import org.jspecify.annotations.NullMarked;
