/// What an operator can set, with every default in one place.
@NullMarked
package dev.remediator.settings;

import org.jspecify.annotations.NullMarked;
