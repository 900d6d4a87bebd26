/// The settings of a running program.
@NullMarked
package dev.remediator.it.settings;

import org.jspecify.annotations.NullMarked;
