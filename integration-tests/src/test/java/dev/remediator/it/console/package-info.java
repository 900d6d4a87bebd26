/// The console in a real browser, and who may see it.
@NullMarked
package dev.remediator.it.console;

import org.jspecify.annotations.NullMarked;
