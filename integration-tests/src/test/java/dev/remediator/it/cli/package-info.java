/// The command line, as people call it.
@NullMarked
package dev.remediator.it.cli;

import org.jspecify.annotations.NullMarked;
